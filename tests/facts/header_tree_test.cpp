#include "support/proposed_sums.hpp"

using namespace gouji;
using test::propose;
using test::Proposed;
using test::typed;

namespace {

/// Header sums of one row of amounts under the columns.
Proposed across(const std::string& columns, const std::string& figures) {
    return propose(typed("支出总表", "L:内容 | " + columns + "\n合计|" + figures));
}

std::vector<std::string> header_sums(const std::string& columns, const std::string& figures) { return across(columns, figures).printed(Structure::header); }

using Printed = std::vector<std::string>;

}  // namespace

TEST_CASE("the total may stand before its parts or behind them") {
    CHECK(header_sums("A:合计 | A:基本支出 | A:项目支出", "5.00|2.00|3.00") == Printed{"5.00 = 2.00 3.00"});
    CHECK(header_sums("A:基本支出 | A:项目支出 | A:合计", "2.00|3.00|5.00") == Printed{"5.00 = 2.00 3.00"});
}

TEST_CASE("columns without a total propose nothing") {
    CHECK(header_sums("A:基本支出 | A:项目支出", "2.00|3.00").empty());
    CHECK(header_sums("A:合计", "2.00").empty());
}

TEST_CASE("two totals side by side each head the columns after them") {
    CHECK(header_sums("A:合计 | A:基本支出 | A:项目支出 | A:小计 | A:财政拨款 | A:单位资金", "5.00|2.00|3.00|5.00|4.00|1.00") == Printed{"5.00 = 2.00 3.00", "5.00 = 4.00 1.00"});
}

TEST_CASE("a subtotal stands for its group in the sum above") {
    const Printed sums = header_sums("A:合计 | A:基本支出>小计 | A:基本支出>人员经费 | A:基本支出>公用经费 | A:项目支出", "9.00|6.00|5.00|1.00|3.00");
    CHECK(sums == Printed{"6.00 = 5.00 1.00", "9.00 = 6.00 3.00"});
}

TEST_CASE("a group without a subtotal gives all its columns to the sum above") {
    CHECK(header_sums("A:合计 | A:基本支出>人员经费 | A:基本支出>公用经费 | A:项目支出", "9.00|5.00|1.00|3.00") == Printed{"9.00 = 5.00 1.00 3.00"});
}

TEST_CASE("the parts of a total over one common header are found below it") {
    CHECK(header_sums("A:本年支出>合计 | A:本年支出>基本支出 | A:本年支出>项目支出", "5.00|2.00|3.00") == Printed{"5.00 = 2.00 3.00"});
}

TEST_CASE("其中 columns after plain ones are a subset beside the partition") {
    const Proposed p = across("A:合计 | A:基本支出 | A:项目支出 | A:其中：财政拨款 | A:其中：单位资金", "5.00|2.00|3.00|4.00|1.00");
    CHECK_FALSE(p.sum(Structure::header, "5.00 = 2.00 3.00").subset);
    CHECK(p.sum(Structure::header, "5.00 = 4.00 1.00").subset);
}

TEST_CASE("其中 right behind the total opens a subset that holds to the end of the level") {
    const Proposed p = across("A:金额 | A:其中：财政拨款 | A:单位资金", "5.00|4.00|1.00");
    REQUIRE(p.sums.size() == 1);
    CHECK(p.printed(p.sums.front()) == "5.00 = 4.00 1.00");
    CHECK(p.sums.front().subset);
}

TEST_CASE("a plain amount is a total only before 其中") {
    CHECK(header_sums("A:金额 | A:财政拨款 | A:单位资金", "5.00|4.00|1.00").empty());
}

TEST_CASE("项目支出总数 heads the columns behind it") {
    CHECK(header_sums("A:项目支出总数 | A:其他运转类 | A:特定目标类", "5.00|4.00|1.00") == Printed{"5.00 = 4.00 1.00"});
}

TEST_CASE("a total group repeats its funds in every other group") {
    const Printed sums = header_sums("A:总计>一般公共预算 | A:总计>政府性基金 | A:因公出国（境）费>一般公共预算 | A:因公出国（境）费>政府性基金 | A:公务接待费>一般公共预算 | A:公务接待费>政府性基金",
                                     "7.00|3.00|5.00|1.00|2.00|2.00");
    CHECK(sums == Printed{"7.00 = 5.00 2.00", "3.00 = 1.00 2.00"});
}

