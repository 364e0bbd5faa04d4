#include "judge.hpp"
#include "kin.hpp"

#include <algorithm>

namespace gouji {

namespace {

/// Reading order of the figure a relation stands at, then the rule: the same disclosure gives the same order.
void sort_outcomes(const std::vector<const Record*>& records, std::vector<Outcome>& outcomes) {
    const auto position = [&](const Outcome& outcome) {
        const auto ref = outcome.operands.empty() ? FactRef{} : outcome.operands.front().fact;
        const bool known = ref.record < records.size() && ref.fact < records.at(ref.record)->facts.size();
        const int page = known ? records.at(ref.record)->facts.at(ref.fact).source.page : 0;
        return std::tuple(ref.record, page, ref.fact, outcome.rule == nullptr ? std::string_view() : outcome.rule->id);
    };
    std::ranges::stable_sort(outcomes, [&](const Outcome& a, const Outcome& b) { return position(a) < position(b); });
}

}  // namespace

std::vector<const Record*> all_records(const std::vector<const Record*>& disclosure, const Relatives& relatives) {
    auto out = disclosure;
    const auto take = [&](const std::vector<const Record*>& more) { out.insert(out.end(), more.begin(), more.end()); };
    take(relatives.year_before);
    take(relatives.budget);
    for (const auto& unit : relatives.units) take(unit);
    take(relatives.twins);
    return out;
}

Evaluation evaluate(const RuleSet& rules, const std::vector<const Record*>& disclosure, const Relatives& relatives) {
    const judging::Figures figures(disclosure);
    judging::Bench bench{rules, disclosure, figures};
    Evaluation evaluation;
    judging::judge_sums(bench, evaluation.outcomes);
    judging::judge_restated(bench, evaluation.outcomes);
    judging::judge_equal(bench, evaluation.outcomes);
    judging::judge_rollups(bench, evaluation.outcomes);
    judging::judge_at_most(bench, evaluation.outcomes);
    judging::judge_frames(bench, evaluation.outcomes);
    judging::judge_values(bench, evaluation.outcomes);
    judging::judge_links(bench, evaluation.outcomes);
    judging::judge_differences(bench, evaluation.outcomes);
    judging::judge_words(bench, evaluation.outcomes);
    judging::judge_present(bench, evaluation.outcomes);
    judging::judge_codes(bench, evaluation.outcomes);
    judging::judge_forms(bench, evaluation.outcomes);
    judging::judge_names(bench, evaluation.outcomes);
    const judging::Kin kin(figures, disclosure, relatives);
    judging::judge_years(bench, kin, evaluation.outcomes);
    judging::judge_continuity(bench, kin, evaluation.outcomes);
    judging::judge_units(bench, kin, evaluation.outcomes);
    judging::judge_bodies(bench, kin, evaluation.outcomes);
    sort_outcomes(disclosure, evaluation.outcomes);
    judging::judge_joint(bench, evaluation.outcomes);
    judging::judge_rounding(bench, evaluation.outcomes);
    evaluation.states = judging::figure_states(bench, evaluation.outcomes);
    return evaluation;
}

}  // namespace gouji
