#pragma once

#include "relation.hpp"

#include <map>
#include <vector>

namespace gouji {

/// How often a node's figures stand in a relation, signs counted.
struct Use {
    std::size_t relation = 0;
    int coefficient = 0;
};

/// What one change of a node would do.
struct Effect {
    int repaired = 0;
    int broken = 0;
    int to_the_digit = 0;     ///< repaired without any rounding left
    bool explains = false;    ///< among the repaired is a failing outcome, not only what an earlier change broke
    Decimal shift;
    [[nodiscard]] int net() const { return repaired - broken; }
};

/// Figures that an exact relation requires to be equal: they change together.
struct Node {
    std::vector<FactRef> figures;
    std::vector<Use> uses;
    Effect best;
    bool stale = true;        ///< `best` must be computed again
};

/// Failing relations, the ones that hold, and the figures between them.
struct Graph {
    std::vector<Relation> relations;
    std::vector<bool> settled;             ///< explained or given up: no longer asks for a repair
    std::vector<Node> nodes;               ///< figures at which outcomes stand come first
    std::map<FactRef, std::size_t> node_of;
};

Graph build_graph(const std::vector<Outcome>& outcomes, const std::vector<std::size_t>& failing, const Facts& facts);

/// Does the relation ask for a repair: not settled, and broken as the figures now stand?
bool asks(const Graph& graph, std::size_t relation);
/// Would the relation hold after the change? An overflow answers no.
bool would_hold(const Relation& relation, int coefficient, Decimal shift);
/// Does the first mend more and break less, or as much and more exactly?
bool better(const Effect& a, const Effect& b);

/// The change of this node that repairs most and breaks least.
Effect best_effect(const Graph& graph, const Node& node);
/// Carries the change out; the residuals move and the nodes concerned become stale.
void apply(Graph& graph, std::size_t node, Decimal shift);

}  // namespace gouji
