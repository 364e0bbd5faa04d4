#include "gouji/table/joined_grid.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

void cover(JoinedGrid& grid, std::size_t index) {
    const GridCell& cell = grid.cells[index].cell;
    for (int row = cell.row; row < cell.row + cell.row_span && row < grid.rows(); ++row) {
        for (int column = cell.column; column < cell.column + cell.column_span && column < grid.columns; ++column) {
            grid.covering.at(static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) + static_cast<std::size_t>(column)) = index;
        }
    }
}

}  // namespace

const BodyCell* JoinedGrid::at(int row, int column) const {
    if (row < 0 || row >= rows() || column < 0 || column >= columns) return nullptr;
    const std::size_t index = covering.at(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column));
    return index == nowhere ? nullptr : &cells.at(index);
}

void JoinedGrid::append_rows(const JoinedGrid& other, int from, int to) {
    const int base = rows() - from;
    for (int row = from; row < to; ++row) row_page.push_back(other.row_page.at(static_cast<std::size_t>(row)));
    covering.resize(static_cast<std::size_t>(rows()) * static_cast<std::size_t>(columns), nowhere);
    for (const BodyCell& cell : other.cells) {
        const int first = std::max(cell.cell.row, from);
        const int last = std::min(cell.cell.row + cell.cell.row_span, to);
        if (first >= last) continue;
        BodyCell moved = cell;
        moved.cell.row = base + first;
        moved.cell.row_span = last - first;
        cells.push_back(std::move(moved));
        cover(*this, cells.size() - 1);
    }
}

void JoinedGrid::append_columns(const JoinedGrid& other, int from) {
    const int base = columns - from;
    const auto first_edge = static_cast<std::size_t>(from);
    const double shift = column_edges.empty() || other.column_edges.size() <= first_edge ? 0 : column_edges.back() - other.column_edges[first_edge];
    for (std::size_t i = first_edge + 1; i < other.column_edges.size(); ++i) column_edges.push_back(other.column_edges[i] + shift);
    columns += other.columns - from;
    for (const BodyCell& cell : other.cells) {
        const int first = std::max(cell.cell.column, from);
        const int last = cell.cell.column + cell.cell.column_span;
        if (first >= last) continue;
        BodyCell moved = cell;
        moved.cell.column = base + first;
        moved.cell.column_span = last - first;
        cells.push_back(std::move(moved));
    }
    std::stable_sort(cells.begin(), cells.end(), [](const BodyCell& a, const BodyCell& b) {
        return std::pair(a.cell.row, a.cell.column) < std::pair(b.cell.row, b.cell.column);
    });
    covering.assign(static_cast<std::size_t>(rows()) * static_cast<std::size_t>(columns), nowhere);
    for (std::size_t i = 0; i < cells.size(); ++i) cover(*this, i);
}

JoinedGrid joined_from(const Grid& grid) {
    JoinedGrid joined;
    joined.columns = grid.columns();
    joined.column_edges = grid.column_edges;
    joined.row_page.assign(static_cast<std::size_t>(std::max(grid.rows(), 0)), grid.page);
    joined.covering.assign(joined.row_page.size() * static_cast<std::size_t>(std::max(joined.columns, 0)), nowhere);
    for (const GridCell& cell : grid.cells) {
        joined.cells.push_back({cell, grid.page, fold(cell.text), read_cell(cell.lines)});
        cover(joined, joined.cells.size() - 1);
    }
    return joined;
}

void separate_wide_figures(JoinedGrid& grid, int first_row) {
    const std::size_t count = grid.cells.size();
    for (std::size_t i = 0; i < count; ++i) {
        const BodyCell& body = grid.cells[i];
        const GridCell& cell = body.cell;
        if (cell.row < first_row || cell.column_span < 2 || cell.lines.size() != 1) continue;
        if (body.reading.content != CellContent::number && body.reading.content != CellContent::percent) continue;
        constexpr double right_padding = 6.0;  // points: what producers leave between a figure and its border
        if (cell.box.x1 - cell.lines.front().box.x1 > right_padding || static_cast<std::size_t>(cell.column + cell.column_span) >= grid.column_edges.size()) continue;
        BodyCell figure = body;
        figure.cell.column += figure.cell.column_span - 1;
        figure.cell.column_span = 1;
        figure.cell.box.x0 = grid.column_edges.at(static_cast<std::size_t>(figure.cell.column));
        BodyCell blank = body;
        --blank.cell.column_span;
        blank.cell.box.x1 = figure.cell.box.x0;
        blank.cell.lines.clear();
        blank.cell.text.clear();
        blank.folded.clear();
        blank.reading = {};
        grid.cells[i] = std::move(blank);
        grid.cells.push_back(std::move(figure));
        cover(grid, grid.cells.size() - 1);
    }
}

std::vector<const BodyCell*> cells_in_row(const JoinedGrid& grid, int row) {
    std::vector<const BodyCell*> cells;
    for (int column = 0; column < grid.columns; ++column) {
        const BodyCell* cell = grid.at(row, column);
        if (cell != nullptr && (cells.empty() || cells.back() != cell)) cells.push_back(cell);
    }
    return cells;
}

bool is_blank_row(const JoinedGrid& grid, int row) {
    const std::vector<const BodyCell*> cells = cells_in_row(grid, row);
    return std::all_of(cells.begin(), cells.end(), [&](const BodyCell* cell) { return cell->cell.row != row || cell->folded.empty(); });
}

}  // namespace gouji
