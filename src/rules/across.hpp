#pragma once

// Figures of two documents against each other, with the arithmetic written out.

#include "judge.hpp"
#include "kin.hpp"
#include "working.hpp"

namespace gouji::judging {

using YearRules = std::vector<std::pair<const Rule*, const AcrossYearsRule*>>;
using UnitRules = std::vector<std::pair<const Rule*, const AcrossUnitsRule*>>;

/// The most specific rule with this check whose pattern the common coordinates match.
const Rule* year_rule(const YearRules& rules, AcrossYearsRule::Check check, const Coordinates& coordinates);
const Rule* unit_rule(const UnitRules& rules, AcrossUnitsRule::Check check, const Coordinates& coordinates);

/// Own figure against its printing in another document.
Outcome compare_printed(const Kin& kin, const Rule* rule, Operand own, Operand other);

/// Own figure against Σ weight · others, by intervals; it has weight 1.
Outcome compare_added(const Kin& kin, const Rule* rule, Operand own, const std::vector<Operand>& others, std::string working);

}  // namespace gouji::judging
