#pragma once

#include "gouji/table/joined_grid.hpp"
#include "gouji/table/table.hpp"

#include <vector>

namespace gouji {

/// Is the grid a form (申报表, 绩效目标表, 自评表): names and values side by side, money in the middle, a list of indicators below, no
/// header over all of it? Told by 一级指标 | 二级指标 standing under figures or under sentences, where no header stands.
bool is_form(const JoinedGrid& grid);

/// What stands beside the name 项目名称, 专项名称, … of a form; empty when nothing does: then the form is about the whole body.
std::string form_subject(const Table& form);

/// The parts of a form that hold money, each as a small table: rows that share the cell at their left are one part, its text
/// the title. "年度预算总额 | 8.00 | 其中：财政拨款 | 8.00" becomes two rows. Cells keep their sources; rows and columns are the part's own.
std::vector<Table> form_parts(const Table& form);

}  // namespace gouji
