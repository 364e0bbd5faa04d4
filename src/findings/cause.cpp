#include "cause.hpp"

#include "graph.hpp"

#include "gouji/core/interval.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace gouji {
namespace {

/// Failing relations that are explained together; a document that breaks more was misread, and each stands for itself.
constexpr std::size_t most_explained = 2000;

bool as_good(const Effect& a, const Effect& b) { return a.net() == b.net() && a.repaired == b.repaired; }

/// The node with the best change among those that will do; the size of the list when there is none.
std::size_t choose(Graph& graph, bool (*will_do)(const Effect&)) {
    std::size_t chosen = graph.nodes.size();
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
        Node& node = graph.nodes[n];
        if (node.stale) node.best = best_effect(graph, node);
        node.stale = false;
        if (!node.best.explains || !will_do(node.best)) continue;
        if (chosen == graph.nodes.size() || better(node.best, graph.nodes[chosen].best)) chosen = n;
    }
    return chosen;
}

bool mends_more_than_it_breaks(const Effect& effect) { return effect.net() > 0; }
bool mends_several(const Effect& effect) { return effect.repaired > 1; }

/// Relations the node's best change would repair.
std::vector<std::size_t> repaired_by(const Graph& graph, const Node& node) {
    std::vector<std::size_t> found;
    for (const auto& use : node.uses)
        if (asks(graph, use.relation) && would_hold(graph.relations[use.relation], use.coefficient, node.best.shift))
            found.push_back(use.relation);
    return found;
}

/// Does no other figure explain the same relations as well?
bool stands_out(const Graph& graph, std::size_t chosen, const std::vector<std::size_t>& repaired) {
    const Effect& best = graph.nodes[chosen].best;
    for (const auto& term : graph.relations[repaired.front()].terms) {
        const auto other = graph.node_of.at(term.fact);
        if (other != chosen && as_good(graph.nodes[other].best, best) && repaired_by(graph, graph.nodes[other]) == repaired)
            return false;
    }
    return true;
}

void add_outcomes(Cause& cause, const Graph& graph, const std::vector<std::size_t>& relations, std::set<std::size_t>& explained) {
    for (const auto r : relations) {
        const auto outcome = graph.relations[r].outcome;
        if (graph.relations[r].failed && explained.insert(outcome).second) cause.outcomes.push_back(outcome);
    }
    std::sort(cause.outcomes.begin(), cause.outcomes.end());
}

void settle(Graph& graph, const std::vector<std::size_t>& relations) {
    for (const auto r : relations) {
        graph.settled[r] = true;
        for (const auto& term : graph.relations[r].terms) graph.nodes[graph.node_of.at(term.fact)].stale = true;
    }
}

/// Takes the chosen figure as a cause. Where another one explains as much, the relations are one cause still, but nothing is
/// proposed; a single relation of that kind moves nothing, for nobody knows what to move.
Cause take(Graph& graph, std::size_t chosen, std::set<std::size_t>& explained) {
    const Effect effect = graph.nodes[chosen].best;
    const auto repaired = repaired_by(graph, graph.nodes[chosen]);
    const bool unique = stands_out(graph, chosen, repaired);
    Cause cause;
    add_outcomes(cause, graph, repaired, explained);
    if (unique) cause.shift = effect.shift;
    if (unique || repaired.size() > 1) {
        cause.figures = graph.nodes[chosen].figures;
        apply(graph, chosen, effect.shift);
    }
    settle(graph, repaired);
    return cause;
}

/// Relations that share a figure and the value it would need, though that value breaks as much as it mends: one cause, of
/// which nothing more is known.
Cause take_shared(Graph& graph, std::size_t chosen, std::set<std::size_t>& explained) {
    const auto repaired = repaired_by(graph, graph.nodes[chosen]);
    Cause cause;
    cause.figures = graph.nodes[chosen].figures;
    add_outcomes(cause, graph, repaired, explained);
    settle(graph, repaired);
    return cause;
}

bool is_neighbour(FactRef a, FactRef b, const Facts& facts) {
    const Fact& x = facts.at(a);
    const Fact& y = facts.at(b);
    return a.record == b.record && x.origin == Origin::table && y.origin == Origin::table && x.table == y.table &&
           x.column == y.column && std::abs(x.row - y.row) == 1 && same_print(x.value, y.value) && x.unit == y.unit;
}

