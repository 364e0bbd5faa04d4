#pragma once

#include "narrative.hpp"
#include "text_desk.hpp"

namespace gouji::accuracy {

/// Wrong words in the text, one at a time: each word of direction turned round, each 万元 cut to 元, the year of each figure of this
/// year that stands in a table set back, each statement turned against the tables. Counts those that the truth shows to be wrong.
void try_wordings(TextDesk& desk, const TrueNarrative& truth, TextBenchmark& result);

}  // namespace gouji::accuracy
