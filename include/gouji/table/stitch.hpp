#pragma once

#include "gouji/table/caption.hpp"
#include "gouji/table/header.hpp"
#include "gouji/table/joined_grid.hpp"

#include <string>
#include <vector>

namespace gouji {

/// A table's part on one page, or several parts already joined.
struct TablePart {
    JoinedGrid grid;
    Header header;
    Caption caption;
    std::vector<int> pages;
    Box box;                       ///< of its last page, reading frame
    std::vector<Line> above;       ///< lines over it on its first page, for a title of last resort
    bool ruled = true;
    bool form = false;             ///< no header: see is_form
    bool first_on_page = false;    ///< no other table stands above it
    bool last_on_page = false;     ///< no other table stands below it
    std::vector<Line> loose_above; ///< text between the page's top and the part that is no caption
    std::vector<Line> loose_below; ///< text between the part and the page's end that is neither note nor caption
    std::vector<Line> overflow;    ///< of these, text of cells that a page end cut through
    std::vector<SourceRef> notes;
    std::vector<std::string> doubts;
};

/// Is `next` the continuation of `part` on the following page? Says why not in `doubt` when only the columns speak against it.
bool continues(const TablePart& part, const TablePart& next, std::string& doubt);

/// Joins parts in reading order where one continues the other; repeated headers are dropped.
std::vector<TablePart> stitch(std::vector<TablePart> parts);

}  // namespace gouji
