#include "gouji/app/cli.hpp"

#include "help.hpp"
#include "option_table.hpp"

#include "gouji/core/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>

namespace gouji {
namespace {

/// The help itself must be in the language asked for, so --lang is looked for before anything is parsed.
Language language_of(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (arguments[i] == "--lang=en" || (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == "en"))
            return Language::en;
    return Language::zh;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + sanitize_utf8(word);
    return out;
}

/// CLI11 parts the words; what they may be is decided afterwards by the table, in the language of the user.
class Parser {
public:
    explicit Parser(const std::vector<std::string>& arguments) : app_("", "gouji") {
        app_.fallthrough();
        app_.set_version_flag("--version", "gouji " + version());
        for (const auto& row : command_table()) add_command(row);
        for (const auto& row : option_table())
            if (row.commands.empty()) add_option(app_, row);
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        try {
            app_.parse(reversed);
        } catch (const CLI::CallForHelp&) {
            wants_help_ = true;
        } catch (const CLI::CallForVersion&) {
            wants_version_ = true;
        } catch (const CLI::ExtrasError&) {
            extras_ = app_.remaining(true);
        } catch (const CLI::ArgumentMismatch& error) {
            const std::string text = error.what();
            without_value_ = text.substr(0, text.find_first_of(": "));
        } catch (const CLI::ParseError& error) {
            problem_ = error.what();
        }
    }

    [[nodiscard]] bool wants_help() const { return wants_help_; }
    [[nodiscard]] bool wants_version() const { return wants_version_; }
    [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }

    /// The command that was named; none for `gouji` alone. `gouji rules` lists them.
    [[nodiscard]] std::optional<Command> command() const {
        std::optional<Command> found;
        for (const auto& [row, app] : commands_)
            if (app->parsed()) found = row->command;
        if (!found && rules_ != nullptr && rules_->parsed()) return Command::rules_list;
        return found;
    }

    [[nodiscard]] std::optional<std::string> problem(Language language) const {
        if (!extras_.empty()) return say(language, "usage.unexpected", {{"words", joined(extras_)}});
        if (!without_value_.empty()) return say(language, "usage.one_value", {{"option", without_value_}});
        if (!problem_.empty()) return say(language, "usage.other", {{"text", problem_}});
        return std::nullopt;
    }

    /// What was given, in the order of the table.
    [[nodiscard]] std::vector<GivenOption> given(Command command) const {
        std::vector<GivenOption> out;
        for (const auto& row : option_table()) {
            if (!row.belongs_to(command)) continue;
            const auto at = options_.find({row.commands.empty() ? &app_ : app_of(command), row.name});
            if (at == options_.end() || at->second->count() == 0) continue;
            out.push_back({std::string(row.name), at->second->results()});
        }
        return out;
    }

private:
    [[nodiscard]] const CLI::App* app_of(Command command) const {
        for (const auto& [row, app] : commands_)
            if (row->command == command) return owner_of(command, app);
        return nullptr;
    }

    CLI::App* parent_of(const CommandRow& row) {
        if (row.name.find(' ') == std::string_view::npos) return &app_;
        if (rules_ == nullptr) rules_ = app_.add_subcommand("rules");
        return rules_;
    }

    void add_command(const CommandRow& row) {
        auto* added = parent_of(row)->add_subcommand(std::string(row.name.substr(row.name.find(' ') + 1)));
        commands_.emplace_back(&row, added);
        auto* owner = owner_of(row.command, added);
        if (!row.operand.empty()) added->add_option(std::string(row.operand), operands_);
        for (const auto& option : option_table())
            if (!option.commands.empty() && option.belongs_to(row.command)) add_option(*owner, option);
    }

    /// `gouji rules` lists as `gouji rules list` does, so the options of the list are those of its parent.
    [[nodiscard]] CLI::App* owner_of(Command command, CLI::App* app) const { return command == Command::rules_list ? rules_ : app; }

