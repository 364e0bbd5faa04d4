#pragma once

#include "gouji/pdf/page.hpp"

namespace gouji {

/// A box of a width × height sheet after the sheet was turned clockwise by 0, 90, 180 or 270 degrees.
Box turned(const Box& box, double width, double height, int turn);

}  // namespace gouji
