#pragma once

#include "gouji/layout/line.hpp"
#include "gouji/model/document.hpp"
#include "gouji/pdf/page.hpp"
#include "gouji/table/grid.hpp"

#include <string>
#include <vector>

namespace gouji {

/// What every stage saw while one document was read: for people who look for the reason of a wrong table (`gouji layout`).
struct ReadingTrace {
    std::string bytes;                       ///< of the file, for drawing its pages
    std::vector<Page> pages;
    std::vector<std::vector<Line>> lines;    ///< per page, page furniture removed
    std::vector<Line> furniture;
    std::vector<Grid> grids;
    Document document;
};

}  // namespace gouji
