// 其中, 包括, 分别为: the items of a list against their whole.

#include "frames.hpp"
#include "working.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

constexpr std::int64_t near_units = 2;   // of the last place: a list that only rounds beyond its whole is no contradiction

using Parts = std::vector<FactRef>;

std::optional<Decimal> sum_of(const Figures& figures, const Parts& parts, std::size_t first, std::size_t last, Unit unit) {
    std::optional<Decimal> sum = Decimal{};
    for (std::size_t i = first; i < last && sum; ++i) {
        const auto value = value_in(figures.fact(parts.at(i)), unit);
        sum = value ? add(*sum, *value) : std::nullopt;
    }
    return sum;
}

bool is_nothing(const Figures& figures, FactRef ref) { return is_zero(figures.fact(ref).value); }

std::ptrdiff_t carrying(const Figures& figures, const Parts& parts, std::size_t first, std::size_t last) {
    const auto at = [&](std::size_t i) { return parts.begin() + static_cast<std::ptrdiff_t>(i); };
    return std::count_if(at(first), at(last), [&](FactRef ref) { return !is_nothing(figures, ref); });
}

Parts without(const Parts& parts, std::size_t first, std::size_t last) {
    auto out = parts;
    out.erase(out.begin() + static_cast<std::ptrdiff_t>(first), out.begin() + static_cast<std::ptrdiff_t>(last));
    return out;
}

/// An item followed by items that add up to it to the digit was told with its own parts.
Parts without_nested(const Figures& figures, Parts parts, Unit unit) {
    for (std::size_t head = 0; head < parts.size(); ++head) {
        const auto own = value_in(figures.fact(parts.at(head)), unit);
        if (!own || is_zero(*own)) continue;
        for (std::size_t last = head + 3; last <= parts.size(); ++last) {   // two items at least
            const auto sum = sum_of(figures, parts, head + 1, last, unit);
            if (!sum || !equal_value(*sum, *own) || carrying(figures, parts, head + 1, last) < 2) continue;
            parts = without(parts, head + 1, last);
            break;
        }
    }
    return parts;
}

/// The list without the run of items that makes it exceed its whole to the digit: it began later or ended earlier than read.
std::optional<Parts> without_surplus(const Figures& figures, const Parts& parts, Decimal whole, Unit unit) {
    const auto sum = sum_of(figures, parts, 0, parts.size(), unit);
    const auto surplus = sum ? subtract(*sum, whole) : std::nullopt;
    if (!surplus || sign(*surplus) <= 0) return std::nullopt;
    for (std::size_t first = 0; first < parts.size(); ++first) {
        for (std::size_t last = first + 1; last <= parts.size(); ++last) {
            const auto run = sum_of(figures, parts, first, last, unit);
            if (!run || !equal_value(*run, *surplus)) continue;
            auto rest = without(parts, first, last);
            if (carrying(figures, rest, 0, rest.size()) >= 2) return rest;
        }
    }
    return std::nullopt;
}

bool is_near(const Outcome& outcome) {
    if (!outcome.difference) return false;
    const auto unit = unit_in_last_place(outcome.actual);
    const auto parts = static_cast<std::int64_t>(outcome.operands.size());
    // Half a unit for each figure is rounding, and then two more units.
    const auto twice = add(absolute(*outcome.difference), absolute(*outcome.difference));
    return twice && compare(*twice, {unit.coefficient * (parts + 2 * near_units), unit.places}) <= 0;
}

Outcome judge_subset(const Figures& figures, const Rule* rule, FactRef whole, const Parts& parts) {
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

bool fits(const Outcome& outcome) { return badness(outcome) <= 2; }

/// Items with meanings of their own stand in the list for what they are.
bool all_told_apart(const Assertion& a) {
    return std::ranges::all_of(a.frame().parts, [&](FactIndex part) { return a.fact(part).binding == Binding::bound || a.fact(part).unit == Unit::count; });
}

/// The list as read; where that does not fit, without items that stand in it for another reason.
Outcome judge_whole(const Assertion& a, const Rule* rule, FactRef whole, const Parts& parts) {
    const auto& figures = a.figures();
    const auto judge = [&](const Parts& list) {
        return a.frame().exhaustive ? compare_to_sum(figures, rule, whole, list) : judge_subset(figures, rule, whole, list);
    };
    auto read = judge(parts);
    const auto& fact = figures.fact(whole);
    // Things are counted one by one: no half of one is rounded away.
    if (fact.unit == Unit::count && read.verdict == Verdict::residue) read.verdict = Verdict::violation;
    if (fits(read)) return read;
    const auto heads = without_nested(figures, parts, fact.unit);
    if (heads.size() < parts.size()) {
        auto outcome = judge(heads);
        if (fits(outcome)) return outcome;
    }
    if (a.frame().exhaustive && all_told_apart(a)) return read;
    if (const auto rest = without_surplus(figures, parts, fact.value, fact.unit)) return judge(*rest);
    return read;
}

}  // namespace

void judge_breakdown(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    const auto& frame = assertion.frame();
    const auto wholes = wholes_of(assertion);
    if (rule == nullptr || frame.parts.empty() || wholes.empty()) return;
    Parts parts;
    for (const auto index : frame.parts) parts.push_back(assertion.ref(index));
    std::vector<Outcome> readings;
    for (const auto whole : wholes) readings.push_back(judge_whole(assertion, rule, whole, parts));
    auto best = *std::ranges::min_element(readings, {}, badness);
    if (best.verdict == Verdict::violation) weigh_scope_gap(assertion.figures(), best);
    const bool other_owner = wholes.size() > 1 || (!frame.exhaustive && parts.size() == 1);
    if (best.verdict == Verdict::violation && other_owner) best.verdict = Verdict::suspect;
    out.push_back(std::move(best));
}

}  // namespace gouji::judging
