#include "page_break.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace gouji {
namespace {

// Points by which one column edge may lie elsewhere on the next page; the narrowest column is four times as wide.
constexpr double edge_shift = 2.0;
// Points by which a glyph may reach over the border of its column.
constexpr double glyph_reach = 1.5;
// Font sizes between two lines of a cell, and between the border and the first line outside: one line may be hidden there.
constexpr double line_gap = 1.0;
constexpr double border_gap = 2.5;
// Lines of one cell outside the border: more is text of its own.
constexpr std::size_t most_overflow = 12;

bool in_one_column(const Word& word, const std::vector<double>& edges) {
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        if (word.box.x0 >= edges[i] - glyph_reach && word.box.x1 <= edges[i + 1] + glyph_reach) return true;
    }
    return false;
}

/// Chapters and sections are not set in cells, items 1. and (1) are.
bool is_heading(const Line& line) {
    constexpr int deepest = 2;
    const int level = leading_ordinal(fold(line.text)).level;
    return level >= 0 && level <= deepest;
}

bool is_cell_text(const Line& line, const std::vector<double>& edges) {
    if (is_caption_line(line) || is_heading(line)) return false;
    return std::all_of(line.words.begin(), line.words.end(), [&](const Word& word) { return in_one_column(word, edges); });
}

/// `lines` nearest first; distances from the border outwards.
bool hangs_on(const std::vector<Line>& lines, double border, const std::vector<double>& edges) {
    if (lines.size() > most_overflow) return false;
    double reached = border, most = border_gap;
    for (const Line& line : lines) {
        const double gap = std::max(line.box.y0 - reached, reached - line.box.y1);
        if (gap > most * line.size || !is_cell_text(line, edges)) return false;
        reached = line.box.center_y();
        most = line_gap;
    }
    return true;
}

/// Index of the edge at `x`; -1 when there is none.
int edge_at(const std::vector<double>& edges, double x) {
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (std::abs(edges[i] - x) <= edge_shift) return static_cast<int>(i);
    }
    return -1;
}

bool all_among(const std::vector<double>& edges, const std::vector<double>& others) {
    return std::all_of(edges.begin(), edges.end(), [&](double x) { return edge_at(others, x) >= 0; });
}

void add_blanks(JoinedGrid& grid, int first, int last) {
    for (int row = 0; row < grid.rows(); ++row) {
        for (int column = first; column < last; ++column) {
            BodyCell blank;
            blank.cell.row = row;
            blank.cell.column = column;
            blank.page = grid.row_page.at(static_cast<std::size_t>(row));
            grid.cells.push_back(std::move(blank));
        }
    }
}

}  // namespace

bool only_overflow(const TablePart& part, const TablePart& next, const std::vector<double>& edges) {
    std::vector<Line> above(next.loose_above.rbegin(), next.loose_above.rend());
    return hangs_on(above, next.box.y0, edges) && hangs_on(part.loose_below, part.box.y1, edges);
}

std::vector<double> common_edges(const JoinedGrid& a, const JoinedGrid& b) {
    constexpr std::size_t fewest = 3;   // edges: of a single column nothing can be told
    if (a.column_edges.size() < fewest || b.column_edges.size() < fewest) return {};
    if (all_among(b.column_edges, a.column_edges)) return a.column_edges;
    if (all_among(a.column_edges, b.column_edges)) return b.column_edges;
    return {};
}

JoinedGrid placed_among(const JoinedGrid& grid, const std::vector<double>& edges) {
    std::vector<int> place;
    for (const double x : grid.column_edges) place.push_back(edge_at(edges, x));
    JoinedGrid wide;
    wide.columns = static_cast<int>(edges.size()) - 1;
    wide.column_edges = edges;
    JoinedGrid source = grid;
    source.columns = wide.columns;
    for (BodyCell& cell : source.cells) {
        const int past = place.at(static_cast<std::size_t>(cell.cell.column + cell.cell.column_span));
        cell.cell.column = place.at(static_cast<std::size_t>(cell.cell.column));
        cell.cell.column_span = past - cell.cell.column;
    }
    add_blanks(source, 0, place.front());
    add_blanks(source, place.back(), wide.columns);
    std::stable_sort(source.cells.begin(), source.cells.end(), [](const BodyCell& a, const BodyCell& b) {
        return std::pair(a.cell.row, a.cell.column) < std::pair(b.cell.row, b.cell.column);
    });
    wide.append_rows(source, 0, source.rows());
    return wide;
}

}  // namespace gouji
