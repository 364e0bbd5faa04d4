// 持平: nothing changed, so a printed change is zero and a printed base is the level.

#include "frames.hpp"
#include "last_year.hpp"
#include "working.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

/// A change or a percentage that must be zero.
Outcome zero_outcome(const Assertion& a, const Rule* rule, FactIndex index, const char* role) {
    Outcome out;
    out.rule = rule;
    out.operands = {{a.ref(index), role, 1}};
    if (!a.frame().levels.empty()) out.operands.push_back({a.ref(a.frame().levels.front()), "level", 1});
    out.actual = a.fact(index).value;
    out.unit = a.fact(index).unit;
    out.expected = Decimal{0, out.actual.places};
    out.difference = out.actual;
    out.verdict = is_zero(out.actual) ? Verdict::exact : Verdict::violation;
    out.working = to_grouped_string(out.actual) + (is_zero(out.actual) ? " = 0" : " ≠ 0");
    return out;
}

void judge_levels(const Assertion& a, const Rule* rule, Outcomes& out) {
    std::optional<Outcome> best;
    for (const auto index : a.frame().levels) {
        auto outcome = compare_to_other(a.figures(), rule, {a.ref(index), "level", 1}, {a.ref(*a.frame().base), "base", 1});
        // Verdicts stand in the order from best to worst, up to the violation.
        if (!best || outcome.verdict < best->verdict) best = std::move(outcome);
    }
    if (best) out.push_back(std::move(*best));
}

/// Only the level is printed: last year's may stand in a table. Answers false when none does.
bool judge_by_tables(const Assertion& a, const Rule* rule, Outcomes& out) {
    std::optional<Outcome> best;
    for (const auto index : a.frame().levels) {
        const auto last = last_year_of(a.figures(), a.ref(index));
        if (!last) continue;
        auto outcome = compare_to_other(a.figures(), rule, {a.ref(index), "level", 1}, {last->fact, "base", 1});
        if (outcome.verdict == Verdict::violation) {
            outcome.verdict = last->same_fund && !a.figures().has_several_bodies() ? Verdict::suspect : Verdict::not_checked;
            outcome.reason = outcome.verdict == Verdict::suspect ? Reason::none : Reason::ambiguous_name;
        }
        if (!best || outcome.verdict < best->verdict) best = std::move(outcome);
    }
    if (best) out.push_back(std::move(*best));
    return best.has_value();
}

}  // namespace

void judge_flat(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    const auto& frame = assertion.frame();
    if (rule == nullptr) return;
    if (frame.change) out.push_back(zero_outcome(assertion, rule, *frame.change, "change"));
    if (frame.rate) out.push_back(zero_outcome(assertion, rule, *frame.rate, "rate"));
    if (frame.base) judge_levels(assertion, rule, out);
    const bool nothing_printed = !frame.change && !frame.rate && !frame.base && !frame.levels.empty();
    if (nothing_printed && !judge_by_tables(assertion, rule, out)) out.push_back(not_run(rule, Verdict::not_checked, Reason::no_partner, assertion.operands(frame.levels.front())));
}

}  // namespace gouji::judging
