#include "assemble.hpp"

#include "gouji/table/columns.hpp"
#include "gouji/table/rows.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace gouji {
namespace {

bool all_digits(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const Page* page_at(const std::vector<Page>& pages, int number) {
    const bool inside = number >= 1 && static_cast<std::size_t>(number) <= pages.size();
    return inside ? &pages[static_cast<std::size_t>(number) - 1] : nullptr;
}

Box words_box(const GridCell& cell) {
    Box box = cell.lines.empty() ? cell.box : cell.lines.front().box;
    for (const Line& line : cell.lines) box = united(box, line.box);
    return box;
}

SourceRef source_of(const BodyCell& body, const std::vector<Page>& pages) {
    SourceRef source;
    source.page = body.page;
    source.text = body.cell.text;
    if (body.reading.wrapped) std::erase(source.text, ' ');   // the lines of one figure
    const Page* page = page_at(pages, body.page);
    source.box = page == nullptr ? words_box(body.cell) : as_shown(*page, words_box(body.cell));
    return source;
}

/// Digits in label columns are codes or ordinals, figures in header rows are text.
CellContent content_of(const BodyCell& body, bool header, const ColumnPlan& plan, bool form) {
    const CellContent content = body.reading.content;
    if (form) return content;
    const bool figure = content == CellContent::number || content == CellContent::percent;
    if (header) return figure ? CellContent::text : content;
    const std::size_t column = static_cast<std::size_t>(body.cell.column);
    if (plan.columns.at(column).role == ColumnRole::amount) return content;
    if (plan.columns.at(column).role == ColumnRole::label && all_digits(body.folded)) {
        return plan.kinds.at(column) == LabelKind::ordinal ? CellContent::ordinal : CellContent::code;
    }
    return figure ? CellContent::text : content;
}

Cell cell_of(const BodyCell& body, bool header, const ColumnPlan& plan, bool form, const std::vector<Page>& pages) {
    Cell cell;
    cell.row = body.cell.row;
    cell.column = body.cell.column;
    cell.row_span = body.cell.row_span;
    cell.column_span = body.cell.column_span;
    cell.source = source_of(body, pages);
    cell.content = content_of(body, header, plan, form);
    if (cell.content == CellContent::number || cell.content == CellContent::percent) {
        cell.value = body.reading.value;
        cell.unit = body.reading.unit;
    }
    return cell;
}

/// Every cell of a form may be a name.
ColumnPlan columns_of_form(int columns) {
    ColumnPlan plan;
    plan.columns.resize(static_cast<std::size_t>(std::max(columns, 0)));
    plan.kinds.resize(plan.columns.size(), LabelKind::name);
    return plan;
}

void add_doubt(Table& table, const char* doubt) {
    if (std::find(table.doubts.begin(), table.doubts.end(), doubt) == table.doubts.end()) table.doubts.emplace_back(doubt);
}

void set_caption(Table& table, const Caption& caption, const std::vector<Page>& pages) {
    table.title = caption.title;
    table.printed_title = caption.printed_title;
    table.number = caption.number;
    table.unit = caption.unit;
    table.owner = caption.owner;
    if (!caption.has_title()) return;
    const Page* page = page_at(pages, caption.title_page);
    table.title_source = {caption.title_page, page == nullptr ? caption.title_box : as_shown(*page, caption.title_box), caption.printed_title};
}

}  // namespace

bool is_worth_keeping(const TablePart& part) {
    return part.grid.rows() >= 2 || part.caption.has_title();
}

Table assemble(const TablePart& part, const std::vector<Page>& pages) {
    Table table;
    set_caption(table, part.caption, pages);
    table.pages = part.pages;
    table.ruled = part.ruled;
    table.form = part.form;
    table.header_rows = part.header.rows;
    table.rows = part.grid.rows();
    table.notes = part.notes;
    for (const std::string& doubt : part.doubts) add_doubt(table, doubt.c_str());
    const ColumnPlan plan = part.form ? columns_of_form(part.grid.columns) : plan_columns(part.grid, part.header);
    table.columns = plan.columns;
    for (const BodyCell& body : part.grid.cells) {
        const bool header = body.cell.row < part.header.rows || (!part.form && is_number_row(part.grid, body.cell.row));
        table.cells.push_back(cell_of(body, header, plan, part.form, pages));
        if (body.reading.wrapped && table.cells.back().value) add_doubt(table, "wrapped_number");
    }
    std::stable_sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    table.entries = read_entries(part.grid, part.header, plan);
    return table;
}

}  // namespace gouji
