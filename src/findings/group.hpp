#pragma once

#include "cause.hpp"

namespace gouji {

/// Every outcome that makes a finding, in groups that become one finding each: by cause what breaks, by table and difference
/// what rounds, by table what was misread, by row what lacks children.
std::vector<Cause> group_outcomes(const std::vector<Outcome>& outcomes, const Facts& facts);

}  // namespace gouji
