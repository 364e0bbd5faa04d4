#include "gouji/table/find.hpp"

#include "support/table_sketch.hpp"

#include <doctest/doctest.h>

using gouji::test::PageSketch;
using gouji::test::tables_of;

TEST_CASE("two tables on one page each get the caption above them") {
    PageSketch sketch;
    sketch.text(150, 60, "收入预算总表", 16).text(300, 85, "单位：元");
    sketch.table({50, 250, 350}, 100, {{"项目", "金额"}, {"收入总计", "5"}});
    sketch.text(150, 230, "支出预算总表", 16).text(300, 255, "单位：万元");
    sketch.table({50, 250, 350}, 270, {{"项目", "金额"}, {"支出总计", "6"}});
    const auto tables = tables_of({sketch});
    REQUIRE(tables.size() == 2);
    CHECK(tables[0].title == "收入预算总表");
    CHECK(tables[0].unit == gouji::Unit::yuan);
    CHECK(tables[1].title == "支出预算总表");
    CHECK(tables[1].unit == gouji::Unit::ten_thousand_yuan);
}

TEST_CASE("a title at the end of the page before belongs to the table") {
    PageSketch first(1), second(2);
    first.text(60, 100, "正文第一段，说明情况。").text(200, 760, "支出预算总表", 16);
    second.table({50, 250, 350}, 60, {{"项目", "金额"}, {"支出总计", "6"}});
    const auto tables = tables_of({first, second});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].title == "支出预算总表");
    CHECK(tables[0].title_source.page == 1);
}

TEST_CASE("a table without title takes the outline heading above it") {
    PageSketch sketch;
    sketch.text(60, 60, "二、部门决算单位构成").text(60, 80, "纳入决算编制范围的单位共3个，名单如下。");
    sketch.table({50, 250, 350}, 100, {{"单位名称", "备注"}, {"某局（本级）", "行政"}});
    const auto tables = tables_of({sketch});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].title == "部门决算单位构成");
}

TEST_CASE("title and unit line drawn inside the frame are caption, not rows") {
    PageSketch sketch;
    for (const double y : {100.0, 120.0, 140.0, 160.0, 180.0}) sketch.horizontal(y, 50, 350);
    sketch.vertical(50, 100, 180).vertical(350, 100, 180).vertical(250, 140, 180);
    sketch.text(150, 114, "支出预算总表").text(280, 134, "单位：万元").text(60, 154, "项目").text(260, 154, "金额");
    sketch.text(60, 174, "支出总计").text(260, 174, "6.00");
    const auto tables = tables_of({sketch});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].title == "支出预算总表");
    CHECK(tables[0].unit == gouji::Unit::ten_thousand_yuan);
    CHECK(tables[0].rows == 2);
    CHECK(tables[0].header_rows == 1);
}

TEST_CASE("notes under the table are kept and take their area") {
    PageSketch sketch;
    sketch.table({50, 250, 350}, 100, {{"项目", "金额"}, {"支出总计", "6"}});
    sketch.text(50, 155, "注：本表无数据").text(50, 300, "正文继续。");
    const auto lines = sketch.lines();
    const auto found = gouji::find_tables({sketch.page}, {lines});
    REQUIRE(found.tables.size() == 1);
    REQUIRE(found.tables[0].notes.size() == 1);
    CHECK(found.tables[0].notes[0].text == "注：本表无数据");
    REQUIRE(found.areas.size() == 1);
    for (const gouji::Box& box : found.areas[0]) CHECK(box.y1 < 200);
}

TEST_CASE("a single ruled row that continues nothing is no table") {
    PageSketch sketch;
    sketch.table({50, 250, 350}, 100, {{"联系人", "电话"}});
    CHECK(tables_of({sketch}).empty());
}

TEST_CASE("pages without words or rulings give no tables") {
    CHECK(tables_of({PageSketch(1), PageSketch(2)}).empty());
    CHECK(gouji::find_tables({}, {}).tables.empty());
}

TEST_CASE("a figure so wide that its left border is not drawn stands in its own column") {
    PageSketch sketch;
    for (const double y : {100.0, 120.0, 140.0, 160.0}) sketch.horizontal(y, 50, 300);
    for (const double x : {50.0, 230.0, 300.0}) sketch.vertical(x, 100, 160);
    sketch.vertical(160, 100, 140);
    sketch.text(60, 114, "项目").text(170, 114, "合计").text(240, 114, "基本").text(60, 134, "教育").text(198, 134, "123.45").text(260, 134, "1.00");
    sketch.text(148, 154, "1,024,807.171785").text(260, 154, "1.00");
    const auto tables = tables_of({sketch});
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].columns.size() == 3);
    REQUIRE(tables[0].cell(2, 1)->value);
    CHECK(to_string(*tables[0].cell(2, 1)->value) == "1024807.171785");
    CHECK(tables[0].cell(2, 0)->content == gouji::CellContent::blank);
}

TEST_CASE("a ruled list of the document's tables is no table") {
    const auto list = gouji::test::titled_page(1, "报表目录", {50, 120, 300, 380}, {{"报表", "报表名称", "是否空表"}, {"表1", "收支总表", ""}, {"表2", "支出总表（按科目）", "是"}, {"表3", "说明", ""}});
    CHECK(tables_of({list}).empty());
    const auto bought = gouji::test::titled_page(1, "采购目录", {50, 120, 300, 380}, {{"编号", "名称", "预算数"}, {"1", "课桌", "1.50"}, {"2", "仪表", "2.50"}});
    CHECK(tables_of({bought}).size() == 1);
}
