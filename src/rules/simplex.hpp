#pragma once

// Exact linear feasibility by GLPK, walled off: its globals, its terminal output and its way of dying stay in simplex.cpp.

#include <cstdint>
#include <vector>

namespace gouji::simplex {

/// low ≤ Σ coefficient · column ≤ high; equal bounds make an equation.
struct Row {
    std::int64_t low = 0, high = 0;
    std::vector<int> columns;               ///< from 0, each at most once
    std::vector<std::int64_t> coefficients;
};
struct Column {
    std::int64_t low = 0, high = 0;
    std::int64_t cost = 0;                  ///< minimised
    bool unbounded_above = false;
};
struct Program {
    std::vector<Row> rows;
    std::vector<Column> columns;
};

enum class Status { optimal, infeasible, gave_up };
struct Solution {
    Status status = Status::gave_up;
    std::vector<double> duals;              ///< of the rows, when optimal; each the double nearest to an exact fraction
};

/// Numbers beyond 2^53, which a double cannot hold exactly, are given up.
Solution solve(const Program& program, int most_pivots);

}  // namespace gouji::simplex
