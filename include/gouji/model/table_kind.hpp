#pragma once

#include "gouji/core/lexicon.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// What a table is: base coordinates from its title, the axis of each label column from that column's header, a kind label
/// computed from both. `identity` names the body whose name may stand in titles and gives the fiscal year.
TypedTable type_table(Table table, const Lexicon& lexicon, const Identity& identity);

std::string_view id(Axis axis);

}  // namespace gouji
