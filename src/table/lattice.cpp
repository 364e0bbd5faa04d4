#include "lattice.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace gouji {
namespace {

// Points: edges this close are one edge (double rulings, rounding of producers); the smallest printed row is about twice as high.
constexpr double edge_tolerance = 2.0;
// Part of an elementary side a ruling must cover to close it.
constexpr double closing_share = 0.6;
// Points by which horizontals must stand out for a table whose outer vertical is missing; less is a corner drawn sloppily.
constexpr double open_side = 8.0;
// Cells: above this no printed page carries a table.
constexpr std::size_t most_cells = 200000;
std::vector<double> cluster(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::vector<double> edges;
    for (std::size_t first = 0; first < values.size();) {
        std::size_t last = first;
        double sum = 0;
        while (last < values.size() && values[last] - values[first] <= edge_tolerance) sum += values[last++];
        edges.push_back(sum / static_cast<double>(last - first));
        first = last;
    }
    return edges;
}

std::vector<double> positions(const std::vector<NetLine>& lines) {
    std::vector<double> values;
    values.reserve(lines.size());
    for (const NetLine& line : lines) values.push_back(line.at);
    return values;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Adds the outer edge where at least half of the crossing lines run on past the outermost line across.
void open_sides(std::vector<double>& edges, const std::vector<NetLine>& crossing) {
    if (edges.empty() || crossing.size() < 2) return;
    std::vector<double> before, after;
    std::size_t reach_first = 0, reach_last = 0;
    for (const NetLine& line : crossing) {
        if (line.from <= edges.front() + touch_tolerance) ++reach_first;
        if (line.to >= edges.back() - touch_tolerance) ++reach_last;
        if (line.from < edges.front() - open_side) before.push_back(line.from);
        if (line.to > edges.back() + open_side) after.push_back(line.to);
    }
    if (before.size() >= 2 && 2 * before.size() >= reach_first) edges.insert(edges.begin(), median(before));
    if (after.size() >= 2 && 2 * after.size() >= reach_last) edges.push_back(median(after));
}

std::size_t nearest(const std::vector<double>& edges, double value) {
    const auto after = std::lower_bound(edges.begin(), edges.end(), value);
    if (after == edges.begin()) return 0;
    if (after == edges.end()) return edges.size() - 1;
    const auto before = std::prev(after);
    return static_cast<std::size_t>((value - *before <= *after - value ? before : after) - edges.begin());
}

/// Calls mark(i) for each stretch [edges[i], edges[i+1]] that the line covers.
template <typename Mark>
void for_covered(const std::vector<double>& edges, const NetLine& line, Mark mark) {
    const auto start = std::upper_bound(edges.begin(), edges.end(), line.from);
    for (std::size_t i = start == edges.begin() ? 0 : static_cast<std::size_t>(start - edges.begin()) - 1; i + 1 < edges.size(); ++i) {
        if (edges[i] >= line.to) break;
        const double covered = std::min(edges[i + 1], line.to) - std::max(edges[i], line.from);
        if (covered >= closing_share * (edges[i + 1] - edges[i])) mark(i);
    }
}

bool open_right(const Lattice& lattice, std::size_t row, std::size_t column) {
    return column + 1 < lattice.columns() && !lattice.vertical[row * lattice.xs.size() + column + 1];
}

bool open_below(const Lattice& lattice, std::size_t row, std::size_t column) {
    return row + 1 < lattice.rows() && !lattice.horizontal[(row + 1) * lattice.columns() + column];
}

std::vector<std::size_t> component_labels(const Lattice& lattice) {
    const std::size_t columns = lattice.columns();
    std::vector<std::size_t> label(lattice.rows() * columns);
    std::iota(label.begin(), label.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (label[i] != i) i = label[i] = label[label[i]];
        return i;
    };
    for (std::size_t row = 0; row < lattice.rows(); ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            const std::size_t here = row * columns + column;
            if (open_right(lattice, row, column)) label[root(here + 1)] = root(here);
            if (open_below(lattice, row, column)) label[root(here + columns)] = root(here);
        }
    }
    for (std::size_t i = 0; i < label.size(); ++i) label[i] = root(i);
    return label;
}

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Horizontal runs of one component, joined downwards while they keep their columns: a rectangle stays whole.
void cut_into_rectangles(const Lattice& lattice, const std::vector<std::size_t>& label, Blocks& out) {
    const std::size_t columns = lattice.columns();
    std::vector<std::size_t> above(columns, none);  // block that ends at the row before, by first column
    std::vector<std::size_t> pieces(label.size(), 0);
    for (std::size_t row = 0; row < lattice.rows(); ++row) {
        std::vector<std::size_t> now(columns, none);
        for (std::size_t column = 0; column < columns;) {
            const std::size_t which = label[row * columns + column];
            std::size_t end = column + 1;
            while (end < columns && label[row * columns + end] == which) ++end;
            const std::size_t up = above[column];
            const bool joins = up != none && out.blocks[up].column_end == end &&
                               label[(row - 1) * columns + column] == which;
            if (joins) {
                out.blocks[up].row_end = row + 1;
                now[column] = up;
            } else {
                now[column] = out.blocks.size();
                out.blocks.push_back({row, row + 1, column, end});
                if (++pieces[which] > 1) out.all_rectangular = false;
            }
            column = end;
        }
        above = std::move(now);
    }
}

}  // namespace

Lattice lattice_of(const RulingNet& net, bool& too_many) {
    Lattice lattice;
    lattice.xs = cluster(positions(net.verticals));
    lattice.ys = cluster(positions(net.horizontals));
    if (lattice.xs.empty() || lattice.ys.empty()) return {};
    open_sides(lattice.xs, net.horizontals);
    open_sides(lattice.ys, net.verticals);
    if (lattice.rows() == 0 || lattice.columns() == 0) return {};
    if (lattice.rows() * lattice.columns() > most_cells) {
        too_many = true;
        return {};
    }

    lattice.vertical.assign(lattice.rows() * lattice.xs.size(), 0);
    lattice.horizontal.assign(lattice.ys.size() * lattice.columns(), 0);
    for (const NetLine& line : net.verticals) {
        const std::size_t edge = nearest(lattice.xs, line.at);
        for_covered(lattice.ys, line, [&](std::size_t row) { lattice.vertical[row * lattice.xs.size() + edge] = 1; });
    }
    for (const NetLine& line : net.horizontals) {
        const std::size_t edge = nearest(lattice.ys, line.at);
        for_covered(lattice.xs, line, [&](std::size_t column) { lattice.horizontal[edge * lattice.columns() + column] = 1; });
    }
    return lattice;
}

Blocks blocks_of(const Lattice& lattice) {
    Blocks blocks;
    cut_into_rectangles(lattice, component_labels(lattice), blocks);
    return blocks;
}

}  // namespace gouji
