#pragma once

#include "gouji/facts/bind.hpp"

#include <vector>

namespace gouji {

/// A column that is the sum of other columns by the header tree.
struct ColumnSum {
    std::size_t parent = 0;
    std::vector<std::size_t> parts;
    bool subset = false;      ///< 其中 columns
    bool identity = false;    ///< two totals of the same money, cut in different ways: they print one figure
};

/// Total columns over their siblings, level by level, in one panel.
std::vector<ColumnSum> column_sums(const Table& table, const BoundTable& bound, int panel);

}  // namespace gouji
