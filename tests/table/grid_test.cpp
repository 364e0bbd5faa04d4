#include "gouji/table/grid.hpp"

#include "support/page_sketch.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using gouji::Grid;
using gouji::GridCell;
using gouji::find_ruled_grids;
using gouji::test::PageSketch;

namespace {

std::vector<Grid> grids_of(const PageSketch& sketch) { return find_ruled_grids(sketch.page, sketch.lines()); }

const GridCell* cell_at(const Grid& grid, int row, int column) {
    for (const GridCell& cell : grid.cells) {
        if (cell.row <= row && row < cell.row + cell.row_span && cell.column <= column && column < cell.column + cell.column_span) return &cell;
    }
    return nullptr;
}

std::string text_at(const Grid& grid, int row, int column) {
    const GridCell* cell = cell_at(grid, row, column);
    return cell == nullptr ? "none" : cell->text;
}

}  // namespace

TEST_CASE("a full grid gives one cell per position with its words") {
    PageSketch sketch;
    sketch.table({50, 200, 300}, 100, {{"项目", "金额"}, {"合计", "12.50"}});
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 1);
    CHECK(grids[0].rows() == 2);
    CHECK(grids[0].columns() == 2);
    CHECK(grids[0].cells.size() == 4);
    CHECK(text_at(grids[0], 1, 1) == "12.50");
}

TEST_CASE("cells without a ruling between them are one cell with spans") {
    PageSketch sketch;
    sketch.horizontal(100, 50, 350).horizontal(120, 150, 350).horizontal(140, 50, 350).horizontal(160, 50, 350);
    sketch.vertical(50, 100, 160).vertical(150, 100, 160).vertical(250, 120, 160).vertical(350, 100, 160);
    sketch.text(60, 124, "项目").text(200, 114, "支出").text(160, 134, "基本支出").text(260, 134, "项目支出").text(60, 154, "合计").text(160, 154, "1.00");
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 1);
    const GridCell* item = cell_at(grids[0], 0, 0);
    const GridCell* spending = cell_at(grids[0], 0, 1);
    REQUIRE(item != nullptr);
    REQUIRE(spending != nullptr);
    CHECK(item->row_span == 2);
    CHECK(item->text == "项目");
    CHECK(spending->column_span == 2);
    CHECK(text_at(grids[0], 1, 2) == "项目支出");
}

TEST_CASE("rulings drawn cell by cell, doubled or with small gaps make the same grid") {
    PageSketch sketch;
    for (const double y : {100.0, 120.0, 140.0}) sketch.horizontal(y, 50, 148).horizontal(y + 1.2, 150, 250);
    for (const double x : {50.0, 150.0, 250.0}) sketch.vertical(x, 100, 119).vertical(x + 0.6, 120.5, 140);
    sketch.text(60, 114, "甲").text(160, 114, "乙").text(60, 134, "丙").text(160, 134, "丁");
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 1);
    CHECK(grids[0].rows() == 2);
    CHECK(grids[0].columns() == 2);
    CHECK(text_at(grids[0], 1, 0) == "丙");
}

TEST_CASE("a table without its outer verticals keeps its outer columns") {
    PageSketch sketch;
    for (const double y : {100.0, 120.0, 140.0}) sketch.horizontal(y, 50, 350);
    sketch.vertical(150, 100, 140).vertical(250, 100, 140);
    sketch.text(60, 114, "项目").text(160, 114, "本年").text(260, 114, "上年").text(60, 134, "合计").text(160, 134, "3.00").text(260, 134, "2.00");
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 1);
    CHECK(grids[0].columns() == 3);
    CHECK(text_at(grids[0], 1, 2) == "2.00");
}

TEST_CASE("header and body borders that miss each other are one column border") {
    PageSketch sketch;
    for (const double y : {100.0, 120.0, 140.0, 160.0}) sketch.horizontal(y, 50, 350);
    sketch.vertical(50, 100, 160).vertical(350, 100, 160).vertical(150, 100, 120).vertical(110, 120, 160).vertical(270, 100, 160);
    sketch.text(60, 114, "科目编码").text(160, 114, "科目名称").text(280, 114, "金额");
    sketch.text(60, 134, "201").text(115, 134, "一般公共服务").text(280, 134, "1.00").text(60, 154, "205").text(115, 154, "教育").text(280, 154, "2.00");
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 1);
    CHECK(grids[0].columns() == 3);
    CHECK(text_at(grids[0], 0, 1) == "科目名称");
    CHECK(text_at(grids[0], 1, 1) == "一般公共服务");
}

TEST_CASE("a frame around text and the axes of a chart are no tables") {
    PageSketch sketch;
    sketch.grid({50, 500}, {100, 300});
    sketch.text(60, 150, "本部门主要职责").text(60, 170, "一、贯彻执行");
    sketch.vertical(60, 400, 600).horizontal(600, 60, 400);
    sketch.text(80, 500, "12%").text(100, 615, "2025");
    CHECK(grids_of(sketch).empty());
}

