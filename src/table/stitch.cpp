#include "gouji/table/stitch.hpp"

#include "beside.hpp"
#include "page_break.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace gouji {
namespace {

// Part of the table's width by which an edge may move from page to page.
constexpr double edge_share = 0.02;

bool same_edges(const std::vector<double>& a, const std::vector<double>& b, std::size_t count) {
    if (a.size() < count || b.size() < count || count < 2) return false;
    const double width_a = a[count - 1] - a[0], width_b = b[count - 1] - b[0];
    if (width_a <= 0 || width_b <= 0) return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (std::abs((a[i] - a[0]) / width_a - (b[i] - b[0]) / width_b) > edge_share) return false;
    }
    return true;
}

/// Header rows of `next` that repeat the first header rows of `part`; 0 when they differ. Browsers paint a repeated header over the
/// lines of a cut cell that stood on the page before: such text is in the file, under the header's own, and never in most columns.
int repeated_header(const TablePart& part, const TablePart& next) {
    const int rows = next.header.rows;
    if (rows == 0 || rows > part.grid.rows()) return 0;
    for (int row = 0; row < rows; ++row) {
        int painted_over = 0;
        for (int column = 0; column < next.grid.columns; ++column) {
            const BodyCell* a = part.grid.at(row, column);
            const BodyCell* b = next.grid.at(row, column);
            if (a == nullptr || b == nullptr) return 0;
            if (a->folded == b->folded) continue;
            if (a->folded.empty() || b->folded.find(a->folded) == std::string::npos) return 0;
            ++painted_over;
        }
        if (2 * painted_over >= next.grid.columns) return 0;
    }
    return rows;
}

std::string title_key(const Caption& caption) {
    std::string key = fold(caption.title);
    for (const std::string_view mark : {std::string_view("(续)"), std::string_view("(续表)"), std::string_view("续表")}) {
        if (key.size() > mark.size() && key.ends_with(mark)) key.erase(key.size() - mark.size());
    }
    return key;
}

/// Do the captions allow one table? A continuation has no title, or repeats title, number and owner.
bool captions_agree(const Caption& first, const Caption& next) {
    if (!next.owner.empty() && !first.owner.empty() && fold(next.owner) != fold(first.owner)) return false;
    if (!next.has_title()) return next.number.empty() || fold(next.number) == fold(first.number);
    return title_key(first) == title_key(next) && (next.number.empty() || fold(next.number) == fold(first.number));
}

/// Folded text of the first cell with words in the row.
std::string first_text(const JoinedGrid& grid, int row) {
    for (const BodyCell* cell : cells_in_row(grid, row)) {
        if (!cell->folded.empty() && cell->cell.row == row) return cell->folded;
    }
    return {};
}

/// Is `next` a table of its own although it repeats title and header? The part is closed by a grand total, or both begin alike.
bool starts_anew(const TablePart& part, const TablePart& next) {
    const int last = part.grid.rows() - 1;
    if (last <= part.header.rows) return false;
    if (first_text(part.grid, last).ends_with("总计")) return true;
    const std::string first = first_text(next.grid, next.header.rows);
    return is_pure_total_word(first) && first == first_text(part.grid, part.header.rows);
}

/// Adds blank columns that the continuation lost at its right.
void widen(JoinedGrid& grid, const JoinedGrid& model) {
    JoinedGrid wide;
    wide.columns = model.columns;
    wide.column_edges = model.column_edges;
    JoinedGrid source = std::move(grid);
    source.columns = model.columns;
    for (int row = 0; row < source.rows(); ++row) {
        for (int column = static_cast<int>(source.column_edges.size()) - 1; column < model.columns; ++column) {
            BodyCell blank;
            blank.cell.row = row;
            blank.cell.column = column;
            blank.page = source.row_page.at(static_cast<std::size_t>(row));
            source.cells.push_back(std::move(blank));
        }
    }
    std::sort(source.cells.begin(), source.cells.end(), [](const BodyCell& a, const BodyCell& b) {
        return std::pair(a.cell.row, a.cell.column) < std::pair(b.cell.row, b.cell.column);
    });
    wide.append_rows(source, 0, source.rows());
    grid = std::move(wide);
}

/// The only cell with text that begins in the row; nullptr when there are more or it holds a figure.
const BodyCell* only_text(const JoinedGrid& grid, int row) {
    const BodyCell* only = nullptr;
    for (const BodyCell* cell : cells_in_row(grid, row)) {
        if (cell->folded.empty() || cell->cell.row != row) continue;
        if (only != nullptr || cell->reading.content != CellContent::text) return nullptr;
        only = cell;
    }
    return only;
}

/// Does the table's first column print codes in the last row and nothing in the fragment's row?
bool breaks_coded_row(const JoinedGrid& grid, const JoinedGrid& next, int row) {
    const BodyCell* above = grid.at(grid.rows() - 1, 0);
    const BodyCell* first = next.at(row, 0);
    const bool coded = above != nullptr && !above->folded.empty() && above->folded.find_first_not_of("0123456789") == std::string::npos;
    return coded && first != nullptr && first->folded.empty();
}

/// 十七、… / fragment / 十八、…: the numbering goes on past the fragment.
bool breaks_numbered_row(const BodyCell& upper, const BodyCell& fragment, const JoinedGrid& next, int row) {
    const BodyCell* following = next.at(row + 1, fragment.cell.column);
    if (following == nullptr) return false;
    const Ordinal before = leading_ordinal(upper.folded), after = leading_ordinal(following->folded);
    return before.level >= 1 && after.level == before.level && after.number == before.number + 1 && leading_ordinal(fragment.folded).level < 0;
}

