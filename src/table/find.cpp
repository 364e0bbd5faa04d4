#include "gouji/table/find.hpp"

#include "assemble.hpp"
#include "beside.hpp"
#include "page_tables.hpp"

#include <cstddef>
#include <utility>

namespace gouji {

FoundTables find_tables(const std::vector<Page>& pages, const std::vector<std::vector<Line>>& lines, std::vector<Grid>* grids) {
    PageTables found = read_page_tables(pages, lines, grids);
    FoundTables result;
    for (TablePart& part : join_beside(stitch(std::move(found.parts)))) {
        for (const Line& line : part.overflow) {
            if (const auto page = static_cast<std::size_t>(line.page) - 1; page < found.areas.size()) found.areas[page].push_back(line.box);
        }
        if (!is_worth_keeping(part)) continue;
        if (!part.caption.has_title()) title_from_heading(part.caption, part.above);
        result.tables.push_back(assemble(part, pages));
    }
    result.areas = std::move(found.areas);
    result.unread_pages = std::move(found.unread_pages);
    return result;
}

}  // namespace gouji
