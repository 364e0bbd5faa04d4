#pragma once

#include "gouji/core/decimal.hpp"

#include <string_view>
#include <vector>

namespace gouji {

/// How a figure may have gone wrong on its way to print.
enum class Slip {
    decimal_point,   ///< the point stands elsewhere: 0.06 for 0.60, 万元 for 元
    transposed,      ///< two neighbouring digits changed places
    digits           ///< one or two digits are others, or one was lost or added
};
std::string_view id(Slip slip);

/// A figure that a slip of this kind turns into the printed one.
struct Intended {
    Slip slip = Slip::decimal_point;
    Decimal value;
};

/// Everything a wandering point or two exchanged digits may have made of the printed figure. The other kind fits too much.
std::vector<Intended> intended_by(Decimal printed);

/// May one of the two be a misprint of the other? Figures that have no more in common than their unit were probably never
/// meant to be the same.
bool resemble(Decimal a, Decimal b);

}  // namespace gouji
