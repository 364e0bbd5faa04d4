#pragma once

#include "gouji/app/record_store.hpp"
#include "gouji/findings/finding.hpp"
#include "gouji/report/working_paper.hpp"

#include <vector>

namespace gouji {

/// With what documents are judged. `paper`, where there is one, takes tables and figures while they are in memory.
struct Judging {
    const RuleSet& rules;
    bool strict = false;
    WorkingPaper* paper = nullptr;
};

/// What rules see: a disclosure all of whose records were read. The others have figures that nobody checked.
Evaluation judge(const RuleSet& rules, const std::vector<const Record*>& disclosure, const Relatives& relatives);

/// rules → findings, one disclosure with its relatives at a time; in the order of the records, of which only the first `judged`
/// are judged. The results point into the store.
std::vector<DocumentResult> judge_all(const RecordStore& store, std::size_t judged, const Judging& judging);

}  // namespace gouji
