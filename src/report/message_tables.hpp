#pragma once

#include "gouji/report/messages.hpp"

namespace gouji {

// What was found, with the terminal report; reports in files; the command line and configuration.
std::span<const Message> chinese_findings();
std::span<const Message> chinese_reports();
std::span<const Message> chinese_commands();
std::span<const Message> english_findings();
std::span<const Message> english_reports();
std::span<const Message> english_commands();

}  // namespace gouji
