#pragma once

#include "gouji/facts/fact.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Drops what is understood without being said, so that equal meanings have equal coordinates: the document's own basis, the
/// side of an item; what is spent by function, nature or category is expenditure.
void normalise_meaning(Coordinates& coordinates, const Identity& identity);

}  // namespace gouji
