#include "gouji/table/find.hpp"

#include "assemble.hpp"
#include "beside.hpp"
#include "page_tables.hpp"

#include "gouji/core/text.hpp"
#include "gouji/table/form.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

namespace gouji {
namespace {

/// A ruled list of the tables that follow (报表目录): most of its rows name a table. It says nothing of money.
bool is_contents(const Table& table) {
    if (!fold(table.title).ends_with("目录")) return false;
    std::set<int> naming;
    for (const Cell& cell : table.cells) {
        const std::string folded = fold(cell.source.text);
        if (cell.value && cell.content == CellContent::number && cell.value->places > 0) return false;
        if (folded.ends_with("表") || folded.ends_with("表)")) naming.insert(cell.row);
    }
    return 2 * static_cast<int>(naming.size()) > table.data_rows();
}

/// A form whose indicators begin on its second page is told from a table only when its parts are joined.
void settle_form(TablePart& part) {
    if (part.form || part.pages.size() < 2 || !is_form(part.grid)) return;
    part.form = true;
    part.header = {};
}

}  // namespace

FoundTables find_tables(const std::vector<Page>& pages, const std::vector<std::vector<Line>>& lines, std::vector<Grid>* grids) {
    PageTables found = read_page_tables(pages, lines, grids);
    FoundTables result;
    for (TablePart& part : join_beside(stitch(std::move(found.parts)))) {
        settle_form(part);
        for (const Line& line : part.overflow) {
            if (const auto page = static_cast<std::size_t>(line.page) - 1; page < found.areas.size()) found.areas[page].push_back(line.box);
        }
        if (!is_worth_keeping(part)) continue;
        if (!part.caption.has_title()) title_from_heading(part.caption, part.above);
        Table table = assemble(part, pages);
        if (!is_contents(table)) result.tables.push_back(std::move(table));
    }
    result.areas = std::move(found.areas);
    result.unread_pages = std::move(found.unread_pages);
    return result;
}

}  // namespace gouji
