#pragma once

#include "gouji/table/header.hpp"

#include <vector>

namespace gouji {

/// What the digits of a label column are.
enum class LabelKind { name, code, ordinal };

struct ColumnPlan {
    std::vector<Column> columns;        ///< role, panel, path, unit
    std::vector<LabelKind> kinds;       ///< per column; `name` for amount and text columns
    int panels = 1;
};

/// Decides for each column whether it holds labels, codes, ordinals, amounts or free text, from its header and its cells, and
/// where labels begin a new panel.
ColumnPlan plan_columns(const JoinedGrid& grid, const Header& header);

}  // namespace gouji
