// Relations that hold one by one within rounding, but not all together (H11).

#include "judge.hpp"

#include "gouji/rules/feasibility.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>

namespace gouji::judging {

namespace {

/// A slip that rounding could hide moves a figure by no more units of its last place.
constexpr int most_units_moved = 3;
/// Figures tried for the smallest repair; a contradiction between more of them has no plain one.
constexpr std::size_t most_repairs_tried = 60;

/// Sums, printings and balances of tables; limits, sentences and other documents leave more open than rounding.
bool is_hard(const Outcome& outcome, const Figures& figures) {
    if (outcome.rule == nullptr || outcome.weak || outcome.operands.size() < 2) return false;
    if (outcome.verdict != Verdict::exact && outcome.verdict != Verdict::residue) return false;
    const auto& kind = outcome.rule->kind;
    const bool sum = std::holds_alternative<SumRule>(kind) && outcome.operands.front().role == "total";
    const bool other = std::holds_alternative<RollupRule>(kind) || std::holds_alternative<RestatedRule>(kind) || std::holds_alternative<EqualRule>(kind);
    return (sum || other) && std::ranges::all_of(outcome.operands, [&](const Operand& operand) {
        if (operand.fact.record >= figures.record_count()) return false;
        const auto& fact = figures.fact(operand.fact);
        return fact.table >= 0 && is_money(fact.unit);
    });
}

/// Says already that one of its figures is wrong or misread.
bool accuses(const Outcome& outcome) {
    const bool failed = outcome.verdict == Verdict::violation || outcome.verdict == Verdict::suspect || outcome.verdict == Verdict::children_missing;
    return failed && outcome.rule != nullptr && !std::holds_alternative<FrameRule>(outcome.rule->kind);
}

Decimal in_yuan(const Fact& fact) { return scaled(fact.value, yuan_exponent(fact.unit)); }

std::optional<std::int64_t> power_of_ten(int exponent) {
    constexpr int largest = 15;
    constexpr std::int64_t ten = 10;
    if (exponent < 0 || exponent > largest) return std::nullopt;
    std::int64_t out = 1;
    for (int i = 0; i < exponent; ++i) out *= ten;
    return out;
}

/// A relation before zeros are decided: sign and figure of every operand.
struct Candidate {
    std::size_t outcome = 0;
    std::vector<std::pair<FactRef, int>> terms;
    std::int64_t rest = 0;       ///< half units of the finest place
};

/// Relations that hang together, as a system, and what its numbers stand for.
struct Component {
    RoundingSystem system;
    std::vector<FactRef> figures;            ///< of the errors
    std::vector<std::size_t> outcomes;       ///< of the relations
    [[nodiscard]] bool has_residue() const {
        return std::ranges::any_of(system.relations, [](const RoundingRelation& relation) { return relation.rest != 0; });
    }
};

class Joint {
public:
    Joint(const Bench& bench, const Rule* rule, int most_steps, Outcomes& outcomes)
        : figures_(bench.figures), rule_(rule), outcomes_(outcomes) {
        limits_.pivots = most_steps;
    }

    void judge() {
        collect();
        for (const auto& component : components())
            if (component.has_residue()) outcomes_.push_back(outcome_of(component));
    }

private:
    void collect() {
        std::set<FactRef> accused;
        for (const auto& outcome : outcomes_)
            if (accuses(outcome))
                for (const auto& operand : outcome.operands) accused.insert(operand.fact);
        std::vector<std::size_t> hard;
        for (std::size_t i = 0; i < outcomes_.size(); ++i) {
            const auto& operands = outcomes_.at(i).operands;
            const bool known = std::ranges::none_of(operands, [&](const Operand& operand) { return accused.contains(operand.fact); });
            if (known && is_hard(outcomes_.at(i), figures_)) hard.push_back(i);
        }
        bool first = true;
        for (const auto i : hard)
            for (const auto& operand : outcomes_.at(i).operands) {
                const int places = in_yuan(figures_.fact(operand.fact)).places;
                finest_ = first ? places : std::max(finest_, places);
                first = false;
            }
        for (const auto i : hard) add_candidate(i);
    }

    /// Half a unit of the figure's last place in half units of the finest.
    [[nodiscard]] std::optional<std::int64_t> slack(FactRef ref) const { return power_of_ten(finest_ - in_yuan(figures_.fact(ref)).places); }

