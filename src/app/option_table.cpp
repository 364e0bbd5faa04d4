#include "option_table.hpp"

#include "gouji/app/formats.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace gouji {
namespace {

using Kind = OptionRow::Kind;
using Place = OptionRow::Place;

template <typename Value>
using Choices = std::vector<std::pair<std::string, Value>>;

const Choices<DataFormat> table_formats = {{"markdown", DataFormat::markdown}, {"csv", DataFormat::csv}, {"json", DataFormat::json}};
const Choices<DataFormat> fact_formats = {{"ndjson", DataFormat::ndjson}, {"csv", DataFormat::csv}};
const Choices<DataFormat> list_formats = {{"text", DataFormat::text}, {"json", DataFormat::json}};
const Choices<FailOn> fail_levels = {
    {"error", FailOn::error}, {"warning", FailOn::warning}, {"note", FailOn::note}, {"never", FailOn::never}};
const Choices<Language> languages = {{"zh", Language::zh}, {"en", Language::en}};
const Choices<ColorMode> color_modes = {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};

const std::vector<Command> everywhere;
const std::vector<Command> check_only = {Command::check};
const std::vector<Command> judging = {Command::check, Command::merge};

/// A choice among names that is kept in one member of the options.
template <typename Value>
OptionRow choice(std::string_view name, Value Options::*member, const Choices<Value>& choices, std::string_view help,
                 const std::vector<Command>& commands, Place place) {
    OptionRow row{name, Kind::choice, help, commands, place};
    for (const auto& [text, value] : choices) row.choices.push_back(text);
    row.set = [member, choices](Options& options, const std::string& text) {
        const auto at = std::ranges::find(choices, text, &std::pair<std::string, Value>::first);
        if (at != choices.end()) options.*member = at->second;
        return at != choices.end();
    };
    row.get = [member, choices](const Options& options) -> std::vector<std::string> {
        const auto at = std::ranges::find(choices, options.*member, &std::pair<std::string, Value>::second);
        return {at == choices.end() ? std::string() : at->first};
    };
    return row;
}

OptionRow flag(std::string_view name, bool Options::*member, std::string_view help, const std::vector<Command>& commands, Place place) {
    OptionRow row{name, Kind::flag, help, commands, place};
    row.set = [member](Options& options, const std::string& text) {
        options.*member = text == "true";
        return text == "true" || text == "false";
    };
    row.get = [member](const Options& options) -> std::vector<std::string> { return {options.*member ? "true" : "false"}; };
    return row;
}

OptionRow text(std::string_view name, Kind kind, std::string Options::*member, std::string_view help, const std::vector<Command>& commands,
               Place place) {
    OptionRow row{name, kind, help, commands, place};
    row.set = [member](Options& options, const std::string& value) {
        options.*member = value;
        return !value.empty();
    };
    row.get = [member](const Options& options) {
        return (options.*member).empty() ? std::vector<std::string>() : std::vector<std::string>{options.*member};
    };
    return row;
}

OptionRow number(std::string_view name, int Options::*member, std::string_view help, const std::vector<Command>& commands, Place place) {
    OptionRow row{name, Kind::number, help, commands, place};
    row.set = [member](Options& options, const std::string& value) {
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), options.*member);
        return error == std::errc() && end == value.data() + value.size() && options.*member > 0;
    };
    row.get = [member](const Options& options) {
        return options.*member > 0 ? std::vector<std::string>{std::to_string(options.*member)} : std::vector<std::string>();
    };
    return row;
}

OptionRow list(std::string_view name, std::vector<std::string> Options::*member, std::string_view help,
               const std::vector<Command>& commands, Place place) {
    OptionRow row{name, Kind::list, help, commands, place};
    row.set = [member](Options& options, const std::string& value) {
        (options.*member).push_back(value);
        return !value.empty();
    };
    row.get = [member](const Options& options) { return options.*member; };
    row.clear = [member](Options& options) { (options.*member).clear(); };
    return row;
}

