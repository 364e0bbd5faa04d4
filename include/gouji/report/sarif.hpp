#pragma once

#include "gouji/report/report.hpp"

#include <string>

namespace gouji {

/// SARIF 2.1.0 (OASIS). Pages of a PDF have no lines: a location names the file, and page and box stand in its properties
/// (points, origin top left of the page as shown). Every rule in force is described; documents that were not fully checked are
/// notifications of the execution.
std::string write_sarif(const Report& report, Language language);

}  // namespace gouji
