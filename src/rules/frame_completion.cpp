// 完成年初预算的 r, 决算数大于（小于、等于）预算数: what was spent against what was planned.

#include "frames.hpp"
#include "working.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

/// The word against the order of two figures: 等于 wants the same figure, 大于 and 小于 at least no figure on the other side.
Verdict compare_word(Decimal level, Decimal base, int direction) {
    if (direction == 0) {
        switch (compare_restated(level, base)) {
            case Restatement::same: return Verdict::exact;
            case Restatement::not_harmonised: return Verdict::not_harmonised;
            case Restatement::different: return Verdict::violation;
        }
    }
    const auto order = compare(level, base);
    if (direction > 0 ? order > 0 : order < 0) return Verdict::exact;
    // Printed alike, the unrounded figures may still differ.
    return order == 0 ? Verdict::residue : Verdict::violation;
}

std::string_view sign_between(std::strong_ordering order) {
    if (order == 0) return "=";
    return order > 0 ? ">" : "<";
}

Outcome comparison_outcome(const Assertion& a, const Rule* rule, FactIndex index, Decimal level, Decimal base) {
    Outcome out;
    out.rule = rule;
    out.operands = {{a.ref(index), "level", 1}, {a.ref(*a.frame().base), "base", 1}};
    out.actual = level;
    out.unit = a.unit();
    out.expected = base;
    out.difference = subtract(level, base);
    out.verdict = compare_word(level, base, a.frame().direction);
    out.working = to_grouped_string(level) + " " + std::string(sign_between(compare(level, base))) + " " + to_grouped_string(base);
    return out;
}

/// Nothing was planned: there is no rate, and where nothing was spent either it is printed as 0 by convention.
Outcome judge_without_budget(const Assertion& a, const Rule* rule) {
    auto out = not_run(rule, Verdict::not_applicable, Reason::none, a.operands(*a.frame().rate));
    const auto spent_nothing = [&](FactIndex index) { return is_zero(a.fact(index).value); };
    const auto& rate = a.fact(*a.frame().rate);
    if (!is_zero(rate.value) || a.frame().levels.empty() || !std::ranges::all_of(a.frame().levels, spent_nothing)) return out;
    out.verdict = Verdict::exact;
    out.weak = true;
    out.actual = rate.value;
    out.unit = rate.unit;
    return out;
}

}  // namespace

void judge_completion(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    const auto& frame = assertion.frame();
    if (rule == nullptr || !frame.rate) return;
    const auto base = assertion.value(frame.base);
    if (base && is_zero(*base)) {
        out.push_back(judge_without_budget(assertion, rule));
        return;
    }
    std::vector<Reckoning> readings;
    for (const auto index : frame.levels) {
        const auto level = assertion.value(index);
        if (!level || !base) continue;
        auto reckoning = reckon_share(*level, *base, assertion.fact(*frame.rate).value);
        reckoning.second_choice = index != frame.levels.front();
        reckoning.operands = {{assertion.ref(*frame.rate), "rate", 1}, {assertion.ref(index), "level", 1}, {assertion.ref(*frame.base), "base", 1}};
        readings.push_back(std::move(reckoning));
    }
    if (readings.empty()) out.push_back(not_run(rule, Verdict::not_checked, Reason::no_partner, assertion.operands(*frame.rate)));
    else out.push_back(decide(assertion, rule, readings));
}

void judge_comparison(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    const auto& frame = assertion.frame();
    const auto base = assertion.value(frame.base);
    if (rule == nullptr || !base) return;
    std::optional<Outcome> best;
    for (const auto index : frame.levels) {
        const auto level = assertion.value(index);
        if (!level) continue;
        auto outcome = comparison_outcome(assertion, rule, index, *level, *base);
        // Verdicts stand in the order from best to worst, up to the violation.
        if (!best || outcome.verdict < best->verdict) best = std::move(outcome);
    }
    if (best) out.push_back(std::move(*best));
}

}  // namespace gouji::judging
