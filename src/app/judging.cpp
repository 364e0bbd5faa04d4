#include "judging.hpp"

#include "gouji/app/disclosures.hpp"
#include "gouji/facts/scope.hpp"

#include <algorithm>
#include <deque>

namespace gouji {
namespace {

bool can_be_judged(const Record& record) { return record.status == Status::checked || record.status == Status::damaged; }

/// The records of one group, read once and kept while it is judged.
class Loaded {
public:
    explicit Loaded(const RecordStore& store) : store_(store) {}

    /// A disclosure; of two files the text is read with the scopes of the tables.
    std::vector<const Record*> disclosure(const std::vector<std::size_t>& indices) {
        std::vector<Record*> records;
        for (const auto index : indices) records.push_back(&records_.emplace_back(store_.load(index)));
        if (records.size() == 2) {
            settle_across(*records.front(), *records.back());
            settle_across(*records.back(), *records.front());
        }
        return {records.begin(), records.end()};
    }

private:
    const RecordStore& store_;
    std::deque<Record> records_;
};

std::vector<FigureState> states_of(const Evaluation& evaluation, std::size_t record) {
    return record < evaluation.states.size() ? evaluation.states[record] : std::vector<FigureState>();
}

}  // namespace

Evaluation judge(const RuleSet& rules, const std::vector<const Record*>& disclosure, const Relatives& relatives) {
    const bool all = std::all_of(disclosure.begin(), disclosure.end(), [](const Record* record) { return can_be_judged(*record); });
    return all ? evaluate(rules, disclosure, relatives) : Evaluation{};
}

std::vector<DocumentResult> judge_all(const RecordStore& store, std::size_t judged, const Judging& judging) {
    std::vector<DocumentResult> results(judged);
    for (const auto& group : group_documents(store.heads(), judged)) {
        Loaded loaded(store);
        const auto own = loaded.disclosure(group.own);
        Relatives relatives{loaded.disclosure(group.year_before), loaded.disclosure(group.budget), {}, {}};
        for (const auto& unit : group.units) relatives.units.push_back(loaded.disclosure(unit));
        for (const auto twin : group.twins) relatives.twins.push_back(loaded.disclosure({twin}).front());
        const auto evaluation = judge(judging.rules, own, relatives);
        auto found = collect_findings(judging.rules, own, evaluation, judging.strict, relatives);
        for (std::size_t i = 0; i < own.size(); ++i) {
            const auto index = group.own[i];
            if (index >= judged) continue;
            if (judging.paper != nullptr) judging.paper->add(*own[i], states_of(evaluation, i));
            results[index] = std::move(found[i]);
            results[index].record = &store.heads()[index].record;
        }
    }
    return results;
}

}  // namespace gouji
