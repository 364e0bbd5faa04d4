#include "beside.hpp"

#include "gouji/core/text.hpp"
#include "gouji/table/columns.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace gouji {
namespace {

// Points by which the same row may be printed higher or lower on the next page; the lowest row is several times as high.
constexpr double row_shift = 1.5;

/// Upper edges of the rows; NaN-free: a row in which no cell begins takes the largest value on both sides.
std::vector<double> row_tops(const JoinedGrid& grid) {
    std::vector<double> tops(static_cast<std::size_t>(grid.rows()), std::numeric_limits<double>::max());
    for (const BodyCell& cell : grid.cells) {
        double& top = tops.at(static_cast<std::size_t>(cell.cell.row));
        if (!cell.cell.box.empty()) top = std::min(top, cell.cell.box.y0);
    }
    return tops;
}

/// Rows on the grid's first page.
std::ptrdiff_t first_page_rows(const JoinedGrid& grid) {
    return std::count(grid.row_page.begin(), grid.row_page.end(), grid.row_page.front());
}

bool same_heights(const JoinedGrid& left, const JoinedGrid& right, std::ptrdiff_t rows) {
    const std::vector<double> a = row_tops(left), b = row_tops(right);
    return std::equal(a.begin(), a.begin() + rows, b.begin(), [](double x, double y) { return std::abs(x - y) <= row_shift; });
}

bool same_rows(const JoinedGrid& left, const JoinedGrid& right) {
    return left.rows() == right.rows() && left.rows() >= 2 && same_heights(left, right, left.rows());
}

int pages_deep(const JoinedGrid& grid) {
    std::vector<int> pages = grid.row_page;
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    return static_cast<int>(pages.size());
}

bool same_column(const JoinedGrid& left, const JoinedGrid& right, int column) {
    for (int row = 0; row < std::min(left.rows(), right.rows()); ++row) {
        const BodyCell* a = left.at(row, column);
        const BodyCell* b = right.at(row, column);
        if (a == nullptr || b == nullptr || a->folded != b->folded) return false;
    }
    return true;
}

/// Leading columns that the right part repeats for the reader.
int repeated_columns(const JoinedGrid& left, const JoinedGrid& right) {
    int count = 0;
    while (count < left.columns && count < right.columns && same_column(left, right, count)) ++count;
    return count;
}

bool has_labels(const TablePart& part) {
    const ColumnPlan plan = plan_columns(part.grid, part.header);
    return std::any_of(plan.columns.begin(), plan.columns.end(), [](const Column& column) { return column.role == ColumnRole::label; });
}

bool captions_allow(const Caption& left, const Caption& right) {
    if (!right.has_title()) return right.number.empty() || fold(right.number) == fold(left.number);
    return fold(right.title) == fold(left.title) && (right.number.empty() || fold(right.number) == fold(left.number));
}

/// A merged header cell cut by the page goes on over blank cells at the left of the right part.
void take_cut_headers(JoinedGrid& right, const JoinedGrid& left, int header_rows, int from) {
    for (int row = 0; row < header_rows; ++row) {
        const BodyCell* blank = right.at(row, from);
        const BodyCell* before = left.at(row, left.columns - 1);
        if (blank == nullptr || before == nullptr || !blank->folded.empty() || before->folded.empty()) continue;
        const bool same_place = blank->cell.row == before->cell.row && blank->cell.row_span == before->cell.row_span;
        if (!same_place || before->cell.column_span < 2) continue;
        BodyCell& target = right.cells.at(static_cast<std::size_t>(blank - right.cells.data()));
        target.cell.text = before->cell.text;
        target.folded = before->folded;
    }
}

/// The next copy of a form repeats its headers, further columns of one table have headers of their own.
bool same_headers(const TablePart& left, const TablePart& right, int from) {
    const auto a = column_paths(left.grid, left.header), b = column_paths(right.grid, right.header);
    for (std::size_t column = static_cast<std::size_t>(from); column < a.size() && column < b.size(); ++column) {
        if (a[column] == b[column]) return true;
    }
    return false;
}

bool stands_beside(const TablePart& left, const TablePart& right) {
    if (left.pages.empty() || right.pages.empty() || right.pages.front() != left.pages.back() + 1) return false;
    if (pages_deep(left.grid) != pages_deep(right.grid) || left.ruled != right.ruled) return false;
    if (left.header.rows < 1 || left.header.rows != right.header.rows || !captions_allow(left.caption, right.caption)) return false;
    if (!same_rows(left.grid, right.grid)) return false;
    const int repeated = repeated_columns(left.grid, right.grid);
    if (same_headers(left, right, repeated)) return false;
    return repeated > 0 ? repeated < right.grid.columns : !has_labels(right);
}

void add_beside(TablePart& left, TablePart right) {
    const int from = repeated_columns(left.grid, right.grid);
    take_cut_headers(right.grid, left.grid, left.header.rows, from);
    left.grid.append_columns(right.grid, from);
    left.pages.insert(left.pages.end(), right.pages.begin(), right.pages.end());
    left.box = right.box;
    left.last_on_page = right.last_on_page;
    left.notes.insert(left.notes.end(), right.notes.begin(), right.notes.end());
    left.doubts.insert(left.doubts.end(), right.doubts.begin(), right.doubts.end());
    if (!left.caption.unit) left.caption.unit = right.caption.unit;
    if (left.caption.owner.empty()) left.caption.owner = right.caption.owner;
}

}  // namespace

bool has_further_columns(const TablePart& part, const TablePart& next) {
    if (next.grid.rows() < 2 || part.grid.rows() < 2 || part.header.rows < 1 || part.header.rows != next.header.rows) return false;
    const std::ptrdiff_t rows = first_page_rows(part.grid);
    if (rows != next.grid.rows() || !same_heights(part.grid, next.grid, rows)) return false;
    const int repeated = repeated_columns(part.grid, next.grid);
    if (same_headers(part, next, repeated)) return false;
    return repeated > 0 || !has_labels(next);
}

std::vector<TablePart> join_beside(std::vector<TablePart> parts) {
    std::vector<TablePart> joined;
    for (TablePart& part : parts) {
        if (!joined.empty() && stands_beside(joined.back(), part)) add_beside(joined.back(), std::move(part));
        else joined.push_back(std::move(part));
    }
    return joined;
}

}  // namespace gouji
