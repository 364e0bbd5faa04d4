#include "gouji/table/stitch.hpp"

#include "support/table_sketch.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using gouji::Table;
using gouji::test::PageSketch;
using gouji::test::entry_named;
using gouji::test::tables_of;
using gouji::test::titled_page;

namespace {

const std::vector<double> edges{50, 120, 300, 380};
const std::vector<std::string> header{"科目编码", "科目名称", "金额"};

PageSketch first_page() {
    return titled_page(1, "支出预算表", edges, {header, {"208", "社会保障", "3.00"}, {"20805", "养老支出", "3.00"}});
}

bool has_doubt(const Table& table, const char* doubt) {
    return std::find(table.doubts.begin(), table.doubts.end(), doubt) != table.doubts.end();
}

}  // namespace

TEST_CASE("rows go on over pages without header, and codes nest over the page end") {
    const auto tables = tables_of({first_page(), titled_page(2, "", edges, {{"2080505", "养老保险", "3.00"}}),
                                   titled_page(3, "", edges, {{"210", "卫生健康", "1.00"}, {"21011", "医疗", "1.00"}})});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].pages == std::vector<int>{1, 2, 3});
    CHECK(tables[0].data_rows() == 5);
    CHECK(gouji::test::parent_name(tables[0], *entry_named(tables[0], "养老保险")) == "养老支出");
}

TEST_CASE("a repeated header, with or without its title, is dropped") {
    const auto plain = tables_of({first_page(), titled_page(2, "", edges, {header, {"210", "卫生健康", "1.00"}})});
    REQUIRE(plain.size() == 1);
    CHECK(plain[0].data_rows() == 3);
    const auto titled = tables_of({first_page(), titled_page(2, "支出预算表", edges, {header, {"210", "卫生健康", "1.00"}})});
    REQUIRE(titled.size() == 1);
    CHECK(titled[0].data_rows() == 3);
    CHECK(titled[0].header_rows == 1);
}

TEST_CASE("tables with different titles are never joined") {
    const auto tables = tables_of({first_page(), titled_page(2, "收入预算表", edges, {header, {"210", "卫生健康", "1.00"}})});
    CHECK(tables.size() == 2);
}

TEST_CASE("a second table of the same form that begins again with its total is its own table") {
    const std::vector<std::vector<std::string>> cells{header, {"", "合计", "3.00"}, {"208", "社会保障", "3.00"}};
    CHECK(tables_of({titled_page(1, "支出预算表", edges, cells), titled_page(2, "支出预算表", edges, cells)}).size() == 2);
}

TEST_CASE("text between the pages' tables keeps them apart") {
    PageSketch second(2);
    second.text(60, 60, "三、其他情况说明。本年无变化，与上年相同。");
    second.table(edges, 100, {{"210", "卫生健康", "1.00"}, {"21011", "医疗", "1.00"}});
    CHECK(tables_of({first_page(), second}).size() == 2);
}

TEST_CASE("empty columns lost at the right of a continuation are filled with blanks") {
    const std::vector<double> wide{50, 120, 300, 380, 460};
    const auto first = titled_page(1, "支出预算表", wide, {{"科目编码", "科目名称", "基本支出", "项目支出"}, {"208", "社会保障", "3.00", ""}});
    const auto tables = tables_of({first, titled_page(2, "", edges, {{"210", "卫生健康", "1.00"}, {"212", "城乡社区", "1.00"}})});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns.size() == 4);
    REQUIRE(tables[0].cell(3, 3) != nullptr);
    CHECK(tables[0].cell(3, 3)->content == gouji::CellContent::blank);
}

TEST_CASE("a changed column count is not joined but doubted") {
    const std::vector<double> other{50, 90, 130, 300, 340, 380};
    const auto tables = tables_of({first_page(), titled_page(2, "", other, {{"210", "1", "卫生健康", "1.00", "2.00"}, {"212", "1", "城乡社区", "1.00", "2.00"}})});
    REQUIRE(tables.size() == 2);
    CHECK(has_doubt(tables[0], "join_changed_columns"));
    CHECK(has_doubt(tables[1], "join_changed_columns"));
    CHECK(tables[1].title == "支出预算表");
}

TEST_CASE("a label broken by the page end is one label") {
    const auto tables = tables_of({titled_page(1, "支出预算表", edges, {header, {"2080505", "机关事业单位基本养", "3.00"}}),
                                   titled_page(2, "", edges, {{"", "老保险缴费支出", ""}, {"210", "卫生健康", "1.00"}})});
    REQUIRE(tables.size() == 1);
    CHECK(entry_named(tables[0], "机关事业单位基本养老保险缴费支出") != nullptr);
    CHECK(tables[0].data_rows() == 2);
}

TEST_CASE("a repeated header painted over the lines of a cut cell is still the header") {
    const std::vector<double> four{50, 150, 250, 350, 450};
    const auto first = titled_page(1, "项目支出绩效目标表", four, {{"项目名称", "项目总额", "绩效目标", "指标值"}, {"大坝维修", "12.00", "安全", "90"}});
    const auto covered = titled_page(2, "", four, {{"项目名称", "项目总额12.00", "绩效目标", "指标值"}, {"渠道维修", "13.00", "畅通", "95"}});
    const auto other = titled_page(2, "", four, {{"单位名称", "项目总额12.00", "绩效目标", "指标值"}, {"渠道维修", "13.00", "畅通", "95"}});
    const auto tables = tables_of({first, covered});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].data_rows() == 2);
    CHECK(tables_of({first, other})[0].data_rows() != 2);
}
