#pragma once

#include "gouji/app/cli.hpp"

#include <optional>
#include <string>

namespace gouji {

/// The help of one command, or of the program when none is named.
std::string help_text(std::optional<Command> command, Language language);

/// "用法：gouji tables [选项] FILE"
std::string usage_line(std::optional<Command> command, Language language);

}  // namespace gouji
