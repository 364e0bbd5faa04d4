#include "normalise.hpp"

namespace gouji {

void normalise_meaning(Coordinates& coordinates, const Identity& identity) {
    const std::string_view own_basis = identity.kind == Kind::final_accounts ? "final" : "budget";
    if (coordinates.value(Dimension::basis) == own_basis) coordinates.erase(Dimension::basis);
    if (coordinates.has(Dimension::item)) {
        coordinates.erase(Dimension::side);
        return;
    }
    const bool spent = coordinates.has(Dimension::function) || coordinates.has(Dimension::economic) ||
                       coordinates.has(Dimension::gov_economic) || coordinates.has(Dimension::category) || coordinates.has(Dimension::use);
    if (spent && !coordinates.has(Dimension::side)) coordinates.set({Dimension::side, "expenditure", Certainty::inherited});
}

}  // namespace gouji
