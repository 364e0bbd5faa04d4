#include "gouji/table/header.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace gouji {
namespace {

bool is_figure(const BodyCell& cell) {
    return cell.reading.content == CellContent::number || cell.reading.content == CellContent::percent;
}

bool is_small_integer(const BodyCell& cell) {
    constexpr std::size_t longest = 2;  // digits: no table has a hundred columns
    return !cell.folded.empty() && cell.folded.size() <= longest &&
           std::all_of(cell.folded.begin(), cell.folded.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "7=1+3+3", "(1)", "1=2+3": digits and signs of arithmetic, no decimals.
bool is_column_formula(std::string_view folded) {
    const bool says_sum = folded.find('=') != std::string_view::npos || (folded.size() > 2 && folded.front() == '(' && folded.back() == ')');
    return says_sum && folded.find_first_not_of("0123456789=+-*/()") == std::string_view::npos &&
           folded.find_first_of("0123456789") != std::string_view::npos;
}

/// 7 of "7=1+3+3"; 0 when the text begins otherwise.
int leading_integer(std::string_view folded) {
    constexpr std::size_t longest = 3;  // digits
    int value = 0;
    for (std::size_t i = 0; i < folded.size() && i < longest && folded[i] >= '0' && folded[i] <= '9'; ++i) value = 10 * value + (folded[i] - '0');
    return value;
}

bool is_number_row_mark(std::string_view folded) {
    static constexpr std::string_view marks[] = {"※", "*", "**", "栏次", "栏目", "行次", "列次", "次", "甲", "乙", "丙", "项目", "—", "-", "--"};
    return std::find(std::begin(marks), std::end(marks), folded) != std::end(marks);
}

/// A year standing alone in a header cell ("2025") is no figure.
bool is_year(const BodyCell& cell) {
    return cell.folded.size() == 4 && (cell.folded.starts_with("19") || cell.folded.starts_with("20")) &&
           std::all_of(cell.folded.begin(), cell.folded.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_figure(const JoinedGrid& grid, int row) {
    const std::vector<const BodyCell*> cells = cells_in_row(grid, row);
    return std::any_of(cells.begin(), cells.end(), [](const BodyCell* cell) { return is_figure(*cell) && !is_year(*cell); });
}

/// Does the row divide, with two or more texts, a header cell that ends right above it?
bool divides_cell_above(const JoinedGrid& grid, int row) {
    for (const BodyCell* above : cells_in_row(grid, row - 1)) {
        const GridCell& cell = above->cell;
        if (cell.column_span < 2 || cell.row + cell.row_span != row || above->folded.empty()) continue;
        int texts = 0;
        for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
            const BodyCell* below = grid.at(row, column);
            if (below != nullptr && below->cell.column == column && below->cell.row == row && !below->folded.empty()) ++texts;
        }
        if (texts >= 2) return true;
    }
    return false;
}

bool is_code_level(const BodyCell& cell) { return cell.folded == "类" || cell.folded == "款" || cell.folded == "项" || cell.folded == "目"; }

/// Does a cell with text from above reach into the row?
bool reaches_in(const JoinedGrid& grid, int row) {
    const std::vector<const BodyCell*> cells = cells_in_row(grid, row);
    return std::any_of(cells.begin(), cells.end(), [&](const BodyCell* cell) { return cell->cell.row < row; });
}

/// 类 | 款 | 项 beside the first total: the last header cells of code columns stand in the first data row of final accounts.
bool names_code_levels(const JoinedGrid& grid, int row) {
    int levels = 0;
    for (const BodyCell* cell : cells_in_row(grid, row)) levels += is_code_level(*cell) ? 1 : 0;
    return levels >= 2;
}

}  // namespace

bool is_number_row(const JoinedGrid& grid, int row) {
    int integers = 0, marks = 0, last = 0;
    for (const BodyCell* cell : cells_in_row(grid, row)) {
        if (cell->folded.empty()) continue;
        if (is_small_integer(*cell) || is_column_formula(cell->folded)) {
            const int value = leading_integer(cell->folded);
            if (last > 0 && value > 0 && value != last + 1) return false;
            if (value > 0) last = value;
            ++integers;
        } else if (is_number_row_mark(cell->folded)) {
            ++marks;
        } else {
            return false;
        }
    }
    return integers >= 2 || (integers >= 1 && marks >= 1) || marks >= 2;
}

Header find_header(const JoinedGrid& grid) {
    Header header;
    int row = 0;
    while (row < grid.rows()) {
        const bool number_row = is_number_row(grid, row);
        const bool first_text = header.rows == 0 || std::all_of(header.number_row.begin(), header.number_row.end(), [](char n) { return n != 0; });
        const bool belongs = number_row || is_blank_row(grid, row) ||
                             (!has_figure(grid, row) && (first_text || reaches_in(grid, row) || divides_cell_above(grid, row)));
        if (!belongs) break;
        header.number_row.push_back(number_row ? 1 : 0);
        header.rows = ++row;
        if (number_row && header.rows > 1) break;  // nothing but data follows it
    }
    while (header.rows > 0 && is_blank_row(grid, header.rows - 1) && !reaches_in(grid, header.rows - 1)) {
        --header.rows;
        header.number_row.pop_back();
    }
    return header;
}

std::vector<std::vector<std::string>> column_paths(const JoinedGrid& grid, const Header& header) {
    std::vector<std::vector<std::string>> paths(static_cast<std::size_t>(std::max(grid.columns, 0)));
    for (int column = 0; column < grid.columns; ++column) {
        std::vector<std::string>& path = paths.at(static_cast<std::size_t>(column));
        std::string last;
        const BodyCell* before = nullptr;
        for (int row = 0; row < header.rows; ++row) {
            if (header.number_row.at(static_cast<std::size_t>(row))) continue;
            const BodyCell* cell = grid.at(row, column);
            if (cell == nullptr || cell == before || cell->folded.empty() || cell->folded == last) continue;
            path.push_back(cell->cell.text);
            last = cell->folded;
            before = cell;
        }
        const BodyCell* below = header.rows > 0 && names_code_levels(grid, header.rows) ? grid.at(header.rows, column) : nullptr;
        if (below != nullptr && is_code_level(*below)) path.push_back(below->cell.text);
    }
    return paths;
}

}  // namespace gouji
