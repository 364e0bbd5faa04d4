#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace gouji {

/// What rounding took from or added to one printed figure, in half units of the finest place of the system. Bounds are closed.
struct RoundingError {
    std::int64_t low = 0, high = 0;
};

struct RoundingTerm {
    std::size_t error = 0;     ///< index into RoundingSystem::errors
    int sign = 1;              ///< +1 or −1
};

/// Σ sign · error = rest: a relation between true values, told by the errors of what is printed. A relation whose printed
/// figures agree has rest 0.
struct RoundingRelation {
    std::vector<RoundingTerm> terms;
    std::int64_t rest = 0;
};

struct RoundingSystem {
    std::vector<RoundingError> errors;
    std::vector<RoundingRelation> relations;
};

enum class Feasibility {
    feasible,
    infeasible,
    undecided     ///< too many steps, too large numbers, or the solver gave up: nothing may be said
};

/// Work that one question may take: pivots of the simplex method, and systems solved in the search for a smallest contradiction.
struct FeasibilityLimits {
    int pivots = 20'000;
    int systems = 600;
};

/// Is there one choice of errors within their bounds that satisfies all relations (H11 of the rule catalogue)? Exact: GLPK's
/// simplex method over rational numbers on whole numbers below 2^53.
Feasibility feasibility_of(const RoundingSystem& system, const FeasibilityLimits& limits = {});

/// Relations that contradict each other, none of which could be left out; ascending. The system must be infeasible. nullopt
/// when the limit was reached.
std::optional<std::vector<std::size_t>> irreducible_contradiction(const RoundingSystem& system, const FeasibilityLimits& limits = {});

/// Why relations contradict each other: Σ factor · rest is further from zero than the errors left in Σ factor · terms can reach.
struct Contradiction {
    std::vector<std::int64_t> factors;     ///< one per relation of the set
    std::int64_t distance = 0;             ///< |Σ factor · rest|
    std::int64_t reach = 0;                ///< largest value of the errors on that side; less than `distance`
};

/// The contradiction written out with small whole factors, checked in whole numbers; nullopt when there is none such.
std::optional<Contradiction> contradiction_of(const RoundingSystem& system, const std::vector<std::size_t>& relations);

}  // namespace gouji