/// A row broken by the page end: its label runs on in the first row of the next page, where code and figures are blank.
bool is_rest_of_row(const JoinedGrid& grid, const JoinedGrid& next, int row) {
    const BodyCell* fragment = grid.rows() > 0 && row < next.rows() ? only_text(next, row) : nullptr;
    if (fragment == nullptr) return false;
    const BodyCell* upper = grid.at(grid.rows() - 1, fragment->cell.column);
    if (upper == nullptr || upper->reading.content != CellContent::text) return false;
    return breaks_coded_row(grid, next, row) || breaks_numbered_row(*upper, *fragment, next, row);
}

void take_rest_of_row(JoinedGrid& grid, const JoinedGrid& next, int row) {
    const int last = grid.rows() - 1;
    for (const BodyCell* cell : cells_in_row(next, row)) {
        const BodyCell* upper = grid.at(last, cell->cell.column);
        if (cell->folded.empty() || upper == nullptr) continue;
        BodyCell& target = grid.cells.at(static_cast<std::size_t>(upper - grid.cells.data()));
        target.cell.text += cell->cell.text;
        target.folded += cell->folded;
    }
}

/// Both grids get the columns of the finer one; where edges moved a little, the continuation lost columns at its right.
void align_columns(TablePart& part, TablePart& next) {
    const std::vector<double> edges = common_edges(part.grid, next.grid);
    if (part.grid.columns == next.grid.columns) return;
    if (edges.empty()) {
        widen(next.grid, part.grid);
        return;
    }
    part.grid = placed_among(part.grid, edges);
    next.grid = placed_among(next.grid, edges);
}

void take_overflow(TablePart& part, const TablePart& next) {
    part.overflow.insert(part.overflow.end(), part.loose_below.begin(), part.loose_below.end());
    part.overflow.insert(part.overflow.end(), next.loose_above.begin(), next.loose_above.end());
    part.loose_below = next.loose_below;
}

void join(TablePart& part, TablePart next) {
    align_columns(part, next);
    take_overflow(part, next);
    int from = repeated_header(part, next);
    if (from == 0 && next.caption.has_title()) from = next.header.rows;
    if (from == 0 && is_rest_of_row(part.grid, next.grid, 0)) {
        take_rest_of_row(part.grid, next.grid, 0);
        from = 1;
    }
    part.grid.append_rows(next.grid, from, next.grid.rows());
    part.pages.insert(part.pages.end(), next.pages.begin(), next.pages.end());
    part.box = next.box;
    part.last_on_page = next.last_on_page;
    part.notes.insert(part.notes.end(), next.notes.begin(), next.notes.end());
    for (std::string& doubt : next.doubts) part.doubts.push_back(std::move(doubt));
    if (!part.caption.unit) part.caption.unit = next.caption.unit;
}

/// A part without caption that goes on where another ended is about the same, though its columns forbid joining.
void inherit(Caption& caption, const Caption& from) {
    caption.title = from.title;
    caption.printed_title = from.printed_title;
    caption.number = from.number;
    caption.title_page = from.title_page;
    caption.title_box = from.title_box;
    if (!caption.unit) caption.unit = from.unit;
    if (caption.owner.empty()) caption.owner = from.owner;
}

}  // namespace

bool continues(const TablePart& part, const TablePart& next, std::string& doubt) {
    if (part.pages.empty() || next.pages.empty() || next.pages.front() != part.pages.back() + 1) return false;
    if (!next.first_on_page || !part.last_on_page || part.ruled != next.ruled) return false;
    const std::vector<double> edges = common_edges(part.grid, next.grid);
    if (!only_overflow(part, next, edges.empty() ? part.grid.column_edges : edges)) return false;
    if (!captions_agree(part.caption, next.caption)) return false;
    const bool same_header = repeated_header(part, next) > 0;
    if (next.caption.has_title() && (!same_header || starts_anew(part, next))) return false;
    if (!same_header && has_further_columns(part, next)) return false;
    const std::size_t shared = std::min(part.grid.column_edges.size(), next.grid.column_edges.size());
    if (part.grid.columns == next.grid.columns) {
        return same_header || next.header.rows == 0 || same_edges(part.grid.column_edges, next.grid.column_edges, shared);
    }
    if (!edges.empty() && !next.caption.has_title()) return true;
    const bool lost_columns = next.grid.columns < part.grid.columns && next.grid.columns >= 2 &&
                              same_edges(part.grid.column_edges, next.grid.column_edges, shared) && !next.caption.has_title() &&
                              (next.header.rows == 0 || same_header);
    if (!lost_columns && !next.caption.has_title() && next.header.rows == 0) doubt = "join_changed_columns";
    return lost_columns;
}

std::vector<TablePart> stitch(std::vector<TablePart> parts) {
    std::vector<TablePart> joined;
    for (TablePart& part : parts) {
        std::string doubt;
        if (!joined.empty() && continues(joined.back(), part, doubt)) {
            join(joined.back(), std::move(part));
            continue;
        }
        if (!doubt.empty()) {
            joined.back().doubts.push_back(doubt);
            part.doubts.push_back(doubt);
            inherit(part.caption, joined.back().caption);
        }
        joined.push_back(std::move(part));
    }
    return joined;
}

}  // namespace gouji
