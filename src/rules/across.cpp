#include "across.hpp"

#include "gouji/core/interval.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gouji::judging {

const Rule* year_rule(const YearRules& rules, AcrossYearsRule::Check check, const Coordinates& coordinates) {
    return claimed_by(
        rules, [&](const AcrossYearsRule& rule) { return rule.check == check && rule.figure.matches(coordinates); },
        [](const AcrossYearsRule& rule) { return rule.figure.specificity(); });
}

const Rule* unit_rule(const UnitRules& rules, AcrossUnitsRule::Check check, const Coordinates& coordinates) {
    return claimed_by(
        rules, [&](const AcrossUnitsRule& rule) { return rule.check == check && rule.figure.matches(coordinates); },
        [](const AcrossUnitsRule& rule) { return rule.figure.specificity(); });
}

Outcome compare_printed(const Kin& kin, const Rule* rule, Operand own, Operand other) {
    Outcome out;
    out.rule = rule;
    const Fact& mine = kin.fact(own.fact);
    out.actual = mine.value;
    out.unit = mine.unit;
    out.expected = value_in(kin.fact(other.fact), mine.unit);
    out.operands = {std::move(own), std::move(other)};
    if (!out.expected) return not_run(rule, Verdict::not_checked, Reason::ambiguous_name, out.operands);
    out.difference = subtract(out.actual, *out.expected);
    switch (compare_restated(out.actual, *out.expected)) {
        case Restatement::same: out.verdict = Verdict::exact; break;
        case Restatement::not_harmonised: out.verdict = Verdict::not_harmonised; break;
        case Restatement::different: out.verdict = Verdict::violation; break;
    }
    out.working = fmt::format("{} {} {}", to_grouped_string(out.actual), relation_sign(out), to_grouped_string(*out.expected));
    return out;
}

Outcome compare_added(const Kin& kin, const Rule* rule, Operand own, const std::vector<Operand>& others, std::string working) {
    Outcome out;
    out.rule = rule;
    const Fact& mine = kin.fact(own.fact);
    out.actual = mine.value;
    out.unit = mine.unit;
    out.operands.push_back(std::move(own));
    std::vector<Decimal> parts;
    std::vector<int> weights;
    std::optional<Decimal> sum = Decimal{0, 0};
    for (const auto& other : others) {
        out.operands.push_back(other);
        const auto value = value_in(kin.fact(other.fact), out.unit);
        if (value) parts.push_back(*value);
        weights.push_back(other.weight);
        sum = !value || !sum ? std::nullopt : other.weight < 0 ? subtract(*sum, *value) : add(*sum, *value);
    }
    if (!sum) return not_run(rule, Verdict::not_checked, Reason::step_limit, out.operands);
    out.expected = sum;
    out.difference = subtract(out.actual, *sum);
    set_agreement(out, compare_sum(out.actual, parts, weights));
    out.working = std::move(working) + " = " + to_grouped_string(*sum) + (equal_value(*sum, out.actual) ? "" : " ≠ " + to_grouped_string(out.actual));
    return out;
}

}  // namespace gouji::judging
