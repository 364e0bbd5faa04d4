#include "gouji/table/table.hpp"

#include <algorithm>
#include <set>

namespace gouji {

const Cell* Table::cell(int row, int column) const {
    // Cells are sorted by row: those that begin in the row come last among the candidates, merged ones before them.
    auto after = std::upper_bound(cells.begin(), cells.end(), row, [](int value, const Cell& cell) { return value < cell.row; });
    while (after != cells.begin()) {
        --after;
        const bool covers = after->row + after->row_span > row && after->column <= column && column < after->column + after->column_span;
        if (covers) return &*after;
    }
    return nullptr;
}

int Table::data_rows() const {
    std::set<int> counted;
    for (const Entry& entry : entries) {
        if (entry.role == RowRole::data || entry.role == RowRole::group) counted.insert(entry.row);
    }
    return static_cast<int>(counted.size());
}

}  // namespace gouji
