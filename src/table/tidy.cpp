#include "tidy.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace gouji {
namespace {

// Points: narrower columns and lower rows hold no character of a printed table.
constexpr double sliver_width = 6.0;
constexpr double sliver_height = 4.0;
// A column that no cell has to itself is none, however wide: header and body were drawn with different borders.
constexpr double any_width = std::numeric_limits<double>::infinity();
// Points: panels side by side may have rows of different heights, so only strips lower than a line of text are errors of drawing.
constexpr double shared_sliver_height = 6.0;

/// Edge i is moved onto edge target[i]; an edge that stays is its own target.
using EdgeTargets = std::vector<std::size_t>;

struct EdgeUse {
    std::vector<std::size_t> uses;     // cells that begin or end at the edge
    std::vector<std::size_t> within;   // of the cells that end at the edge, the last start + 1; 0: none ends here
};

/// Of two edges closer than `narrow` without a cell between them, the one at which fewer cells begin or end gives way to the other.
/// Edges of header and body may alternate, so it is asked of all edges that have become one whether a cell lies among them. Edges
/// nobody uses go too.
EdgeTargets superfluous(const std::vector<double>& edges, const EdgeUse& use, double narrow) {
    EdgeTargets target(edges.size());
    std::iota(target.begin(), target.end(), std::size_t{0});
    if (edges.size() < 3) return target;
    std::size_t left = 0, first = 0;   // the edge that stays, and the first of those that became it
    for (std::size_t i = 1; i < edges.size(); ++i) {
        const bool last = i + 1 == edges.size();
        if (!last && use.uses[i] == 0) {
            target[i] = left;
        } else if (use.within[i] > first || edges[i] - edges[left] >= narrow) {
            left = first = i;
        } else if (left == 0 || (!last && use.uses[left] >= use.uses[i])) {
            target[i] = left;
        } else {
            target[left] = i;
            left = i;
        }
    }
    return target;
}

/// Old edge index → index among the edges that stay.
std::vector<std::size_t> renumber(const EdgeTargets& target) {
    std::vector<std::size_t> rank(target.size());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < target.size(); ++i) {
        rank[i] = kept;
        if (target[i] == i) ++kept;
    }
    std::vector<std::size_t> map(target.size());
    for (std::size_t i = 0; i < target.size(); ++i) {
        std::size_t end = target[i];
        while (target[end] != end) end = target[end];
        map[i] = rank[end];
    }
    return map;
}

void remove_edges(std::vector<double>& edges, const EdgeTargets& target) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (target[i] == i) edges[kept++] = edges[i];
    }
    edges.resize(kept);
}

EdgeUse use_of(const std::vector<GridCell>& cells, const std::vector<double>& edges, int GridCell::*start, int GridCell::*span, double sliver) {
    EdgeUse use{std::vector<std::size_t>(edges.size(), 0), std::vector<std::size_t>(edges.size(), 0)};
    for (const GridCell& cell : cells) {
        const auto first = static_cast<std::size_t>(cell.*start), last = first + static_cast<std::size_t>(cell.*span);
        ++use.uses.at(first);
        ++use.uses.at(last);
        const bool holds_place = edges.at(last) - edges.at(first) >= sliver || !cell.lines.empty();
        if (holds_place) use.within.at(last) = std::max(use.within.at(last), first + 1);
    }
    return use;
}

void move(GridCell& cell, const std::vector<std::size_t>& map, int GridCell::*start, int GridCell::*span) {
    const std::size_t first = map.at(static_cast<std::size_t>(cell.*start));
    const std::size_t last = map.at(static_cast<std::size_t>(cell.*start + cell.*span));
    cell.*start = static_cast<int>(first);
    cell.*span = static_cast<int>(last - first);
}

}  // namespace

void tidy(Grid& grid) {
    const EdgeUse across = use_of(grid.cells, grid.column_edges, &GridCell::column, &GridCell::column_span, sliver_width);
    const EdgeUse down = use_of(grid.cells, grid.row_edges, &GridCell::row, &GridCell::row_span, sliver_height);
    const EdgeTargets target_x = superfluous(grid.column_edges, across, any_width);
    const EdgeTargets target_y = superfluous(grid.row_edges, down, shared_sliver_height);
    const std::vector<std::size_t> new_x = renumber(target_x), new_y = renumber(target_y);
    remove_edges(grid.column_edges, target_x);
    remove_edges(grid.row_edges, target_y);
    std::vector<GridCell> kept;
    for (GridCell& cell : grid.cells) {
        move(cell, new_x, &GridCell::column, &GridCell::column_span);
        move(cell, new_y, &GridCell::row, &GridCell::row_span);
        if (cell.row_span > 0 && cell.column_span > 0) {
            kept.push_back(std::move(cell));
            continue;
        }
        for (const Line& line : cell.lines) grid.strays.insert(grid.strays.end(), line.words.begin(), line.words.end());
    }
    std::sort(kept.begin(), kept.end(), [](const GridCell& a, const GridCell& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    grid.cells = std::move(kept);
}

}  // namespace gouji
