#include "gouji/report/messages.hpp"

#include "message_tables.hpp"

#include <algorithm>

namespace gouji {
namespace {

const Message* find_message(Language language, std::string_view id) {
    const auto table = messages(language);
    const auto at = std::find_if(table.begin(), table.end(), [&](const Message& message) { return message.id == id; });
    return at == table.end() ? nullptr : &*at;
}

const std::string* find_argument(const Arguments& arguments, std::string_view name) {
    const auto at = std::find_if(arguments.begin(), arguments.end(), [&](const auto& argument) { return argument.first == name; });
    return at == arguments.end() ? nullptr : &at->second;
}

std::vector<Message> joined(std::initializer_list<std::span<const Message>> tables) {
    std::vector<Message> all;
    for (const auto table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

}  // namespace

std::span<const Message> messages(Language language) {
    static const std::vector<Message> chinese = joined({chinese_findings(), chinese_reports(), chinese_commands()});
    static const std::vector<Message> english = joined({english_findings(), english_reports(), english_commands()});
    return language == Language::zh ? chinese : english;
}

std::string say(Language language, std::string_view id, const Arguments& arguments) {
    const Message* message = find_message(language, id);
    if (!message) return std::string(id);
    std::string out;
    std::string_view rest = message->text;
    while (!rest.empty()) {
        const auto open = rest.find('{');
        const auto close = open == std::string_view::npos ? open : rest.find('}', open);
        if (close == std::string_view::npos) break;
        const std::string* value = find_argument(arguments, rest.substr(open + 1, close - open - 1));
        out += rest.substr(0, open);
        out += value ? std::string_view(*value) : rest.substr(open, close - open + 1);
        rest.remove_prefix(close + 1);
    }
    return out + std::string(rest);
}

bool can_say(std::string_view id) { return find_message(Language::zh, id) != nullptr; }

std::string say_word(Language language, std::string_view group, std::string_view id) {
    return say(language, std::string(group) + "." + std::string(id));
}

}  // namespace gouji
