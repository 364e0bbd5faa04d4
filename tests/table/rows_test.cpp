#include "gouji/table/rows.hpp"

#include "support/table_sketch.hpp"

#include <doctest/doctest.h>

using gouji::Entry;
using gouji::RowRole;
using gouji::Table;
using gouji::test::PageSketch;
using gouji::test::entry_named;
using gouji::test::parent_name;
using gouji::test::tables_of;
using gouji::test::titled_page;

namespace {

Table only_table(const std::vector<double>& xs, const std::vector<std::vector<std::string>>& cells) {
    const auto tables = tables_of({titled_page(1, "支出总表", xs, cells)});
    REQUIRE(tables.size() == 1);
    return tables[0];
}

const std::vector<double> code_name_amount{50, 120, 300, 380};

}  // namespace

TEST_CASE("codes nest under their nearest printed ancestor") {
    const Table table = only_table(code_name_amount, {{"科目编码", "科目名称", "金额"},
                                                      {"", "合计", "6.00"},
                                                      {"208", "社会保障", "3.00"},
                                                      {"2080505", "养老保险", "3.00"},
                                                      {"210", "卫生健康", "3.00"},
                                                      {"21011", "医疗", "3.00"}});
    CHECK(entry_named(table, "合计")->total);
    CHECK(parent_name(table, *entry_named(table, "养老保险")) == "社会保障");
    CHECK(parent_name(table, *entry_named(table, "医疗")) == "卫生健康");
    CHECK(entry_named(table, "卫生健康")->parent == -1);
    CHECK(entry_named(table, "养老保险")->path == std::vector<std::string>{"社会保障", "养老保险"});
    CHECK(table.data_rows() == 5);
}

TEST_CASE("codes of which only the own level is printed are completed from the rows above") {
    const Table table = only_table({50, 90, 130, 170, 330, 420}, {{"类", "款", "项", "科目名称", "金额"},
                                                                  {"201", "", "", "一般公共服务", "3.00"},
                                                                  {"", "40", "", "信访事务", "3.00"},
                                                                  {"", "", "01", "行政运行", "1.00"},
                                                                  {"", "", "02", "一般管理", "2.00"}});
    CHECK(entry_named(table, "信访事务")->labels.back().code == "20140");
    CHECK(entry_named(table, "一般管理")->labels.back().code == "2014002");
    CHECK(parent_name(table, *entry_named(table, "一般管理")) == "信访事务");
}

TEST_CASE("codes with repeated parents are joined as printed") {
    const Table table = only_table({50, 90, 130, 170, 330, 420}, {{"类", "款", "项", "科目名称", "金额"}, {"208", "05", "05", "养老保险", "3.00"}});
    CHECK(entry_named(table, "养老保险")->labels.back().code == "2080505");
}

TEST_CASE("a name column shared by two code columns goes with the code that the row prints") {
    const Table table = only_table({50, 120, 220, 360, 440}, {{"科目编码", "部门（单位）代码", "部门（单位）名称", "合计"},
                                                              {"", "307", "某局", "3.00"},
                                                              {"", "307005", "某中心", "3.00"},
                                                              {"2080505", "", "养老保险", "3.00"}});
    REQUIRE(entry_named(table, "养老保险") != nullptr);
    CHECK(entry_named(table, "养老保险")->labels.size() == 1);
    CHECK(entry_named(table, "养老保险")->labels.back().code == "2080505");
    CHECK(entry_named(table, "养老保险")->parent == -1);
    CHECK(parent_name(table, *entry_named(table, "某中心")) == "某局");
}

TEST_CASE("outline numbers nest and are taken off the names") {
    const Table table = only_table({50, 250, 350}, {{"项目", "金额"}, {"一、财政拨款", "3.00"}, {"1.一般公共预算", "3.00"}, {"二、单位资金", "0.00"}});
    const Entry* general = entry_named(table, "一般公共预算");
    REQUIRE(general != nullptr);
    CHECK(general->ordinal_level == 3);
    CHECK(parent_name(table, *general) == "财政拨款");
    CHECK(entry_named(table, "单位资金")->parent == -1);
}

