#pragma once

#include "gouji/layout/line.hpp"
#include "gouji/table/grid.hpp"
#include "gouji/table/table.hpp"

#include <vector>

namespace gouji {

struct FoundTables {
    std::vector<Table> tables;                 ///< in reading order, continued tables joined
    std::vector<int> unread_pages;             ///< with figures, but more lines than a table has: their tables were not read
    std::vector<std::vector<Box>> areas;       ///< per page: what tables, their titles, unit lines and notes occupy (reading frame)
};

/// All tables of a document: grids per page, captions and unit lines above them, headers, continuation over pages, row trees.
/// `pages[i]` and `lines[i]` belong together; page furniture has been removed from the lines.
/// `grids` receives every grid before anything was made of it, for people who look for the reason of a wrong table.
FoundTables find_tables(const std::vector<Page>& pages, const std::vector<std::vector<Line>>& lines, std::vector<Grid>* grids = nullptr);

}  // namespace gouji
