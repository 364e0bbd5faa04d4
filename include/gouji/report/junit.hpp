#pragma once

#include "gouji/report/report.hpp"

#include <string>

namespace gouji {

/// JUnit XML, a suite per document: a case for the reading of the document (an error when it was not fully checked), one for
/// each finding that fails the run, and one for every other rule with a relation due (skipped when none could run). Findings
/// that do not fail the run stand in the output of the case of their rule.
std::string write_junit(const Report& report, Language language);

}  // namespace gouji
