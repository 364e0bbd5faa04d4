#pragma once

#include "gouji/facts/bind.hpp"
#include "gouji/facts/partition.hpp"

#include <vector>

namespace gouji {

/// A row that is the sum of other rows, by the order of the table alone. Indices into Table::entries.
struct RowSum {
    std::size_t parent = 0;
    std::vector<std::size_t> parts;
    Structure structure = Structure::code;
    bool subset = false;
};

/// Rows of one panel as a forest: unit rows over codes, codes over longer codes, outline and 其中 over their children,
/// total rows over what stands above or below them.
std::vector<RowSum> row_sums(const Table& table, const BoundTable& bound, const std::vector<Fact>& facts, int panel);

}  // namespace gouji