TEST_CASE("two tables on one page stay two") {
    PageSketch sketch;
    sketch.table({50, 200, 300}, 100, {{"项目", "金额"}, {"甲", "1"}}).table({50, 200, 300}, 300, {{"项目", "金额"}, {"乙", "2"}});
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 2);
    CHECK(text_at(grids[0], 1, 0) == "甲");
    CHECK(text_at(grids[1], 1, 0) == "乙");
}

TEST_CASE("a word over a ruling is cut there but a figure that overflows its cell stays whole") {
    PageSketch sketch;
    sketch.grid({50, 150, 250}, {100, 120, 140});
    sketch.text(130, 114, "项目金额").text(60, 134, "合计").text(142, 134, "1,234,567.89");
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 1);
    CHECK(text_at(grids[0], 0, 0) == "项目");
    CHECK(text_at(grids[0], 0, 1) == "金额");
    CHECK(text_at(grids[0], 1, 1) == "1,234,567.89");
}

TEST_CASE("figures stacked in one ruled row become rows when columns share their baselines") {
    PageSketch sketch;
    sketch.grid({50, 200, 300, 400}, {100, 120, 180});
    sketch.text(60, 114, "项目").text(210, 114, "本年").text(310, 114, "上年");
    sketch.text(60, 134, "教育").text(210, 134, "1.00").text(310, 134, "2.00");
    sketch.text(60, 154, "卫生").text(210, 154, "3.00").text(310, 154, "4.00");
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 1);
    CHECK(grids[0].rows() == 3);
    CHECK(text_at(grids[0], 2, 0) == "卫生");
    CHECK(text_at(grids[0], 2, 2) == "4.00");
}

TEST_CASE("a wrapped label beside one centred figure is one row") {
    PageSketch sketch;
    sketch.grid({50, 200, 300}, {100, 120, 160});
    sketch.text(60, 114, "项目").text(210, 114, "金额");
    sketch.text(60, 134, "机关事业单位基本养老").text(60, 150, "保险缴费支出").text(210, 142, "270.00");
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 1);
    CHECK(grids[0].rows() == 2);
    CHECK(text_at(grids[0], 1, 0) == "机关事业单位基本养老保险缴费支出");
}

TEST_CASE("text that runs over the lower border of its row stays with its row") {
    PageSketch sketch;
    sketch.grid({50, 150, 250}, {100, 114, 128, 142});
    sketch.text(52, 111, "科目", 7).text(160, 111, "金额", 7);
    sketch.text(52, 121, "其他环境保护", 7).text(52, 130, "管理支出", 7).text(160, 124, "1.00", 7);
    sketch.text(52, 136, "核与辐射", 7).text(160, 138, "2.00", 7);
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 1);
    CHECK(text_at(grids[0], 1, 0) == "其他环境保护管理支出");
    CHECK(text_at(grids[0], 2, 0) == "核与辐射");
}

TEST_CASE("borders of header and body that alternate take no column away") {
    // above: 主管部门 from 130 to 220; below: 性质 from 120 to 200, 目标值 from 200 to 240
    PageSketch page;
    page.horizontal(100, 50, 300).horizontal(120, 50, 300).horizontal(140, 50, 300).horizontal(160, 50, 300);
    page.vertical(50, 100, 160).vertical(300, 100, 160);
    page.vertical(130, 100, 120).vertical(220, 100, 120);
    page.vertical(120, 120, 160).vertical(200, 120, 160).vertical(240, 120, 160);
    page.text(60, 114, "名称").text(140, 114, "主管部门").text(240, 114, "工信委");
    page.text(60, 134, "指标").text(130, 134, "性质").text(203, 134, "目标值").text(250, 134, "单位");
    page.text(60, 154, "产值").text(130, 154, "≥").text(210, 154, "5600").text(250, 154, "亿元");
    const auto grids = gouji::find_ruled_grids(page.page, page.lines());
    REQUIRE(grids.size() == 1);
    CHECK(grids[0].strays.empty());
    CHECK(grids[0].columns() == 4);
    CHECK(std::ranges::count_if(grids[0].cells, [](const gouji::GridCell& cell) { return cell.row == 2 && cell.column_span == 1; }) == 4);
}

TEST_CASE("two figures that the library gave as one word are parted where both keep the same places") {
    PageSketch sketch;
    sketch.grid({50, 150, 248, 350}, {100, 120, 140}).text(60, 114, "项目").text(160, 114, "预算数").text(260, 114, "执行数");
    sketch.text(60, 134, "合计").text(191, 134, "107.00000057.000000");   // the first digit of the second figure stands before the ruling
    const auto grids = grids_of(sketch);
    REQUIRE(grids.size() == 1);
    CHECK(text_at(grids[0], 1, 1) == "107.000000");
    CHECK(text_at(grids[0], 1, 2) == "57.000000");
}
