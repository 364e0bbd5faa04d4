#include "gouji/model/table_kind.hpp"

#include "support/typed_table.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using test::typed;

namespace {

Axis axis(const std::vector<std::string>& header) { return axis_of_header(header, test::lexicon()); }

}  // namespace

TEST_CASE("the title says what holds for every figure") {
    const TypedTable table = typed("一般公共预算支出情况表", "L:科目名称 | A:合计");
    CHECK(table.base.to_string() == "side=expenditure fund=fiscal/general");
    CHECK(table.unknown_title.empty());
}

TEST_CASE("the body's own name and the document's year are no unknown words of a title") {
    const TypedTable named = typed("临江市城市管理信息中心2025年支出总表", "L:科目名称 | A:合计");
    CHECK(named.unknown_title.empty());
    CHECK(named.base.to_string() == "side=expenditure");
    const TypedTable other = typed("临江市园林所支出总表", "L:科目名称 | A:合计");
    CHECK(other.unknown_title == std::vector<std::string>{"临江市园林所"});
}

TEST_CASE("the owner of the unit line may stand in the title too") {
    Table table = test::table_text("临江市园林所支出总表", "L:科目名称 | A:合计");
    table.owner = "临江市园林所";
    CHECK(type_table(table, test::lexicon(), test::identity_of_2025()).unknown_title.empty());
}

TEST_CASE("a title of another year says so") {
    CHECK(typed("2024年支出总表", "L:科目名称 | A:合计").base.to_string() == "side=expenditure year=2024");
}

TEST_CASE("a header gives the labels below it one axis") {
    CHECK(axis({"功能分类科目", "编码"}) == Axis::function);
    CHECK(axis({"功能分类科目名称"}) == Axis::function);
    CHECK(axis({"科目名称", "功能分类科目"}) == Axis::function);
    CHECK(axis({"部门预算支出经济分类科目", "科目名称"}) == Axis::economic);
    CHECK(axis({"政府预算支出经济分类科目", "科目名称"}) == Axis::gov_economic);
    CHECK(axis({"单位名称"}) == Axis::entity);
    CHECK(axis({"项目名称"}) == Axis::project);
    CHECK(axis({"采购品目"}) == Axis::purchase);
    CHECK(axis({"资金来源"}) == Axis::fund);
}

TEST_CASE("a header that says no axis or several is plain") {
    CHECK(axis({}) == Axis::plain);
    CHECK(axis({"奇异栏"}) == Axis::plain);
    CHECK(axis({"科目编码"}) == Axis::plain);
    CHECK(axis({"功能分类科目", "单位名称"}) == Axis::plain);
    CHECK(axis({"功能分类科目", "功能分类科目名称"}) == Axis::function);
}

TEST_CASE("amount columns have no axis") {
    const TypedTable table = typed("支出总表", "L:功能分类科目编码 | L:功能分类科目名称 | A:合计 | A:项目");
    CHECK(table.axes == std::vector<Axis>{Axis::function, Axis::function, Axis::none, Axis::none});
}

TEST_CASE("项目 names projects only beside codes or bodies in its own panel") {
    CHECK(typed("支出总表", "L:项目 | A:合计").axes.front() == Axis::plain);
    CHECK(typed("项目支出表", "L:功能分类科目 | L:项目名称 | A:合计").axes.at(1) == Axis::project);
    CHECK(typed("项目支出表", "L:单位名称 | L:项目名称 | A:合计").axes.at(1) == Axis::project);
    const TypedTable panels = typed("收支总表", "L0:功能分类科目 | A0:预算数 | L1:项目 | A1:预算数");
    CHECK(panels.axes.at(0) == Axis::function);
    CHECK(panels.axes.at(2) == Axis::plain);
}

