#pragma once

#include "gouji/report/messages.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// What a shell reads to complete the words of gouji; nothing for a shell that is none of bash, zsh, fish.
std::optional<std::string> completion_script(std::string_view shell, Language language);

}  // namespace gouji
