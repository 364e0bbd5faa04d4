#include "completion.hpp"

#include "option_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gouji {
namespace {

std::string words_of(const OptionRow& row) { return fmt::format("{}", fmt::join(row.choices, " ")); }

bool takes_path(const OptionRow& row) {
    return row.kind == OptionRow::Kind::file || row.kind == OptionRow::Kind::folder || row.kind == OptionRow::Kind::outputs;
}

std::vector<std::string> names_of(const OptionRow& row) {
    std::vector<std::string> names = {"--" + std::string(row.name)};
    if (!row.short_name.empty()) names.push_back("-" + std::string(row.short_name));
    return names;
}

/// The first words a command line can have, each once: check, tables … rules.
std::vector<std::string> first_words() {
    std::vector<std::string> words;
    for (const auto& row : command_table()) {
        const std::string word(row.name.substr(0, row.name.find(' ')));
        if (std::ranges::find(words, word) == words.end()) words.push_back(word);
    }
    return words;
}

std::string second_words() {
    std::string words;
    for (const auto& row : command_table())
        if (const auto space = row.name.find(' '); space != std::string_view::npos) words += (words.empty() ? "" : " ") + std::string(row.name.substr(space + 1));
    return words;
}

std::string option_words(Command command) {
    std::string words = "--help";
    for (const auto& row : option_table())
        if (row.belongs_to(command)) words += " --" + std::string(row.name);
    return words;
}

/// A description as zsh and fish can hold it between single quotes and brackets.
std::string plain(std::string text) {
    std::erase_if(text, [](char c) { return c == '\'' || c == '[' || c == ']' || c == ':' || c == '\\'; });
    return text;
}

constexpr std::string_view bash_head = R"(# bash completion of gouji, made by: gouji completion bash
_gouji() {
    local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" word at
    for ((at = 1; at < COMP_CWORD; ++at)); do
        word="${COMP_WORDS[at]}"
        [[ $word == -* ]] && continue
        case "${COMP_WORDS[at-1]}" in @VALUES@) continue ;; esac
        if [[ -z $command ]]; then command="$word"
        elif [[ $command == rules ]]; then command="rules $word"; fi
    done
    local words=""
)";

/// Options whose next word is their value.
std::string options_with_value() {
    std::vector<std::string> names;
    for (const auto& row : option_table())
        for (const auto& name : names_of(row))
            if (row.kind != OptionRow::Kind::flag && std::ranges::find(names, name) == names.end()) names.push_back(name);
    return fmt::format("{}", fmt::join(names, "|"));
}

std::string bash_script() {
    constexpr std::string_view mark = "@VALUES@";
    std::string out(bash_head);
    out.replace(out.find(mark), mark.size(), options_with_value());
    out += "    case \"$command:$previous\" in\n";
    for (const auto& row : option_table()) {
        if (row.choices.empty() && !takes_path(row)) continue;
        std::string patterns;
        for (const auto& command : command_table()) {
            if (!row.belongs_to(command.command)) continue;
            for (const auto& name : names_of(row)) patterns += fmt::format("{}\"{}:{}\"", patterns.empty() ? "" : "|", command.name, name);
        }
        out += fmt::format("        {}) ", patterns);
        out += takes_path(row) ? "COMPREPLY=(); return ;;\n" : fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$current\")); return ;;\n", words_of(row));
    }
    out += "    esac\n    case \"$command\" in\n";
    out += fmt::format("        \"\") words=\"{} --help --version --lang\" ;;\n", fmt::join(first_words(), " "));
    out += fmt::format("        rules) words=\"{} {}\" ;;\n", second_words(), option_words(Command::rules_list));
    for (const auto& row : command_table()) {
        const std::string own = row.kind == CommandRow::Operand::shell ? "bash zsh fish " : "";
        out += fmt::format("        \"{}\") words=\"{}{}\" ;;\n", row.name, own, option_words(row.command));
    }
    out += "    esac\n    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\ncomplete -o bashdefault -o default -F _gouji gouji\n";
    return out;
}

std::string zsh_option(const OptionRow& row, Language language) {
    const std::string help = plain(say(language, row.help));
    std::string out = fmt::format("'{}--{}{}[{}]", row.repeats() ? "*" : "", row.name, row.kind == OptionRow::Kind::flag ? "" : "=", help);
    if (row.kind == OptionRow::Kind::choice) out += fmt::format(":{}:({})", row.name, words_of(row));
    else if (row.kind == OptionRow::Kind::folder) out += fmt::format(":{}:_files -/", row.name);
    else if (takes_path(row)) out += fmt::format(":{}:_files", row.name);
    else if (row.kind != OptionRow::Kind::flag) out += fmt::format(":{}: ", row.name);
    return out + "'";
}

