#pragma once

#include "gouji/core/lexicon.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// What a table is: base coordinates from its title, the axis of each label column from that column's header, a kind label
/// computed from both. `identity` names the body whose name may stand in titles and gives the fiscal year.
TypedTable type_table(Table table, const Lexicon& lexicon, const Identity& identity);

/// Tables of one number and title on consecutive pages that reading did not join: a total and its parts may stand apart.
/// Both get the doubt "split_columns" (other columns) or "unjoined_rows" (the same columns).
void mark_split_tables(std::vector<TypedTable>& tables);

/// The axis that a header path gives the labels below it; plain when it says none or several.
Axis axis_of_header(const std::vector<std::string>& header, const Lexicon& lexicon);

std::string_view id(Axis axis);

}  // namespace gouji
