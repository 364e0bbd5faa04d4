#include "gouji/table/columns.hpp"

#include "support/table_sketch.hpp"

#include <doctest/doctest.h>

using gouji::CellContent;
using gouji::ColumnRole;
using gouji::Table;
using gouji::test::tables_of;
using gouji::test::titled_page;

namespace {

Table only_table(const std::vector<double>& xs, const std::vector<std::vector<std::string>>& cells) {
    const auto tables = tables_of({titled_page(1, "收支总表", xs, cells)});
    REQUIRE(tables.size() == 1);
    return tables[0];
}

}  // namespace

TEST_CASE("revenue and expenditure side by side are two panels") {
    const Table table = only_table({50, 180, 260, 390, 470}, {{"收入项目", "预算数", "支出项目", "预算数"},
                                                            {"一、财政拨款", "10.00", "一、教育支出", "4.00"},
                                                            {"收入总计", "10.00", "支出总计", "10.00"}});
    REQUIRE(table.columns.size() == 4);
    CHECK(table.columns[0].panel == 0);
    CHECK(table.columns[1].panel == 0);
    CHECK(table.columns[2].panel == 1);
    CHECK(table.columns[3].panel == 1);
    CHECK(table.columns[3].role == ColumnRole::amount);
}

TEST_CASE("code and name before amounts are one panel and codes are no amounts") {
    const Table table = only_table({50, 120, 300, 380}, {{"科目编码", "科目名称", "金额"}, {"208", "社会保障和就业支出", "3,800"}, {"20805", "养老支出", "3,800"}});
    CHECK(table.columns[0].role == ColumnRole::label);
    CHECK(table.columns[2].panel == 0);
    CHECK(table.cell(1, 0)->content == CellContent::code);
    CHECK_FALSE(table.cell(1, 0)->value);
    CHECK(table.cell(1, 2)->content == CellContent::number);
}

TEST_CASE("line numbers are ordinals and remarks after the figures are text") {
    const Table table = only_table({50, 100, 250, 350, 450}, {{"序号", "项目", "金额", "备注"}, {"1", "甲", "5", ""}, {"2", "乙", "6", "12个月"}});
    CHECK(table.cell(1, 0)->content == CellContent::ordinal);
    CHECK(table.columns[3].role == ColumnRole::text);
    CHECK(table.columns[3].panel == 0);
    CHECK(table.columns[2].role == ColumnRole::amount);
}

TEST_CASE("blank amount columns of a template are amounts by their header") {
    const Table table = only_table({50, 120, 300, 380}, {{"功能科目编码", "功能科目名称", "金额"}, {"合计", "", ""}, {"", "", ""}});
    CHECK(table.columns[0].role == ColumnRole::label);
    CHECK(table.columns[2].role == ColumnRole::amount);
    CHECK(table.data_rows() == 1);
}

TEST_CASE("a unit in the header belongs to its column") {
    const Table table = only_table({50, 200, 300, 400}, {{"项目", "金额（元）", "占比（%）"}, {"甲", "5.00", "50.00"}, {"乙", "5.00", "50.00"}});
    CHECK(table.columns[1].unit == gouji::Unit::yuan);
    CHECK(table.columns[2].unit == gouji::Unit::percent);
}
