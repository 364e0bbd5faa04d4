#pragma once

#include "gouji/facts/labels.hpp"

#include <vector>

namespace gouji {

/// The facts of one table and where they stand in it.
struct BoundTable {
    std::vector<RowMeaning> rows;                    ///< per entry
    std::vector<Phrase> columns;                     ///< per column; empty phrases for label columns
    std::vector<std::vector<int>> fact_of;           ///< [entry][column] → index into the record's facts, -1 none
};

/// Turns the cells of the amount columns into facts, appended to `facts`. title < header path < row label; siblings
/// of one dimension conflict and leave the figure unbound.
BoundTable bind_table(const TypedTable& typed, int table_index, const Lexicon& lexicon, const Identity& identity, const std::set<std::string>& bodies,
                      std::vector<Fact>& facts);

}  // namespace gouji
