#pragma once

#include "gouji/layout/line.hpp"
#include "gouji/table/table.hpp"

#include <optional>
#include <vector>

namespace gouji {

/// What a cell prints, before its column says whether digits are a code or an ordinal.
struct CellReading {
    CellContent content = CellContent::blank;
    std::optional<Decimal> value;
    std::optional<Unit> unit;
    bool wrapped = false;    ///< one figure broken over two lines of a narrow cell: "1682.7" / "6"
};

CellReading read_cell(const std::vector<Line>& lines);

}  // namespace gouji
