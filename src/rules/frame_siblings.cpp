// What holds among the assertions of one list, and what no single percentage can be.

#include "frames.hpp"
#include "working.hpp"

#include "gouji/core/interval.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace gouji::judging {

namespace {

constexpr Decimal hundred{100, 0};
constexpr std::size_t fewest_siblings = 2;

using Frames = std::vector<Frame>;

const Frames& frames_of(const Assertion& a) { return a.figures().record(a.record()).frames; }

const Frame* share_of(const Assertion& a, FactIndex part) {
    const auto found = std::ranges::find_if(frames_of(a), [&](const Frame& f) { return f.kind == FrameKind::share && f.rate && f.levels.size() == 1 && f.levels.front() == part; });
    return found == frames_of(a).end() ? nullptr : &*found;
}

/// The list of shares is told once: by the frame of its first part.
bool leads(const Assertion& a) { return !a.frame().parts.empty() && !a.frame().levels.empty() && a.frame().parts.front() == a.frame().levels.front(); }

/// The share that does not fit its amount, if one does not: the sum is told at that one, as the same fault.
std::size_t misfit(const Assertion& a, const Frame& frame, const std::vector<Decimal>& levels, const std::vector<Decimal>& rates) {
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const auto fits = [&](FactIndex whole) { const auto value = a.value(whole); return value && compare_share(levels[i], *value, rates[i]) <= Agreement::large_residue; };
        if (std::ranges::none_of(frame.wholes, fits)) return i;
    }
    return 0;
}

/// One share against what the others leave of 100 %.
Outcome sum_of_shares(const Assertion& a, const Rule* rule, std::vector<Operand> operands, const std::vector<Decimal>& rates, std::size_t at) {
    std::optional<Decimal> rest = hundred;
    Decimal slack = unit_in_last_place(rates.at(at));
    std::string working = "100";
    for (std::size_t i = 0; i < rates.size(); ++i) {
        if (i == at) continue;
        rest = rest ? subtract(*rest, rates[i]) : std::nullopt;
        // One unit of the last place for each: shares are cut as often as they are rounded.
        slack = add(slack, unit_in_last_place(rates[i])).value_or(slack);
        working += " − " + to_grouped_string(rates[i]);
    }
    std::swap(operands.front(), operands.at(at));
    const auto difference = rest ? subtract(rates.at(at), *rest) : std::nullopt;
    auto outcome = not_run(rule, Verdict::not_checked, Reason::step_limit, std::move(operands));
    if (!difference) return outcome;
    outcome.verdict = compare(absolute(*difference), slack) > 0 ? Verdict::violation : is_zero(*difference) ? Verdict::exact : Verdict::residue;
    outcome.reason = Reason::none;
    outcome.weak = true;
    outcome.actual = a.fact(outcome.operands.front().fact.fact).value;
    outcome.unit = Unit::percent;
    outcome.expected = rest;
    outcome.difference = difference;
    outcome.working = working + " = " + to_grouped_string(*rest);
    return outcome;
}

/// Shares of parts that are all of their whole add up to 100 %.
void judge_shares(const Assertion& a, const Rule* rule, Outcomes& out) {
    const auto& frame = a.frame();
    if (!leads(a) || frame.parts.size() < fewest_siblings || !frame.rate) return;
    std::vector<Operand> operands;
    std::vector<Decimal> rates, levels;
    for (const auto part : frame.parts) {
        const Frame* share = share_of(a, part);
        const auto level = a.value(part);
        if (share == nullptr || !level || share->wholes != frame.wholes) return;
        operands.push_back({a.ref(*share->rate), "part", 1});
        rates.push_back(absolute(a.fact(*share->rate).value));
        levels.push_back(*level);
    }
    // Only amounts that add up to their whole are all there is of it.
    const auto is_whole = [&](FactIndex whole) { const auto value = a.value(whole); return value && compare_sum(*value, levels) == Agreement::exact; };
    if (std::ranges::none_of(frame.wholes, is_whole)) {
        out.push_back(not_run(rule, Verdict::not_checked, Reason::unproven, std::move(operands)));
        return;
    }
    if (std::ranges::all_of(rates, [](Decimal rate) { return is_zero(rate); })) return;   // nothing of nothing
    out.push_back(sum_of_shares(a, rule, std::move(operands), rates, misfit(a, frame, levels, rates)));
}

