#include "gouji/app/config.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include <toml++/toml.h>

using namespace gouji;
using namespace gouji::test;

namespace {

CommandLine parsed(std::vector<std::string> arguments = {"check", "a.pdf"}) {
    auto line = parse_command_line(arguments);
    REQUIRE_MESSAGE(line.options.has_value(), line.err);
    return line;
}

Options configured(const std::string& folder, const std::vector<std::string>& arguments = {"check", "a.pdf"}) {
    const auto options = configure(parsed(arguments), folder);
    REQUIRE_MESSAGE(options.has_value(), options.error().text);
    return *options;
}

std::string problem_of(const Workspace& space, const std::string& text) {
    space.write("gouji.toml", text);
    const auto options = configure(parsed(), space.root());
    return options ? std::string("(none)") : options.error().text;
}

const std::string everything = R"(fail_on = "note"
strict = true
min_coverage = 97.5
select = ["A01", "A02"]
ignore = ["B01"]
rules = "own rules"
lang = "en"
jobs = 3
format = "json"
output = ["json=out/report.json", "plain.txt"]
baseline = "accepted.toml"
color = "never"
progress = "never"
quiet = true
statistics = true

[severity]
GJ101 = "warning"
A02 = "note"

[[suppress]]
fingerprint = "0123456789abcdef0123456789abcdef"
reason = "已核实，\"原文\"如此"
expires = 2027-01-31
)";

}  // namespace

TEST_CASE("gouji.toml is found in the folder or the nearest one above it") {
    Workspace space;
    space.folder("a/b/c");
    CHECK(find_config("").empty());
    const auto outer = space.write("gouji.toml", "");
    CHECK(find_config(space.path("a/b/c")) == outer);
    CHECK(configured(space.path("a/b/c")).config_file == "../../../gouji.toml");
    const auto inner = space.write("a/b/gouji.toml", "strict = true\n");
    CHECK(find_config(space.path("a/b/c")) == inner);
    CHECK(configured(space.path("a/b/c")).strict);
    CHECK(configured(space.path("a/b")).config_file == "gouji.toml");
    CHECK_FALSE(configured(space.path("a")).strict);
}

TEST_CASE("everything that check can be told can stand in the file; paths are meant from its folder") {
    Workspace space;
    space.write("gouji.toml", everything);
    const auto options = configured(space.folder("deep/er"));
    CHECK(options.fail_on == FailOn::note);
    CHECK(options.strict);
    CHECK(to_string(options.min_coverage.value()) == "97.5");
    CHECK(options.select == std::vector<std::string>{"A01", "A02"});
    CHECK(options.ignore == std::vector<std::string>{"B01"});
    CHECK(options.rules_folder == space.path("own rules"));
    CHECK(options.language == Language::en);
    CHECK(options.jobs == 3);
    CHECK(options.format == "json");
    REQUIRE(options.outputs.size() == 2);
    CHECK(options.outputs[0].format == "json");
    CHECK(options.outputs[0].path == space.path("out/report.json"));
    CHECK(options.outputs[1].path == space.path("plain.txt"));
    CHECK(options.baseline == space.path("accepted.toml"));
    CHECK(options.quiet);
    REQUIRE(options.severities.size() == 2);
    REQUIRE(options.suppressions.size() == 1);
    CHECK(options.suppressions[0].expires == Date{2027, 1, 31});
    CHECK(options.sources.at("fail-on") == "../../gouji.toml:1:1");
}

TEST_CASE("the command line wins over the file, a list as a whole") {
    Workspace space;
    space.write("gouji.toml", everything);
    const auto options = configured(space.root(), {"check", "a.pdf", "--fail-on", "never", "--select", "C01", "--strict=false", "--lang", "zh"});
    CHECK(options.fail_on == FailOn::never);
    CHECK(options.select == std::vector<std::string>{"C01"});
    CHECK_FALSE(options.strict);
    CHECK(options.language == Language::zh);
    CHECK(options.ignore == std::vector<std::string>{"B01"});
    CHECK(options.sources.count("select") == 0);
}

TEST_CASE("a file that is named replaces the one that would be found; other commands take what concerns them") {
    Workspace space;
    space.write("gouji.toml", everything);
    const auto other = space.write("other.toml", "lang = \"en\"\nformat = \"json\"\n");
    const auto options = configured(space.root(), {"check", "a.pdf", "--config", other});
    CHECK(options.language == Language::en);
    CHECK_FALSE(options.strict);
    const auto tables = configured(space.root(), {"tables", "a.pdf", "--config", other});
    CHECK(tables.language == Language::en);
    CHECK(tables.data_format == DataFormat::markdown);
    const auto missing = configure(parsed({"check", "a.pdf", "--config", space.path("none.toml")}), space.root());
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().text.find("none.toml") != std::string::npos);
}

