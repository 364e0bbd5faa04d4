#pragma once

#include "gouji/pdf/page.hpp"

#include <vector>

namespace gouji {

/// Collinear rulings joined over small gaps: position across, extent along.
struct NetLine {
    double at = 0;
    double from = 0, to = 0;
    [[nodiscard]] double length() const { return to - from; }
};

/// Rulings that hang together by crossing or touching: the drawing of one table, frame or chart.
struct RulingNet {
    std::vector<NetLine> horizontals;
    std::vector<NetLine> verticals;
    Box box;
};

/// Points by which rulings that are meant to touch may miss each other.
constexpr double touch_tolerance = 3.0;

/// `too_many` is set when there are more lines than any table has; there are no nets then.
std::vector<RulingNet> connected_nets(const std::vector<Ruling>& rulings, bool& too_many);

}  // namespace gouji
