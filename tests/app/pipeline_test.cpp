#include "gouji/app/pipeline.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace gouji;
using namespace gouji::test;
using nlohmann::json;

namespace {

json document_of(const Ran& ran, std::size_t index = 0) { return ran.json()["documents"].at(index); }

std::set<std::string> severities(const json& document) {
    std::set<std::string> found;
    for (const auto& finding : document["findings"]) found.insert(finding["severity"].get<std::string>());
    return found;
}

}  // namespace

TEST_CASE("a clean document is checked, tied and ends with 0") {
    const auto ran = run_gouji({"check", clean_pdf.native(), "--format", "json"});
    const auto document = document_of(ran);
    CHECK(document["status"] == "checked");
    CHECK(document["year"] == 2025);
    CHECK(document["coverage"]["relations_run"] > 0);
    CHECK(document["coverage"]["table_figures_tied"] > 0);
    CHECK(severities(document).count("error") == 0);
    CHECK(ran.code == exit_code::clean);
}

TEST_CASE("a document with faults ends with 1, and --fail-on moves the limit") {
    const auto path = faulty_pdf.native();
    CHECK(run_gouji({"check", path}).code == exit_code::findings);
    CHECK(run_gouji({"check", path, "--fail-on", "never"}).code == exit_code::clean);
    CHECK(run_gouji({"check", path, "--fail-on", "note"}).code == exit_code::findings);
    const auto ran = run_gouji({"check", path});
    CHECK(ran.says("不符"));
    CHECK(ran.says("不能同时成立"));
    CHECK(run_gouji({"check", path, "--lang", "en"}).says("both cannot hold"));
}

TEST_CASE("findings win over files that could not be read, files that could not be read over nothing found") {
    Workspace space;
    const auto missing = space.path("missing.pdf");
    CHECK(run_gouji({"check", faulty_pdf.native(), missing}).code == exit_code::findings);
    CHECK(run_gouji({"check", clean_pdf.native(), missing}).code == exit_code::unchecked);
}

TEST_CASE("every kind of bad input has its status and reason, and the rest of the run goes on") {
    Workspace space;
    const auto whole = bytes_of(clean_pdf);
    space.write("1 not.pdf", "this is no PDF");
    space.write("2 truncated.pdf", whole.substr(0, whole.size() / 3));
    encrypt(clean_pdf, space.path("3 locked.pdf"), "secret");
    blank_pdf(space.path("4 no pages.pdf"), 0);
    blank_pdf(space.path("5 blank.pdf"), 2);
    space.write("6 empty.pdf", "");
    space.copy(clean_pdf, "7 good.pdf");
    const auto ran = run_gouji({"check", space.root(), space.path("missing.pdf"), "--format", "json"});
    const auto documents = ran.json()["documents"];
    REQUIRE(documents.size() == 8);
    const auto reason = [&](std::size_t i) { return documents[i]["reason"].is_null() ? std::string() : documents[i]["reason"].get<std::string>(); };
    CHECK(reason(0).rfind("not_pdf", 0) == 0);
    CHECK(documents[1]["status"] != "checked");
    CHECK_FALSE(reason(1).empty());
    CHECK(reason(2).rfind("encrypted", 0) == 0);
    CHECK(reason(3).rfind("no_pages", 0) == 0);
    CHECK(documents[4]["status"] == "unrecognised");
    CHECK(documents[5]["status"] == "unreadable");
    CHECK(documents[6]["status"] == "checked");
    CHECK(documents[6]["coverage"]["relations_run"] > 0);
    CHECK(reason(7) == "not_found: no such file or folder");
    for (const std::size_t i : {0U, 2U, 3U, 5U, 7U}) {
        CHECK(documents[i]["status"] == "unreadable");
        CHECK(documents[i]["findings"].empty());
    }
    CHECK(ran.code == exit_code::unchecked);
    CHECK(ran.complains("missing.pdf"));
    CHECK(ran.complains("文件已加密，需要密码"));
}

TEST_CASE("a document that opens with an empty password is read") {
    Workspace space;
    const auto ran = run_gouji({"check", encrypt(clean_pdf, space.path("open.pdf"), ""), "--format", "json"});
    CHECK(document_of(ran)["status"] == "checked");
    CHECK(ran.code == exit_code::clean);
}

