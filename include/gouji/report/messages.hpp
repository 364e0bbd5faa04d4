#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji {

enum class Language { zh, en };

/// One sentence or word that people read. `{name}` stands for an argument.
struct Message {
    std::string_view id;
    std::string_view text;
};

/// All sentences of one language. Both tables have the same ids with the same arguments.
std::span<const Message> messages(Language language);

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// The text of the message with its arguments put in. Unknown ids and arguments stay visible as they are.
std::string say(Language language, std::string_view id, const Arguments& arguments = {});
/// Is there such a message?
bool can_say(std::string_view id);

/// The word for one value of an enumeration: say_word(zh, "severity", "error") is 不符.
std::string say_word(Language language, std::string_view group, std::string_view id);

}  // namespace gouji