std::string zsh_operand(const CommandRow& row) {
    switch (row.kind) {
        case CommandRow::Operand::paths: return "'*:PATH:_files'";
        case CommandRow::Operand::pdf: return "'1:FILE:_files'";
        case CommandRow::Operand::folder: return "'1:DIR:_files -/'";
        case CommandRow::Operand::rule: return "'1:RULE: '";
        case CommandRow::Operand::shell: return "'1:SHELL:(bash zsh fish)'";
        case CommandRow::Operand::none: break;
    }
    return "";
}

std::string zsh_case(const CommandRow& row, std::string_view pattern, Language language) {
    std::string out = fmt::format("        {})\n            _arguments", pattern);
    for (const auto& option : option_table())
        if (option.belongs_to(row.command)) out += " \\\n                " + zsh_option(option, language);
    const auto operand = zsh_operand(row);
    if (!operand.empty()) out += " \\\n                " + operand;
    return out + " ;;\n";
}

constexpr std::string_view zsh_body = R"(    (( CURRENT == 2 )) && { _describe command commands; return }
    local command=$words[2]
    shift words; (( CURRENT-- ))
    if [[ $command == rules ]]; then
        (( CURRENT == 2 )) && { _describe command rules_commands; return }
        command="rules $words[2]"
        shift words; (( CURRENT-- ))
    fi
    case $command in
)";

std::string zsh_script(Language language) {
    std::string first, second, cases;
    for (const auto& row : command_table()) {
        const auto space = row.name.find(' ');
        const std::string help = plain(say(language, row.help));
        if (space == std::string_view::npos) first += fmt::format(" '{}:{}'", row.name, help);
        else second += fmt::format(" '{}:{}'", row.name.substr(space + 1), help);
        cases += zsh_case(row, space == std::string_view::npos ? std::string(row.name) : fmt::format("'{}'", row.name), language);
    }
    first += fmt::format(" 'rules:{}'", plain(say(language, "cli.rules")));
    return fmt::format("#compdef gouji\n# zsh completion of gouji, made by: gouji completion zsh\n_gouji() {{\n    local -a commands=({} )\n    local -a rules_commands=({} )\n",
                       first, second) +
           std::string(zsh_body) + cases + "    esac\n}\n_gouji \"$@\"\n";
}

/// When fish is behind the command: `rules check` is not `check`.
std::string fish_condition(const CommandRow& row) {
    const auto space = row.name.find(' ');
    if (space != std::string_view::npos)
        return fmt::format("__fish_seen_subcommand_from rules; and __fish_seen_subcommand_from {}", row.name.substr(space + 1));
    return fmt::format("__fish_seen_subcommand_from {}; and not __fish_seen_subcommand_from rules", row.name);
}

std::string fish_option(const OptionRow& row, std::string_view condition, Language language) {
    std::string out = fmt::format("complete -c gouji -n '{}' -l {}", condition, row.name);
    if (!row.short_name.empty()) out += fmt::format(" -s {}", row.short_name);
    if (row.kind == OptionRow::Kind::choice) out += fmt::format(" -x -a '{}'", words_of(row));
    else if (takes_path(row)) out += " -r -F";
    else if (row.kind != OptionRow::Kind::flag) out += " -x";
    return out + fmt::format(" -d '{}'\n", plain(say(language, row.help)));
}

std::string fish_script(Language language) {
    std::string out = "# fish completion of gouji, made by: gouji completion fish\n";
    for (const auto& row : command_table()) {
        const auto space = row.name.find(' ');
        const bool below = space != std::string_view::npos;
        const std::string condition = below ? "__fish_seen_subcommand_from rules" : "__fish_use_subcommand";
        out += fmt::format("complete -c gouji -f -n '{}' -a {} -d '{}'\n", condition, row.name.substr(below ? space + 1 : 0), plain(say(language, row.help)));
        if (row.kind == CommandRow::Operand::shell) out += fmt::format("complete -c gouji -f -n '{}' -a 'bash zsh fish'\n", fish_condition(row));
        for (const auto& option : option_table())
            if (option.belongs_to(row.command)) out += fish_option(option, fish_condition(row), language);
    }
    out += fmt::format("complete -c gouji -f -n __fish_use_subcommand -a rules -d '{}'\n", plain(say(language, "cli.rules")));
    return out;
}

}  // namespace

std::optional<std::string> completion_script(std::string_view shell, Language language) {
    if (shell == "bash") return bash_script();
    if (shell == "zsh") return zsh_script(language);
    if (shell == "fish") return fish_script(language);
    return std::nullopt;
}

}  // namespace gouji