TEST_CASE("a form without a title whose cells name indicators sets performance targets") {
    const TypedTable form = typed("", "L:一级指标 | L:二级指标 | A:指标值\n产出指标|数量指标|5");
    CHECK(form.base.value(Dimension::item) == "performance");
    CHECK(form.base.find(Dimension::item)->certainty == Certainty::inherited);
    CHECK(form.kind == "performance_targets");
    const TypedTable one_word = typed("", "L:科目名称 | A:合计\n数量指标|5");
    CHECK(one_word.base.empty());
    const TypedTable titled = typed("支出总表", "L:一级指标 | L:二级指标 | A:指标值");
    CHECK_FALSE(titled.base.has(Dimension::item));
}

TEST_CASE("the main tables of a layout with spelt-out titles have their kinds") {
    const std::string two_panels = "L0:收入>项目 | A0:收入>预算数 | L1:支出>项目 | A1:支出>预算数";
    const std::string rows = "L:科目编码 | L:科目名称 | A:合计";
    CHECK(typed("收支预算总表", two_panels).kind == "revenue_expenditure_summary");
    CHECK(typed("收入预算总表", rows).kind == "revenue_summary");
    CHECK(typed("支出预算总表", rows).kind == "expenditure_summary");
    CHECK(typed("财政拨款收支预算总表", two_panels).kind == "fiscal_summary");
    CHECK(typed("一般公共预算支出情况表", rows).kind == "general_budget_expenditure");
    CHECK(typed("一般公共预算基本支出情况表", rows).kind == "basic_expenditure");
    CHECK(typed("一般公共预算“三公”经费支出情况表", rows).kind == "three_public");
    CHECK(typed("“三公”经费、会议费、培训费支出表", "L:部门 | A:“三公”经费 | A:会议费").kind != "revenue_summary");
    CHECK(typed("政府性基金预算支出情况表", rows).kind == "gov_fund_expenditure");
    CHECK(typed("国有资本经营预算支出情况表", rows).kind == "state_capital_expenditure");
    CHECK(typed("项目支出情况表", rows).kind == "project_expenditure");
    CHECK(typed("政府采购预算表", rows).kind == "procurement");
    CHECK(typed("政府购买服务预算表", rows).kind == "purchased_services");
}

TEST_CASE("the main tables of a layout with short titles have their kinds") {
    const std::string two_panels = "L0:收入>项目 | A0:收入>金额 | L1:支出>功能分类 | A1:支出>合计";
    CHECK(typed("部门收支总体情况表", two_panels).kind == "revenue_expenditure_summary");
    CHECK(typed("部门收入总体情况表", "L:功能分类科目编码 | L:功能分类科目名称 | A:总计").kind == "revenue_summary");
    CHECK(typed("部门支出总体情况表", "L:功能分类科目编码 | L:功能分类科目名称 | A:支出总计").kind == "expenditure_summary");
    CHECK(typed("财政拨款收支总体情况表", two_panels).kind == "fiscal_summary");
    CHECK(typed("财政拨款支出表", "L:科目编码 | L:科目名称 | A:合计").kind == "fiscal_expenditure");
    CHECK(typed("一般公共预算支出情况表", "L:经济分类科目编码 | L:经济分类科目名称 | A:小计").kind == "general_budget_by_economic");
    CHECK(typed("上年结转支出表", "L:科目编码 | L:科目名称 | A:合计").kind == "carry_over");
    CHECK(typed("机关运行经费表", "L:科目编码 | L:科目名称 | A:合计").kind == "running_costs");
}

TEST_CASE("a table that the lexicon cannot place has no kind") {
    CHECK(typed("车辆编制一览", "L:科目名称 | A:合计").kind.empty());
    CHECK(typed("", "L:科目名称 | A:合计").kind.empty());
}

TEST_CASE("axes have stable ids") {
    CHECK(id(Axis::function) == "function");
    CHECK(id(Axis::gov_economic) == "gov_economic");
    CHECK(id(Axis::plain) == "plain");
    CHECK(id(Axis::none).empty());
}