TEST_CASE("a file without read permission says so") {
    Workspace space;
    const auto path = space.copy(clean_pdf, "closed.pdf");
    fs::permissions(path, fs::perms::none);
    const Unprivileged reader;
    const auto ran = run_gouji({"check", path, "--format", "json"});
    CHECK(document_of(ran)["reason"].get<std::string>().rfind("permission", 0) == 0);
    CHECK(ran.code == exit_code::unchecked);
}

TEST_CASE("a folder without PDF files and an empty list end with 3") {
    Workspace space;
    const auto ran = run_gouji({"check", space.folder("empty")});
    CHECK(ran.code == exit_code::unchecked);
    CHECK(ran.says("文件夹中没有 PDF 文件"));
    const auto nothing = run_gouji({"check", "-"}, "");
    CHECK(nothing.code == exit_code::unchecked);
    CHECK(nothing.says("没有可核对的文件"));
}

TEST_CASE("a name that is no UTF-8 is shown with %XX and read all the same") {
    Workspace space;
    const auto path = space.copy(clean_pdf, "\xcb\xe3.pdf");   // 算 in GBK
    const auto ran = run_gouji({"check", path, "--format", "json"});
    const auto shown = document_of(ran)["path"].get<std::string>();
    CHECK(shown.find("%CB%E3.pdf") != std::string::npos);
    CHECK(document_of(ran)["status"] == "checked");
}

TEST_CASE("a document below the minimum coverage ends with 3, with findings with 1") {
    const auto path = clean_pdf.native();
    CHECK(run_gouji({"check", path, "--min-coverage", "0"}).code == exit_code::clean);
    const auto coverage = document_of(run_gouji({"check", path, "--format", "json"}))["coverage"];
    const int all = coverage["table_figures"].get<int>() + coverage["narrative_figures"].get<int>();
    const int tied = coverage["table_figures_tied"].get<int>() + coverage["narrative_figures_tied"].get<int>();
    CHECK(run_gouji({"check", path, "--min-coverage", "100"}).code == (tied == all ? exit_code::clean : exit_code::unchecked));
    CHECK(run_gouji({"check", faulty_pdf.native(), "--min-coverage", "100"}).code == exit_code::findings);
}

TEST_CASE("a document in which no rule ran is not checked, whatever its status") {
    const auto rules = run_gouji({"rules"}).out;
    const auto only = rules.substr(0, rules.find(' '));
    const auto ran = run_gouji({"check", clean_pdf.native(), "--select", only, "--format", "json"});
    const bool ran_something = document_of(ran)["coverage"]["relations_run"] > 0;
    CHECK(ran.code == (ran_something ? exit_code::clean : exit_code::unchecked));
}

TEST_CASE("select and ignore take both kinds of ids; an unknown one is wrong usage") {
    const auto path = faulty_pdf.native();
    const auto all = document_of(run_gouji({"check", path, "--format", "json"}))["findings"];
    REQUIRE_FALSE(all.empty());
    const auto rule = all[0]["rule"].get<std::string>();
    for (const auto& finding : document_of(run_gouji({"check", path, "--select", rule, "--format", "json"}))["findings"])
        CHECK(finding["rule"] == rule);
    for (const auto& finding : document_of(run_gouji({"check", path, "--ignore", rule, "--format", "json"}))["findings"])
        CHECK(finding["rule"] != rule);
    const auto unknown = run_gouji({"check", path, "--select", "GJ999999"});
    CHECK(unknown.code == exit_code::usage);
    CHECK(unknown.complains("GJ999999"));
}

TEST_CASE("several reports are written in one run, and one without a format takes the place of standard output") {
    Workspace space;
    const auto path = faulty_pdf.native();
    const auto extra = run_gouji({"check", path, "--output", "json=" + space.path("a.json")});
    CHECK(extra.says("不符"));
    CHECK(json::parse(bytes_of(space.path("a.json")))["schema"] == 1);
    const auto moved = run_gouji({"check", path, "--output", space.path("b.txt"), "--output", "json=" + space.path("b.json")});
    CHECK(moved.out.empty());
    CHECK(bytes_of(space.path("b.txt")).find("不符") != std::string::npos);
    CHECK(bytes_of(space.path("b.json")) == bytes_of(space.path("a.json")));
    const auto wrong = run_gouji({"check", path, "--output", space.path("no/such/folder/x.json")});
    CHECK(wrong.code == exit_code::usage);
    CHECK(wrong.complains("no/such/folder"));
}

