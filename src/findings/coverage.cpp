#include "coverage.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace gouji {
namespace {

void count_figures(const Record& record, const std::vector<FigureState>& states, Coverage& coverage) {
    std::map<std::string, int> reasons;
    for (std::size_t i = 0; i < record.facts.size(); ++i) {
        const Fact& fact = record.facts[i];
        if (!fact.is_figure()) continue;
        const FigureState state = i < states.size() ? states[i] : FigureState{Tie::not_checked, Reason::unread};
        const bool tied = state.tie != Tie::not_checked;
        const bool table = fact.origin == Origin::table;
        ++(table ? coverage.table_figures : coverage.narrative_figures);
        if (tied) ++(table ? coverage.table_figures_tied : coverage.narrative_figures_tied);
        else ++reasons[std::string(id(state.reason))];
    }
    if (record.unread_figures > 0) {
        coverage.table_figures += record.unread_figures;
        reasons[std::string(id(Reason::unread))] += record.unread_figures;
    }
    coverage.not_tied_by_reason.assign(reasons.begin(), reasons.end());
    std::stable_sort(coverage.not_tied_by_reason.begin(), coverage.not_tied_by_reason.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
}

/// The record an outcome counts for: that of the figure it stands at.
bool stands_in(const Outcome& outcome, std::size_t record) {
    const std::size_t home = outcome.operands.empty() ? 0 : outcome.operands.front().fact.record;
    return home == record;
}

/// None where the relation does not apply.
bool counts_for(const Outcome& outcome, std::size_t record) { return stands_in(outcome, record) && outcome.verdict != Verdict::not_applicable; }

/// A large residue is counted apart from a typical one.
std::string ledger_entry(const Outcome& outcome) {
    const bool large = outcome.verdict == Verdict::residue && outcome.large;
    return std::string(id(outcome.verdict)) + (large ? "_large" : "");
}

void count_verdicts(std::size_t record, const std::vector<Outcome>& outcomes, Coverage& coverage) {
    std::map<std::tuple<Verdict, bool>, std::pair<std::string, int>> counted;
    for (const auto& outcome : outcomes) {
        if (!stands_in(outcome, record)) continue;
        auto& [name, count] = counted[{outcome.verdict, outcome.large}];
        name = ledger_entry(outcome);
        ++count;
    }
    for (auto& [unused, entry] : counted) {
        const bool same = !coverage.by_verdict.empty() && coverage.by_verdict.back().first == entry.first;
        if (same) coverage.by_verdict.back().second += entry.second;
        else coverage.by_verdict.push_back(std::move(entry));
    }
}

}  // namespace

Coverage coverage_of(std::size_t record, const std::vector<const Record*>& disclosure, const Evaluation& evaluation) {
    Coverage coverage;
    const bool has_states = record < evaluation.states.size();
    count_figures(*disclosure.at(record), has_states ? evaluation.states[record] : std::vector<FigureState>(), coverage);
    for (const auto& outcome : evaluation.outcomes) {
        if (!counts_for(outcome, record)) continue;
        ++coverage.relations_due;
        if (outcome.verdict != Verdict::not_checked) ++coverage.relations_run;
    }
    count_verdicts(record, evaluation.outcomes, coverage);
    return coverage;
}

std::vector<RuleRuns> rule_runs(std::size_t record, const Evaluation& evaluation) {
    std::map<std::string_view, RuleRuns> counted;
    for (const auto& outcome : evaluation.outcomes) {
        if (!counts_for(outcome, record)) continue;
        RuleRuns& runs = counted[outcome.rule->id];
        runs.rule = outcome.rule;
        ++runs.due;
        if (outcome.verdict != Verdict::not_checked) ++runs.run;
    }
    std::vector<RuleRuns> by_id;
    for (const auto& [unused, runs] : counted) by_id.push_back(runs);
    return by_id;
}

}  // namespace gouji
