#pragma once

#include "gouji/app/record_store.hpp"
#include "gouji/findings/finding.hpp"
#include "gouji/report/working_paper.hpp"

#include <vector>

namespace gouji {

/// What rules see: a disclosure all of whose records were read. The others have figures that nobody checked.
Evaluation judge(const RuleSet& rules, const std::vector<const Record*>& disclosure);

/// rules → findings, one disclosure at a time; in the order of the records. The results point into the store. `paper`, where
/// there is one, takes tables and figures while they are in memory.
std::vector<DocumentResult> judge_all(const RecordStore& store, const RuleSet& rules, bool strict, WorkingPaper* paper);

}  // namespace gouji
