#pragma once

#include "severity.hpp"

#include <optional>
#include <vector>

namespace gouji {

/// One figure of a relation. The coefficient is its sign in `Σ coefficient · value`.
struct LinearTerm {
    FactRef fact;
    int coefficient = 1;
};

/// An outcome as arithmetic, in 元 for money: it holds when Σ coefficient · value − constant keeps within the slack. What
/// cannot be written so (a ratio, say) has only its first figure and the value the others give.
struct Relation {
    std::size_t outcome = 0;          ///< index into Evaluation::outcomes
    std::vector<LinearTerm> terms;
    Decimal residual;                 ///< Σ coefficient · value − constant
    Decimal slack;                    ///< of rounding; never negative
    bool at_most = false;             ///< only a residual above the slack breaks it
    bool pair = false;                ///< two printings of one figure
    bool failed = false;              ///< the outcome is one of those to be explained
};

bool holds(const Relation& relation, Decimal residual);

/// The value in 元 (or as printed for what is no money).
Decimal common_value(const Fact& fact);

/// Relations of an outcome: one, or one for each further printing of a figure that several places restate. None when the
/// figures are too large to compare.
std::vector<Relation> relations_of(const Outcome& outcome, std::size_t index, bool failed, const Facts& facts);

}  // namespace gouji
