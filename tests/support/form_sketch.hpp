#pragma once

#include "gouji/table/table.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace gouji::test {

/// A form as its rows of texts; "^" continues the cell above, "<" the cell at the left.
inline Table form(const std::vector<std::vector<std::string>>& rows) {
    Table table;
    table.form = true;
    table.pages = {1};
    table.rows = static_cast<int>(rows.size());
    table.columns.resize(rows.front().size());
    const auto covering = [&](int row, int column) -> Cell& {
        for (Cell& cell : table.cells)
            if (cell.row <= row && row < cell.row + cell.row_span && cell.column <= column && column < cell.column + cell.column_span) return cell;
        throw std::logic_error("no cell covers the place");
    };
    const auto cell_at = [](int row, int column, const std::string& text) {
        constexpr double width = 100.0, height = 20.0;   // points
        Cell cell;
        cell.row = row;
        cell.column = column;
        cell.source = {1, {width * column, height * row, width * (column + 0.9), height * (row + 0.6)}, text};
        cell.value = parse_decimal(text);
        cell.content = text.empty() ? CellContent::blank : cell.value ? CellContent::number : CellContent::text;
        return cell;
    };
    for (int row = 0; row < table.rows; ++row)
        for (int column = 0; column < static_cast<int>(table.columns.size()); ++column) {
            const std::string& text = rows.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column));
            if (text == "^") {
                Cell& above = covering(row - 1, column);
                above.row_span = row - above.row + 1;
            } else if (text == "<") {
                Cell& left = covering(row, column - 1);
                left.column_span = column - left.column + 1;
            } else {
                table.cells.push_back(cell_at(row, column, text));
            }
        }
    return table;
}

}  // namespace gouji::test