TEST_CASE("a report that cannot be written ends the run with 4 and says why; one that never could is wrong usage") {
    Workspace space;
    const auto full = run_gouji({"check", clean_pdf.native(), "--output", "json=/dev/full", "--output", "ndjson=" + space.path("a.ndjson")});
    CHECK(full.code == exit_code::internal);
    CHECK(full.complains("无法写入 /dev/full：磁盘空间不足"));
    CHECK(bytes_of(space.path("a.ndjson")).find("\"summary\"") != std::string::npos);   // the others are written all the same
    const auto twice = run_gouji({"check", clean_pdf.native(), "--output", "json=" + space.path("b"), "--output", "sarif=" + space.path("./b")});
    CHECK(twice.code == exit_code::usage);
    CHECK(twice.complains("两份报告写入同一个文件"));
    const auto slip = run_gouji({"check", "--output", space.copy(clean_pdf, "c.pdf"), clean_pdf.native()});
    CHECK(slip.code == exit_code::usage);
    CHECK(slip.complains("PDF"));
}

TEST_CASE("quiet leaves standard output empty and still ends as it must") {
    const auto ran = run_gouji({"check", faulty_pdf.native(), "--quiet"});
    CHECK(ran.out.empty());
    CHECK(ran.code == exit_code::findings);
}

TEST_CASE("quiet keeps back the report for people only, and every progress") {
    const auto path = clean_pdf.native();
    const auto ran = run_gouji({"check", path, "--quiet", "--format", "json"});
    CHECK(ran.json()["documents"].size() == 1);
    CHECK(ran.out == run_gouji({"check", path, "--format", "json"}).out);
}

