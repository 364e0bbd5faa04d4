// 其中, 包括, 分别为: the items of a list against their whole.

#include "frames.hpp"
#include "working.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

constexpr std::int64_t near_units = 2;   // of the last place: a list that only rounds beyond its whole is no contradiction

/// Is the surplus of the parts the sum of some of them that stand together? Then those were probably told under another one.
bool surplus_is_nested(const Figures& figures, const Outcome& outcome) {
    if (!outcome.difference || sign(*outcome.difference) >= 0) return false;
    const auto surplus = negate(*outcome.difference);
    const auto& operands = outcome.operands;
    for (std::size_t first = 1; first < operands.size(); ++first) {
        std::optional<Decimal> sum = Decimal{};
        for (std::size_t i = first; i < operands.size() && sum; ++i) {
            const auto value = value_in(figures.fact(operands.at(i).fact), outcome.unit);
            sum = value ? add(*sum, *value) : std::nullopt;
            if (sum && equal_value(*sum, surplus) && i - first + 2 < operands.size()) return true;
        }
    }
    return false;
}

bool is_near(const Outcome& outcome) {
    if (!outcome.difference) return false;
    const auto unit = unit_in_last_place(outcome.actual);
    const auto parts = static_cast<std::int64_t>(outcome.operands.size());
    // Half a unit for each figure is rounding, and then two more units.
    const auto twice = add(absolute(*outcome.difference), absolute(*outcome.difference));
    return twice && compare(*twice, {unit.coefficient * (parts + 2 * near_units), unit.places}) <= 0;
}

Outcome judge_subset(const Figures& figures, const Rule* rule, FactRef whole, const std::vector<FactRef>& parts) {
    auto equal = compare_to_sum(figures, rule, whole, parts);
    if (equal.verdict == Verdict::exact && parts.size() > 1) return equal;   // nothing is left over: the list proves itself
    auto out = compare_parts_at_most(figures, rule, whole, parts);
    if (out.verdict == Verdict::exact) out.weak = true;
    if (out.verdict == Verdict::violation && is_near(out)) {
        out.verdict = Verdict::not_checked;
        out.reason = Reason::unproven;
    }
    return out;
}

/// A reading that proves nothing still stands between the sentence and an accusation.
int badness(const Outcome& outcome) {
    switch (outcome.verdict) {
        case Verdict::exact: return 0;
        case Verdict::residue: return 1;
        case Verdict::not_harmonised: return 2;
        case Verdict::violation: return 4;
        default: return 3;
    }
}

/// Wholes that count the same thing as the parts.
std::vector<FactRef> wholes_of(const Assertion& a) {
    std::vector<FactRef> out;
    for (const auto index : a.frame().wholes.empty() ? a.frame().levels : a.frame().wholes) {
        const bool same = std::ranges::all_of(a.frame().parts, [&](FactIndex part) {
            return value_in(a.fact(part), a.fact(index).unit).has_value();
        });
        if (same) out.push_back(a.ref(index));
    }
    return out;
}

}  // namespace

void judge_breakdown(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    const auto& frame = assertion.frame();
    const auto wholes = wholes_of(assertion);
    if (rule == nullptr || frame.parts.empty() || wholes.empty()) return;
    std::vector<FactRef> parts;
    for (const auto index : frame.parts) parts.push_back(assertion.ref(index));
    std::vector<Outcome> readings;
    for (const auto whole : wholes) {
        readings.push_back(frame.exhaustive ? compare_to_sum(assertion.figures(), rule, whole, parts)
                                            : judge_subset(assertion.figures(), rule, whole, parts));
    }
    auto best = *std::ranges::min_element(readings, {}, badness);
    if (best.verdict == Verdict::violation) {
        weigh_scope_gap(assertion.figures(), best);
        const bool other_owner = wholes.size() > 1 || (!frame.exhaustive && parts.size() == 1);
        if (best.verdict == Verdict::violation && (other_owner || surplus_is_nested(assertion.figures(), best))) {
            best.verdict = Verdict::suspect;
        }
    }
    out.push_back(std::move(best));
}

}  // namespace gouji::judging