TEST_CASE("a row after 其中 is a part of the row above") {
    const Table table = only_table({50, 250, 350}, {{"项目", "金额"}, {"本年收入", "5.00"}, {"其中：专项收入", "2.00"}, {"收入总计", "5.00"}});
    const Entry* part = entry_named(table, "其中：专项收入");
    REQUIRE(part != nullptr);
    CHECK(part->of_which);
    CHECK(parent_name(table, *part) == "本年收入");
    CHECK(entry_named(table, "收入总计")->parent == -1);
}

TEST_CASE("two classifications side by side are two labels and nest by the outer one") {
    const Table table = only_table({50, 110, 220, 280, 400, 480}, {{"部门科目编码", "部门科目名称", "政府科目编码", "政府科目名称", "合计"},
                                                                   {"301", "工资福利支出", "", "", "9.00"},
                                                                   {"30101", "基本工资", "50101", "工资奖金", "5.00"},
                                                                   {"30101", "基本工资", "50501", "工资福利", "4.00"}});
    const Entry* second = entry_named(table, "工资福利");
    REQUIRE(second != nullptr);
    REQUIRE(second->labels.size() == 2);
    CHECK(second->labels[0].code == "30101");
    CHECK(second->labels[1].code == "50501");
    CHECK(parent_name(table, *second) == "工资福利支出");
}

TEST_CASE("a label merged over rows and one printed once both label the rows below") {
    PageSketch sketch;
    for (const double y : {100.0, 120.0, 160.0}) sketch.horizontal(y, 50, 350);
    sketch.horizontal(140, 150, 350);
    for (const double x : {50.0, 150.0, 250.0, 350.0}) sketch.vertical(x, 100, 160);
    sketch.text(60, 114, "来源").text(160, 114, "项目").text(260, 114, "金额");
    sketch.text(55, 144, "一般公共预算").text(160, 134, "小计").text(260, 134, "3.00").text(160, 154, "专项收入").text(260, 154, "3.00");
    const auto tables = tables_of({sketch});
    REQUIRE(tables.size() == 1);
    const Entry* inner = entry_named(tables[0], "专项收入");
    REQUIRE(inner != nullptr);
    CHECK(inner->labels.front().name == "一般公共预算");

    const Table ditto = only_table({50, 200, 300, 400}, {{"预算单位", "年度", "合计"}, {"某局", "2025年", "1.00"}, {"", "2026年", "2.00"}});
    REQUIRE(entry_named(ditto, "2026年") != nullptr);
    CHECK(entry_named(ditto, "2026年")->labels.front().name == "某局");
}

TEST_CASE("a remark printed in the table is a note and no data row") {
    const Table table = only_table({50, 120, 300, 380}, {{"科目编码", "科目名称", "金额"}, {"合计", "", ""}, {"此表为空", "", ""}});
    CHECK(table.data_rows() == 1);
    CHECK(entry_named(table, "此表为空")->role == RowRole::note);
}

TEST_CASE("names in the middle of their cells are no parts of longer ones above") {
    PageSketch page;
    page.text(150, 70, "支出总表", 16).grid({50, 250, 330}, {100, 120, 140, 160, 180, 200});
    const std::vector<std::string> names{"项目", "环境保护监督检查员经费", "其他运行经费", "机构运行辅助经费", "宣传"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double width = 10.0 * static_cast<double>(gouji::to_code_points(names[i]).size());
        page.text(150 - width / 2, 114 + 20.0 * static_cast<double>(i), names[i]).text(270, 114 + 20.0 * static_cast<double>(i), i == 0 ? "金额" : "1.00");
    }
    const auto tables = tables_of({page});
    REQUIRE(tables.size() == 1);
    for (const Entry& entry : tables[0].entries) CHECK(entry.path.size() == 1);
}
