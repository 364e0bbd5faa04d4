#include "severity.hpp"

#include "gouji/core/interval.hpp"

#include <algorithm>

namespace gouji {
namespace {

/// Units of the last place by which a sum may miss its interval and still be no more than a warning: figures that a system
/// derived from other unrounded ones miss it so.
constexpr std::int64_t near_miss_units = 2;

/// A sentence reckons with its own figures whatever they mean.
bool all_bound(const Outcome& outcome, const Facts& facts) {
    if (std::holds_alternative<FrameRule>(outcome.rule->kind)) return true;
    return std::all_of(outcome.operands.begin(), outcome.operands.end(),
                       [&](const Operand& operand) { return facts.at(operand.fact).binding == Binding::bound; });
}

/// 2·|difference| ≤ Σ units of the last places (twice the interval's reach) + 2·two units.
bool near_miss(const Outcome& outcome, const Facts& facts) {
    if (!outcome.difference || std::holds_alternative<RestatedRule>(outcome.rule->kind) || !one_kind_of_unit(outcome, facts)) return false;
    const auto exponent = yuan_exponent(outcome.unit);
    const Decimal own_unit = scaled(unit_in_last_place(outcome.actual), exponent);
    std::optional<Decimal> reach = Decimal{own_unit.coefficient * 2 * near_miss_units, own_unit.places};
    for (const auto& operand : outcome.operands) {
        const Fact& fact = facts.at(operand.fact);
        if (!reach) return false;
        if (&operand == &outcome.operands.front() || !is_zero(fact.value))
            reach = add(*reach, scaled(unit_in_last_place(fact.value), yuan_exponent(fact.unit)));
    }
    const Decimal size = scaled(absolute(*outcome.difference), exponent);
    const auto twice = add(size, size);
    return reach && twice && compare(*twice, *reach) <= 0;
}

Severity of_violation(const Outcome& outcome, const Facts& facts) {
    const bool in_doubt = !all_bound(outcome, facts) || near_miss(outcome, facts);
    return in_doubt ? std::min(outcome.rule->severity, Severity::warning) : outcome.rule->severity;
}

Severity of_suspect(const Outcome& outcome, const Facts& facts) {
    if (outcome.reason == Reason::parse_suspect || outcome.reason == Reason::scope_undecided || !all_bound(outcome, facts)) return Severity::note;
    return std::min(outcome.rule->severity, Severity::warning);
}

Severity of_missing_children(const Outcome& outcome, const Facts& facts) {
    const bool declared = !outcome.operands.empty() && facts.record(outcome.operands.front().fact).identity.secrecy_note;
    return declared ? Severity::note : Severity::warning;
}

}  // namespace

bool Facts::knows(const Outcome& outcome) const {
    return std::all_of(outcome.operands.begin(), outcome.operands.end(), [&](const Operand& operand) {
        return operand.fact.record < records_.size() && operand.fact.fact < record(operand.fact).facts.size();
    });
}

bool one_kind_of_unit(const Outcome& outcome, const Facts& facts) {
    return std::all_of(outcome.operands.begin(), outcome.operands.end(), [&](const Operand& operand) {
        return is_money(facts.at(operand.fact).unit) == is_money(outcome.unit);
    });
}

std::optional<Severity> severity_of(const Outcome& outcome, const Facts& facts, bool strict) {
    switch (outcome.verdict) {
        case Verdict::violation: return of_violation(outcome, facts);
        case Verdict::suspect: return of_suspect(outcome, facts);
        case Verdict::children_missing: return of_missing_children(outcome, facts);
        case Verdict::infeasible: return outcome.rule->severity;
        case Verdict::not_harmonised: return strict ? Severity::warning : Severity::note;
        case Verdict::residue: return Severity::note;
        case Verdict::exact:
        case Verdict::not_applicable:
        case Verdict::not_checked: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace gouji