TEST_CASE("progress names the documents on standard error, by itself only on a terminal, and leaves no line there") {
    const auto told = [](bool terminal, const std::vector<std::string>& more) {
        std::istringstream in;
        std::ostringstream out, err;
        Environment environment{in, out, err};
        environment.error_terminal = terminal;
        std::vector<std::string> arguments = {"check", clean_pdf.native(), "--jobs", "1"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        run_program(arguments, environment);
        CHECK(out.str().find("[1/1]") == std::string::npos);
        return err.str();
    };
    CHECK(told(false, {}).find("[1/1]") == std::string::npos);
    CHECK(told(false, {"--progress", "always"}).find("[1/1] " + clean_pdf.native() + "\n") != std::string::npos);
    const auto shown = told(true, {});
    CHECK(shown.find("\r\x1b[K[1/1] ") != std::string::npos);
    CHECK(shown.find("\r\x1b[K1 份文件，用时 ") != std::string::npos);
    CHECK(told(true, {"--quiet"}).find("[1/1]") == std::string::npos);
    CHECK(told(true, {"--progress", "never"}).find("[1/1]") == std::string::npos);
    CHECK(told(false, {"--statistics"}).find("识读 ") != std::string::npos);
}

TEST_CASE("the same input gives the same bytes, whatever the number of jobs") {
    const std::vector<std::string> arguments = {"check", faulty_pdf.native(), clean_pdf.native(), "--format", "json"};
    auto with_jobs = arguments;
    with_jobs.insert(with_jobs.end(), {"--jobs", "4"});
    CHECK(run_gouji(arguments).out == run_gouji(with_jobs).out);
}

TEST_CASE("colour comes when asked for or on a terminal without NO_COLOR") {
    const auto colored = [](bool terminal, bool no_color, const char* mode) {
        std::istringstream in;
        std::ostringstream out, err;
        Environment environment{in, out, err, terminal, no_color};
        run_program({"check", faulty_pdf.native(), "--color", mode}, environment);
        return out.str().find("\x1b[") != std::string::npos;
    };
    CHECK_FALSE(colored(false, false, "auto"));
    CHECK(colored(true, false, "auto"));
    CHECK_FALSE(colored(true, true, "auto"));
    CHECK(colored(false, true, "always"));
    CHECK_FALSE(colored(true, false, "never"));
}

TEST_CASE("tables and facts give the document as data") {
    const auto tables = run_gouji({"tables", clean_pdf.native(), "--format", "json"});
    CHECK(tables.code == exit_code::clean);
    CHECK(tables.json()["tables"].size() == 12);
    CHECK(run_gouji({"tables", clean_pdf.native()}).says("###"));
    const auto facts = run_gouji({"facts", clean_pdf.native()});
    CHECK(facts.code == exit_code::clean);
    const auto first = json::parse(facts.out.substr(0, facts.out.find('\n')));
    for (const char* name : {"value", "unit", "places", "coordinates", "page", "bbox", "text", "origin", "role", "tie", "reason", "state"})
        CHECK(first.contains(name));
    CHECK(run_gouji({"facts", clean_pdf.native(), "--format", "csv"}).says("value,unit,places"));
}

TEST_CASE("tables and facts of a file that cannot be read end with 3 and say why") {
    Workspace space;
    for (const char* command : {"tables", "facts"}) {
        const auto ran = run_gouji({command, space.path("missing.pdf")});
        CHECK(ran.code == exit_code::unchecked);
        CHECK(ran.complains("文件或文件夹不存在"));
    }
}

TEST_CASE("explain takes both kinds of ids and knows what it does not know") {
    const auto rules = run_gouji({"rules"}).out;
    const auto id = rules.substr(0, rules.find(' '));
    const auto by_id = run_gouji({"explain", id});
    CHECK(by_id.code == exit_code::clean);
    CHECK(by_id.says(id));
    CHECK(by_id.says("公式"));
    CHECK(run_gouji({"explain", "A02"}).code == exit_code::clean);
    const auto unknown = run_gouji({"explain", "Z99"});
    CHECK(unknown.code == exit_code::usage);
    CHECK(unknown.complains("Z99"));
}

TEST_CASE("a rule folder replaces the built-in rules; a wrong one is named with its place") {
    Workspace space;
    const auto folder = (fs::path(GOUJI_SOURCE_DIR) / "rules").native();
    const auto good = run_gouji({"rules", "check", folder});
    CHECK(good.code == exit_code::clean);
    CHECK(good.says("规则有效"));
    CHECK(run_gouji({"rules", "list", "--rules", folder}).out == run_gouji({"rules"}).out);
    const auto with = document_of(run_gouji({"check", faulty_pdf.native(), "--rules", folder, "--format", "json"}));
    CHECK(with == document_of(run_gouji({"check", faulty_pdf.native(), "--format", "json"})));

    space.folder("rules/x");
    space.write("rules/x/GJ001-broken.toml", "id = \"GJ001\"\nsurplus = 1\n");
    const auto broken = run_gouji({"rules", "check", space.path("rules")});
    CHECK(broken.code == exit_code::usage);
    CHECK(broken.complains("GJ001-broken.toml:"));
    const auto missing = run_gouji({"check", clean_pdf.native(), "--rules", space.path("nowhere")});
    CHECK(missing.code == exit_code::usage);
    CHECK(missing.complains("nowhere"));
    for (const auto& arguments : {std::vector<std::string>{"rules", "check", space.folder("none")}, {"check", clean_pdf.native(), "--rules", space.path("none")}}) {
        const auto empty = run_gouji(arguments);
        CHECK(empty.code == exit_code::usage);
        CHECK(empty.complains("中没有规则文件"));
    }
}

TEST_CASE("the list of rules is data as well") {
    const auto list = run_gouji({"rules", "list", "--format", "json", "--lang", "en"}).json();
    CHECK(list["digest"].get<std::string>().size() == 16);
    REQUIRE_FALSE(list["rules"].empty());
    CHECK(run_gouji({"rules"}).says(list["rules"][0]["rule"].get<std::string>()));
    for (const char* name : {"catalogue", "severity", "title", "formula", "why", "basis", "false_positives", "example"})
        CHECK(list["rules"][0].contains(name));
}
