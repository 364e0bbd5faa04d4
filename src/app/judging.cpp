#include "judging.hpp"

#include "gouji/app/disclosures.hpp"

#include <algorithm>

namespace gouji {
namespace {

bool can_be_judged(const Record& record) { return record.status == Status::checked || record.status == Status::damaged; }

}  // namespace

Evaluation judge(const RuleSet& rules, const std::vector<const Record*>& disclosure) {
    const bool all = std::all_of(disclosure.begin(), disclosure.end(), [](const Record* record) { return can_be_judged(*record); });
    return all ? evaluate(rules, disclosure) : Evaluation{};
}

std::vector<DocumentResult> judge_all(const RecordStore& store, const RuleSet& rules, bool strict, WorkingPaper* paper) {
    std::vector<DocumentResult> results(store.size());
    for (const auto& group : group_disclosures(store.heads())) {
        std::vector<Record> records;
        std::vector<const Record*> disclosure;
        for (const auto index : group) records.push_back(store.load(index));
        for (const auto& record : records) disclosure.push_back(&record);
        const auto evaluation = judge(rules, disclosure);
        auto found = collect_findings(rules, disclosure, evaluation, strict);
        for (std::size_t i = 0; paper != nullptr && i < group.size(); ++i)
            paper->add(*disclosure[i], i < evaluation.states.size() ? evaluation.states[i] : std::vector<FigureState>());
        for (std::size_t i = 0; i < group.size(); ++i) {
            results[group[i]] = std::move(found[i]);
            results[group[i]].record = &store.heads()[group[i]].record;
        }
    }
    return results;
}

}  // namespace gouji
