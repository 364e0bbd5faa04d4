#include "gouji/app/cli.hpp"

#include "gouji/app/formats.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <sstream>

namespace gouji {
namespace {

const std::map<std::string, DataFormat> table_formats = {{"markdown", DataFormat::markdown}, {"csv", DataFormat::csv}, {"json", DataFormat::json}};
const std::map<std::string, DataFormat> fact_formats = {{"csv", DataFormat::csv}, {"ndjson", DataFormat::ndjson}};
const std::map<std::string, FailOn> fail_levels = {
    {"error", FailOn::error}, {"warning", FailOn::warning}, {"note", FailOn::note}, {"never", FailOn::never}};
const std::map<std::string, Language> languages = {{"zh", Language::zh}, {"en", Language::en}};
const std::map<std::string, ColorMode> colors = {
    {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};

/// The help itself must be in the language asked for, so --lang is looked for before anything is parsed.
Language language_of(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (arguments[i] == "--lang=en" || (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == "en"))
            return Language::en;
    return Language::zh;
}


/// "json=out.json" → json, out.json; a path may hold '=' itself, so only a known format counts as one.
Output parse_output(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || !find_report_format(text.substr(0, equals))) return {std::nullopt, text};
    return {text.substr(0, equals), text.substr(equals + 1)};
}

/// A choice among names, kept as text while parsing: CLI11 would print the numbers of an enumeration in its messages.
template <typename Value>
void choice(CLI::App& app, const std::string& name, Value& value, const std::map<std::string, Value>& choices, const std::string& help) {
    std::vector<std::string> names;
    for (const auto& [text, unused] : choices) names.push_back(text);
    app.add_option_function<std::string>(name, [&value, &choices](const std::string& text) { value = choices.at(text); }, help)
        ->check(CLI::IsMember(names));
}

/// What is parsed as text and decoded when everything has been read.
struct Raw {
    std::vector<std::string> outputs;
    std::string min_coverage;
    std::string file;
};

class Parser {
public:
    Parser(Options& options, Raw& raw, Language language)
        : options_(options), raw_(raw), language_(language), app_(say("cli.description"), "gouji") {
        app_.fallthrough();
        app_.require_subcommand(1);
        app_.set_help_flag("-h,--help", say("cli.help"));
        app_.set_version_flag("--version", "gouji " + version(), say("cli.version"));
        choice(app_, "--lang", options_.language, languages, say("cli.lang"));
        choice(app_, "--color", options_.color, colors, say("cli.color"));
        app_.add_option("--rules", options_.rules_folder, say("cli.rules_option"));
        add_check();
        add_readers();
        add_rules();
    }

    CLI::App& app() { return app_; }

private:
    [[nodiscard]] std::string say(std::string_view id) const { return gouji::say(language_, id); }

    CLI::App* add_command(const std::string& name, std::string_view help, Command command, CLI::App* parent = nullptr) {
        auto* added = (parent ? parent : &app_)->add_subcommand(name, say(help));
        added->callback([this, command] { options_.command = command; });
        return added;
    }

    void add_check() {
        auto* check = add_command("check", "cli.check", Command::check);
        check->add_option("PATH", options_.paths, say("cli.paths"))->required();
        check->add_option("--format", options_.format, say("cli.format"))->check(CLI::IsMember(report_format_names()));
        check->add_option("--output", raw_.outputs, say("cli.output"))->allow_extra_args(false);
        choice(*check, "--fail-on", options_.fail_on, fail_levels, say("cli.fail_on"));
        check->add_flag("--strict", options_.strict, say("cli.strict"));
        check->add_option("--min-coverage", raw_.min_coverage, say("cli.min_coverage"));
        check->add_option("--select", options_.select, say("cli.select"))->delimiter(',')->allow_extra_args(false);
        check->add_option("--ignore", options_.ignore, say("cli.ignore"))->delimiter(',')->allow_extra_args(false);
        check->add_option("--jobs", options_.jobs, say("cli.jobs"))->check(CLI::PositiveNumber);
        check->add_flag("--quiet", options_.quiet, say("cli.quiet"));
    }

    void add_readers() {
        auto* tables = add_command("tables", "cli.tables", Command::tables);
        tables->add_option("FILE", raw_.file, say("cli.file"))->required();
        choice(*tables, "--format", options_.data_format, table_formats, say("cli.format"));
        auto* facts = add_command("facts", "cli.facts", Command::facts);
        facts->add_option("FILE", raw_.file, say("cli.file"))->required();
        choice(*facts, "--format", options_.data_format, fact_formats, say("cli.format"));
        facts->preparse_callback([this](std::size_t) { options_.data_format = DataFormat::ndjson; });
        auto* layout = add_command("layout", "cli.layout", Command::layout);
        layout->add_option("FILE", raw_.file, say("cli.file"))->required();
        layout->add_option("-o,--output", options_.folder, say("cli.layout_folder"))->required();
        auto* explain = add_command("explain", "cli.explain", Command::explain);
        explain->add_option("RULE", options_.rule, say("cli.rule"))->required();
    }

    void add_rules() {
        auto* rules = app_.add_subcommand("rules", say("cli.rules"));
        rules->require_subcommand(0, 1);
        rules->preparse_callback([this](std::size_t) { options_.command = Command::rules_list; });
        add_command("list", "cli.rules_list", Command::rules_list, rules);
        auto* check = add_command("check", "cli.rules_check", Command::rules_check, rules);
        check->add_option("DIR", raw_.file, say("cli.rules_folder"))->required();
    }

    Options& options_;
    Raw& raw_;
    Language language_;
    CLI::App app_;
};

std::optional<Decimal> parse_percent(const std::string& text) {
    constexpr Decimal whole{100, 0};
    const auto value = parse_decimal(text);
    if (!value || sign(*value) < 0 || compare(*value, whole) > 0) return std::nullopt;
    return value;
}

CommandLine wrong_usage(Language language, std::string_view message) {
    return {std::nullopt, exit_code::usage, "", say(language, message) + "\n"};
}

}  // namespace

std::string version() { return GOUJI_VERSION; }

CommandLine parse_command_line(const std::vector<std::string>& arguments) {
    Options options;
    Raw raw;
    const Language language = language_of(arguments);
    Parser parser(options, raw, language);
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        parser.app().parse(reversed);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out, err;
        const int code = parser.app().exit(error, out, err);
        return {std::nullopt, code == 0 ? exit_code::clean : exit_code::usage, out.str(), err.str()};
    }
    if (!raw.file.empty()) options.paths = {raw.file};
    for (const auto& output : raw.outputs) options.outputs.push_back(parse_output(output));
    if (!raw.min_coverage.empty()) {
        options.min_coverage = parse_percent(raw.min_coverage);
        if (!options.min_coverage) return wrong_usage(language, "error.min_coverage");
    }
    return {std::move(options), exit_code::clean, "", ""};
}

}  // namespace gouji
