#pragma once

#include "truth.hpp"

#include "gouji/model/document.hpp"

#include <string>
#include <vector>

namespace gouji::accuracy {

/// Something that was read otherwise than it is printed.
struct Mismatch {
    std::string where;       ///< "表7 支出总体情况表 row 3 column 2"
    std::string expected, got;
};

/// Every table's number, title, unit, size and pages, and every data cell's text, against the truth.
std::vector<Mismatch> compare_reading(const Fixture& fixture, const std::string& pdf, const Document& document);

}  // namespace gouji::accuracy
