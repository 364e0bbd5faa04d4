#include "gouji/table/cell_value.hpp"

#include "gouji/core/text.hpp"
#include "support/page_sketch.hpp"

#include <doctest/doctest.h>

using gouji::CellContent;
using gouji::CellReading;
using gouji::Unit;
using gouji::read_cell;
using gouji::test::PageSketch;

namespace {

CellReading reading(const char* text) { return read_cell(PageSketch().text(50, 100, text).lines()); }

}  // namespace

TEST_CASE("figures are numbers with their printed places") {
    const CellReading plain = reading("2,931.45");
    REQUIRE(plain.value);
    CHECK(plain.content == CellContent::number);
    CHECK(to_string(*plain.value) == "2931.45");
    CHECK(to_string(*reading("-58.690").value) == "-58.690");
    CHECK(to_string(*reading("１２．５").value) == "12.5");
}

TEST_CASE("blank, dash, text, percent and unreadable glyphs stay different things") {
    CHECK(read_cell({}).content == CellContent::blank);
    CHECK(reading("—").content == CellContent::dash);
    CHECK(reading("合计").content == CellContent::text);
    CHECK(reading("(12.5)").content == CellContent::text);
    CHECK(reading("1.2.3").content == CellContent::text);
    CHECK(reading("12.5%").content == CellContent::percent);
    CHECK(reading("12.\xEF\xBF\xBD").content == CellContent::unread);
    CHECK(reading("0.00").content == CellContent::number);
}

TEST_CASE("a unit or currency mark in the cell belongs to the figure") {
    const CellReading amount = reading("12.5万元");
    CHECK(amount.content == CellContent::number);
    REQUIRE(amount.unit);
    CHECK(*amount.unit == Unit::ten_thousand_yuan);
    CHECK(reading("¥12.5").content == CellContent::number);
    CHECK(reading("12.5公里").content == CellContent::text);
}

TEST_CASE("a figure without its first separator is read, one with a misplaced separator is not") {
    CHECK(to_string(*reading("25829,012").value) == "25829012");
    CHECK(reading("1,23").content == CellContent::text);
    CHECK(reading("12,34,567").content == CellContent::text);
}

TEST_CASE("two runs that touch are one figure, two figures beside each other are none") {
    CHECK(to_string(*read_cell(PageSketch().text(50, 100, "14,770").text(80, 100, ".62").lines()).value) == "14770.62");
    CHECK(read_cell(PageSketch().text(50, 100, "12.50").text(100, 100, "13.40").lines()).content == CellContent::text);
}

TEST_CASE("a figure wrapped in a narrow cell is joined and marked") {
    const CellReading wrapped = read_cell(PageSketch().text(50, 100, "1682.7").text(50, 112, "6").lines());
    REQUIRE(wrapped.value);
    CHECK(wrapped.wrapped);
    CHECK(to_string(*wrapped.value) == "1682.76");
    CHECK(to_string(*read_cell(PageSketch().text(50, 100, "1,040,000").text(50, 112, ".00").lines()).value) == "1040000.00");
    CHECK(read_cell(PageSketch().text(50, 100, "1682").text(50, 112, "1683").lines()).content == CellContent::text);
}