    void add_option(CLI::App& app, const OptionRow& row) {
        std::string name = "--" + std::string(row.name);
        if (!row.short_name.empty()) name = "-" + std::string(row.short_name) + "," + name;
        CLI::Option* option = nullptr;
        if (row.kind == OptionRow::Kind::flag) option = app.add_flag(name);
        else option = app.add_option(name, unused_)->expected(1)->allow_extra_args(false);
        if (row.kind == OptionRow::Kind::list) option->delimiter(',');
        option->multi_option_policy(row.repeats() ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::TakeLast);
        options_[{&app, row.name}] = option;
    }

    CLI::App app_;
    CLI::App* rules_ = nullptr;
    std::vector<std::string> operands_, unused_;
    std::vector<std::pair<const CommandRow*, CLI::App*>> commands_;
    std::map<std::pair<const CLI::App*, std::string_view>, CLI::Option*> options_;
    std::vector<std::string> extras_;
    std::string without_value_, problem_;
    bool wants_help_ = false, wants_version_ = false;
};

CommandLine wrong_usage(std::optional<Command> command, Language language, const std::string& message) {
    return {std::nullopt, exit_code::usage, "", message + "\n" + usage_line(command, language) + "\n", {}};
}

/// Gives the options what the command takes besides them; false when it is missing.
bool take_operands(const CommandRow& row, const std::vector<std::string>& operands, Options& options) {
    if (row.kind == CommandRow::Operand::none || (options.dump_config && operands.empty())) return true;
    if (operands.empty() || std::ranges::count(operands, std::string()) > 0) return false;
    if (row.kind == CommandRow::Operand::shell) options.shell = operands.front();
    else if (row.kind == CommandRow::Operand::rule) options.rule = operands.front();
    else options.paths = operands;
    return true;
}

/// An option without which the command has nothing to do.
std::optional<std::string> missing_option(const Options& options) {
    if (options.command == Command::layout && options.folder.empty()) return "--output";
    return std::nullopt;
}

}  // namespace

std::string version() { return GOUJI_VERSION; }

CommandLine parse_command_line(const std::vector<std::string>& arguments) {
    const Language language = language_of(arguments);
    const Parser parser(arguments);
    const auto command = parser.command();
    if (parser.wants_version()) return {std::nullopt, exit_code::clean, "gouji " + version() + "\n", "", {}};
    if (parser.wants_help()) return {std::nullopt, exit_code::clean, help_text(command, language), "", {}};
    if (const auto problem = parser.problem(language)) return wrong_usage(command, language, *problem);
    if (!command) return wrong_usage(command, language, say(language, "usage.no_command"));
    CommandLine line;
    Options options;
    options.command = *command;
    if (*command == Command::facts) options.data_format = DataFormat::ndjson;
    if (*command == Command::rules_list) options.data_format = DataFormat::text;
    line.given = parser.given(*command);
    for (const auto& [name, values] : line.given) {
        const OptionRow& row = *find_option(name, *command);
        if (!row.assign(options, values))
            return wrong_usage(command, language, say(language, "usage.value", {{"option", "--" + name}, {"value", sanitize_utf8(values.back())}, {"wanted", row.wanted(language)}}));
    }
    const CommandRow& row = row_of(*command);
    if (row.kind != CommandRow::Operand::paths && parser.operands().size() > 1)
        return wrong_usage(command, language, say(language, "usage.unexpected", {{"words", joined({parser.operands().begin() + 1, parser.operands().end()})}}));
    if (!take_operands(row, parser.operands(), options))
        return wrong_usage(command, language, say(language, "usage.missing", {{"what", std::string(row.operand)}}));
    if (const auto missing = missing_option(options)) return wrong_usage(command, language, say(language, "usage.missing", {{"what", *missing}}));
    line.options = std::move(options);
    return line;
}

}  // namespace gouji
