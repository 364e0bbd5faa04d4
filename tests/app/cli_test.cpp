#include "gouji/app/cli.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::test;

namespace {

Options parsed(const std::vector<std::string>& arguments) {
    const auto line = parse_command_line(arguments);
    REQUIRE_MESSAGE(line.options.has_value(), line.err);
    return *line.options;
}

}  // namespace

TEST_CASE("check takes its options before and after the paths") {
    const auto options = parsed({"check", "--format", "json", "a.pdf", "b", "--strict", "--fail-on", "warning", "--min-coverage", "97.5",
                                 "--select", "A01,GJ002", "--ignore", "B01", "--rules", "r", "--lang", "en", "--color", "never",
                                 "--quiet", "--jobs", "4"});
    CHECK(options.command == Command::check);
    CHECK(options.paths == std::vector<std::string>{"a.pdf", "b"});
    CHECK(options.format == "json");
    CHECK(options.strict);
    CHECK(options.fail_on == FailOn::warning);
    CHECK(to_string(options.min_coverage.value()) == "97.5");
    CHECK(options.select == std::vector<std::string>{"A01", "GJ002"});
    CHECK(options.ignore == std::vector<std::string>{"B01"});
    CHECK(options.rules_folder == "r");
    CHECK(options.language == Language::en);
    CHECK(options.color == ColorMode::never);
    CHECK(options.quiet);
    CHECK(options.jobs == 4);
}

TEST_CASE("what is not said has its usual value") {
    const auto options = parsed({"check", "-"});
    CHECK(options.paths == std::vector<std::string>{"-"});
    CHECK(options.format == "terminal");
    CHECK(options.fail_on == FailOn::error);
    CHECK(options.language == Language::zh);
    CHECK(options.color == ColorMode::automatic);
    CHECK_FALSE(options.min_coverage.has_value());
    CHECK(options.outputs.empty());
}

TEST_CASE("an output may name its format, and a path may hold an equals sign") {
    const auto options = parsed({"check", "a.pdf", "--output", "json=out.json", "--output", "plain", "--output", "x=y.json"});
    REQUIRE(options.outputs.size() == 3);
    CHECK(options.outputs[0].format == "json");
    CHECK(options.outputs[0].path == "out.json");
    CHECK_FALSE(options.outputs[1].format.has_value());
    CHECK(options.outputs[1].path == "plain");
    CHECK(options.outputs[2].path == "x=y.json");
    CHECK(options.paths == std::vector<std::string>{"a.pdf"});
}

TEST_CASE("the other commands take one thing each") {
    CHECK(parsed({"tables", "a.pdf"}).data_format == DataFormat::markdown);
    CHECK(parsed({"tables", "a.pdf", "--format", "csv"}).data_format == DataFormat::csv);
    CHECK(parsed({"facts", "a.pdf"}).data_format == DataFormat::ndjson);
    CHECK(parsed({"facts", "a.pdf", "--format", "csv"}).data_format == DataFormat::csv);
    CHECK(parsed({"explain", "A02"}).rule == "A02");
    CHECK(parsed({"rules"}).command == Command::rules_list);
    CHECK(parsed({"rules", "list"}).command == Command::rules_list);
    CHECK(parsed({"rules", "--format", "json"}).data_format == DataFormat::json);
    CHECK(parsed({"rules", "list", "--format", "json"}).data_format == DataFormat::json);
    CHECK(parsed({"layout", "a.pdf", "-o", "d"}).folder == "d");
    const auto check = parsed({"rules", "check", "dir"});
    CHECK(check.command == Command::rules_check);
    CHECK(check.paths == std::vector<std::string>{"dir"});
}

TEST_CASE("wrong usage ends with 2 and says why") {
    const std::vector<std::vector<std::string>> wrong = {
        {}, {"check"}, {"nothing"}, {"check", "a", "--format", "xml"}, {"check", "a", "--fail-on", "sometimes"}, {"check", "a", "--nope"},
        {"check", "a", "--min-coverage", "101"}, {"check", "a", "--min-coverage", "-1"}, {"check", "a", "--min-coverage", "many"},
        {"check", "a", "--jobs", "0"}, {"tables"}, {"tables", "a", "--format", "ndjson"}, {"facts", "a", "--format", "markdown"},
        {"explain"}, {"rules", "check"}, {"check", "a", "--lang", "fr"}, {"check", "a", "--output"}};
    for (const auto& arguments : wrong) {
        CAPTURE(arguments.empty() ? std::string("(nothing)") : arguments.back());
        const auto line = parse_command_line(arguments);
        CHECK_FALSE(line.options.has_value());
        CHECK(line.exit_code == exit_code::usage);
        CHECK_FALSE(line.err.empty());
    }
}

TEST_CASE("help and version end with 0, help speaks the language asked for") {
    const auto shown = parse_command_line({"--version"});
    CHECK(shown.exit_code == 0);
    CHECK(shown.out.find(version()) != std::string::npos);
    CHECK(parse_command_line({"--help"}).out.find("核对文件或文件夹") != std::string::npos);
    CHECK(parse_command_line({"--lang", "en", "--help"}).out.find("check files and folders") != std::string::npos);
    CHECK(parse_command_line({"check", "--help"}).out.find("--fail-on") != std::string::npos);
}

TEST_CASE("wrong usage is told in the language asked for, with the way to do it right") {
    const auto told = [](const std::vector<std::string>& arguments) { return parse_command_line(arguments).err; };
    CHECK(told({"check", "a", "--nope", "b"}) == "无法识别：--nope\n用法：gouji check [选项] PATH…\n");
    CHECK(told({"check", "a", "--output"}) == "--output 需要恰好一个值\n用法：gouji check [选项] PATH…\n");
    CHECK(told({"check"}) == "缺少 PATH\n用法：gouji check [选项] PATH…\n");
    CHECK(told({"check", "a", "--format", "xml"}).rfind("--format 不能是“xml”：可用 terminal，", 0) == 0);
    CHECK(told({"check", "a", "--fail-on", "x"}).rfind("--fail-on 不能是“x”：可用 error，warning，note，never\n", 0) == 0);
    CHECK(told({"tables", "a", "b"}) == "无法识别：b\n用法：gouji tables [选项] FILE\n");
    CHECK(told({"layout", "a"}).rfind("缺少 --output\n", 0) == 0);
    CHECK(told({}).rfind("缺少命令\n", 0) == 0);
    CHECK(told({"--lang", "en", "explain"}) == "RULE is missing\nusage: gouji explain [OPTIONS] RULE\n");
    for (const auto& text : {told({"check", "a", "--nope"}), told({"nothing"}), told({"facts"}), told({"check", "a", "--jobs", "x"})})
        CHECK_MESSAGE(text.find("argument") == std::string::npos, text);
}

TEST_CASE("what was given is known by name, so that it wins over a file") {
    const auto line = parse_command_line({"check", "a", "--select", "A01,A02", "--select", "A03", "--strict", "--lang", "en"});
    REQUIRE(line.given.size() == 3);
    CHECK(line.given[0].name == "strict");
    CHECK(line.given[1].name == "select");
    CHECK(line.given[1].values == std::vector<std::string>{"A01", "A02", "A03"});
    CHECK(line.given[2].name == "lang");
    CHECK(parsed({"check", "a", "--fail-on", "note", "--fail-on", "never"}).fail_on == FailOn::never);
}
