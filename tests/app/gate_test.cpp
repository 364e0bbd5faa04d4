#include "gouji/app/pipeline.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace gouji;
using namespace gouji::test;
using nlohmann::json;

namespace {

/// A run as from that folder on that day.
Ran run_in(const std::string& folder, const std::vector<std::string>& arguments, Date today = {2026, 6, 1}) {
    std::istringstream in;
    std::ostringstream out, err;
    Environment environment{in, out, err};
    environment.directory = folder;
    environment.today = today;
    const int code = run_program(arguments, environment);
    return {code, out.str(), err.str()};
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

std::string first_error(const json& report) {
    for (const auto& finding : report["documents"][0]["findings"])
        if (finding["severity"] == "error") return finding["fingerprint"];
    return {};
}

}  // namespace

TEST_CASE("a run below a folder with gouji.toml is held to it and says so; gouji.toml beside the documents is not looked at") {
    Workspace space;
    const auto here = space.folder("team/work/2025");
    space.folder("documents");
    const auto pdf = space.copy(faulty_pdf, "documents/a.pdf");
    space.write("team/gouji.toml", "fail_on = \"never\"\n");
    space.write("documents/gouji.toml", "this is = no TOML");
    const auto ran = run_in(here, {"check", pdf});
    CHECK(ran.code == exit_code::clean);
    CHECK(ran.says("配置：../../gouji.toml，指纹 "));
    CHECK(ran.says("fail_on = never"));
    const auto configuration = run_in(here, {"check", pdf, "--format", "json"}).json()["configuration"];
    CHECK(configuration["file"] == "../../gouji.toml");
    CHECK(configuration["settings"]["fail_on"][0] == "never");
    CHECK(configuration["digest"].get<std::string>().size() == 16);
    CHECK(run_in(here, {"check", pdf, "--fail-on", "error"}).code == exit_code::findings);
    CHECK(run_in(space.root(), {"check", pdf}).says("配置：默认，指纹 "));
    const auto wrong = run_in(space.path("documents"), {"check", pdf});
    CHECK(wrong.code == exit_code::usage);
    CHECK(wrong.complains("配置有误：gouji.toml:1:"));
}

TEST_CASE("the configuration in force is printed without documents, and read again prints the same") {
    Workspace space;
    space.write("gouji.toml", "min_coverage = 90\n");
    const auto dumped = run_in(space.root(), {"check", "--dump-config", "--strict"});
    CHECK(dumped.code == exit_code::clean);
    CHECK(dumped.says("min_coverage = \"90\""));
    const auto again = run_in(space.root(), {"check", "--dump-config", "--config", space.write("dumped.toml", dumped.out)});
    CHECK(again.says("strict = true"));
    CHECK(again.says("min_coverage = \"90\""));
}

TEST_CASE("a rule counts for what the configuration says; a rule that does not exist is named with its place") {
    Workspace space;
    const auto pdf = faulty_pdf.native();
    const auto before = run_in(space.root(), {"check", pdf, "--format", "json"}).json();
    std::string rule;
    for (const auto& finding : before["documents"][0]["findings"])
        if (finding["severity"] == "error") rule = finding["rule"];
    REQUIRE_FALSE(rule.empty());
    space.write("gouji.toml", "[severity]\n" + rule + " = \"note\"\n");
    for (const auto& finding : run_in(space.root(), {"check", pdf, "--format", "json"}).json()["documents"][0]["findings"])
        if (finding["rule"] == rule && finding["relations"].size() == 1) CHECK(finding["severity"] == "note");
    CHECK(run_in(space.root(), {"rules", "list", "--format", "json"}).says("\"note\""));
    space.write("gouji.toml", "[severity]\nGJ000 = \"note\"\n");
    const auto wrong = run_in(space.root(), {"check", pdf});
    CHECK(wrong.code == exit_code::usage);
    CHECK(wrong.complains("gouji.toml:2:1：没有规则 GJ000"));
}

TEST_CASE("a suppression takes its finding out with a reason, until it expires, and is told of when it meets none") {
    Workspace space;
    const auto pdf = faulty_pdf.native();
    const auto before = run_in(space.root(), {"check", pdf, "--format", "json"}).json();
    const auto fingerprint = first_error(before);
    space.write("gouji.toml", "[[suppress]]\nfingerprint = \"" + fingerprint + "\"\nreason = \"已更正\"\nexpires = 2026-12-31\n" +
                                  "[[suppress]]\nfingerprint = \"00000000000000000000000000000000\"\nreason = \"旧\"\n");
    const auto after = run_in(space.root(), {"check", pdf, "--format", "json"}).json();
    CHECK(after["documents"][0]["findings"].size() + 1 == before["documents"][0]["findings"].size());
    REQUIRE(after["documents"][0]["suppressed"].size() == 1);
    CHECK(after["documents"][0]["suppressed"][0]["fingerprint"] == fingerprint);
    CHECK(after["documents"][0]["suppressed"][0]["reason"] == "已更正");
    CHECK(after["documents"][0]["suppressed"][0]["expires"] == "2026-12-31");
    CHECK(after["suppressions"]["suppressed"] == 1);
    CHECK(after["suppressions"]["unused"][0]["where"] == "gouji.toml:5:1");
    CHECK(after["configuration"]["digest"] != before["configuration"]["digest"]);
    const auto shown = run_in(space.root(), {"check", pdf});
    CHECK(shown.says("已抑制结果 1 项"));
    CHECK(shown.says("1 项抑制没有对应的结果"));
    const auto late = run_in(space.root(), {"check", pdf}, {2027, 1, 1});
    CHECK(late.says("1 项抑制已过期"));
    CHECK(late.says("已更正"));
}

TEST_CASE("a baseline accepts what there is; what is new is reported, and an update keeps what people wrote") {
    Workspace space;
    const auto pdf = faulty_pdf.native(), file = space.path("baseline.toml");
    const auto missing = run_in(space.root(), {"check", pdf, "--baseline", file});
    CHECK(missing.code == exit_code::usage);
    CHECK(missing.complains("--update-baseline"));
    CHECK(run_in(space.root(), {"check", pdf, "--update-baseline"}).code == exit_code::usage);

    const auto first = run_in(space.root(), {"check", pdf, "--baseline", file, "--update-baseline"});
    CHECK(first.code == exit_code::clean);
    CHECK(first.says("（基线 baseline.toml）"));
    auto text = bytes_of(file);
    REQUIRE(count_of(text, "[[suppress]]") > 3);
    CHECK(run_in(space.root(), {"check", pdf, "--baseline", file}).code == exit_code::clean);

    text.replace(text.find("reason = \"\""), 11, "reason = \"等待单位说明\"\nexpires = 2027-03-01");
    const auto last = text.rfind("[[suppress]]");
    space.write("baseline.toml", text.substr(0, last));
    const auto ran = run_in(space.root(), {"check", pdf, "--baseline", file, "--format", "json", "--fail-on", "note"});
    CHECK(ran.code == exit_code::findings);
    CHECK(ran.json()["documents"][0]["findings"].size() == 1);
    run_in(space.root(), {"check", pdf, "--baseline", file, "--update-baseline"});
    CHECK(bytes_of(file) == text);
    run_in(space.root(), {"check", clean_pdf.native(), "--baseline", file, "--update-baseline"});
    CHECK(bytes_of(file).find("等待单位说明") == std::string::npos);   // the same body and year, in which nothing is wrong any more

    space.write("baseline.toml", "surplus = 1\n");
    const auto wrong = run_in(space.root(), {"check", pdf, "--baseline", file});
    CHECK(wrong.code == exit_code::usage);
    CHECK(wrong.complains("baseline.toml:1:1: "));
}

TEST_CASE("the same document printed by another program meets the same baseline") {
    Workspace space;
    const auto file = space.path("baseline.toml");
    run_in(space.root(), {"check", (fixtures / "guangxi" / "guangxi-faults-writer.pdf").native(), "--baseline", file, "--update-baseline"});
    const auto ran = run_in(space.root(), {"check", (fixtures / "guangxi" / "guangxi-faults-chromium.pdf").native(), "--baseline", file, "--format", "json"});
    const auto report = ran.json();
    CHECK(ran.code == exit_code::clean);
    CHECK(report["suppressions"]["suppressed"] > 5);
    CHECK(report["documents"][0]["findings"].size() == 0);
}

TEST_CASE("statistics tell the relations of each rule") {
    const auto report = run_in("", {"check", faulty_pdf.native(), "--statistics", "--format", "json"}).json();
    int due = 0, run = 0;
    for (const auto& one : report["statistics"]) {
        due += one["due"].get<int>();
        run += one["run"].get<int>();
        CHECK(one["run"] <= one["due"]);
    }
    CHECK(due == report["documents"][0]["coverage"]["relations_due"]);
    CHECK(run == report["documents"][0]["coverage"]["relations_run"]);
    CHECK_FALSE(run_in("", {"check", faulty_pdf.native(), "--format", "json"}).json().contains("statistics"));
    CHECK(run_in("", {"check", faulty_pdf.native(), "--statistics"}).says("应查关系"));
}
