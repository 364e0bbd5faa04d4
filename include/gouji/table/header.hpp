#pragma once

#include "gouji/table/joined_grid.hpp"

#include <string>
#include <vector>

namespace gouji {

/// The rows above the first data row.
struct Header {
    int rows = 0;                       ///< with the number row
    std::vector<char> number_row;       ///< per header row: 1 2 3 …, ※, 栏次
};

/// Is the row a row of column numbers: 1 2 3, ※ ※ 1 2, 栏次 1 2, formulas 7=1+3+3?
bool is_number_row(const JoinedGrid& grid, int row);

/// Leading text rows that hang together by cells merged across or down; a row of text under a complete header is data.
Header find_header(const JoinedGrid& grid);

/// Header texts over each column, outer to inner; a cell merged over rows or repeated below itself counts once.
std::vector<std::vector<std::string>> column_paths(const JoinedGrid& grid, const Header& header);

}  // namespace gouji
