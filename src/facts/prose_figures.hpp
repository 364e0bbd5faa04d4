#pragma once

#include "gouji/core/decimal.hpp"
#include "gouji/core/unit.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace gouji {

/// A number with its unit in folded text. Years, dates, ordinals, document and telephone numbers have no unit that counts and
/// are none; a limit (50万元以上) is none either.
struct ProseFigure {
    std::size_t first = 0, last = 0;   ///< folded bytes [first, last) of number and unit
    Decimal value;
    Unit unit = Unit::unknown;
    std::string_view counter;          ///< 个, 人, 辆 … of a count; points to static text
};

std::vector<ProseFigure> find_figures(std::string_view folded);

}  // namespace gouji
