#pragma once

#include "gouji/table/columns.hpp"

#include <vector>

namespace gouji {

/// Every data row as every panel sees it: labels, ordinals, totals, parents and paths.
std::vector<Entry> read_entries(const JoinedGrid& grid, const Header& header, const ColumnPlan& plan);

/// Sets `parent`, `of_which` below 其中, role `group` and `path` of entries in row order. `first_columns`: per entry, the first
/// label column that prints something; `has_figures`: whether its amount columns do.
void build_row_tree(std::vector<Entry>& entries, const std::vector<int>& first_columns, const std::vector<char>& has_figures);

}  // namespace gouji