TEST_CASE("a column of another group without a partner in the total group joins no sum") {
    const Printed sums = header_sums("A:总计>一般公共预算 | A:总计>政府性基金 | A:公务接待费>一般公共预算 | A:公务接待费>单位资金", "2.00|0.00|2.00|1.00");
    CHECK(sums == Printed{"2.00 = 2.00"});
}

TEST_CASE("two totals of one meaning cut the same money twice and print one figure") {
    const Proposed p = across("A:政府采购资金类型>合计 | A:政府采购资金类型>一般公共预算 | A:政府采购资金类型>单位资金 | A:政府采购项目类型>合计 | A:政府采购项目类型>集中采购 | A:政府采购项目类型>分散采购",
                              "5.00|3.00|2.00|5.00|4.00|1.00");
    CHECK(p.printed(Structure::header) == Printed{"5.00 = 3.00 2.00", "5.00 = 4.00 1.00", "5.00 = 5.00"});
}

TEST_CASE("two totals of different meaning are not compared") {
    const Printed sums = header_sums("A:收入>合计 | A:收入>财政拨款 | A:收入>单位资金 | A:支出>合计 | A:支出>基本支出 | A:支出>项目支出", "5.00|3.00|2.00|6.00|4.00|2.00");
    CHECK(sums == Printed{"5.00 = 3.00 2.00", "6.00 = 4.00 2.00"});
}

TEST_CASE("columns of two panels are never added") {
    const Proposed p = propose(typed("收支总表", "L0:收入 | A0:合计 | L1:支出 | A1:基本支出 | A1:项目支出\n合计|5.00|合计|2.00|3.00"));
    CHECK(p.printed(Structure::header).empty());
}

TEST_CASE("every row of a pattern belongs to its family and patterns are told apart") {
    const Proposed p = propose(typed("支出总表", R"(
        L:内容 | A:合计 | A:基本支出>小计 | A:基本支出>人员经费 | A:基本支出>公用经费 | A:项目支出
        甲|9.00|6.00|5.00|1.00|3.00
        乙|8.00|6.00|5.00|1.00|2.00)"));
    CHECK(p.sum(Structure::header, "9.00 = 6.00 3.00").family == p.sum(Structure::header, "8.00 = 6.00 2.00").family);
    CHECK(p.sum(Structure::header, "9.00 = 6.00 3.00").family != p.sum(Structure::header, "6.00 = 5.00 1.00").family);
}

TEST_CASE("families are numbered from where the caller says") {
    std::vector<Fact> facts;
    const TypedTable table = typed("支出总表", "L:内容 | A:合计 | A:基本支出 | A:项目支出\n合计|5.00|2.00|3.00");
    const BoundTable bound = bind_table(table, 0, test::lexicon(), test::identity_of_2025(), {}, facts);
    CHECK(propose_sums(table, bound, facts, 7).front().family == 7);
}

TEST_CASE("blank parts are left out, a total over nothing but blanks stays") {
    CHECK(header_sums("A:合计 | A:基本支出 | A:项目支出", "5.00||5.00") == Printed{"5.00 = 5.00"});
    CHECK(header_sums("A:合计 | A:基本支出 | A:项目支出", "5.00||") == Printed{"5.00 ="});
    CHECK(header_sums("A:合计 | A:基本支出 | A:项目支出", "0.00||").empty());
    CHECK(header_sums("A:合计 | A:基本支出 | A:项目支出", "|2.00|3.00").empty());
}

TEST_CASE("a lone column beside a total need not be all of it") {
    const Proposed p = across("A:合计 | A:基本支出", "5.00|2.00");
    CHECK(p.sum(Structure::header, "5.00 = 2.00").subset);
    const Proposed blank = across("A:合计 | A:基本支出 | A:项目支出", "5.00||5.00");
    CHECK_FALSE(blank.sum(Structure::header, "5.00 = 5.00").subset);
}

TEST_CASE("headers deeper than any real form end the search instead of the stack") {
    const auto sums_below = [](int levels) {
        std::string outer;
        for (int i = 0; i < levels; ++i) outer += "资金>";
        return header_sums("A:" + outer + "合计 | A:" + outer + "基本支出 | A:" + outer + "项目支出", "5.00|2.00|3.00");
    };
    CHECK(sums_below(3) == Printed{"5.00 = 2.00 3.00"});
    CHECK(sums_below(3000).empty());
}
