#pragma once

#include "gouji/report/report.hpp"

#include <string>
#include <vector>

namespace gouji {

/// The configuration in force with its digest, how many findings were suppressed, and suppressions that are expired or met
/// nothing, one line each.
std::vector<std::string> configuration_lines(const Report& report, Language language);

/// Rule, sentence, reason and last day of a suppressed finding.
std::string suppressed_text(const SuppressedFinding& one, Language language);

}  // namespace gouji
