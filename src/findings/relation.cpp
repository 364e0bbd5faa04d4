#include "relation.hpp"

#include "gouji/core/interval.hpp"

namespace gouji {
namespace {

Decimal common_ulp(const Fact& fact) { return scaled(unit_in_last_place(fact.value), yuan_exponent(fact.unit)); }

std::optional<Decimal> times(int coefficient, Decimal value) {
    if (coefficient == 1) return value;
    if (coefficient == -1) return negate(value);
    return std::nullopt;
}

/// first − Σ weight · other, over all operands.
std::optional<Decimal> linear_residual(const Outcome& outcome, const Facts& facts) {
    std::optional<Decimal> sum = common_value(facts.at(outcome.operands.front().fact));
    for (std::size_t i = 1; i < outcome.operands.size() && sum; ++i) {
        const auto part = times(-outcome.operands[i].weight, common_value(facts.at(outcome.operands[i].fact)));
        sum = part ? add(*sum, *part) : std::nullopt;
    }
    return sum;
}

std::optional<Decimal> half(Decimal value) {
    constexpr int five = 5;  // ÷ 2 is × 5 ÷ 10, which keeps the figure decimal
    std::int64_t coefficient = 0;
    if (__builtin_mul_overflow(value.coefficient, five, &coefficient)) return std::nullopt;
    return scaled(Decimal{coefficient, value.places}, -1);
}

/// Half a unit of the last place of the first figure and of every part that is not zero.
std::optional<Decimal> sum_slack(const Outcome& outcome, const Facts& facts) {
    std::optional<Decimal> twice = common_ulp(facts.at(outcome.operands.front().fact));
    for (std::size_t i = 1; i < outcome.operands.size() && twice; ++i) {
        const Fact& part = facts.at(outcome.operands[i].fact);
        if (!is_zero(part.value)) twice = add(*twice, common_ulp(part));
    }
    return twice ? half(*twice) : std::nullopt;
}

/// Two printings agree when the coarser is a rounding of the finer: half its unit, nothing when both have the same places.
std::optional<Decimal> pair_slack(const Fact& a, const Fact& b) {
    const Decimal unit_a = common_ulp(a), unit_b = common_ulp(b);
    const auto order = compare(unit_a, unit_b);
    return order == 0 ? Decimal{} : half(order > 0 ? unit_a : unit_b);
}

std::optional<Relation> pair_relation(const Operand& first, const Operand& other, const Facts& facts) {
    const Fact& a = facts.at(first.fact);
    const Fact& b = facts.at(other.fact);
    const auto residual = subtract(common_value(a), common_value(b));
    const auto slack = pair_slack(a, b);
    if (!residual || !slack) return std::nullopt;
    Relation relation;
    relation.terms = {{first.fact, 1}, {other.fact, -1}};
    relation.residual = *residual;
    relation.slack = *slack;
    relation.pair = true;
    return relation;
}

/// The first figure against the value the others give, however they give it.
std::optional<Relation> opaque_relation(const Outcome& outcome) {
    if (!outcome.difference) return std::nullopt;
    Relation relation;
    relation.terms = {{outcome.operands.front().fact, 1}};
    relation.residual = scaled(*outcome.difference, yuan_exponent(outcome.unit));
    relation.slack = scaled(unit_in_last_place(outcome.actual), yuan_exponent(outcome.unit));
    return relation;
}

bool is_restatement(const Rule& rule) {
    return std::holds_alternative<RestatedRule>(rule.kind) || std::holds_alternative<EqualRule>(rule.kind);
}

/// Is first − Σ others what the outcome itself says? Only then is the outcome linear in its operands.
bool explains(const Outcome& outcome, Decimal residual, Decimal slack) {
    if (outcome.difference) return equal_value(residual, scaled(*outcome.difference, yuan_exponent(outcome.unit)));
    return compare(absolute(residual), slack) <= 0;
}

/// 其中: the parts of a whole that need not be all of it.
bool is_subset(const Outcome& outcome) {
    const auto* frame = std::get_if<FrameRule>(&outcome.rule->kind);
    const bool list = std::holds_alternative<SumRule>(outcome.rule->kind) || (frame && frame->kind == FrameKind::breakdown);
    return list && outcome.operands.front().role == "whole";
}

/// Σ parts ≤ whole is told the other way round than first ≤ others.
void turn_round(Relation& relation) {
    for (auto& term : relation.terms) term.coefficient = -term.coefficient;
    relation.residual = negate(relation.residual);
    relation.at_most = true;
}

std::optional<Relation> linear_relation(const Outcome& outcome, const Facts& facts) {
    if (!one_kind_of_unit(outcome, facts)) return std::nullopt;
    const auto residual = linear_residual(outcome, facts);
    const auto slack = sum_slack(outcome, facts);
    if (!residual || !slack || !explains(outcome, *residual, *slack)) return std::nullopt;
    Relation relation;
    relation.residual = *residual;
    relation.slack = *slack;
    relation.at_most = std::holds_alternative<AtMostRule>(outcome.rule->kind);
    for (std::size_t i = 0; i < outcome.operands.size(); ++i)
        relation.terms.push_back({outcome.operands[i].fact, i == 0 ? 1 : -outcome.operands[i].weight});
    if (is_subset(outcome)) turn_round(relation);
    return relation;
}

std::vector<Relation> shapes(const Outcome& outcome, const Facts& facts) {
    const auto& operands = outcome.operands;
    const bool restated = is_restatement(*outcome.rule);
    if (operands.size() > 1 && !(restated && operands.size() == 2))
        if (auto linear = linear_relation(outcome, facts)) return {*linear};
    std::vector<Relation> found;
    if (restated)
        for (std::size_t i = 1; i < operands.size(); ++i)
            if (auto pair = pair_relation(operands.front(), operands[i], facts)) found.push_back(*pair);
    if (found.empty())
        if (auto opaque = opaque_relation(outcome)) found.push_back(*opaque);
    return found;
}

}  // namespace

bool holds(const Relation& relation, Decimal residual) {
    return compare(relation.at_most ? residual : absolute(residual), relation.slack) <= 0;
}

Decimal common_value(const Fact& fact) { return scaled(fact.value, yuan_exponent(fact.unit)); }

std::vector<Relation> relations_of(const Outcome& outcome, std::size_t index, bool failed, const Facts& facts) {
    if (outcome.operands.empty() || !outcome.rule) return {};
    auto found = shapes(outcome, facts);
    for (auto& relation : found) {
        relation.outcome = index;
        relation.failed = failed && !holds(relation, relation.residual);
    }
    return found;
}

}  // namespace gouji
