#include "support/proposed_sums.hpp"

using namespace gouji;
using test::propose;
using test::Proposed;
using test::typed;

namespace {

Proposed rows(const std::string& labels, const std::string& text) { return propose(typed("支出总表", labels + " | A:金额\n" + text)); }

using Printed = std::vector<std::string>;

/// Sums of all row structures, as printed.
Printed all(const Proposed& p) {
    Printed result;
    for (const Sum& sum : p.sums) result.push_back(p.printed(sum));
    return result;
}

constexpr const char* codes = "L:功能分类科目编码 | L:功能分类科目名称";

}  // namespace

TEST_CASE("a code is the sum of the codes whose nearest printed ancestor it is") {
    const Proposed p = rows(codes, R"(
        208|社会保障和就业支出|6.00
        20805|行政事业单位养老支出|5.00
        2080501|行政单位离退休|2.00
        2080502|事业单位离退休|3.00
        2080899|其他优抚支出|1.00)");
    CHECK(p.has(Structure::code, "6.00 = 5.00 1.00"));
    CHECK(p.has(Structure::code, "5.00 = 2.00 3.00"));
    CHECK(p.sums.size() == 2);
    CHECK(p.sum_of("6.00", Structure::code).step == Dimension::function);
}

TEST_CASE("a total stands above its rows, below them, or both") {
    CHECK(all(rows("L:内容", "合计|5.00\n基本支出|2.00\n项目支出|3.00")) == Printed{"5.00 = 2.00 3.00"});
    CHECK(all(rows("L:内容", "基本支出|2.00\n项目支出|3.00\n合计|5.00")) == Printed{"5.00 = 2.00 3.00"});
}

TEST_CASE("a first total over totals that head groups is their sum") {
    CHECK(all(rows("L:内容", "总计|9.00\n小计|5.00\n基本支出|2.00\n项目支出|3.00\n小计|4.00\n人员经费|3.00\n公用经费|1.00\n材料|0.00")) ==
          Printed{"9.00 = 5.00 4.00", "5.00 = 2.00 3.00", "4.00 = 3.00 1.00 0.00"});
}

TEST_CASE("小计 below a block closes the block, 合计 closes everything") {
    CHECK(all(rows("L:内容", "人员经费|3.00\n公用经费|1.00\n小计|4.00\n其他运转类|2.00\n特定目标类|3.00\n小计|5.00\n合计|9.00")) ==
          Printed{"4.00 = 3.00 1.00", "5.00 = 2.00 3.00", "9.00 = 4.00 5.00"});
}

TEST_CASE("the total of everything includes what stands behind the total of the year") {
    const Proposed p = propose(typed("收支总表", "L:项目 | A:预算数\n财政拨款|8.00\n单位资金|2.00\n本年收入合计|10.00\n上年结转|1.00\n收入总计|11.00"));
    CHECK(all(p) == Printed{"10.00 = 8.00 2.00", "11.00 = 10.00 1.00"});
}

TEST_CASE("a total of money carried over closes what follows the total of the year") {
    const Proposed p = propose(typed("收入总表", "L:项目 | A:预算数\n财政拨款|8.00\n单位资金|2.00\n本年收入合计|10.00\n一般公共预算|3.00\n上年结转合计|3.00\n收入总计|13.00"));
    CHECK(all(p) == Printed{"10.00 = 8.00 2.00", "3.00 = 3.00", "13.00 = 10.00 3.00"});
}

TEST_CASE("totals with an outline number are parts of their outline parent") {
    CHECK(all(rows("L:内容", "一、财政拨款|5.00\n（一）一般公共预算合计|4.00\n（二）政府性基金合计|1.00")) == Printed{"5.00 = 4.00 1.00"});
}