OptionRow min_coverage_row() {
    OptionRow row{"min-coverage", Kind::percent, "cli.min_coverage", judging, Place::decides};
    row.set = [](Options& options, const std::string& value) {
        constexpr Decimal whole{100, 0};
        options.min_coverage = parse_decimal(value);
        return options.min_coverage && sign(*options.min_coverage) >= 0 && compare(*options.min_coverage, whole) <= 0;
    };
    row.get = [](const Options& options) {
        return options.min_coverage ? std::vector<std::string>{to_string(*options.min_coverage)} : std::vector<std::string>();
    };
    return row;
}

/// "json=out.json" → json, out.json; a path may hold '=' itself, so only a known format counts as one.
Output parse_output(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || !find_report_format(text.substr(0, equals))) return {std::nullopt, text};
    return {text.substr(0, equals), text.substr(equals + 1)};
}

OptionRow report_format_row() {
    OptionRow row = text("format", Kind::choice, &Options::format, "cli.format", judging, Place::manners);
    row.choices = report_format_names();
    row.set = [](Options& options, const std::string& value) {
        options.format = value;
        return find_report_format(value) != nullptr;
    };
    return row;
}

OptionRow output_row() {
    OptionRow row{"output", Kind::outputs, "cli.output", judging, Place::manners};
    row.choices = report_format_names();
    row.set = [](Options& options, const std::string& value) {
        options.outputs.push_back(parse_output(value));
        return !options.outputs.back().path.empty();
    };
    row.get = [](const Options& options) {
        std::vector<std::string> texts;
        for (const auto& output : options.outputs) texts.push_back((output.format ? *output.format + "=" : std::string()) + output.path);
        return texts;
    };
    row.clear = [](Options& options) { options.outputs.clear(); };
    return row;
}

/// "2/8"
std::optional<Shard> parse_shard(const std::string& text) {
    Shard shard;
    const char* end = text.data() + text.size();
    const auto index = std::from_chars(text.data(), end, shard.index);
    if (index.ec != std::errc() || index.ptr == end || *index.ptr != '/') return std::nullopt;
    const auto count = std::from_chars(index.ptr + 1, end, shard.count);
    if (count.ec != std::errc() || count.ptr != end || shard.index < 1 || shard.index > shard.count) return std::nullopt;
    return shard;
}

OptionRow shard_row() {
    OptionRow row{"shard", Kind::text, "cli.shard", check_only, Place::command_line};
    row.set = [](Options& options, const std::string& value) {
        const auto shard = parse_shard(value);
        options.shard = shard.value_or(Shard{});
        return shard.has_value();
    };
    row.get = [](const Options& options) {
        return std::vector<std::string>{std::to_string(options.shard.index) + "/" + std::to_string(options.shard.count)};
    };
    return row;
}

OptionRow with_short_name(OptionRow row, std::string_view name) {
    row.short_name = name;
    return row;
}

