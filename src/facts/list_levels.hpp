#pragma once

#include "row_tree.hpp"

namespace gouji {

/// Lists of projects or units print several levels under one total with nothing to tell the levels apart (M12): when the rows
/// add up to exactly k times the total in every column, a running sum finds the tree. Appends the sums of the tree to `sums`;
/// a list of one level is appended as it is.
void split_levels(const RowSum& all, const BoundTable& bound, const std::vector<Fact>& facts, std::vector<RowSum>& sums);

}  // namespace gouji