/// One column, rows below each other, the same print and the same repair: copied once, wrong twice.
bool same_slip(const Cause& a, const Cause& b, const Facts& facts) {
    if (!a.shift || !b.shift || !equal_value(*a.shift, *b.shift)) return false;
    for (const auto& x : a.figures)
        for (const auto& y : b.figures)
            if (is_neighbour(x, y, facts)) return true;
    return false;
}

void merge_into(Cause& kept, Cause& other) {
    kept.figures.insert(kept.figures.end(), other.figures.begin(), other.figures.end());
    kept.outcomes.insert(kept.outcomes.end(), other.outcomes.begin(), other.outcomes.end());
    std::sort(kept.outcomes.begin(), kept.outcomes.end());
    other.outcomes.clear();
}

void merge_same_slips(std::vector<Cause>& causes, const Facts& facts) {
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < causes.size(); ++i)
            for (std::size_t j = i + 1; j < causes.size(); ++j) {
                if (causes[j].outcomes.empty() || !same_slip(causes[i], causes[j], facts)) continue;
                merge_into(causes[i], causes[j]);
                changed = true;
            }
        std::erase_if(causes, [](const Cause& cause) { return cause.outcomes.empty(); });
    }
}

/// Which table an outcome sets apart from others and by how much, for outcomes that no single figure explains.
using Gap = std::tuple<std::uint32_t, int, std::string>;

/// Units of the last place from which on an equal difference is no coincidence.
constexpr std::int64_t telling_units = 10;

bool is_telling(Decimal difference, Decimal actual) {
    const Decimal unit = unit_in_last_place(actual);
    return compare(absolute(difference), {unit.coefficient * telling_units, unit.places}) >= 0;
}

Gap gap_of(const Cause& cause, const std::vector<Outcome>& outcomes, const Facts& facts) {
    const Outcome& outcome = outcomes.at(cause.outcomes.front());
    const FactRef at = outcome.operands.front().fact;
    const bool across = facts.at(outcome.operands.back().fact).table != facts.at(at).table && facts.at(at).table >= 0;
    const bool telling = across && outcome.difference && is_telling(*outcome.difference, outcome.actual);
    if (!telling) return {at.record, -1, std::to_string(cause.outcomes.front())};
    return {at.record, facts.at(at).table, to_string(absolute(*outcome.difference))};
}

/// Unexplained causes that set one table apart from others by the same difference are one: a row left out, another scope.
void merge_same_gaps(std::vector<Cause>& causes, const std::vector<Outcome>& outcomes, const Facts& facts) {
    std::map<Gap, std::size_t> first;
    for (std::size_t i = 0; i < causes.size(); ++i) {
        if (causes[i].shift) continue;
        const auto [at, fresh] = first.try_emplace(gap_of(causes[i], outcomes, facts), i);
        if (!fresh) merge_into(causes[at->second], causes[i]);
    }
    std::erase_if(causes, [](const Cause& cause) { return cause.outcomes.empty(); });
}

}  // namespace

std::vector<Cause> find_causes(const std::vector<Outcome>& outcomes, const std::vector<std::size_t>& failing, const Facts& facts) {
    std::vector<Cause> causes;
    std::set<std::size_t> explained;
    if (!failing.empty() && failing.size() <= most_explained) {
        Graph graph = build_graph(outcomes, failing, facts);
        const auto take_all = [&](auto will_do, auto take_one) {
            for (auto chosen = choose(graph, will_do); chosen < graph.nodes.size(); chosen = choose(graph, will_do)) {
                Cause cause = take_one(graph, chosen, explained);
                if (!cause.outcomes.empty()) causes.push_back(std::move(cause));
            }
        };
        take_all(mends_more_than_it_breaks, take);
        take_all(mends_several, take_shared);
        merge_same_slips(causes, facts);
    }
    for (const auto index : failing)
        if (explained.insert(index).second) causes.push_back({{}, std::nullopt, {index}});
    merge_same_gaps(causes, outcomes, facts);
    std::sort(causes.begin(), causes.end(), [](const Cause& a, const Cause& b) { return a.outcomes.front() < b.outcomes.front(); });
    return causes;
}

}  // namespace gouji
