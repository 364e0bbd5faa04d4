#pragma once

#include "severity.hpp"

#include <string>

namespace gouji {

/// What would explain a percentage that does not fit: one figure of the sentence and what it may have been meant to be.
struct SlipHint {
    std::string kind;       ///< "decimal_point", "transposed", "ratio", "current_year", "amount", "growth", "copied"
    FactRef figure;
    Decimal value;          ///< with which the relation would hold
};

/// nullopt for outcomes about no percentage, and where nothing plain explains it.
std::optional<SlipHint> slip_of(const Outcome& outcome, const Facts& facts);

}  // namespace gouji
