#pragma once

#include "gouji/report/report.hpp"

#include <string>

namespace gouji {

/// Workflow commands of GitHub Actions, one a line: annotations at the files, most severe first, as many as the platform shows
/// for a step. The last line counts all; it is an annotation itself when some were left out.
std::string write_github(const Report& report, Language language);

}  // namespace gouji
