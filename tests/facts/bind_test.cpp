#include "gouji/facts/bind.hpp"

#include "support/typed_table.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using gouji::test::typed;

namespace {

struct Bound {
    std::vector<Fact> facts;
    BoundTable table;
    const Fact& at(int row, int column) const {
        for (const Fact& fact : facts)
            if (fact.row == row && fact.column == column) return fact;
        FAIL("no fact at row " << row << " column " << column);
        return facts.front();
    }
};

Bound bind(const TypedTable& table) {
    Bound bound;
    bound.table = bind_table(table, 0, test::lexicon(), test::identity_of_2025(), {}, bound.facts);
    return bound;
}

}  // namespace

TEST_CASE("title, header path and row label become one set of coordinates") {
    const Bound bound = bind(typed("一般公共预算支出情况表", R"(
        L:科目编码 | L:科目名称 | A:本年一般公共预算支出>合计 | A:本年一般公共预算支出>基本支出>小计 | A:本年一般公共预算支出>基本支出>人员经费 | A:本年一般公共预算支出>项目支出
        |合计|2,931.45|2,404.97|2,348.21|526.48
        2120104|城管执法|526.48|0.00||526.48)"));
    CHECK(bound.at(1, 2).coordinates.to_string() == "side=expenditure fund=fiscal/general function=2120104");
    CHECK(bound.at(1, 3).coordinates.value(Dimension::category) == "basic");
    CHECK(bound.at(0, 4).coordinates.value(Dimension::category) == "basic/personnel");
    CHECK(bound.at(1, 5).binding == Binding::bound);
    CHECK(bound.at(1, 4).presence == Presence::blank);
    CHECK(bound.at(1, 3).presence == Presence::printed);
}

TEST_CASE("a word the lexicon does not know leaves the figure unbound and is named") {
    const Bound bound = bind(typed("支出总表", "L:科目编码 | L:科目名称 | A:合计 | A:奇异栏\n2080501|行政单位离退休|1.44|1.00"));
    CHECK(bound.at(0, 2).binding == Binding::bound);
    CHECK(bound.at(0, 3).binding == Binding::unbound);
    REQUIRE(bound.at(0, 3).unknown_words.size() == 1);
    CHECK(bound.at(0, 3).unknown_words.front() == "奇异栏");
}

TEST_CASE("two words of one dimension that exclude each other are a conflict") {
    const Bound bound = bind(typed("财政拨款收支总表", "L:项目 | A:一般公共预算>政府性基金预算\n合计|1.00"));
    CHECK(bound.at(0, 1).conflict == "fund");
    CHECK(bound.at(0, 1).binding == Binding::unbound);
}

TEST_CASE("the column's header decides what a code is: 307 may be a body or an economic class") {
    const Bound entity = bind(typed("支出总表", "L:单位代码 | L:单位名称 | A:合计\n307|某某局|1.00"));
    CHECK(entity.at(0, 2).coordinates.value(Dimension::entity) == "307");
    const Bound economic = bind(typed("一般公共预算基本支出表", "L:经济分类科目编码 | L:科目名称 | A:合计\n307|债务利息及费用支出|1.00"));
    CHECK(economic.at(0, 2).coordinates.value(Dimension::economic) == "307");
}

TEST_CASE("a unit row governs the code rows below it") {
    const Bound bound = bind(typed("支出总表", R"(
        L:科目编码 | L:部门（单位）代码 名称 | A:合计
        |合计|3.00
        307005|临江市园林所|3.00
        2080501|行政单位离退休|3.00)"));
    CHECK(bound.at(2, 2).coordinates.value(Dimension::entity) == "307005");
    CHECK(bound.at(2, 2).coordinates.find(Dimension::entity)->certainty == Certainty::inherited);
    CHECK_FALSE(bound.at(0, 2).coordinates.has(Dimension::entity));
}

TEST_CASE("classes without codes are recognised in the expenditure half") {
    const Bound bound = bind(typed("收支总表", R"(
        L0:收入>项目 | A0:收入>预算数 | L1:支出>项目 | A1:支出>预算数
        一、一般公共预算拨款|10.00|一、一般公共服务支出|0.00
        （一）上级补助|0.00|二、外交支出|0.00
        二、政府性基金预算拨款|0.00|八、社会保障和就业支出|10.00
        本年收入合计|10.00|本年支出合计|10.00)"));
    CHECK(bound.at(2, 3).coordinates.value(Dimension::function) == "208");
    CHECK(bound.at(0, 1).coordinates.to_string() == "side=revenue fund=fiscal/general");
    CHECK(bound.at(1, 1).coordinates.to_string() == "side=revenue fund=fiscal/general origin=higher_level");
    CHECK(bound.at(3, 1).coordinates.to_string() == "side=revenue vintage=current");
    CHECK(bound.at(3, 3).coordinates.to_string() == "side=expenditure use=this_year");
}

TEST_CASE("free project names leave a figure open, not unbound") {
    const Bound bound = bind(typed("项目支出表", "L:科目编码 | L:科目名称 | L:项目名称 | A:合计\n2120199|其他城乡社区管理事务支出|光纤维护费|8.00"));
    CHECK(bound.at(0, 3).binding == Binding::open);
    CHECK(bound.at(0, 3).open_name == "光纤维护费");
    CHECK(bound.at(0, 3).coordinates.value(Dimension::function) == "2120199");
}

TEST_CASE("a title that lists several items says nothing about a single figure") {
    const Bound bound = bind(typed("“三公”经费、会议费、培训费支出预算表", "L:部门 | A:“三公”经费>小计 | A:会议费 | A:“三公”经费>公务接待费\n临江市城市管理信息中心|3.00|1.00|2.00"));
    CHECK(bound.at(0, 1).coordinates.to_string() == "item=three_public");
    CHECK(bound.at(0, 2).coordinates.to_string() == "item=meetings");
    CHECK(bound.at(0, 3).coordinates.to_string() == "item=three_public/reception");
}