TEST_CASE("a first 小计 inside a merged outer label heads the rows of that label") {
    const Proposed p = propose(typed("收入总表", R"(
        L:资金来源 | L:内容 | A:金额
        总计||9.00
        一般公共预算|小计|6.00
        一般公共预算|经费拨款|4.00
        一般公共预算|专项收入|2.00
        政府性基金|小计|3.00
        政府性基金|经费拨款|3.00)"));
    CHECK(p.has(Structure::total_row, "6.00 = 4.00 2.00"));
    CHECK(p.has(Structure::total_row, "9.00 = 6.00 3.00"));
    CHECK(p.sums.size() == 3);
    const Proposed two_words = propose(typed("收入总表", "L:资金来源 | L:内容 | A:金额\n总计|合计|9.00\n一般公共预算|小计|6.00\n一般公共预算|经费拨款|6.00\n其他资金|小计|3.00"));
    CHECK(two_words.has(Structure::total_row, "9.00 = 6.00 3.00"));
}

TEST_CASE("labels that head their own rows are parts of the total below them") {
    const Proposed p = propose(typed("收入总表", R"(
        L:资金来源 | L:内容 | A:金额
        一般公共预算|小计|6.00
        一般公共预算|经费拨款|4.00
        一般公共预算|专项收入|2.00
        政府性基金|小计|3.00
        政府性基金|经费拨款|3.00
        合计||9.00)"));
    CHECK(all(p) == Printed{"6.00 = 4.00 2.00", "3.00 = 3.00", "9.00 = 6.00 3.00"});
}

TEST_CASE("a label with nothing but its 小计 is one of the labels, between others and at the end") {
    const Proposed p = propose(typed("收入总表", R"(
        L:资金来源 | L:内容 | A:金额
        收入总计||9.00
        一般公共预算|小计|6.00
        一般公共预算|经费拨款|6.00
        政府性基金|小计|0.00
        其他资金|小计|2.00
        其他资金|事业收入|2.00
        上年结转|小计|1.00)"));
    CHECK(p.has(Structure::total_row, "9.00 = 6.00 0.00 2.00 1.00"));
    CHECK(p.sums.size() == 3);
}

TEST_CASE("the total row of a named body heads the rows below it that do not repeat the name") {
    const Proposed p = propose(typed("支出总表", "L:部门 | L:内容 | A:金额\n某局|合计|5.00\n|基本支出|2.00\n|项目支出|3.00"));
    CHECK(all(p) == Printed{"5.00 = 2.00 3.00"});
    const Proposed last = propose(typed("支出总表", "L:部门 | L:内容 | A:金额\n|基本支出|2.00\n|项目支出|3.00\n某局|合计|5.00"));
    CHECK(all(last) == Printed{"5.00 = 2.00 3.00"});
}

TEST_CASE("a total shared by two panels closes both") {
    TypedTable table = typed("支出总表", R"(
        L0:支出功能分类 | A0:预算数 | L1:支出用途 | A1:预算数
        教育支出|2.00|基本支出|4.00
        卫生健康支出|3.00|项目支出|1.00
        支出合计||支出合计|5.00)");
    // the label of the last row runs over the first panel and the second's label: the first has no cell of its own
    std::erase_if(table.table.cells, [](const Cell& cell) { return cell.row == 2 && cell.column == 1; });
    for (Cell& cell : table.table.cells)
        if (cell.row == 2 && cell.column == 0) cell.column_span = 2;
    const Proposed p = propose(table);
    CHECK(p.has(Structure::total_row, "5.00 = 2.00 3.00"));
    CHECK(p.has(Structure::total_row, "5.00 = 4.00 1.00"));
}

TEST_CASE("a panel whose total has no cell shares nothing with rows that are no total") {
    TypedTable table = typed("支出总表", R"(
        L0:支出功能分类 | A0:预算数 | L1:支出用途 | A1:预算数
        教育支出|2.00|基本支出|4.00
        卫生健康支出||项目支出|5.00
        支出合计|2.00|支出合计|9.00)");
    std::erase_if(table.table.cells, [](const Cell& cell) { return cell.row == 1 && cell.column == 1; });
    for (Cell& cell : table.table.cells)
        if (cell.row == 1 && cell.column == 0) cell.column_span = 2;
    CHECK(all(propose(table)) == Printed{"2.00 = 2.00", "9.00 = 4.00 5.00"});
}

TEST_CASE("departments hold their units, units their codes") {
    const Proposed p = rows("L:科目编码 | L:科目名称", R"(
        |合计|9.00
        307|某局|9.00
        307001|某局本级|4.00
        208|社会保障和就业支出|1.00
        2080501|行政单位离退休|1.00
        212|城乡社区支出|3.00
        307005|临江市园林所|5.00
        212|城乡社区支出|5.00)");
    CHECK(p.has(Structure::units, "9.00 = 4.00 5.00"));
    CHECK(p.has(Structure::code, "4.00 = 1.00 3.00"));
    CHECK(p.has(Structure::code, "1.00 = 1.00"));
    CHECK(p.has(Structure::code, "5.00 = 5.00"));
    CHECK(p.has(Structure::total_row, "9.00 = 9.00"));
}

TEST_CASE("codes below a new unit are its own, whatever class the unit before ended with") {
    const Proposed p = rows("L:科目编码 | L:科目名称", "307001|某局本级|1.00\n208|社会保障和就业支出|1.00\n307005|临江市园林所|5.00\n2080501|行政单位离退休|5.00");
    CHECK(p.printed(Structure::code) == Printed{"1.00 = 1.00", "5.00 = 5.00"});
}

TEST_CASE("a code printed twice is no part of itself") {
    CHECK(rows(codes, "20899|其他社会保障和就业支出|1.00\n20899|其他社会保障和就业支出|1.00").sums.empty());
}

TEST_CASE("units of another department are not put under this one") {
    const Proposed p = rows("L:单位代码 | L:单位名称", "307|某局|4.00\n307001|某局本级|4.00\n308|另一局|5.00\n308001|另一局本级|5.00");
    CHECK(p.printed(Structure::units) == Printed{"4.00 = 4.00", "5.00 = 5.00"});
}

TEST_CASE("codes start anew under every total and unit") {
    const Proposed p = rows(codes, "208|社会保障和就业支出|1.00\n|合计|1.00\n2080501|行政单位离退休|2.00");
    CHECK(p.printed(Structure::code).empty());
}

TEST_CASE("projects are the parts of the code in whose rows they stand") {
    const Proposed p = rows("L:功能分类科目编码 | L:功能分类科目名称 | L:项目名称", R"(
        212|城乡社区支出||8.00
        2120104|城管执法||8.00
        2120104|城管执法|灯光秀|3.00
        2120104|城管执法|材料|5.00)");
    CHECK(p.has(Structure::list, "8.00 = 3.00 5.00"));
    CHECK(p.has(Structure::code, "8.00 = 8.00"));
}

TEST_CASE("projects whose code is printed once stand below that code") {
    const Proposed p = rows("L:功能分类科目编码 | L:功能分类科目名称 | L:项目名称", R"(
        2120104|城管执法||8.00
        ||灯光秀|3.00
        ||材料|5.00
        2120199|其他城乡社区管理事务支出||1.00
        ||宣传|1.00)");
    CHECK(p.has(Structure::code, "8.00 = 3.00 5.00"));
    CHECK(p.has(Structure::code, "1.00 = 1.00"));
    CHECK(p.sums.size() == 2);
}

TEST_CASE("其中 rows are a subset of the row above") {
    const Proposed p = rows("L:内容", "财政拨款|5.00\n其中：一般公共预算|2.00\n其中：政府性基金|1.00\n单位资金|3.00");
    CHECK(all(p) == Printed{"5.00 = 2.00 1.00"});
    CHECK(p.sums.front().subset);
    CHECK(p.sums.front().structure == Structure::outline);
}

TEST_CASE("其中 that steps through a dimension completely is a partition, even where one of its members is blank") {
    CHECK_FALSE(rows("L:内容", "财政拨款|5.00\n其中：上级补助|2.00\n其中：本级|3.00").sums.front().subset);
    CHECK_FALSE(rows("L:内容", "基本支出|5.00\n其中：人员经费|5.00\n其中：公用经费|").sums.front().subset);
    CHECK(rows("L:内容", "基本支出|5.00\n其中：人员经费|4.00").sums.front().subset);
}

TEST_CASE("outline children are the parts of their parent, one alone need not be all of it") {
    const Proposed two = rows("L:内容", "一、财政拨款|5.00\n（一）一般公共预算|4.00\n（二）政府性基金|1.00");
    CHECK(all(two) == Printed{"5.00 = 4.00 1.00"});
    CHECK_FALSE(two.sums.front().subset);
    const Proposed one = rows("L:内容", "一、财政拨款|5.00\n（一）一般公共预算|4.00\n二、单位资金|1.00");
    CHECK(one.sum(Structure::outline, "5.00 = 4.00").subset);
}

TEST_CASE("numbering under money carried over adds up to it and not to the year's total") {
    const Proposed p = propose(typed("收支总表", R"(
        L:项目 | A:预算数
        一、一般公共预算拨款|8.00
        二、政府性基金预算拨款|2.00
        本年收入合计|10.00
        上年结转|3.00
        一、一般公共预算拨款|2.00
        二、政府性基金预算拨款|1.00
        收入总计|13.00)"));
    CHECK(p.has(Structure::outline, "3.00 = 2.00 1.00"));
    CHECK(p.has(Structure::total_row, "10.00 = 8.00 2.00"));
    CHECK(p.has(Structure::total_row, "13.00 = 10.00 3.00"));
}

TEST_CASE("a parent over nothing but blanks is a sum of nothing, unless it prints zero") {
    const Proposed p = rows(codes, "208|社会保障和就业支出|5.00\n2080501|行政单位离退休|\n2080502|事业单位离退休|");
    CHECK(all(p) == Printed{"5.00 ="});
    CHECK(all(rows(codes, "208|社会保障和就业支出|0.00\n2080501|行政单位离退休|")).empty());
    CHECK(all(rows(codes, "208|社会保障和就业支出|\n2080501|行政单位离退休|5.00")).empty());
}

TEST_CASE("rows of one panel are never added to the other's") {
    const Proposed p = propose(typed("收支总表", "L0:收入 | A0:预算数 | L1:支出 | A1:预算数\n财政拨款|5.00|基本支出|2.00\n|  |项目支出|3.00\n合计|5.00|合计|5.00"));
    CHECK(all(p) == Printed{"5.00 = 5.00", "5.00 = 2.00 3.00"});
    CHECK(p.facts.at(p.sums.front().parts.front()).panel == 0);
    CHECK(p.facts.at(p.sums.back().parts.front()).panel == 1);
}

TEST_CASE("header rows, column numbers and notes are no parts") {
    TypedTable table = typed("支出总表", "L:内容 | A:金额\n合计|5.00\n基本支出|5.00\n序号|1\n注|2");
    table.table.entries.at(2).role = RowRole::column_numbers;
    table.table.entries.at(3).role = RowRole::note;
    const Proposed p = propose(table);
    CHECK(all(p) == Printed{"5.00 = 5.00"});
    CHECK(p.facts.size() == 2);
}

TEST_CASE("a list that repeats its total in every column is split into its levels") {
    const Proposed p = propose(typed("项目支出表", R"(
        L:采购项目名称 | A:财政拨款 | A:单位资金
        合计|30.00|6.00
        甲|10.00|2.00
        修缮|4.00|1.00
        购置|6.00|1.00
        乙|20.00|4.00
        宣传|20.00|4.00)"));
    CHECK(p.has(Structure::list, "30.00 = 10.00 20.00"));
    CHECK(p.has(Structure::list, "6.00 = 2.00 4.00"));
    CHECK(p.has(Structure::list, "10.00 = 4.00 6.00"));
    CHECK(p.printed(Structure::total_row).empty());
}

TEST_CASE("one column that does not repeat itself keeps the list at one level") {
    const Proposed p = propose(typed("项目支出表", R"(
        L:采购项目名称 | A:财政拨款 | A:单位资金
        合计|30.00|4.00
        甲|10.00|1.00
        修缮|10.00|1.00
        乙|20.00|1.00
        宣传|20.00|1.00)"));
    CHECK(p.printed(Structure::list).empty());
    CHECK(p.has(Structure::total_row, "30.00 = 10.00 10.00 20.00 20.00"));
    const Proposed before = propose(typed("项目支出表", R"(
        L:采购项目名称 | A:单位资金 | A:财政拨款
        合计|4.00|30.00
        甲|1.00|10.00
        修缮|1.00|10.00
        乙|1.00|20.00
        宣传|1.00|20.00)"));
    CHECK(before.printed(Structure::list).empty());
}

TEST_CASE("rows without any money at the end of a list do not hide its levels") {
    const Proposed p = propose(typed("项目支出表", R"(
        L:采购项目名称 | A:财政拨款 | A:单位资金
        合计|10.00|2.00
        甲|10.00|2.00
        修缮|10.00|2.00
        乙|0.00|
        宣传||0.00)"));
    CHECK(p.has(Structure::list, "10.00 = 10.00 0.00"));
    CHECK(p.has(Structure::list, "10.00 = 10.00"));
    CHECK(p.has(Structure::list, "2.00 = 2.00 0.00"));
    CHECK(p.printed(Structure::total_row).empty());
    const Proposed funds = propose(typed("收入总表", "L:项目 | A:预算数\n财政拨款|10.00\n一般公共预算|10.00\n政府性基金|0.00\n国有资本经营|0.00\n收入总计|10.00"));
    CHECK(all(funds) == Printed{"10.00 = 10.00 0.00 0.00", "10.00 = 10.00"});
    CHECK(std::ranges::all_of(funds.sums, [](const Sum& sum) { return sum.acceptance == Acceptance::accepted; }));
}

TEST_CASE("a last row with money in one column only is not explained away") {
    const Proposed p = propose(typed("项目支出表", "L:采购项目名称 | A:财政拨款 | A:单位资金\n合计|10.00|2.00\n甲|10.00|1.00\n修缮|10.00|1.00\n乙||2.00"));
    CHECK(p.printed(Structure::list).empty());
}

TEST_CASE("a repeated total that no running sum explains stays one list") {
    const Proposed p = propose(typed("项目支出表", "L:采购项目名称 | A:财政拨款\n合计|10.00\n甲|7.00\n乙|7.00\n丙|6.00"));
    CHECK(p.printed(Structure::list).empty());
    CHECK(p.has(Structure::total_row, "10.00 = 7.00 7.00 6.00"));
}