TEST_CASE("every mistake in the file is told with line and column") {
    Workspace space;
    CHECK(problem_of(space, "strict = true\nstirct = true\n") == "gouji.toml:2:1: 没有“stirct”这个键");
    CHECK(problem_of(space, "strict = 1\n").rfind("gouji.toml:1:10: “strict”的值有误", 0) == 0);
    CHECK(problem_of(space, "fail_on = \"sometimes\"\n").find("可用 error，warning，note，never") != std::string::npos);
    CHECK(problem_of(space, "min_coverage = 101\n").rfind("gouji.toml:1:16: ", 0) == 0);
    CHECK(problem_of(space, "jobs = 0\n").rfind("gouji.toml:1:8: ", 0) == 0);
    CHECK(problem_of(space, "select = [\"A01\", 2]\n").rfind("gouji.toml:1:10: ", 0) == 0);
    CHECK(problem_of(space, "config = \"x\"\n").find("没有“config”这个键") != std::string::npos);
    CHECK(problem_of(space, "strict = \n").rfind("gouji.toml:1:", 0) == 0);
    CHECK(problem_of(space, "[severity]\nGJ101 = \"grave\"\n").rfind("gouji.toml:2:9: ", 0) == 0);
    CHECK(problem_of(space, "[[suppress]]\nfingerprint = \"abc\"\nreason = \"x\"\n").find("fingerprint") != std::string::npos);
    CHECK(problem_of(space, "[[suppress]]\nfingerprint = \"0123456789abcdef0123456789abcdef\"\n").find("reason") != std::string::npos);
    CHECK(problem_of(space, "[[suppress]]\nfingerprint = \"0123456789abcdef0123456789abcdef\"\nreason = \"x\"\nexpires = \"2027-01-31\"\n").rfind("gouji.toml:4:11: ", 0) == 0);
    const auto two = problem_of(space, "a = 1\nb = 2\n");
    CHECK(two.find("gouji.toml:1:1: ") != std::string::npos);
    CHECK(two.find("\ngouji.toml:2:1: ") != std::string::npos);
}

TEST_CASE("what is dumped gives the same configuration when it is read again, from wherever it is kept") {
    Workspace space;
    space.write("gouji.toml", everything);
    const auto options = configured(space.root(), {"check", "a.pdf", "--ignore", "C01"});
    const auto text = dump_config(options);
    CHECK(text.find("../") == std::string::npos);
    CHECK(text.find("# gouji.toml:1:1") != std::string::npos);
    CHECK(text.find("# --ignore") != std::string::npos);
    space.folder("elsewhere");
    const auto again = configured(space.root(), {"check", "a.pdf", "--config", space.write("elsewhere/dumped.toml", text)});
    CHECK(config_digest(again) == config_digest(options));
    CHECK(toml::parse(dump_config(again)) == toml::parse(text));
    const auto usual = configured("", {"check", "a.pdf"});
    const auto same = configured("", {"check", "a.pdf", "--config", space.write("usual.toml", dump_config(usual))});
    CHECK(toml::parse(dump_config(same)) == toml::parse(dump_config(usual)));
}

TEST_CASE("the digest is that of what is found and how it ends, not of manners and reasons") {
    Workspace space;
    const auto digest = [&](const std::string& text) {
        space.write("gouji.toml", text);
        return config_digest(configured(space.root()));
    };
    const auto usual = digest("");
    CHECK(usual.size() == 16);
    CHECK(digest("lang = \"en\"\njobs = 4\nquiet = true\nfail_on = \"error\"\n") == usual);
    CHECK(digest("strict = true\n") != usual);
    CHECK(digest("[severity]\nGJ101 = \"note\"\n") != usual);
    const std::string entry = "[[suppress]]\nfingerprint = \"0123456789abcdef0123456789abcdef\"\n";
    CHECK(digest(entry + "reason = \"a\"\n") != usual);
    CHECK(digest(entry + "reason = \"a\"\n") == digest(entry + "reason = \"b\"\n"));
    CHECK(digest(entry + "reason = \"a\"\nexpires = 2027-01-31\n") != digest(entry + "reason = \"a\"\n"));
}
