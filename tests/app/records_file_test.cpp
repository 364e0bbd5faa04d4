#include "gouji/app/records_file.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::test;

namespace {

const std::vector<std::string> producers = {"guangxi/guangxi-clean-writer.pdf", "guangxi/guangxi-faults-writer.pdf", "guangxi/guangxi-calc.pdf",
                                            "xinjiang/xinjiang-clean-calc.pdf", "xinjiang/xinjiang-faults-xelatex.pdf"};

/// A folder of documents of several kinds: sound, faulty, broken, missing.
std::string fill(const Workspace& space) {
    const auto folder = space.folder("pdf");
    for (std::size_t i = 0; i < producers.size(); ++i) fs::copy_file(fixtures / producers[i], folder + "/" + std::to_string(i) + ".pdf");
    space.write("pdf/3b broken.pdf", "%PDF-1.4\nnothing");
    return folder;
}

std::string report(const std::vector<std::string>& arguments) {
    auto all = arguments;
    all.insert(all.end(), {"--format", "json"});
    return run_gouji(all).out;
}

}  // namespace

TEST_CASE("records of shards merge into the report of a single run, byte for byte, whatever their order") {
    Workspace space;
    const auto folder = fill(space), missing = space.path("missing.pdf");
    const auto whole = report({"check", folder, missing});
    std::vector<std::string> parts;
    std::size_t documents = 0;
    for (const std::string shard : {"1/3", "2/3", "3/3"}) {
        parts.push_back(space.path("records" + shard.substr(0, 1)));
        const auto part = nlohmann::json::parse(report({"check", folder, missing, "--shard", shard, "--records", parts.back()}));
        documents += part["documents"].size();
    }
    CHECK(documents == producers.size() + 2);
    CHECK(report({"merge", parts[0], parts[1], parts[2]}) == whole);
    CHECK(report({"merge", parts[2], parts[0], parts[1], parts[0]}) == whole);
    CHECK(run_gouji({"merge", parts[0], parts[1], parts[2]}).out == run_gouji({"check", folder, missing}).out);
    CHECK(run_gouji({"merge", parts[0], parts[1], parts[2]}).code == run_gouji({"check", folder, missing}).code);
}

TEST_CASE("a share without documents is no failure, a run without documents is one") {
    Workspace space;
    const auto folder = space.folder("pdf");
    fs::copy_file(clean_pdf, folder + "/a.pdf");
    int with_document = 0, failing = 0;
    for (const std::string shard : {"1/4", "2/4", "3/4", "4/4"}) {
        const auto ran = run_gouji({"check", folder, "--shard", shard, "--records", space.path("records"), "--format", "json"});
        CHECK(ran.code == exit_code::clean);
        with_document += !ran.json()["documents"].empty();
        failing += run_gouji({"check", space.folder("empty"), "--shard", shard}).code == exit_code::unchecked;
        CHECK(run_gouji({"merge", space.path("records")}).code == (ran.json()["documents"].empty() ? exit_code::unchecked : exit_code::clean));
    }
    CHECK(with_document == 1);
    CHECK(failing == 1);   // an empty folder is somebody's share too
}

TEST_CASE("merge refuses what is no complete records file, and records made with other rules") {
    Workspace space;
    const auto records = space.path("records");
    run_gouji({"check", clean_pdf.native(), "--records", records});
    const auto bytes = bytes_of(records);
    REQUIRE(run_gouji({"merge", records}).code == exit_code::clean);
    for (const std::string& bad : {std::string(), std::string("{}\n"), bytes.substr(0, bytes.size() - 5), bytes + "{\"input\":1}\n", bytes + "\n"}) {
        const auto ran = run_gouji({"merge", space.write("bad", bad)});
        CHECK(ran.code == exit_code::usage);
        CHECK(ran.complains("不是完整的记录文件"));
    }
    auto other = bytes;
    other.replace(other.find("\"rules\":\"") + 9, 4, "0000");
    CHECK(run_gouji({"merge", space.write("other", other)}).complains("其他规则"));
    CHECK(run_gouji({"merge", space.path("missing")}).code == exit_code::usage);
}

TEST_CASE("what was read is found again in the cache, damaged entries are read anew") {
    Workspace space;
    const auto folder = fill(space), cache = space.path("cache");
    const auto plain = report({"check", folder});
    CHECK(report({"check", folder, "--cache", cache}) == plain);
    std::size_t entries = 0;
    for (const auto& entry : fs::recursive_directory_iterator(cache)) {
        if (!entry.is_regular_file()) continue;
        if (entries++ % 2 == 0) fs::resize_file(entry.path(), fs::file_size(entry.path()) / 2);
    }
    CHECK(entries == producers.size() + 1);
    CHECK(report({"check", folder, "--cache", cache}) == plain);
    fs::rename(folder, space.path("renamed"));
    const auto moved = nlohmann::json::parse(report({"check", space.path("renamed"), "--cache", cache}));
    CHECK(moved["documents"][0]["path"] == space.path("renamed") + "/0.pdf");
    const auto other_rules = report({"check", space.path("renamed"), "--cache", cache, "--rules", (fs::path(GOUJI_SOURCE_DIR) / "rules").native()});
    CHECK(nlohmann::json::parse(other_rules)["documents"].size() == producers.size() + 1);
}

TEST_CASE("a cache that cannot be written is said once and hinders nothing") {
    Workspace space;
    const auto file = space.write("file", "");
    const auto ran = run_gouji({"check", clean_pdf.native(), "--cache", file + "/cache"});
    CHECK(ran.code == exit_code::clean);
    CHECK(ran.complains("无法写入缓存"));
}

TEST_CASE("a report that cannot be written to its end leaves the old one alone") {
    Workspace space;
    const auto report_file = space.write("report.json", "old");
    CHECK(run_gouji({"check", clean_pdf.native(), "--output", "json=/dev/full"}).code == exit_code::internal);
    CHECK(run_gouji({"check", clean_pdf.native(), "--output", "json=" + report_file, "--records", space.path("no/such/folder")}).code == exit_code::usage);
    CHECK(bytes_of(report_file) == "old");
    const Unprivileged writer;
    const auto closed = run_gouji({"check", clean_pdf.native(), "--output", "json=" + space.path("closed.json")});
    CHECK(closed.code == exit_code::usage);
    CHECK_FALSE(fs::exists(space.path("closed.json")));
    CHECK(std::distance(fs::directory_iterator(space.root()), fs::directory_iterator()) == 1);
}
