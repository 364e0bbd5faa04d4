// Figures whose value is bounded by what they are: no wages among operating costs, no amount below zero.

#include "judge.hpp"
#include "working.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

/// A code that some regions book otherwise, one below it, or one above it (which contains it).
bool is_excepted(const ValueRule& rule, const Coordinates& coordinates) {
    return std::ranges::any_of(coordinates.all(), [&](const Coordinate& c) {
        return std::ranges::any_of(rule.except, [&](const std::string& code) {
            return is_ancestor_or_self(c.dimension, code, c.value) || is_ancestor_or_self(c.dimension, c.value, code);
        });
    });
}

}  // namespace

void judge_values(const Bench& bench, Outcomes& out) {
    const auto rules = rules_of<ValueRule>(bench.rules);
    std::set<std::pair<const Rule*, std::uint32_t>> told;   // amounts that are not negative are no relation each
    for (std::uint32_t r = 0; r < bench.records.size(); ++r)
        for (FactIndex f = 0; f < bench.records.at(r)->facts.size(); ++f) {
            const FactRef ref{r, f};
            if (!bench.figures.in_play(ref) || bench.figures.fact(ref).table < 0) continue;
            const Fact& fact = bench.figures.fact(ref);
            for (const auto& [rule, kind] : rules) {
                if (!kind->figure.matches(fact.coordinates) || is_excepted(*kind, fact.coordinates)) continue;
                const bool zero = kind->must == ValueRule::Must::zero;
                const bool holds = zero ? is_zero(fact.value) : sign(fact.value) >= 0;
                if (!zero && holds && !told.insert({rule, r}).second) continue;
                auto outcome = not_run(rule, holds ? Verdict::exact : Verdict::violation, Reason::none, {{ref, "figure", 1}});
                outcome.actual = fact.value;
                outcome.unit = fact.unit;
                if (zero) outcome.expected = Decimal{0, fact.value.places};
                if (zero) outcome.difference = fact.value;
                outcome.working = to_grouped_string(fact.value) + (zero ? (holds ? " = 0" : " ≠ 0") : (holds ? " ≥ 0" : " < 0"));
                weigh_odd_places(bench.figures, outcome);
                out.push_back(std::move(outcome));
            }
        }
}

}  // namespace gouji::judging
