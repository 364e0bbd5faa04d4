#pragma once

#include "gouji/table/grid.hpp"

#include <vector>

namespace gouji {

/// Where the figures of an unruled table ended on a page, for rows that go on at the top of the next one without a caption.
struct AlignedColumns {
    int page = 0;                      ///< 0: none
    std::vector<double> figure_ends;   ///< right edges of its columns of figures
    std::vector<double> edges;
};

/// Tables without vertical rulings: rows below a caption whose figures stand under each other. Lines inside `ruled` grids are
/// left alone. `previous` is that of the page before and becomes that of this page.
std::vector<Grid> find_aligned_grids(const Page& page, const std::vector<Line>& lines, const std::vector<Grid>& ruled, AlignedColumns& previous);

}  // namespace gouji
