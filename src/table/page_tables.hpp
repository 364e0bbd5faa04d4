#pragma once

#include "gouji/pdf/page.hpp"
#include "gouji/table/stitch.hpp"

#include <vector>

namespace gouji {

/// Every grid of every page with its caption and header, before continuations are joined.
struct PageTables {
    std::vector<TablePart> parts;              ///< in reading order
    std::vector<std::vector<Box>> areas;       ///< per page
    std::vector<int> unread_pages;             ///< see FoundTables
};

/// `seen` receives the grids as they were found.
PageTables read_page_tables(const std::vector<Page>& pages, const std::vector<std::vector<Line>>& lines, std::vector<Grid>* seen);

}  // namespace gouji
