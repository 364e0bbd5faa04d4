#pragma once

#include "relation.hpp"

#include <optional>
#include <vector>

namespace gouji {

/// What may have gone wrong once and shows in several outcomes.
struct Cause {
    std::vector<FactRef> figures;          ///< printed alike and required to be equal; empty when no figure stands out
    std::optional<Decimal> shift;          ///< added to them (in 元) it repairs most outcomes; unset when others explain as much
    std::vector<std::size_t> outcomes;     ///< ascending indices; never empty
};

/// Explains the outcomes named in `failing` by as few figures as possible: repeatedly takes the figure whose one change
/// repairs most broken relations and breaks fewest that hold (H15 of the rule catalogue). Figures that an exact relation
/// requires to be equal change together. Every failing outcome is in exactly one cause.
std::vector<Cause> find_causes(const std::vector<Outcome>& outcomes, const std::vector<std::size_t>& failing, const Facts& facts);

}  // namespace gouji