/// The change of a figure, signed, when exactly one sentence tells it of this figure alone.
std::optional<std::pair<FactIndex, Decimal>> change_of(const Assertion& a, FactIndex level) {
    std::optional<std::pair<FactIndex, Decimal>> found;
    for (const Frame& f : frames_of(a)) {
        if (f.kind != FrameKind::growth || !f.change || f.direction == 0 || f.levels.empty() || f.levels.front() != level) continue;
        const auto value = a.value(*f.change);
        if (!value || found) return std::nullopt;
        found.emplace(*f.change, f.direction < 0 ? negate(absolute(*value)) : absolute(*value));
    }
    return found;
}

/// Changes of parts that are all of their whole add up to the change of the whole.
void judge_changes(const Assertion& a, const Rule* rule, Outcomes& out) {
    const auto& frame = a.frame();
    if (frame.wholes.size() != 1 || frame.parts.size() < fewest_siblings) return;
    const auto whole = change_of(a, frame.wholes.front());
    if (!whole) return;
    std::vector<Decimal> levels, changes;
    std::vector<Operand> operands{{a.ref(whole->first), "whole_change", 1}};
    for (const auto part : frame.parts) {
        const auto change = change_of(a, part);
        const auto level = a.value(part);
        if (!change || !level) return;   // a part without a change may be new, or gone on as it was
        levels.push_back(*level);
        changes.push_back(change->second);
        operands.push_back({a.ref(change->first), "part", sign(change->second) * sign(whole->second) < 0 ? -1 : 1});
    }
    const auto total = a.value(frame.wholes.front());
    if (!total || compare_sum(*total, levels) == Agreement::violation) {
        out.push_back(not_run(rule, Verdict::not_checked, Reason::unproven, std::move(operands)));
        return;
    }
    const auto agreement = compare_sum(whole->second, changes);
    // What was there last year and is no longer stands in no list of this year, unless nothing else can stand in it.
    if (agreement == Agreement::violation && !frame.exhaustive) {
        out.push_back(not_run(rule, Verdict::not_checked, Reason::incomplete, std::move(operands)));
        return;
    }
    auto outcome = not_run(rule, agreement == Agreement::exact ? Verdict::exact : agreement == Agreement::violation ? Verdict::violation : Verdict::residue, Reason::none, std::move(operands));
    if (agreement == Agreement::overflow) return;
    std::optional<Decimal> sum = Decimal{};
    for (const auto change : changes) {
        sum = sum ? add(*sum, change) : std::nullopt;
        outcome.working += fmt::format("{}{}", outcome.working.empty() ? (sign(change) < 0 ? "−" : "") : sign(change) < 0 ? " − " : " + ", to_grouped_string(absolute(change)));
    }
    if (!sum) return;
    outcome.large = agreement == Agreement::large_residue;
    outcome.actual = a.fact(whole->first).value;
    outcome.unit = a.unit();
    outcome.expected = sign(whole->second) < 0 ? negate(*sum) : *sum;
    outcome.difference = subtract(absolute(outcome.actual), *outcome.expected);
    outcome.working += " = " + to_grouped_string(*sum);
    if (outcome.verdict != Verdict::exact) outcome.working += " ≠ " + to_grouped_string(whole->second);
    out.push_back(std::move(outcome));
}

}  // namespace

void judge_limit(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto& frame = assertion.frame();
    if ((frame.kind != FrameKind::growth && frame.kind != FrameKind::share) || !frame.rate) return;
    const auto* rule = rules.find(assertion, FrameRule::Aspect::limit);
    const int direction = frame.rate_direction != 0 ? frame.rate_direction : frame.direction;
    if (rule == nullptr || (frame.kind == FrameKind::growth && direction >= 0)) return;
    const auto rate = absolute(assertion.fact(*frame.rate).value);
    auto outcome = not_run(rule, compare(rate, hundred) > 0 ? Verdict::violation : Verdict::exact, Reason::none, {{assertion.ref(*frame.rate), "rate", 1}});
    outcome.weak = true;
    outcome.actual = rate;
    outcome.unit = Unit::percent;
    outcome.working = to_grouped_string(rate) + (outcome.verdict == Verdict::exact ? " ≤ 100" : " > 100");
    out.push_back(std::move(outcome));
}

void judge_siblings(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion, FrameRule::Aspect::siblings);
    if (rule == nullptr) return;
    if (assertion.frame().kind == FrameKind::share) judge_shares(assertion, rule, out);
    if (assertion.frame().kind == FrameKind::breakdown) judge_changes(assertion, rule, out);
}

}  // namespace gouji::judging
