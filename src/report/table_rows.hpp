#pragma once

#include "gouji/model/document.hpp"

#include <string>
#include <vector>

namespace gouji {

/// One printed row of a table below its header.
struct TableRow {
    int row = 0;                           ///< in the table, headers counted
    std::vector<const Cell*> cells;        ///< per column; null where a cell of another row or column covers the place
};

/// The rows that `gouji tables` shows: data, totals and group labels; no headers, column numbers and notes.
std::vector<TableRow> printed_rows(const Table& table);
/// Names of the row a cell of this column belongs to, from the outermost parent.
std::vector<std::string> row_path_of(const Table& table, int row, int column);
/// Path of a column as one text: "基本支出 / 小计".
std::string header_of(const Table& table, std::size_t column);
/// The text of a cell without line breaks.
std::string one_line(const std::string& text);

}  // namespace gouji
