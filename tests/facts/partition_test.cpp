#include "support/proposed_sums.hpp"

using namespace gouji;
using test::propose;
using test::Proposed;
using test::typed;

TEST_CASE("total columns are the sum of their siblings, level by level") {
    const Proposed p = propose(typed("一般公共预算支出情况表", R"(
        L:科目编码 | L:科目名称 | A:合计 | A:基本支出>小计 | A:基本支出>人员经费 | A:基本支出>公用经费 | A:项目支出
        2120101|行政运行|99.00|60.00|50.00|10.00|39.00)"));
    CHECK(p.has(Structure::header, "99.00 = 60.00 39.00"));
    CHECK(p.has(Structure::header, "60.00 = 50.00 10.00"));
    CHECK(p.sum_of("60.00", Structure::header).acceptance == Acceptance::accepted);
    CHECK(p.sum_of("60.00", Structure::header).step == Dimension::category);
}

TEST_CASE("a memo column beside the partition is vetoed by its coordinates") {
    const Proposed p = propose(typed("支出总表", "L:科目编码 | L:科目名称 | A:支出总计 | A:基本支出 | A:项目支出 | A:政府采购项目\n2120101|行政运行|99.00|60.00|39.00|5.00"));
    CHECK(p.sum_of("99.00", Structure::header).acceptance == Acceptance::vetoed);
}

TEST_CASE("codes sum to their nearest printed ancestor, units hold the codes below them") {
    const Proposed p = propose(typed("支出总表", R"(
        L:科目编码 | L:部门（单位）名称（功能分类科目名称） | A:合计
        |合计|12.00
        307|某某局|12.00
        307005|某某中心|12.00
        208|社会保障和就业支出|9.00
        2080505|机关事业单位基本养老保险缴费支出|6.00
        2080506|机关事业单位职业年金缴费支出|3.00
        210|卫生健康支出|3.01)"));
    CHECK(p.has(Structure::total_row, "12.00 = 12.00"));
    CHECK(p.has(Structure::units, "12.00 = 12.00"));
    CHECK(p.has(Structure::code, "12.00 = 9.00 3.01"));
    CHECK(p.has(Structure::code, "9.00 = 6.00 3.00"));
    CHECK(p.sum_of("9.00", Structure::code).acceptance == Acceptance::accepted);
    CHECK(p.sum_of("9.00", Structure::code).step == Dimension::function);
}

TEST_CASE("totals below close what stands above them and carry their scope to it") {
    const Proposed p = propose(typed("收支总表", R"(
        L:收入>项目 | A:收入>预算数
        一、一般公共预算拨款|10.00
        （一）上级补助|4.00
        （二）本级|6.00
        二、单位资金|5.00
        本年收入合计|15.00
        上年结转结余|2.00
        收入总计|17.00)"));
    CHECK(p.has(Structure::outline, "10.00 = 4.00 6.00"));
    CHECK(p.has(Structure::total_row, "15.00 = 10.00 5.00"));
    CHECK(p.has(Structure::total_row, "17.00 = 15.00 2.00"));
    CHECK(std::ranges::all_of(p.sums, [](const Sum& sum) { return sum.acceptance == Acceptance::accepted; }));
    const Fact& general = p.facts.at(p.sum_of("10.00", Structure::outline).parent);
    CHECK(general.coordinates.value(Dimension::vintage) == "current");
}

TEST_CASE("money carried over stands beside the funds as one more part") {
    const Proposed p = propose(typed("收入总表", "L:科目名称 | A:总计 | A:财政拨款 | A:单位资金 | A:财政拨款结转\n合计|10.00|6.00|3.00|1.00"));
    const Sum& sum = p.sum_of("10.00", Structure::header);
    CHECK(sum.acceptance == Acceptance::accepted);
    CHECK(p.facts.at(sum.parts.front()).coordinates.value(Dimension::vintage) == "current");
    CHECK(p.facts.at(sum.parent).coordinates.value(Dimension::vintage) == "all");
}

TEST_CASE("nested siblings of a flat header are taken apart") {
    const Proposed p = propose(typed("“三公”经费支出表", R"(
        L:部门 | A:合计 | A:因公出国（境）费 | A:公务用车购置及运行费 | A:公务用车购置费 | A:公务用车运行费 | A:公务接待费
        临江市城市管理信息中心|9.00|1.00|5.00|2.00|3.00|3.00)"));
    CHECK(p.has(Structure::header, "9.00 = 1.00 5.00 3.00"));
    CHECK(p.has(Structure::header, "5.00 = 2.00 3.00"));
}

TEST_CASE("lists that repeat their total find their levels by running sums") {
    const Proposed p = propose(typed("项目支出表", R"(
        L:采购项目名称 | A:合计
        合计|30.00
        甲单位|10.00
        修缮|4.00
        购置|6.00
        乙单位|20.00
        宣传|20.00)"));
    CHECK(p.has(Structure::list, "30.00 = 10.00 20.00"));
    CHECK(p.has(Structure::list, "10.00 = 4.00 6.00"));
    CHECK(p.has(Structure::list, "20.00 = 20.00"));
}

TEST_CASE("two totals of one row that cut the same money twice print one figure") {
    const Proposed p = propose(typed("政府采购预算表", R"(
        L:科目编码 | L:项目名称 | A:政府采购资金类型>合计 | A:政府采购资金类型>一般公共预算 | A:政府采购资金类型>单位资金 | A:政府采购项目类型>合计 | A:政府采购项目类型>集中采购 | A:政府采购项目类型>分散采购
        2120101|设备|5.00|3.00|2.00|5.50|4.00|1.50)"));
    CHECK(p.has(Structure::header, "5.00 = 5.50"));
    CHECK(p.has(Structure::header, "5.50 = 4.00 1.50"));
}

TEST_CASE("the class 社会保险基金支出 is one of the classes, not a fund beside them") {
    const Proposed p = propose(typed("收支总表", R"(
        L0:收入>项目 | A0:收入>预算数 | L1:支出>项目 | A1:支出>预算数
        一、财政拨款|9.00|一、一般公共服务支出|4.00
        |  |二、社会保障和就业支出|5.00
        |  |三、社会保险基金支出|0.00
        本年收入合计|9.00|本年支出合计|9.00)"));
    CHECK(p.sum_of("9.00", Structure::total_row).acceptance == Acceptance::accepted);
    CHECK(p.has(Structure::total_row, "9.00 = 4.00 5.00 0.00"));
    CHECK(std::ranges::all_of(p.sums, [](const Sum& sum) { return sum.acceptance == Acceptance::accepted; }));
}
