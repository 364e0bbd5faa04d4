#pragma once

#include "gouji/facts/record.hpp"

namespace gouji {

/// Fills what documents are recognised by without comparing all their figures: Record::content, equal for two documents whose
/// tables print the same amounts, and Record::salient, by which the two files of a disclosure find each other.
void sign_content(Record& record);

/// How many of the amounts stand in both lists, one unit of the last place apart at most (narratives truncate); both descending.
std::size_t common_amounts(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b);

}  // namespace gouji
