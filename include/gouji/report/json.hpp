#pragma once

#include "gouji/report/report.hpp"

#include <string>

namespace gouji {

/// The report for programs. Names are a contract (schema 1): amounts and percentages are strings, enumerated values ASCII
/// ids, boxes points with the origin at the top left of the page as shown.
std::string write_json(const Report& report, Language language);

}  // namespace gouji
