#pragma once

#include "gouji/facts/record.hpp"

namespace gouji {

/// Sentences seldom say whether carried-over money is included. Where the tables print the figure under one scope only, or one
/// scope has the sentence's value, that is meant; otherwise the scope stays unknown.
void settle_prose_scopes(Record& record, std::size_t first_prose_fact);

}  // namespace gouji
