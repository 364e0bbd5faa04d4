#include "gouji/facts/record.hpp"

#include "support/field_words.hpp"
#include "support/form_sketch.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gouji;

namespace {

Record read_form(const Table& table) {
    Document document;
    TypedTable typed;
    typed.table = table;
    typed.axes.resize(table.columns.size(), Axis::none);
    document.tables.push_back(std::move(typed));
    return record_of(document, test::lexicon());
}

const Fact& figure(const Record& record, const std::string& text) {
    const auto found = std::ranges::find_if(record.facts, [&](const Fact& fact) { return fact.source.text == text; });
    REQUIRE(found != record.facts.end());
    return *found;
}

const Table one_project = test::form({{"项目名称", "绿化养护", "<", "<", "<"},
                                      {"项目资金（万元）", "年度资金总额：", "176.00", "其中：财政拨款", "174.00"},
                                      {"^", "其他资金", "2.00", "", ""},
                                      {"一级指标", "二级指标", "三级指标", "指标值", "分值"},
                                      {"产出", "数量", "面积", "30", "10"}});

}  // namespace

TEST_CASE("money of a project's form carries the project, its source and its place in the form") {
    const Record record = read_form(one_project);
    const Fact& fiscal = figure(record, "174.00");
    CHECK(fiscal.binding == Binding::bound);
    CHECK(fiscal.coordinates.value(Dimension::item) == "performance");
    CHECK(fiscal.coordinates.value(Dimension::fund) == "fiscal");
    CHECK(fiscal.coordinates.value(Dimension::project) == "绿化养护");
    CHECK(fiscal.unit == Unit::ten_thousand_yuan);
    CHECK(fiscal.row == 1);
    CHECK(fiscal.column == 4);
    CHECK(figure(record, "2.00").row == 2);
}

TEST_CASE("two forms of one project name are about two projects") {
    Document document;
    for (int copy = 0; copy < 2; ++copy) {
        document.tables.emplace_back();
        document.tables.back().table = one_project;
        document.tables.back().axes.resize(one_project.columns.size(), Axis::none);
    }
    const Record record = record_of(document, test::lexicon());
    CHECK(record.facts.front().coordinates.value(Dimension::project) == "绿化养护");
    CHECK(record.facts.back().coordinates.value(Dimension::project) == "绿化养护#2");
}

TEST_CASE("targets and weights of indicators are no figures of money") {
    const Record record = read_form(one_project);
    CHECK(std::ranges::none_of(record.facts, [](const Fact& fact) { return fact.source.text == "30" || fact.source.text == "10"; }));
}

TEST_CASE("the sources of a form add up to its total, and the sum is accepted") {
    const Record record = read_form(one_project);
    REQUIRE(record.sums.size() == 1);
    const Sum& sum = record.sums.front();
    CHECK(record.facts.at(sum.parent).source.text == "176.00");
    CHECK(sum.parts.size() == 2);
    CHECK_FALSE(sum.subset);
    CHECK(sum.acceptance == Acceptance::accepted);
}

TEST_CASE("money of a whole body's form names no project") {
    const Record record = read_form(test::form({{"年度预算（万元）", "资金来源", "<", "资金总额"},
                                                {"^", "财政资金", "上级安排", "0.00"},
                                                {"^", "^", "本级安排", "197.31"},
                                                {"一级指标", "二级指标", "三级指标", "指标值"}}));
    const Fact& own = figure(record, "197.31");
    CHECK(own.coordinates.value(Dimension::origin) == "own_level");
    CHECK_FALSE(own.coordinates.has(Dimension::project));
}
