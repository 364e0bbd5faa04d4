#include "gouji/table/find.hpp"

#include "support/table_sketch.hpp"

#include <doctest/doctest.h>

using gouji::Table;
using gouji::test::PageSketch;
using gouji::test::entry_named;
using gouji::test::tables_of;
using gouji::test::titled_page;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::vector<double> edges{50, 120, 300, 380};
const Rows left{{"科目编码", "科目名称", "合计"}, {"208", "社会保障", "6.00"}, {"210", "卫生健康", "9.00"}};
const Rows amounts{{"基本支出", "项目支出", "经营支出"}, {"1.00", "2.00", "3.00"}, {"2.00", "3.00", "4.00"}};

std::string text_at(const Table& table, int row, int column) {
    const gouji::Cell* cell = table.cell(row, column);
    return cell == nullptr ? "no cell" : cell->source.text;
}

}  // namespace

TEST_CASE("columns printed on the next page stand beside the rows they belong to") {
    const auto tables = tables_of({titled_page(1, "支出预算表", edges, left), titled_page(2, "", edges, amounts)});
    REQUIRE(tables.size() == 1);
    const Table& table = tables[0];
    CHECK(table.pages == std::vector<int>{1, 2});
    CHECK(table.columns.size() == 6);
    CHECK(table.data_rows() == 2);
    CHECK(text_at(table, 2, 5) == "4.00");
    CHECK(table.cell(2, 5)->source.page == 2);
    CHECK(table.columns[4].path == std::vector<std::string>{"项目支出"});
    CHECK(table.doubts.empty());
}

TEST_CASE("label columns repeated beside further columns are read once") {
    const Rows right{{"科目编码", "科目名称", "基本支出"}, {"208", "社会保障", "1.00"}, {"210", "卫生健康", "2.00"}};
    const auto tables = tables_of({titled_page(1, "支出预算表", edges, left), titled_page(2, "支出预算表", edges, right)});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns.size() == 4);
    CHECK(text_at(tables[0], 1, 3) == "1.00");
    CHECK(entry_named(tables[0], "卫生健康") != nullptr);
}

TEST_CASE("a header cell cut by the page names the columns on both pages") {
    const std::vector<double> xs{50, 150, 250, 350};
    PageSketch first(1), second(2);
    first.text(150, 60, "收入总表", 16).text(300, 85, "单位：万元");
    for (PageSketch* page : {&first, &second}) {
        for (const double y : {100.0, 140.0, 160.0}) page->horizontal(y, 50, 350);
        for (const double x : {50.0, 350.0}) page->vertical(x, 100, 160);
    }
    first.horizontal(120, 150, 350).vertical(150, 100, 160).vertical(250, 120, 160);
    first.text(60, 124, "合计").text(220, 114, "本年收入").text(160, 134, "小计").text(260, 134, "财政拨款");
    first.text(60, 154, "9.00").text(160, 154, "6.00").text(260, 154, "4.00");
    second.horizontal(120, 50, 350).vertical(150, 100, 160).vertical(250, 120, 160);
    second.text(60, 134, "其他收入").text(220, 114, "上年结转").text(160, 134, "小计").text(260, 134, "基金");
    second.text(60, 154, "2.00").text(160, 154, "3.00").text(260, 154, "3.00");
    const auto tables = tables_of({first, second});
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].columns.size() == 6);
    CHECK(tables[0].columns[3].path == std::vector<std::string>{"本年收入", "其他收入"});
    CHECK(tables[0].columns[5].path == std::vector<std::string>{"上年结转", "基金"});
}

TEST_CASE("columns on two pages of rows each are joined when all rows match") {
    const Rows more_left{{"212", "城乡社区", "8.00"}, {"213", "农林水", "7.00"}};
    const Rows more_right{{"1.00", "2.00", "5.00"}, {"1.00", "2.00", "4.00"}};
    const auto tables = tables_of({titled_page(1, "支出预算表", edges, left), titled_page(2, "", edges, more_left),
                                   titled_page(3, "支出预算表", edges, amounts), titled_page(4, "", edges, more_right)});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].pages == std::vector<int>{1, 2, 3, 4});
    CHECK(text_at(tables[0], 4, 2) == "7.00");
    CHECK(text_at(tables[0], 4, 5) == "4.00");
}

TEST_CASE("tables of other titles, other rows or the same headers are not put side by side") {
    const auto page = [](const char* title, const Rows& rows) { return titled_page(2, title, edges, rows); };
    const auto first = titled_page(1, "支出预算表", edges, left);
    CHECK(tables_of({first, page("收入预算表", amounts)}).size() == 2);
    CHECK(tables_of({first, page("支出预算表", {amounts[0], amounts[1]})}).size() == 2);
    const Rows other_labels{{"科目编码", "科目名称", "合计"}, {"301", "工资福利", "6.00"}, {"302", "商品服务", "9.00"}};
    for (const Table& table : tables_of({first, page("", other_labels)})) CHECK(table.columns.size() == 3);
}
