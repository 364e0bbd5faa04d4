#pragma once

#include "gouji/table/stitch.hpp"

#include <vector>

namespace gouji {

/// Does `next` have the rows of the first page of `part` again, at the same heights, under headers of its own?
bool has_further_columns(const TablePart& part, const TablePart& next);

/// Joins tables whose columns a spreadsheet printed on consecutive pages, the same rows at the same heights: the right part
/// repeats title, number and label columns of the left one, or has none.
std::vector<TablePart> join_beside(std::vector<TablePart> parts);

}  // namespace gouji
