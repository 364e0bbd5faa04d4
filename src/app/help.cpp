#include "help.hpp"

#include "option_table.hpp"

#include "gouji/core/text.hpp"
#include "gouji/report/text_layout.hpp"

namespace gouji {
namespace {

constexpr int help_width = 100;   // columns; help is read in wide terminals and pasted into pages
constexpr int name_width = 30;    // columns of the names; longer ones have a line of their own

std::string entry(const std::string& name, const std::string& text) {
    const std::string head = "  " + pad_right(name, name_width);
    if (display_width(name) < name_width) return hanging(head, text, help_width);
    return "  " + name + "\n" + hanging(std::string(name_width + 2, ' '), text, help_width);
}

std::string value_of(const OptionRow& row) {
    switch (row.kind) {
        case OptionRow::Kind::flag: return "";
        case OptionRow::Kind::choice: {
            std::string all;
            for (const auto& one : row.choices) all += (all.empty() ? "" : "|") + one;
            return all.size() < name_width ? " " + all : std::string(" NAME");
        }
        case OptionRow::Kind::text: return " TEXT";
        case OptionRow::Kind::file: return " FILE";
        case OptionRow::Kind::folder: return " DIR";
        case OptionRow::Kind::number: return " N";
        case OptionRow::Kind::percent: return " PCT";
        case OptionRow::Kind::list: return " ID,…";
        case OptionRow::Kind::outputs: return " [FORMAT=]PATH";
    }
    return "";
}

std::string option_entry(const OptionRow& row, Language language) {
    std::string name = row.short_name.empty() ? "    " : "-" + std::string(row.short_name) + ", ";
    name += "--" + std::string(row.name) + value_of(row);
    std::string text = say(language, row.help);
    if (row.kind == OptionRow::Kind::choice && name.ends_with(" NAME")) text += say(language, "help.among", {{"choices", row.wanted(language)}});
    return entry(name, text);
}

std::string options_of(Command command, Language language, bool own) {
    std::string out;
    for (const auto& row : option_table())
        if (row.belongs_to(command) && row.commands.empty() != own) out += option_entry(row, language);
    return out;
}

std::string general_options(Language language) {
    return options_of(Command::check, language, false) + entry("-h, --help", say(language, "cli.help")) +
           entry("    --version", say(language, "cli.version"));
}

std::string commands(Language language) {
    std::string out;
    for (const auto& row : command_table())
        out += entry(std::string(row.name) + (row.operand.empty() ? "" : " ") + std::string(row.operand), say(language, row.help));
    return out;
}

std::string title(std::string_view id, Language language) { return "\n" + say(language, id) + "\n"; }

}  // namespace

std::string usage_line(std::optional<Command> command, Language language) {
    std::string text = "gouji ";
    if (command) {
        const CommandRow& row = row_of(*command);
        text += std::string(row.name) + " " + say(language, "help.some_options");
        if (!row.operand.empty()) text += " " + std::string(row.operand) + (row.kind == CommandRow::Operand::paths ? "…" : "");
    } else {
        text += say(language, "help.some_command");
    }
    return say(language, "help.usage", {{"text", text}});
}

std::string help_text(std::optional<Command> command, Language language) {
    const CommandRow* row = command ? &row_of(*command) : nullptr;
    std::string out = say(language, row ? row->help : "cli.description") + "\n\n" + usage_line(command, language) + "\n";
    if (!row) out += title("help.commands", language) + commands(language);
    if (row && !row->operand.empty()) out += title("help.operand", language) + entry(std::string(row->operand), say(language, row->operand_help));
    const std::string own = row ? options_of(*command, language, true) : std::string();
    if (!own.empty()) out += title("help.options", language) + own;
    return out + title("help.general", language) + general_options(language) + "\n" + say(language, "help.more") + "\n";
}

}  // namespace gouji
