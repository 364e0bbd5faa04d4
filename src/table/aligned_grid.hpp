#pragma once

#include "chunks.hpp"

#include "gouji/table/grid.hpp"

#include <optional>
#include <vector>

namespace gouji {

/// Lines that look like the header and the rows of a table without rulings.
struct AlignedRows {
    std::size_t first_line = 0;
    std::vector<Chunk> chunks;                 ///< by line, left to right
    std::vector<double> ends;                  ///< right ends of the columns of figures
    std::vector<std::size_t> figure_lines;     ///< lines with figures in such columns
};

/// The grid of the rows: columns where no row prints anything between them, rows by their figures, header cells over what they
/// name. With `edges` the columns are given (rows that go on after a page end). Nothing when the columns cannot be told apart.
std::optional<Grid> aligned_grid(const Page& page, const std::vector<Line>& lines, AlignedRows rows, std::vector<double> edges);

}  // namespace gouji
