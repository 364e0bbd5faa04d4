#pragma once

#include "gouji/findings/finding.hpp"

namespace gouji {

/// The ledger of one record: what was tied, and why the rest was not.
Coverage coverage_of(std::size_t record, const std::vector<const Record*>& disclosure, const Evaluation& evaluation);

/// The same relations by rule, in the order of their ids.
std::vector<RuleRuns> rule_runs(std::size_t record, const Evaluation& evaluation);

}  // namespace gouji
