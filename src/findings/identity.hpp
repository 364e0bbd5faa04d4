#pragma once

#include "severity.hpp"

#include <string>

namespace gouji {

/// What a figure is, whatever page or line it stands on: document, table, row and column, coordinates.
std::string fact_identity(FactRef ref, const Facts& facts);

/// Identity of a rule and the figures of one of its relations, the one the finding stands at first; 32 digits.
std::string fingerprint_of(const Outcome& outcome, FactRef stands_at, const Facts& facts);

/// Equal for everything that one cause brings about: the figure and the value that would repair it; 16 digits.
std::string cause_of(FactRef stands_at, const std::string& repair, const Facts& facts);

}  // namespace gouji
