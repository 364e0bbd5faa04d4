#include "gouji/table/grid.hpp"

#include "cell_words.hpp"
#include "lattice.hpp"
#include "row_split.hpp"
#include "tidy.hpp"

#include <algorithm>
#include <utility>

namespace gouji {
namespace {

GridCell cell_of(const Block& block, const Lattice& lattice) {
    GridCell cell;
    cell.row = static_cast<int>(block.row);
    cell.column = static_cast<int>(block.column);
    cell.row_span = static_cast<int>(block.row_end - block.row);
    cell.column_span = static_cast<int>(block.column_end - block.column);
    cell.box = {lattice.xs[block.column], lattice.ys[block.row], lattice.xs[block.column_end], lattice.ys[block.row_end]};
    return cell;
}

/// Columns and rows in which a cell with words begins: a frame around text has only one of each.
bool looks_like_table(const Grid& grid) {
    std::vector<char> column_used(static_cast<std::size_t>(grid.columns()), 0);
    std::size_t columns = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.text.empty()) continue;
        char& used = column_used.at(static_cast<std::size_t>(cell.column));
        columns += used ? 0 : 1;
        used = 1;
    }
    return columns >= 2;
}

}  // namespace

std::vector<Grid> find_ruled_grids(const Page& page, const std::vector<Line>& lines, bool* gave_up) {
    std::vector<Grid> grids;
    bool too_much = false;
    for (const RulingNet& net : connected_nets(page.rulings, too_much)) {
        const Lattice lattice = lattice_of(net, too_much);
        if (lattice.columns() < 2 || lattice.rows() < 1) continue;
        const Blocks blocks = blocks_of(lattice);
        Grid grid;
        grid.page = page.number;
        grid.box = {lattice.xs.front(), lattice.ys.front(), lattice.xs.back(), lattice.ys.back()};
        grid.column_edges = lattice.xs;
        grid.row_edges = lattice.ys;
        for (const Block& block : blocks.blocks) grid.cells.push_back(cell_of(block, lattice));
        fill_cells(grid, lines);
        tidy(grid);
        if (grid.columns() < 2 || !looks_like_table(grid)) continue;
        if (!grid.strays.empty()) grid.doubts.emplace_back("stray_words");
        if (!blocks.all_rectangular) grid.doubts.emplace_back("not_rectangular");
        split_unruled_rows(grid);
        grids.push_back(std::move(grid));
    }
    if (gave_up != nullptr) *gave_up = too_much;
    std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) {
        return std::pair(a.box.y0, a.box.x0) < std::pair(b.box.y0, b.box.x0);
    });
    return grids;
}

}  // namespace gouji
