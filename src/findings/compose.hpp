#pragma once

#include "cause.hpp"

#include "gouji/findings/finding.hpp"

namespace gouji {

/// A finding and the record in which it stands.
struct Placed {
    std::size_t record = 0;
    Finding finding;
};

/// One group of outcomes as people are told of it.
Placed compose_finding(const Cause& cause, const std::vector<Outcome>& outcomes, const Facts& facts, bool strict);

}  // namespace gouji
