#pragma once

#include "severity.hpp"

#include "gouji/findings/finding.hpp"

#include <optional>

namespace gouji {

/// How the outcome's expected value follows from its other figures: the first form, of those that relations take, that gives
/// this value to the digit. `Addend::figure` counts the outcome's operands. None where no form does (nothing was expected, or
/// the value is a constant).
std::optional<Arithmetic> arithmetic_of(const Outcome& outcome, const Facts& facts);

}  // namespace gouji