    void add_candidate(std::size_t index) {
        const auto& outcome = outcomes_.at(index);
        Candidate out{index, {}, 0};
        Int128 rest = 0, reach = 0;
        for (std::size_t i = 0; i < outcome.operands.size(); ++i) {
            const auto& operand = outcome.operands.at(i);
            const int sign = i == 0 ? 1 : -operand.weight;
            const auto unit = slack(operand.fact);
            if (!unit) return;
            const auto value = in_yuan(figures_.fact(operand.fact));
            rest -= Int128{2} * sign * Int128{value.coefficient} * *unit;
            if (!is_zero(value)) reach += *unit;
            out.terms.emplace_back(operand.fact, sign);
        }
        constexpr std::int64_t largest = std::int64_t{1} << 50;
        if (rest > largest || rest < -largest) return;
        out.rest = static_cast<std::int64_t>(rest);
        // Printed zeros are exact; a relation that holds only because they need not be proves nothing about the others.
        if (rest <= reach && -rest <= reach) candidates_.push_back(std::move(out));
    }

    [[nodiscard]] bool varies(FactRef ref) const { return !is_zero(figures_.fact(ref).value); }

    [[nodiscard]] std::vector<Component> components() const {
        std::map<FactRef, std::size_t> number;
        std::vector<std::size_t> parent;
        const auto root = [&](std::size_t at) {
            while (parent.at(at) != at) at = parent.at(at) = parent.at(parent.at(at));
            return at;
        };
        const auto number_of = [&](FactRef ref) {
            const auto [at, fresh] = number.try_emplace(ref, parent.size());
            if (fresh) parent.push_back(parent.size());
            return at->second;
        };
        for (const auto& candidate : candidates_) {
            std::optional<std::size_t> first;
            for (const auto& [ref, unused] : candidate.terms) {
                if (!varies(ref)) continue;
                const auto own = root(number_of(ref));
                if (!first) first = own;
                parent.at(std::max(own, root(*first))) = std::min(own, root(*first));
            }
        }
        std::map<std::size_t, std::size_t> place;
        std::vector<Component> out;
        std::vector<std::map<FactRef, std::size_t>> errors;
        for (const auto& candidate : candidates_) {
            const auto any = std::ranges::find_if(candidate.terms, [&](const auto& term) { return varies(term.first); });
            if (any == candidate.terms.end()) continue;
            const auto [at, fresh] = place.try_emplace(root(number.at(any->first)), out.size());
            if (fresh) {
                out.emplace_back();
                errors.emplace_back();
            }
            add_relation(candidate, out.at(at->second), errors.at(at->second));
        }
        return out;
    }

    void add_relation(const Candidate& candidate, Component& component, std::map<FactRef, std::size_t>& errors) const {
        RoundingRelation relation{{}, candidate.rest};
        for (const auto& [ref, sign] : candidate.terms) {
            if (!varies(ref)) continue;
            const auto [at, fresh] = errors.try_emplace(ref, component.figures.size());
            if (fresh) {
                const auto half = slack(ref).value_or(0);
                component.figures.push_back(ref);
                component.system.errors.push_back({-half, half});
            }
            relation.terms.push_back({at->second, sign});
        }
        component.system.relations.push_back(std::move(relation));
        component.outcomes.push_back(candidate.outcome);
    }

    [[nodiscard]] Outcome outcome_of(const Component& component) const {
        const auto answer = feasibility_of(component.system, limits_);
        if (answer == Feasibility::feasible) return held(component);
        if (answer == Feasibility::undecided) return given_up(component);
        const auto cut = feasibility_of(cut_off(component.system), limits_);
        if (cut == Feasibility::feasible) return held(component);
        const auto contradiction = irreducible_contradiction(component.system, limits_);
        return contradiction && cut == Feasibility::infeasible ? contradicted(component, *contradiction) : given_up(component);
    }

    /// The first relation with a residue stands for the component.
    [[nodiscard]] std::vector<Operand> quoted(const Component& component) const {
        const auto& relations = component.system.relations;
        const auto at = std::ranges::find_if(relations, [](const RoundingRelation& relation) { return relation.rest != 0; }) - relations.begin();
        return {outcomes_.at(component.outcomes.at(static_cast<std::size_t>(at))).operands.front()};
    }

    [[nodiscard]] Outcome held(const Component& component) const {
        Outcome out;
        out.rule = rule_;
        out.verdict = Verdict::exact;
        out.operands = quoted(component);
        return out;
    }

    [[nodiscard]] Outcome given_up(const Component& component) const {
        auto out = held(component);
        out.verdict = Verdict::not_checked;
        out.reason = Reason::step_limit;
        return out;
    }

    /// Places cut off instead of rounded: what was taken away is never negative.
    static RoundingSystem cut_off(RoundingSystem system) {
        for (auto& error : system.errors) error = {0, error.high - error.low};
        return system;
    }

