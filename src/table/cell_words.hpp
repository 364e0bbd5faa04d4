#pragma once

#include "gouji/table/grid.hpp"

#include <string>
#include <vector>

namespace gouji {

/// Puts the words of the lines into the cells that hold their glyphs; a word over a vertical ruling is cut there unless it is
/// one figure.
void fill_cells(Grid& grid, const std::vector<Line>& lines);

/// Text of a cell's lines: no space where a line ends or begins with an ideograph or punctuation.
std::string text_of(const std::vector<Line>& lines);

/// Index of the interval [edges[i], edges[i+1]) that holds the value; -1 outside.
int interval_at(const std::vector<double>& edges, double value);

}  // namespace gouji
