#pragma once

#include "gouji/report/report.hpp"

#include <string>

namespace gouji {

/// Code quality report of GitLab: a JSON array of issues, the page in place of the line. Documents that were not fully checked
/// are issues too. Fingerprints are unique in the report.
std::string write_gitlab(const Report& report, Language language);

}  // namespace gouji
