#include "row_split.hpp"

#include "cell_words.hpp"
#include "gouji/table/cell_value.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace gouji {
namespace {

// Part of the font size by which baselines of one printed row may differ.
constexpr double same_baseline = 0.45;

/// A printed row inside a ruled row: where its figures stand and in how many columns.
struct Anchor {
    double baseline = 0;
    double size = 0;
    int cells = 0;
};

bool all_figures(const GridCell& cell) {
    return !cell.lines.empty() && std::all_of(cell.lines.begin(), cell.lines.end(), [](const Line& line) {
        const CellContent content = read_cell({line}).content;
        return content == CellContent::number || content == CellContent::percent || content == CellContent::dash;
    });
}

void add_anchor(std::vector<Anchor>& anchors, const Line& line) {
    for (Anchor& anchor : anchors) {
        if (std::abs(anchor.baseline - line.baseline) <= same_baseline * line.size) {
            ++anchor.cells;
            return;
        }
    }
    anchors.push_back({line.baseline, line.size, 1});
}

/// Printed rows of one ruled row; fewer than two: nothing to split.
std::vector<Anchor> anchors_of(const std::vector<const GridCell*>& cells) {
    std::vector<Anchor> anchors;
    bool stacked = false;
    for (const GridCell* cell : cells) {
        if (!all_figures(*cell) || read_cell(cell->lines).wrapped) continue;
        stacked = stacked || cell->lines.size() > 1;
        for (const Line& line : cell->lines) add_anchor(anchors, line);
    }
    if (!stacked) return {};
    const std::size_t figure_rows = anchors.size();
    for (const GridCell* cell : cells) {
        if (all_figures(*cell)) continue;
        for (const Line& line : cell->lines) {
            for (std::size_t i = 0; i < figure_rows; ++i) {
                if (std::abs(anchors[i].baseline - line.baseline) <= same_baseline * line.size) ++anchors[i].cells;
            }
        }
    }
    constexpr int witnesses = 2;  // columns that must agree on every baseline
    const bool agreed = std::all_of(anchors.begin(), anchors.end(), [](const Anchor& anchor) { return anchor.cells >= witnesses; });
    if (!agreed) return {};
    std::sort(anchors.begin(), anchors.end(), [](const Anchor& a, const Anchor& b) { return a.baseline < b.baseline; });
    return anchors;
}

std::size_t nearest_anchor(const std::vector<Anchor>& anchors, double baseline) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < anchors.size(); ++i) {
        if (std::abs(anchors[i].baseline - baseline) < std::abs(anchors[best].baseline - baseline)) best = i;
    }
    return best;
}

/// New inner edges between the baselines: just under the upper one's descenders.
std::vector<double> edges_between(const std::vector<Anchor>& anchors) {
    constexpr double descent = 0.25;  // of the font size
    std::vector<double> edges;
    for (std::size_t i = 0; i + 1 < anchors.size(); ++i) edges.push_back(anchors[i].baseline + descent * anchors[i].size);
    return edges;
}

void push_pieces(const GridCell& cell, const std::vector<Anchor>& anchors, const std::vector<double>& edges, std::vector<GridCell>& out) {
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        GridCell piece = cell;
        piece.row += static_cast<int>(i);
        piece.row_span = 1;
        piece.lines.clear();
        if (i > 0) piece.box.y0 = edges.at(i - 1);
        if (i < edges.size()) piece.box.y1 = edges.at(i);
        for (const Line& line : cell.lines) {
            if (nearest_anchor(anchors, line.baseline) == i) piece.lines.push_back(line);
        }
        piece.text = text_of(piece.lines);
        out.push_back(std::move(piece));
    }
}

void split_row(Grid& grid, int row, const std::vector<Anchor>& anchors) {
    const int added = static_cast<int>(anchors.size()) - 1;
    const std::vector<double> edges = edges_between(anchors);
    std::vector<GridCell> cells;
    for (GridCell& cell : grid.cells) {
        const bool here = cell.row <= row && row < cell.row + cell.row_span;
        if (here && cell.row_span == 1) {
            push_pieces(cell, anchors, edges, cells);
            continue;
        }
        if (here) cell.row_span += added;
        else if (cell.row > row) cell.row += added;
        cells.push_back(std::move(cell));
    }
    std::sort(cells.begin(), cells.end(), [](const GridCell& a, const GridCell& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    grid.cells = std::move(cells);
    grid.row_edges.insert(grid.row_edges.begin() + row + 1, edges.begin(), edges.end());
}

}  // namespace

void split_unruled_rows(Grid& grid) {
    std::vector<std::vector<const GridCell*>> by_row(static_cast<std::size_t>(grid.rows()));
    for (const GridCell& cell : grid.cells) {
        if (cell.row_span == 1 && !cell.lines.empty()) by_row.at(static_cast<std::size_t>(cell.row)).push_back(&cell);
    }
    std::vector<std::pair<int, std::vector<Anchor>>> splits;
    for (std::size_t row = 0; row < by_row.size(); ++row) {
        std::vector<Anchor> anchors = anchors_of(by_row[row]);
        if (anchors.size() > 1) splits.emplace_back(static_cast<int>(row), std::move(anchors));
    }
    for (auto split = splits.rbegin(); split != splits.rend(); ++split) split_row(grid, split->first, split->second);
}

}  // namespace gouji
