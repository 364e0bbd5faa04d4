#pragma once

// One table of everything the command line takes. The parser, its help, gouji.toml, --dump-config and the completions of
// shells are made from it, so that none of them can lack an option.

#include "gouji/app/cli.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

struct CommandRow {
    Command command;
    std::string_view name;                 ///< "check", "rules list"
    std::string_view help;                 ///< message id
    std::string_view operand;              ///< "PATH", "FILE"; empty: takes none
    std::string_view operand_help;         ///< message id
    enum class Operand { none, pdf, paths, folder, rule, shell } kind = Operand::none;
};

std::span<const CommandRow> command_table();
const CommandRow& row_of(Command command);

struct OptionRow {
    enum class Kind {
        flag,
        choice,     ///< one of `choices`
        text,
        file,
        folder,
        number,     ///< a whole number, at least 1
        percent,    ///< 0 to 100, with decimals
        list,       ///< texts; on the command line repeated or parted by commas
        outputs     ///< [FORMAT=]PATH, repeated
    };
    std::string_view name;                 ///< without dashes; '-' becomes '_' in gouji.toml
    Kind kind = Kind::flag;
    std::string_view help;                 ///< message id
    std::vector<Command> commands;         ///< empty: every command
    /// Where it may be said. `decides`: it changes what is found or how the run ends, so it is part of the configuration's digest.
    enum class Place { command_line, manners, decides } place = Place::command_line;
    std::vector<std::string> choices = {};
    /// Takes one value ("true" for a flag); false when it is none of its values. A list is emptied before its first value.
    std::function<bool(Options&, const std::string&)> set = {};
    std::function<std::vector<std::string>(const Options&)> get = {};
    std::function<void(Options&)> clear = {};
    std::string_view short_name = {};           ///< "o"; mostly empty

    [[nodiscard]] bool belongs_to(Command command) const;
    [[nodiscard]] bool in_file() const { return place != Place::command_line; }
    [[nodiscard]] bool repeats() const { return kind == Kind::list || kind == Kind::outputs; }
    [[nodiscard]] std::string key() const;       ///< in gouji.toml: fail_on
    [[nodiscard]] std::string wanted(Language language) const;   ///< what a value must be, for people
    /// Gives the option these values; false at the first that is none.
    bool assign(Options& options, const std::vector<std::string>& values) const;
};

std::span<const OptionRow> option_table();
/// The row of that name for the command, or nothing.
const OptionRow* find_option(std::string_view name, Command command);

}  // namespace gouji
