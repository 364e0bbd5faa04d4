#pragma once

#include "gouji/report/report.hpp"

#include <string>

namespace gouji {

/// One JSON object a line, for programs that read line by line: the run, then each document followed by its findings, at the end
/// the totals. The member "type" says which; all others are those of the JSON report.
std::string write_ndjson(const Report& report, Language language);

}  // namespace gouji
