#pragma once

#include "gouji/table/cell_value.hpp"
#include "gouji/table/grid.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gouji {

/// A grid cell that knows its page and what it prints.
struct BodyCell {
    GridCell cell;
    int page = 0;
    std::string folded;
    CellReading reading;
};

/// The rows of one table, from one grid or from several that continue each other.
struct JoinedGrid {
    int columns = 0;
    std::vector<double> column_edges;    ///< of the first page
    std::vector<int> row_page;           ///< per row
    std::vector<BodyCell> cells;         ///< by row, then column

    [[nodiscard]] int rows() const { return static_cast<int>(row_page.size()); }
    /// The cell that covers the position; nullptr outside.
    [[nodiscard]] const BodyCell* at(int row, int column) const;
    /// Appends the rows [from, to) of another grid with as many columns; cells cut at `from` keep their lower part.
    void append_rows(const JoinedGrid& other, int from, int to);
    /// Appends the columns from `from` on of another grid with as many rows; cells cut at `from` keep their right part.
    void append_columns(const JoinedGrid& other, int from);

    std::vector<std::size_t> covering;   ///< [row * columns + column] → cell; kept by the functions here
};

JoinedGrid joined_from(const Grid& grid);

/// A figure too wide for its cell hides the ruling before it in some producers' output, and the cell seems merged. From row
/// `first_row` on, a right-aligned figure in a merged cell keeps only the last of its columns; the others become blank cells.
void separate_wide_figures(JoinedGrid& grid, int first_row);

/// No word in the row.
bool is_blank_row(const JoinedGrid& grid, int row);
/// Cells that begin in the row and cells that reach into it from above, left to right, each once.
std::vector<const BodyCell*> cells_in_row(const JoinedGrid& grid, int row);

}  // namespace gouji