std::vector<OptionRow> make_table() {
    return {
        report_format_row(),
        output_row(),
        text("annotate", Kind::folder, &Options::annotate, "cli.annotate", judging, Place::manners),
        choice("fail-on", &Options::fail_on, fail_levels, "cli.fail_on", judging, Place::decides),
        flag("strict", &Options::strict, "cli.strict", judging, Place::decides),
        min_coverage_row(),
        list("select", &Options::select, "cli.select", judging, Place::decides),
        list("ignore", &Options::ignore, "cli.ignore", judging, Place::decides),
        list("against", &Options::against, "cli.against", check_only, Place::decides),
        number("jobs", &Options::jobs, "cli.jobs", check_only, Place::manners),
        number("timeout", &Options::timeout, "cli.timeout", check_only, Place::decides),
        number("memory", &Options::memory, "cli.memory", check_only, Place::decides),
        text("records", Kind::file, &Options::records_path, "cli.records", check_only, Place::manners),
        text("cache", Kind::folder, &Options::cache_folder, "cli.cache", check_only, Place::manners),
        shard_row(),
        text("baseline", Kind::file, &Options::baseline, "cli.baseline", judging, Place::manners),
        flag("update-baseline", &Options::update_baseline, "cli.update_baseline", judging, Place::command_line),
        flag("dump-config", &Options::dump_config, "cli.dump_config", judging, Place::command_line),
        flag("statistics", &Options::statistics, "cli.statistics", judging, Place::manners),
        choice("progress", &Options::progress, color_modes, "cli.progress", judging, Place::manners),
        flag("quiet", &Options::quiet, "cli.quiet", judging, Place::manners),
        choice("format", &Options::data_format, table_formats, "cli.format", {Command::tables}, Place::command_line),
        choice("format", &Options::data_format, fact_formats, "cli.format", {Command::facts}, Place::command_line),
        choice("format", &Options::data_format, list_formats, "cli.format", {Command::rules_list}, Place::command_line),
        with_short_name(text("output", Kind::folder, &Options::folder, "cli.layout_folder", {Command::layout}, Place::command_line), "o"),
        text("rules", Kind::folder, &Options::rules_folder, "cli.rules_option", everywhere, Place::manners),
        text("config", Kind::file, &Options::config, "cli.config", everywhere, Place::command_line),
        choice("lang", &Options::language, languages, "cli.lang", everywhere, Place::manners),
        choice("color", &Options::color, color_modes, "cli.color", everywhere, Place::manners),
    };
}

constexpr CommandRow commands[] = {
    {Command::check, "check", "cli.check", "PATH", "cli.paths", CommandRow::Operand::paths},
    {Command::merge, "merge", "cli.merge", "RECORDS", "cli.merge_paths", CommandRow::Operand::paths},
    {Command::tables, "tables", "cli.tables", "FILE", "cli.file", CommandRow::Operand::pdf},
    {Command::facts, "facts", "cli.facts", "FILE", "cli.file", CommandRow::Operand::pdf},
    {Command::layout, "layout", "cli.layout", "FILE", "cli.file", CommandRow::Operand::pdf},
    {Command::explain, "explain", "cli.explain", "RULE", "cli.rule", CommandRow::Operand::rule},
    {Command::rules_list, "rules list", "cli.rules_list", "", ""},
    {Command::rules_check, "rules check", "cli.rules_check", "DIR", "cli.rules_folder", CommandRow::Operand::folder},
    {Command::completion, "completion", "cli.completion", "SHELL", "cli.shell", CommandRow::Operand::shell},
};

}  // namespace

std::span<const CommandRow> command_table() { return commands; }

const CommandRow& row_of(Command command) { return *std::ranges::find(commands, command, &CommandRow::command); }

std::span<const OptionRow> option_table() {
    static const std::vector<OptionRow> table = make_table();
    return table;
}

bool OptionRow::belongs_to(Command command) const {
    return commands.empty() || std::ranges::find(commands, command) != commands.end();
}

std::string OptionRow::key() const {
    std::string out(name);
    std::ranges::replace(out, '-', '_');
    return out;
}

std::string OptionRow::wanted(Language language) const {
    std::string all;
    for (const auto& one : choices) all += (all.empty() ? "" : say(language, "list.separator")) + one;
    constexpr std::pair<Kind, std::string_view> messages[] = {
        {Kind::flag, "wanted.flag"},     {Kind::choice, "wanted.choice"},   {Kind::number, "wanted.number"},
        {Kind::percent, "wanted.percent"}, {Kind::list, "wanted.list"},       {Kind::outputs, "wanted.outputs"},
    };
    for (const auto& [of, message] : messages)
        if (of == kind) return say(language, message, {{"choices", all}});
    return say(language, "wanted.text");
}

bool OptionRow::assign(Options& options, const std::vector<std::string>& values) const {
    if (clear) clear(options);
    return std::ranges::all_of(values, [&](const std::string& value) { return set(options, value); });
}

const OptionRow* find_option(std::string_view name, Command command) {
    for (const auto& row : option_table())
        if (row.name == name && row.belongs_to(command)) return &row;
    return nullptr;
}

}  // namespace gouji
