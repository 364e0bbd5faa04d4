#pragma once

#include "truth.hpp"

#include "gouji/model/document.hpp"

#include <map>
#include <vector>

namespace gouji::accuracy {

/// Index into Document::tables of every true table: same title first, then what is left on the same first page; -1 not read.
std::vector<int> match_tables(const Fixture& fixture, const std::string& pdf, const Document& document);

/// Cells of a document as read, at their places.
struct CellAt {
    int table = -1;             ///< index into Document::tables
    std::size_t cell = 0;       ///< index into Table::cells
};
using Cells = std::map<Place, CellAt>;

/// Data cells at the rows that the program counts. Only of tables that were matched.
Cells data_cells(const std::vector<int>& matched, const Document& document);

/// Cells that print what the truth says. Where the program counts fewer data rows (forms, whose first rows look like a
/// header), rows are counted from the last one.
Cells true_cells(const Fixture& fixture, const std::string& pdf, const Document& document);

const Cell& cell_at(const Document& document, const CellAt& at);

}  // namespace gouji::accuracy
