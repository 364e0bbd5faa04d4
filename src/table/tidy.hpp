#pragma once

#include "gouji/table/grid.hpp"

namespace gouji {

/// Removes edges that bound no row or column of their own: borders drawn twice, and borders of header and body that miss each
/// other. Cells keep their words; a cell that vanishes leaves its words among the strays.
void tidy(Grid& grid);

}  // namespace gouji
