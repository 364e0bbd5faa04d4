#pragma once

#include "gouji/app/pipeline.hpp"
#include "gouji/core/result.hpp"
#include "gouji/report/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gouji {

/// What gouji.toml and the baseline accept. An error's `text` is for people.
Result<std::vector<Suppression>> accepted_findings(const Options& options);

/// Takes the accepted findings out of the report, after rewriting the baseline where that is asked for, and names the
/// configuration in force. Answers what went wrong, for people.
std::optional<std::string> settle(Report& report, const Options& options, std::vector<Suppression> accepted, const Environment& environment);

}  // namespace gouji
