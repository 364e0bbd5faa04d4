#include "graph.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

namespace gouji {
namespace {

/// Different repairs tried per figure: more than a handful of different values never explain one figure.
constexpr std::size_t most_candidates = 8;

/// Which figures change together, as a union-find over all figures of the graph.
class Classes {
public:
    std::size_t add(FactRef fact) {
        const auto [at, fresh] = index_.try_emplace(fact, parent_.size());
        if (fresh) {
            parent_.push_back(parent_.size());
            facts_.push_back(fact);
        }
        return at->second;
    }
    void join(FactRef a, FactRef b) {
        const auto x = root(add(a)), y = root(add(b));
        parent_.at(std::max(x, y)) = std::min(x, y);
    }
    std::size_t root(std::size_t at) {
        while (parent_.at(at) != at) at = parent_[at] = parent_.at(parent_[at]);
        return at;
    }
    [[nodiscard]] const std::vector<FactRef>& facts() const { return facts_; }

private:
    std::map<FactRef, std::size_t> index_;
    std::vector<std::size_t> parent_;
    std::vector<FactRef> facts_;
};

bool requires_equality(const Relation& relation) {
    return !relation.failed && !relation.at_most && relation.terms.size() == 2 && is_zero(relation.residual) &&
           relation.terms[0].coefficient + relation.terms[1].coefficient == 0;
}

std::vector<Relation> collect_relations(const std::vector<Outcome>& outcomes, const std::vector<std::size_t>& failing,
                                        const Facts& facts) {
    const std::set<std::size_t> wanted(failing.begin(), failing.end());
    std::vector<Relation> found;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const Outcome& outcome = outcomes[i];
        const bool failed = wanted.count(i) > 0;
        const bool holding = outcome.verdict == Verdict::exact || outcome.verdict == Verdict::residue;
        if ((!failed && !holding) || !facts.knows(outcome)) continue;
        for (auto& relation : relations_of(outcome, i, failed, facts))
            if (relation.failed || holds(relation, relation.residual)) found.push_back(std::move(relation));
    }
    return found;
}

Classes classify(const std::vector<Relation>& relations) {
    Classes classes;
    for (const auto& relation : relations)
        if (relation.failed) classes.add(relation.terms.front().fact);
    for (const auto& relation : relations)
        for (const auto& term : relation.terms) classes.add(term.fact);
    for (const auto& relation : relations)
        if (requires_equality(relation)) classes.join(relation.terms[0].fact, relation.terms[1].fact);
    return classes;
}

void make_nodes(Graph& graph, Classes& classes) {
    std::map<std::size_t, std::size_t> node_of_root;
    for (std::size_t i = 0; i < classes.facts().size(); ++i) {
        const auto [at, fresh] = node_of_root.try_emplace(classes.root(i), graph.nodes.size());
        if (fresh) graph.nodes.emplace_back();
        graph.nodes[at->second].figures.push_back(classes.facts()[i]);
        graph.node_of[classes.facts()[i]] = at->second;
    }
}

void record_uses(Graph& graph) {
    for (std::size_t r = 0; r < graph.relations.size(); ++r) {
        std::map<std::size_t, int> coefficients;
        for (const auto& term : graph.relations[r].terms) coefficients[graph.node_of.at(term.fact)] += term.coefficient;
        for (const auto& [node, coefficient] : coefficients)
            if (coefficient != 0) graph.nodes[node].uses.push_back({r, coefficient});
    }
}

/// Values that would repair one relation each, without repetition.
std::vector<Decimal> candidates(const Graph& graph, const Node& node) {
    std::vector<Decimal> found;
    for (const auto& use : node.uses) {
        if (found.size() == most_candidates) break;
        if ((use.coefficient != 1 && use.coefficient != -1) || !asks(graph, use.relation)) continue;
        const Decimal residual = graph.relations[use.relation].residual;
        const Decimal shift = use.coefficient == 1 ? negate(residual) : residual;
        if (std::none_of(found.begin(), found.end(), [&](Decimal other) { return equal_value(other, shift); }))
            found.push_back(shift);
    }
    return found;
}

std::optional<Decimal> moved(const Relation& relation, int coefficient, Decimal shift) {
    std::optional<Decimal> residual = relation.residual;
    for (int i = 0; i < std::abs(coefficient) && residual; ++i)
        residual = coefficient > 0 ? add(*residual, shift) : subtract(*residual, shift);
    return residual;
}

Effect effect_of(const Graph& graph, const Node& node, Decimal shift) {
    Effect effect;
    effect.shift = shift;
    for (const auto& use : node.uses) {
        const Relation& relation = graph.relations[use.relation];
        const auto residual = moved(relation, use.coefficient, shift);
        const bool after = residual && holds(relation, *residual);
        if (asks(graph, use.relation)) {
            effect.repaired += after ? 1 : 0;
            effect.to_the_digit += after && is_zero(*residual) ? 1 : 0;
            effect.explains |= after && relation.failed;
        } else if (holds(relation, relation.residual)) {
            effect.broken += after ? 0 : 1;
        }
    }
    return effect;
}

}  // namespace

Graph build_graph(const std::vector<Outcome>& outcomes, const std::vector<std::size_t>& failing, const Facts& facts) {
    Graph graph;
    graph.relations = collect_relations(outcomes, failing, facts);
    graph.settled.assign(graph.relations.size(), false);
    auto classes = classify(graph.relations);
    make_nodes(graph, classes);
    record_uses(graph);
    return graph;
}

bool asks(const Graph& graph, std::size_t relation) {
    return !graph.settled[relation] && !holds(graph.relations[relation], graph.relations[relation].residual);
}

bool would_hold(const Relation& relation, int coefficient, Decimal shift) {
    const auto residual = moved(relation, coefficient, shift);
    return residual && holds(relation, *residual);
}

bool better(const Effect& a, const Effect& b) {
    return std::tuple(a.net(), a.repaired, a.to_the_digit) > std::tuple(b.net(), b.repaired, b.to_the_digit);
}

Effect best_effect(const Graph& graph, const Node& node) {
    Effect best;
    for (const Decimal shift : candidates(graph, node)) {
        const auto effect = effect_of(graph, node, shift);
        if (!effect.explains) continue;
        if (!best.explains || better(effect, best)) best = effect;
    }
    return best;
}

void apply(Graph& graph, std::size_t node, Decimal shift) {
    for (const auto& use : graph.nodes[node].uses) {
        Relation& relation = graph.relations[use.relation];
        relation.residual = moved(relation, use.coefficient, shift).value_or(relation.residual);
        for (const auto& term : relation.terms) graph.nodes[graph.node_of.at(term.fact)].stale = true;
    }
}

}  // namespace gouji
