#pragma once

#include "gouji/facts/record.hpp"
#include "gouji/rules/outcome.hpp"

#include <string>
#include <vector>

namespace gouji {

/// Every printed figure of a record with its meaning and what became of it, one per line. `states` belongs to the facts.
std::string write_facts_ndjson(const Record& record, const std::vector<FigureState>& states);
/// The same as CSV with a header line (RFC 4180).
std::string write_facts_csv(const Record& record, const std::vector<FigureState>& states);

}  // namespace gouji
