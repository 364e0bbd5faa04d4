#include "gouji/table/stitch.hpp"

#include "support/table_sketch.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using gouji::Box;
using gouji::Table;
using gouji::test::PageSketch;
using gouji::test::tables_of;
using gouji::test::titled_page;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::vector<double> edges{50, 150, 250, 350, 450};
const Rows form{{"项目名称", "项目金额", "指标", "指标值"}, {"大坝维修", "12.00", "产出指标", "90"}, {"渠道维修", "13.00", "产出指标", "95"}};

std::string text_at(const Table& table, int row, int column) {
    const gouji::Cell* cell = table.cell(row, column);
    return cell == nullptr ? "no cell" : cell->source.text;
}

/// A continuation in which one project fills the page: its cells are merged over all rows.
PageSketch merged_page(int number) {
    PageSketch page(number);
    for (const double y : {100.0, 160.0}) page.horizontal(y, 50, 450);
    for (const double y : {120.0, 140.0}) page.horizontal(y, 250, 450);
    for (const double x : edges) page.vertical(x, 100, 160);
    page.text(60, 134, "水库维修").text(160, 134, "14.00").text(260, 114, "产出指标").text(360, 114, "80");
    page.text(260, 134, "效益指标").text(360, 134, "70").text(260, 154, "满意度").text(360, 154, "60");
    return page;
}

}  // namespace

TEST_CASE("rows merged otherwise after the page end go on in the same columns") {
    const auto tables = tables_of({titled_page(1, "绩效目标表", edges, form), merged_page(2)});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns.size() == 4);
    CHECK(text_at(tables[0], 3, 1) == "14.00");
    CHECK(text_at(tables[0], 5, 3) == "60");
    CHECK(tables[0].cell(5, 1)->row == 3);
}

TEST_CASE("a continuation that misses an inner or outer border keeps its columns") {
    const auto first = titled_page(1, "绩效目标表", edges, form);
    const auto inner = tables_of({first, titled_page(2, "", {50, 250, 350, 450}, {{"说明", "效益指标", "80"}, {"说明", "满意度", "70"}})});
    REQUIRE(inner.size() == 1);
    CHECK(inner[0].columns.size() == 4);
    CHECK(text_at(inner[0], 4, 3) == "70");
    CHECK(inner[0].cell(4, 0)->column_span == 2);
    const auto outer = tables_of({first, titled_page(2, "", {150, 250, 350, 450}, {{"15.00", "效益指标", "80"}, {"16.00", "满意度", "70"}})});
    REQUIRE(outer.size() == 1);
    CHECK(text_at(outer[0], 4, 1) == "16.00");
    CHECK(text_at(outer[0], 4, 0).empty());
    CHECK(outer[0].doubts.empty());
}

TEST_CASE("a continuation with finer columns divides those of the first page") {
    const auto tables = tables_of({titled_page(1, "绩效目标表", {50, 250, 450}, {{"名称", "内容"}, {"部门名称", "某局"}}),
                                   titled_page(2, "", {50, 150, 250, 450}, {{"任务", "产出指标", "80"}, {"任务", "效益指标", "70"}})});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns.size() == 3);
    CHECK(tables[0].cell(1, 0)->column_span == 2);
    CHECK(text_at(tables[0], 3, 1) == "效益指标");
}

TEST_CASE("text of a cell cut by the page end neither parts the table nor becomes prose") {
    auto first = titled_page(1, "绩效目标表", edges, form);
    first.text(55, 172, "水库除险").text(55, 184, "加固工程");
    auto second = merged_page(2);
    second.text(55, 92, "加固工程");
    std::vector<std::vector<gouji::Line>> lines{first.lines(), second.lines()};
    const auto found = gouji::find_tables({first.page, second.page}, lines);
    REQUIRE(found.tables.size() == 1);
    const auto taken = [&](std::size_t page, double baseline) {
        return std::any_of(found.areas.at(page).begin(), found.areas.at(page).end(),
                           [&](const Box& box) { return box.x0 <= 56 && box.y0 <= baseline - 4 && box.y1 >= baseline - 4; });
    };
    CHECK(taken(0, 184));
    CHECK(taken(1, 92));
}

TEST_CASE("a sentence or a section heading between two pages' tables is no cell text") {
    const auto apart = [](const std::string& text) {
        auto second = merged_page(2);
        second.text(55, 92, text);
        return tables_of({titled_page(1, "绩效目标表", edges, form), second}).size();
    };
    CHECK(apart("本年度没有其他需要说明的重点绩效评价项目。") == 2);
    CHECK(apart("三、其他情况") == 2);
    CHECK(apart("维修") == 1);
}

TEST_CASE("the border of an undivided outer column stands alone and still bounds it") {
    PageSketch page;
    page.vertical(50, 100, 160);
    for (const double y : {100.0, 120.0, 140.0, 160.0}) page.horizontal(y, 120, 350);
    for (const double x : {120.0, 250.0, 350.0}) page.vertical(x, 100, 160);
    page.text(55, 134, "某项目").text(130, 114, "指标一").text(260, 114, "1.00").text(130, 134, "指标二").text(260, 134, "2.00");
    page.text(130, 154, "指标三").text(260, 154, "3.00");
    const auto tables = tables_of({page});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns.size() == 3);
    CHECK(text_at(tables[0], 2, 0) == "某项目");
}

TEST_CASE("a line beside a table that is not as high as it bounds no column") {
    PageSketch page;
    page.vertical(50, 100, 200);
    page.table({120, 250, 350}, 100, {{"项目", "金额"}, {"教育", "1.00"}, {"卫生", "2.00"}});
    const auto tables = tables_of({page});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns.size() == 2);
}

TEST_CASE("text clipped away at a page end neither parts the table nor becomes prose") {
    auto first = titled_page(1, "项目支出绩效目标表", edges, form);
    auto second = titled_page(2, "", edges, {{"水库维修", "14.00", "产出指标", "80"}, {"堤防维修", "15.00", "产出指标", "70"}});
    second.text(60, 40, "渠道维修").text(160, 40, "13.00").text(60, 55, "第三部分").text(300, 70, "说明文字");
    auto hidden = second;
    for (std::size_t i = hidden.page.words.size() - 4; i < hidden.page.words.size(); ++i) hidden.page.words[i].hidden = true;
    CHECK(tables_of({first, second}).size() == 2);
    const auto tables = tables_of({first, hidden});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].data_rows() == 4);
}

TEST_CASE("a form whose indicators begin on its second page is a form") {
    auto first = titled_page(1, "项目支出绩效目标表", edges, {{"项目名称", "绿化养护", "主管部门", "园林局"}, {"资金总额", "12.00", "其中：财政拨款", "12.00"}});
    const auto second = titled_page(2, "", edges, {{"绩效指标", "一级指标", "二级指标", "指标值"}, {"", "产出指标", "数量指标", "3块"}, {"", "效益指标", "社会效益", "好"}});
    const auto tables = tables_of({first, second});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].form);
    CHECK(tables[0].header_rows == 0);
    CHECK(tables[0].pages == std::vector<int>{1, 2});
}
