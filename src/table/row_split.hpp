#pragma once

#include "gouji/table/grid.hpp"

namespace gouji {

/// Splits a ruled row that holds several printed rows: figures stacked on baselines that several columns share. A wrapped
/// label beside one centred figure stays one row.
void split_unruled_rows(Grid& grid);

}  // namespace gouji
