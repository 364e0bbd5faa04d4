#pragma once

#include "gouji/table/stitch.hpp"

#include <vector>

namespace gouji {

/// Is everything loose between two parts the text of cells that the page end cut through? Producers draw such text over the
/// border, clipped away: it hangs on the table, each word within one column. `edges`: of the columns of both parts.
bool only_overflow(const TablePart& part, const TablePart& next, const std::vector<double>& edges);

/// Column edges of both parts when those of one are all among those of the other, at the same place on the paper; empty otherwise.
/// After a page end the rows may be merged otherwise, or miss an outer border.
std::vector<double> common_edges(const JoinedGrid& a, const JoinedGrid& b);

/// The grid with its cells placed among `edges`, which hold all of its own; what it lacks outside becomes blank columns.
JoinedGrid placed_among(const JoinedGrid& grid, const std::vector<double>& edges);

}  // namespace gouji
