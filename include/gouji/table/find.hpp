#pragma once

#include "gouji/layout/line.hpp"
#include "gouji/table/table.hpp"

#include <vector>

namespace gouji {

struct FoundTables {
    std::vector<Table> tables;                 ///< in reading order, continued tables joined
    std::vector<std::vector<Box>> areas;       ///< per page: what tables, their titles, unit lines and notes occupy (reading frame)
};

/// All tables of a document: grids per page, captions and unit lines above them, headers, continuation over pages, row trees.
/// `pages[i]` and `lines[i]` belong together; page furniture has been removed from the lines.
FoundTables find_tables(const std::vector<Page>& pages, const std::vector<std::vector<Line>>& lines);

}  // namespace gouji
