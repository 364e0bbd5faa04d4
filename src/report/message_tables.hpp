#pragma once

#include "gouji/report/messages.hpp"

namespace gouji {

std::span<const Message> chinese_messages();
std::span<const Message> english_messages();

}  // namespace gouji
