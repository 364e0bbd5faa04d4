#pragma once

#include "gouji/layout/line.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gouji {

/// A rectangle of the grid with the words in it.
struct GridCell {
    int row = 0, column = 0, row_span = 1, column_span = 1;
    Box box;                     ///< reading frame, bounded by rulings or by alignment
    std::vector<Line> lines;     ///< its words, top to bottom
    std::string text;            ///< lines joined (no space between CJK)
};

/// A table as it stands on one page, before anything is known about what its cells mean.
struct Grid {
    int page = 0;
    Box box;                             ///< reading frame
    bool ruled = true;                   ///< false: found by alignment
    std::vector<double> column_edges;    ///< columns + 1 x values
    std::vector<double> row_edges;       ///< rows + 1 y values
    std::vector<GridCell> cells;         ///< by row, then column; every grid position is covered by exactly one cell
    std::vector<Word> strays;            ///< words inside the box that lie in no cell
    std::vector<std::string> doubts;     ///< reading doubts: one word bound to two cells, not rectangular, …

    [[nodiscard]] int rows() const { return static_cast<int>(row_edges.size()) - 1; }
    [[nodiscard]] int columns() const { return static_cast<int>(column_edges.size()) - 1; }
};

/// Finds the ruled tables of a page: rulings → crossings → cells with spans; words assigned by glyph, words cut at rulings.
/// `gave_up`, where given, is set when the page has more lines or cells than any table: a drawing, whose tables are not read.
std::vector<Grid> find_ruled_grids(const Page& page, const std::vector<Line>& lines, bool* gave_up = nullptr);

}  // namespace gouji