    [[nodiscard]] Outcome contradicted(const Component& component, const std::vector<std::size_t>& set) const {
        Outcome out;
        out.rule = rule_;
        out.verdict = Verdict::infeasible;
        for (const auto r : set) out.jointly.push_back(component.outcomes.at(r));
        const auto widest = *std::ranges::max_element(set, {}, [&](std::size_t r) { return std::abs(component.system.relations.at(r).rest); });
        const auto repair = smallest_repair(component, set);
        const auto head = repair ? component.figures.at(repair->first) : outcomes_.at(component.outcomes.at(widest)).operands.front().fact;
        const auto& fact = figures_.fact(head);
        out.actual = fact.value;
        out.unit = fact.unit;
        if (repair) {
            out.expected = add(fact.value, Decimal{repair->second, fact.value.places});
            out.difference = Decimal{-repair->second, fact.value.places};
        }
        set_operands(out, head);
        if (const auto proof = contradiction_of(component.system, set)) out.working = written(component, set, *proof, fact.unit);
        return out;
    }

    void set_operands(Outcome& out, FactRef head) const {
        std::set<FactRef> seen{head};
        for (const auto i : out.jointly)
            for (const auto& operand : outcomes_.at(i).operands) {
                if (operand.fact == head && out.operands.empty()) out.operands.push_back(operand);
            }
        for (const auto i : out.jointly)
            for (const auto& operand : outcomes_.at(i).operands)
                if (seen.insert(operand.fact).second) out.operands.push_back(operand);
    }

    /// The only figure of the set that a change by the fewest units makes agree with all the others, and the change (H15).
    [[nodiscard]] std::optional<std::pair<std::size_t, std::int64_t>> smallest_repair(const Component& component, const std::vector<std::size_t>& set) const {
        std::set<std::size_t> tried;
        for (const auto r : set)
            for (const auto& term : component.system.relations.at(r).terms) tried.insert(term.error);
        if (tried.size() > most_repairs_tried) return std::nullopt;
        for (int units = 1; units <= most_units_moved; ++units) {
            std::vector<std::pair<std::size_t, std::int64_t>> found;
            for (const auto error : tried)
                for (const int shift : {-units, units})
                    if (feasibility_of(moved(component.system, error, shift), limits_) == Feasibility::feasible) found.emplace_back(error, shift);
            if (found.size() == 1) return found.front();
            if (!found.empty()) return std::nullopt;
        }
        return std::nullopt;
    }

    /// The system with one figure printed some units of its last place higher.
    static RoundingSystem moved(RoundingSystem system, std::size_t error, int units) {
        const auto unit = system.errors.at(error).high - system.errors.at(error).low;
        for (auto& relation : system.relations)
            for (const auto& term : relation.terms)
                if (term.error == error) relation.rest -= term.sign * unit * units;
        return system;
    }

    /// "0.02 + 0.01 = 0.03 > 0.025": the residues added up against the rounding that is left.
    [[nodiscard]] std::string written(const Component& component, const std::vector<std::size_t>& set, const Contradiction& proof, Unit unit) const {
        const auto text = [&](std::int64_t half_units) {
            constexpr int five = 5;
            const auto value = scaled(Decimal{half_units * five, finest_ + 1}, -yuan_exponent(unit));
            return to_grouped_string(with_places(value, value.places - 1).value_or(value));
        };
        std::string out;
        for (std::size_t i = 0; i < set.size(); ++i) {
            const auto rest = component.system.relations.at(set.at(i)).rest;
            const auto factor = proof.factors.at(i);
            if (rest == 0 || factor == 0) continue;
            const bool negative = (rest < 0) != (factor < 0);
            out += out.empty() ? (negative ? "−" : "") : (negative ? " − " : " + ");
            if (std::abs(factor) != 1) out += fmt::format("{} × ", std::abs(factor));
            out += text(std::abs(rest));
        }
        return fmt::format("{} = {} > {}", out, text(proof.distance), text(proof.reach));
    }

    const Figures& figures_;
    const Rule* rule_;
    Outcomes& outcomes_;
    FeasibilityLimits limits_;
    int finest_ = 0;
    std::vector<Candidate> candidates_;
};

}  // namespace

void judge_joint(const Bench& bench, Outcomes& outcomes) {
    for (const auto& [rule, kind] : rules_of<RoundingRule>(bench.rules))
        if (kind->check == RoundingRule::Check::joint) Joint(bench, rule, kind->most_steps, outcomes).judge();
}

}  // namespace gouji::judging
