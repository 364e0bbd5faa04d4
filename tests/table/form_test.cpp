#include "gouji/table/form.hpp"

#include "support/form_sketch.hpp"
#include "support/table_sketch.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using gouji::test::form;
using gouji::test::PageSketch;

namespace {

std::vector<std::string> lines_of(const Table& part) {
    std::vector<std::string> lines;
    for (const Entry& entry : part.entries) {
        std::string line;
        for (const std::string& name : entry.path) line += name + "/";
        for (const Cell& cell : part.cells)
            if (cell.row == entry.row) line += " " + cell.source.text;
        lines.push_back(line);
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a list of indicators under names and values makes a form") {
    PageSketch sketch;
    sketch.table({50, 150, 250, 350}, 100, {{"项目名称", "绿化养护", ""}, {"资金总额", "12.00", ""}, {"一级指标", "二级指标", "指标值"}, {"产出", "数量", "3块"}});
    const auto grids = find_ruled_grids(sketch.page, sketch.lines());
    REQUIRE(grids.size() == 1);
    CHECK(is_form(joined_from(grids[0])));
}

TEST_CASE("a list whose own header names indicators is a table") {
    PageSketch sketch;
    sketch.table({50, 150, 250, 350}, 100, {{"项目名称", "一级指标", "二级指标"}, {"绿化养护", "12.00", "3.00"}, {"道路保洁", "4.00", "5.00"}});
    const auto grids = find_ruled_grids(sketch.page, sketch.lines());
    REQUIRE(grids.size() == 1);
    CHECK_FALSE(is_form(joined_from(grids[0])));
}

TEST_CASE("pairs of a name and an amount in one row are rows of one sum") {
    const auto parts = form_parts(form({{"项目名称", "绿化养护", "<", "<", "<", "<"},
                                        {"项目资金（万元）", "年度资金总额：", "8.00", "其中：财政拨款", "7.00", "<"},
                                        {"^", "其他资金", "1.00", "", "", ""},
                                        {"一级指标", "二级指标", "三级指标", "指标值", "<", "<"}}));
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].unit == Unit::ten_thousand_yuan);
    CHECK(lines_of(parts[0]) == Lines{"年度资金总额/ 8.00", "年度资金总额/财政拨款/ 7.00", "年度资金总额/其他资金/ 1.00"});
    CHECK(parts[0].entries[1].parent == 0);
    CHECK(parts[0].entries[2].parent == 0);
}

TEST_CASE("two sums side by side have each the parts below themselves") {
    const auto parts = form_parts(form({{"项目资金（万元）", "实施期资金总额", "90.00", "年度资金总额", "30.00"},
                                        {"^", "其中：财政拨款", "80.00", "其中：财政拨款", "25.00"},
                                        {"^", "其他资金", "10.00", "其他资金", "5.00"}}));
    REQUIRE(parts.size() == 1);
    CHECK(lines_of(parts[0]) == Lines{"实施期资金总额/ 90.00", "年度资金总额/ 30.00", "实施期资金总额/财政拨款/ 80.00", "年度资金总额/财政拨款/ 25.00",
                                      "实施期资金总额/其他资金/ 10.00", "年度资金总额/其他资金/ 5.00"});
    CHECK(parts[0].entries[3].panel == parts[0].entries[1].panel);
    CHECK(parts[0].entries[3].parent == 1);
}

TEST_CASE("an amount beside the name of its part is the part's total") {
    const auto parts = form_parts(form({{"当年预算（万元）", "12,700.00", "市级支出", ""}, {"^", "^", "补助区县", "12,700.00"}, {"指标名称", "指标值", "<", "<"}}));
    REQUIRE(parts.size() == 1);
    CHECK(lines_of(parts[0]) == Lines{"当年预算/ 12,700.00", "当年预算/市级支出/ ", "当年预算/补助区县/ 12,700.00"});
}

TEST_CASE("a part with a header of its own keeps columns and outer names") {
    const auto parts = form_parts(form({{"年度预算（万元）", "资金来源", "<", "资金总额（万元）"},
                                        {"^", "财政资金", "上级安排", "0.00"},
                                        {"^", "^", "本级安排", "197.31"},
                                        {"^", "其他资金", "其他", "5.00"}}));
    REQUIRE(parts.size() == 1);
    const Table& part = parts[0];
    REQUIRE(part.columns.size() == 3);
    CHECK(part.columns[2].role == ColumnRole::amount);
    CHECK(part.columns[2].path == std::vector<std::string>{"资金总额"});
    CHECK(lines_of(part) == Lines{"财政资金/上级安排/ 0.00", "财政资金/本级安排/ 197.31", "其他资金/其他/ 5.00"});
}

TEST_CASE("figures without a unit of money and figures below the indicators are no money") {
    CHECK(form_parts(form({{"联系人", "何清远", "联系电话", "13000000000"}, {"一级指标", "二级指标", "指标值", "分值"}})).empty());
    CHECK(form_parts(form({{"一级指标", "二级指标", "指标值（万元）", "分值"}, {"产出", "成本", "240.00", "10"}})).empty());
}

TEST_CASE("a form is about the project it names, or else about the whole body") {
    CHECK(form_subject(form({{"主管部门", "市财政局", "项目名称", "绿化养护"}})) == "绿化养护");
    CHECK(form_subject(form({{"单位名称", "市财政局", "", ""}})).empty());
}
