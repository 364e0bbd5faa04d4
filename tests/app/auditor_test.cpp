// What an auditor takes away: annotated copies, the HTML report with pictures, the working paper.

#include "gouji/app/pipeline.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace gouji;
using namespace gouji::test;

namespace {

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Highlights per page.
std::vector<int> highlights(const fs::path& path) {
    QPDF file;
    file.processFile(path.c_str());
    std::vector<int> out;
    for (auto page : file.getAllPages()) {
        out.push_back(0);
        auto list = page.getKey("/Annots");
        for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i)
            if (list.getArrayItem(i).getKey("/Subtype").getName() == "/Highlight") ++out.back();
    }
    return out;
}

}  // namespace

TEST_CASE("documents with findings are annotated at every figure of a finding, others are not copied") {
    Workspace space;
    const auto faulty = space.copy(faulty_pdf, "in.pdf");
    const auto bad = space.write("bad.pdf", "no PDF");
    const auto before = bytes_of(faulty);
    const auto ran = run_gouji({"check", faulty, bad, "--annotate", space.path("out/notes"), "--format", "json"});
    CHECK(ran.code == exit_code::findings);
    CHECK(bytes_of(faulty) == before);
    const auto files = files_in(space.path("out/notes"));
    REQUIRE(files.size() == 1);
    CHECK(files[0].filename().string().rfind("in.", 0) == 0);
    std::set<std::pair<int, std::string>> places;
    const auto json = ran.json();
    for (const auto& finding : json["documents"][0]["findings"])
        for (const auto& evidence : finding["evidence"]) places.insert({evidence["page"].get<int>(), evidence["bbox"].dump()});
    std::size_t all = 0;
    for (const int on_page : highlights(files[0])) all += static_cast<std::size_t>(on_page);
    CHECK(all == places.size());
}

TEST_CASE("annotated copies are the same bytes each time and stay in their folder whatever the documents are called") {
    Workspace space;
    space.folder("a");
    space.folder("b");
    const std::vector<std::string> inputs = {space.copy(faulty_pdf, "a/same.pdf"), space.copy(faulty_pdf, "b/same.pdf"), space.copy(faulty_pdf, "b/SAME.pdf"),
                                             space.copy(faulty_pdf, "..pdf"), space.copy(faulty_pdf, "a\\..\\b:*\n.pdf"), space.copy(faulty_pdf, "\xcb\xe3.pdf"),
                                             space.copy(faulty_pdf, std::string(250, 'n') + ".pdf")};
    for (const char* folder : {"one", "two"}) {
        std::vector<std::string> arguments = {"check", "--quiet", "--annotate", space.path(folder)};
        arguments.insert(arguments.end(), inputs.begin(), inputs.end());
        CHECK(run_gouji(arguments).code == exit_code::findings);
    }
    const auto one = files_in(space.path("one")), two = files_in(space.path("two"));
    REQUIRE(one.size() == inputs.size());
    REQUIRE(two.size() == inputs.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].filename() == two[i].filename());
        CHECK(bytes_of(one[i]) == bytes_of(two[i]));
        CHECK(one[i].filename().string().find('\\') == std::string::npos);
    }
}

TEST_CASE("a link that stands where a copy goes is replaced and not followed") {
    Workspace space;
    const auto input = space.copy(faulty_pdf, "in.pdf");
    CHECK(run_gouji({"check", input, "--quiet", "--annotate", space.path("out")}).code == exit_code::findings);
    const auto copy = files_in(space.path("out")).at(0);
    const auto treasure = space.write("treasure", "untouched");
    fs::remove(copy);
    fs::create_symlink(treasure, copy);
    CHECK(run_gouji({"check", input, "--quiet", "--annotate", space.path("out")}).code == exit_code::findings);
    CHECK(bytes_of(treasure) == "untouched");
    CHECK_FALSE(fs::is_symlink(copy));
    CHECK(files_in(space.path("out")).size() == 1);
}

TEST_CASE("a document that opens with an empty password is annotated") {
    Workspace space;
    const auto locked = encrypt(faulty_pdf, space.path("locked.pdf"), "");
    CHECK(run_gouji({"check", locked, "--quiet", "--annotate", space.path("out")}).code == exit_code::findings);
    REQUIRE(files_in(space.path("out")).size() == 1);
    QPDF file;
    file.processFile(files_in(space.path("out"))[0].c_str());
    CHECK_FALSE(file.isEncrypted());
}

TEST_CASE("a folder for copies that cannot be made is wrong usage, known before anything is read") {
    Workspace space;
    const auto file = space.write("file", "");
    const auto ran = run_gouji({"check", faulty_pdf.native(), "--annotate", file + "/sub"});
    CHECK(ran.code == exit_code::usage);
    CHECK(ran.complains("无法写入"));
    CHECK(ran.out.empty());
}

TEST_CASE("a working paper is not poured over a terminal, but into a pipe") {
    for (const bool terminal : {true, false}) {
        std::istringstream in;
        std::ostringstream out, err;
        Environment environment{in, out, err};
        environment.terminal = terminal;
        const int code = run_program({"check", clean_pdf.native(), "--format", "xlsx"}, environment);
        CHECK(code == (terminal ? exit_code::usage : exit_code::clean));
        CHECK(out.str().empty() == terminal);
        CHECK(err.str().empty() == !terminal);
    }
}

TEST_CASE("HTML and working paper are written beside other reports, the same bytes each time, with pictures of the pages") {
    Workspace space;
    for (const char* folder : {"one/", "two/"}) {
        space.folder(folder);
        const std::string to = space.path(folder);
        CHECK(run_gouji({"check", faulty_pdf.native(), "--quiet", "--output", "html=" + to + "r.html", "--output", "xlsx=" + to + "r.xlsx", "--output",
                         "json=" + to + "r.json"})
                  .code == exit_code::findings);
    }
    for (const char* name : {"r.html", "r.xlsx", "r.json"}) {
        CAPTURE(std::string(name));
        CHECK(bytes_of(space.path(std::string("one/") + name)) == bytes_of(space.path(std::string("two/") + name)));
    }
    const auto html = bytes_of(space.path("one/r.html"));
    CHECK(html.find("src=\"data:image/png;base64,iVBOR") != std::string::npos);
    const auto json = nlohmann::json::parse(bytes_of(space.path("one/r.json")));
    std::size_t findings = 0;
    for (auto at = html.find("<article "); at != std::string::npos; at = html.find("<article ", at + 1)) ++findings;
    CHECK(findings == json["documents"][0]["findings"].size());
}
