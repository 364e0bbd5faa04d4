#pragma once

#include "ruling_net.hpp"

#include <cstddef>
#include <vector>

namespace gouji {

/// Elementary grid of a net: every edge goes through, and says per stretch whether a ruling is drawn there.
struct Lattice {
    std::vector<double> xs, ys;       ///< column and row edges
    std::vector<char> vertical;       ///< [row * xs.size() + edge]: a ruling stands left of column `edge`
    std::vector<char> horizontal;     ///< [edge * columns + column]: a ruling lies above row `edge`

    [[nodiscard]] std::size_t rows() const { return ys.empty() ? 0 : ys.size() - 1; }
    [[nodiscard]] std::size_t columns() const { return xs.empty() ? 0 : xs.size() - 1; }
};

/// Empty (no rows) when the net is no lattice or too large to be a table.
/// `too_many` is set when it would have more cells than a printed page can carry; it is empty then.
Lattice lattice_of(const RulingNet& net, bool& too_many);

/// A rectangle of elementary cells: rows [row, row_end), columns [column, column_end).
struct Block {
    std::size_t row = 0, row_end = 0, column = 0, column_end = 0;
};

struct Blocks {
    std::vector<Block> blocks;        ///< by row, then column; cover the lattice
    bool all_rectangular = true;      ///< false: an L-shaped cell had to be cut
};

/// Elementary cells joined where no ruling separates them.
Blocks blocks_of(const Lattice& lattice);

}  // namespace gouji
