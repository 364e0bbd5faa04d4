// How figures were rounded, seen over many relations: places cut off (H13), shares nudged until they add up (H14).

#include "judge.hpp"
#include "working.hpp"

#include "gouji/core/interval.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace gouji::judging {

namespace {

/// Fewer residues of one sign are no habit: five tosses fall alike once in sixteen times.
constexpr std::size_t fewest_residues = 5;
/// Shares that can be nudged against each other and still leave one alone.
constexpr std::size_t fewest_shares = 3;
constexpr std::int64_t hundred = 100;

/// A sum of two or more figures other than zero, and its residue in units of the last place.
struct RoundedSum {
    const Outcome* outcome = nullptr;
    std::int64_t units = 0;
    std::int64_t parts = 0;
};

std::optional<RoundedSum> rounded_sum(const Outcome& outcome, const Figures& figures) {
    if (outcome.rule == nullptr || !outcome.difference || outcome.operands.front().role != "total") return std::nullopt;
    if (!std::holds_alternative<SumRule>(outcome.rule->kind)) return std::nullopt;
    if (outcome.verdict != Verdict::exact && outcome.verdict != Verdict::residue) return std::nullopt;
    RoundedSum out{&outcome, 0, 0};
    for (std::size_t i = 1; i < outcome.operands.size(); ++i) out.parts += is_zero(figures.fact(outcome.operands.at(i).fact).value) ? 0 : 1;
    const auto units = with_places(*outcome.difference, outcome.actual.places);
    if (out.parts < 2 || !units || is_zero(outcome.actual)) return std::nullopt;
    out.units = units->coefficient;
    return out;
}

/// The sums of one record; one that several tables print with the same figures counts once.
std::vector<RoundedSum> distinct_sums(const Figures& figures, const Outcomes& outcomes, std::uint32_t record) {
    std::map<std::string, RoundedSum> found;
    for (const auto& outcome : outcomes) {
        if (outcome.operands.empty() || outcome.operands.front().fact.record != record) continue;
        const auto sum = rounded_sum(outcome, figures);
        if (sum) found.try_emplace(to_string(outcome.actual) + " " + outcome.working, *sum);
    }
    std::vector<RoundedSum> out;
    for (const auto& [unused, sum] : found) out.push_back(sum);
    return out;
}

/// Cutting off takes half a unit from each part and from the total, on average: a residue of (parts − 1) ÷ 2 units, which grows
/// with the number of parts, where rounding leaves none. At least half of that is asked for.
bool grows_with_parts(const std::vector<RoundedSum>& sums) {
    constexpr std::int64_t quarters = 4;
    std::int64_t residues = 0, expected = 0;
    for (const auto& sum : sums) {
        residues += quarters * sum.units;
        expected += sum.parts - 1;
    }
    return residues >= expected;
}

/// "+0.01 × 4, +0.02 × 1"
std::string residues_text(const std::vector<const RoundedSum*>& residues) {
    std::map<std::int64_t, std::pair<Decimal, int>> counted;
    for (const auto* sum : residues) {
        auto& [value, count] = counted[sum->units];
        value = *sum->outcome->difference;
        ++count;
    }
    std::string out;
    for (const auto& [units, entry] : counted)
        out += fmt::format("{}{}{} × {}", out.empty() ? "" : ", ", units > 0 ? "+" : "−", to_grouped_string(absolute(entry.first)), entry.second);
    return out;
}

void judge_truncated(const Figures& figures, const Rule* rule, std::uint32_t record, Outcomes& outcomes) {
    const auto sums = distinct_sums(figures, outcomes, record);
    std::vector<const RoundedSum*> residues;
    for (const auto& sum : sums)
        if (sum.units != 0) residues.push_back(&sum);
    if (residues.size() < fewest_residues) return;
    Outcome out;
    out.rule = rule;
    for (const auto* sum : residues) out.operands.push_back(sum->outcome->operands.front());
    const auto& first = *residues.front()->outcome;
    out.actual = first.actual;
    out.unit = first.unit;
    const bool one_sign = std::ranges::all_of(residues, [](const RoundedSum* sum) { return sum->units > 0; });
    out.verdict = one_sign && grows_with_parts(sums) ? Verdict::violation : Verdict::exact;
    out.working = residues_text(residues);
    if (out.verdict == Verdict::exact) out.operands.resize(1);
    outcomes.push_back(std::move(out));
}

/// The percentages printed for parts of one whole.
using Shares = std::vector<const Outcome*>;

/// By the whole they are of, in the order printed.
std::vector<Shares> shares_by_whole(const Outcomes& outcomes, std::uint32_t record) {
    std::map<std::vector<FactRef>, std::size_t> place;
    std::vector<Shares> out;
    for (const auto& outcome : outcomes) {
        const auto* frame = outcome.rule == nullptr ? nullptr : std::get_if<FrameRule>(&outcome.rule->kind);
        if (frame == nullptr || frame->kind != FrameKind::share || !outcome.expected || outcome.operands.front().fact.record != record) continue;
        if (outcome.verdict != Verdict::exact && outcome.verdict != Verdict::residue) continue;
        std::vector<FactRef> whole;
        for (const auto& operand : outcome.operands)
            if (operand.role == "whole") whole.push_back(operand.fact);
        const auto [at, fresh] = place.try_emplace(std::move(whole), out.size());
        if (fresh) out.emplace_back();
        out.at(at->second).push_back(&outcome);
    }
    return out;
}

/// One unit of the last place up (+1) or down (−1) from what division gives; 0 for one that is right.
int nudge_of(const Outcome& share) {
    if (!share.difference || !equal_value(absolute(*share.difference), unit_in_last_place(share.actual))) return 0;
    return sign(*share.difference);
}

void judge_plugged(const Rule* rule, const Shares& shares, Outcomes& out) {
    std::optional<Decimal> sum = Decimal{};
    for (const auto* share : shares) sum = sum ? add(*sum, share->actual) : std::nullopt;
    if (shares.size() < fewest_shares || !sum || !equal_value(*sum, {hundred, 0})) return;
    const auto nudged = [](int direction) { return [direction](const Outcome* share) { return nudge_of(*share) == direction; }; };
    const bool both = std::ranges::any_of(shares, nudged(1)) && std::ranges::any_of(shares, nudged(-1));
    Outcome found;
    found.rule = rule;
    found.verdict = both ? Verdict::violation : Verdict::exact;
    found.unit = Unit::percent;
    for (const auto* share : shares) {
        if (both && nudge_of(*share) == 0) continue;
        if (found.operands.empty()) found.actual = share->actual;
        found.operands.push_back(share->operands.front());
        if (both) found.working += fmt::format("{}{}% ≠ {}%", found.working.empty() ? "" : ", ", to_string(share->actual), to_string(*share->expected));
    }
    if (!both) found.operands.resize(1);
    out.push_back(std::move(found));
}

}  // namespace

void judge_rounding(const Bench& bench, Outcomes& outcomes) {
    for (const auto& [rule, kind] : rules_of<RoundingRule>(bench.rules)) {
        for (std::uint32_t record = 0; record < bench.records.size(); ++record) {
            if (kind->check == RoundingRule::Check::truncated) judge_truncated(bench.figures, rule, record, outcomes);
            if (kind->check != RoundingRule::Check::plugged) continue;
            Outcomes found;
            for (const auto& shares : shares_by_whole(outcomes, record)) judge_plugged(rule, shares, found);
            std::ranges::move(found, std::back_inserter(outcomes));
        }
    }
}

}  // namespace gouji::judging
