#include "gouji/table/header.hpp"

#include "support/table_sketch.hpp"

#include <doctest/doctest.h>

using gouji::JoinedGrid;
using gouji::test::PageSketch;

namespace {

JoinedGrid grid_of(const PageSketch& sketch) {
    const auto grids = gouji::find_ruled_grids(sketch.page, sketch.lines());
    REQUIRE(grids.size() == 1);
    return gouji::joined_from(grids[0]);
}

/// 项目 | 支出 over 合计, 基本支出 over 人员, 公用 | 备注, then one data row.
PageSketch three_levels() {
    PageSketch sketch;
    const double left = 50, right = 500;
    sketch.horizontal(100, left, right).horizontal(160, left, right).horizontal(180, left, right);
    sketch.horizontal(120, 150, 430).horizontal(140, 220, 360);
    for (const double x : {left, 150.0, 430.0, right}) sketch.vertical(x, 100, 180);
    for (const double x : {220.0, 360.0}) sketch.vertical(x, 120, 180);
    sketch.vertical(290, 140, 180);
    sketch.text(60, 134, "项目").text(260, 114, "支出").text(160, 144, "合计").text(250, 134, "基本支出");
    sketch.text(230, 154, "人员").text(300, 154, "公用").text(365, 144, "项目支出").text(440, 134, "备注");
    sketch.text(60, 174, "教育").text(160, 174, "6.00").text(230, 174, "1.00").text(300, 174, "2.00").text(370, 174, "3.00");
    return sketch;
}

}  // namespace

TEST_CASE("a three-level header gives every column its path from outer to inner") {
    const JoinedGrid grid = grid_of(three_levels());
    const gouji::Header header = gouji::find_header(grid);
    CHECK(header.rows == 3);
    const auto paths = gouji::column_paths(grid, header);
    using Path = std::vector<std::string>;
    CHECK(paths.at(0) == Path{"项目"});
    CHECK(paths.at(2) == Path{"支出", "基本支出", "人员"});
    CHECK(paths.at(3) == Path{"支出", "基本支出", "公用"});
    CHECK(paths.at(4) == Path{"支出", "项目支出"});
}

TEST_CASE("a first data row without amounts is not header") {
    PageSketch sketch;
    sketch.table({50, 250, 350}, 100, {{"项目", "金额"}, {"一、一般公共服务支出", ""}, {"二、教育支出", "1.00"}});
    CHECK(gouji::find_header(grid_of(sketch)).rows == 1);
}

TEST_CASE("a number row belongs to the header but not to the paths") {
    PageSketch sketch;
    sketch.table({50, 150, 250, 350}, 100, {{"项目", "合计", "基本支出"}, {"栏次", "1=2+3", "2"}, {"教育", "5", "6"}});
    const JoinedGrid grid = grid_of(sketch);
    const gouji::Header header = gouji::find_header(grid);
    CHECK(header.rows == 2);
    CHECK(gouji::is_number_row(grid, 1));
    CHECK(gouji::column_paths(grid, header).at(1) == std::vector<std::string>{"合计"});
}

TEST_CASE("rows of small figures are data, not column numbers") {
    PageSketch sketch;
    sketch.table({50, 150, 250, 350}, 100, {{"项目", "数量", "金额"}, {"台式计算机", "1", "2"}, {"合计", "2", "2"}});
    CHECK_FALSE(gouji::is_number_row(grid_of(sketch), 1));
    CHECK(gouji::find_header(grid_of(sketch)).rows == 1);
}

TEST_CASE("a continuation without header has none") {
    PageSketch sketch;
    sketch.table({50, 150, 250}, 100, {{"教育", "5.00"}, {"卫生", "6.00"}});
    CHECK(gouji::find_header(grid_of(sketch)).rows == 0);
}

TEST_CASE("code levels printed beside the first total belong to the header of their columns") {
    PageSketch sketch;
    sketch.horizontal(100, 50, 400).horizontal(120, 50, 400).horizontal(140, 50, 400).horizontal(160, 50, 400);
    for (const double x : {50.0, 200.0, 320.0, 400.0}) sketch.vertical(x, 100, 160);
    for (const double x : {100.0, 150.0}) sketch.vertical(x, 120, 160);
    sketch.text(90, 114, "科目编码").text(230, 114, "科目名称").text(340, 114, "金额");
    sketch.text(60, 134, "类").text(110, 134, "款").text(160, 134, "项").text(240, 134, "合计").text(340, 134, "5.00");
    sketch.text(60, 154, "201").text(110, 154, "06").text(160, 154, "01").text(210, 154, "行政运行").text(340, 154, "5.00");
    const JoinedGrid grid = grid_of(sketch);
    const auto paths = gouji::column_paths(grid, gouji::find_header(grid));
    using Path = std::vector<std::string>;
    CHECK(paths.at(0) == Path{"科目编码", "类"});
    CHECK(paths.at(2) == Path{"科目编码", "项"});
    CHECK(paths.at(3) == Path{"科目名称"});
    CHECK(paths.at(4) == Path{"金额"});
}
