#include "gouji/core/text.hpp"
#include "gouji/report/facts_data.hpp"
#include "gouji/report/rules_text.hpp"
#include "gouji/report/tables.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <sstream>

using namespace gouji;
using nlohmann::json;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

Record record_with_figure() {
    Record record;
    Fact fact;
    fact.value = parse_decimal("2931.45").value();
    fact.unit = Unit::ten_thousand_yuan;
    fact.binding = Binding::unbound;
    fact.coordinates.set({Dimension::side, "expenditure", Certainty::inherited});
    fact.unknown_words = {"奇怪", "词语"};
    fact.row_path = {"合计"};
    fact.column_path = {"基本支出", "小计"};
    fact.table = 0;
    fact.row = 4;
    fact.column = 2;
    fact.source = {15, {1.004, 2, 3, 4.5}, "2,931.45"};
    record.facts = {fact, Fact{}, Fact{}};
    record.facts[1].presence = Presence::blank;
    record.facts[2].origin = Origin::prose;
    return record;
}

Cell cell(int row, int column, std::string text, CellContent content = CellContent::text) {
    Cell made;
    made.row = row;
    made.column = column;
    made.source = {15, {10, 20, 30, 40}, std::move(text)};
    made.content = content;
    return made;
}

/// One header row, two data rows, a note.
Document document_with_table() {
    TypedTable typed;
    typed.kind = "summary";
    Table& table = typed.table;
    table.title = "一般公共预算支出表";
    table.number = "表5";
    table.unit = Unit::ten_thousand_yuan;
    table.pages = {15, 16};
    table.header_rows = 1;
    table.rows = 4;
    table.columns.resize(2);
    table.columns[0].path = {"科目名称"};
    table.columns[1].path = {"本年支出", "合计"};
    table.columns[1].role = ColumnRole::amount;
    table.cells = {cell(0, 0, "科目名称"), cell(0, 1, "合计"), cell(1, 0, "合计"), cell(1, 1, "2,931.45", CellContent::number),
                   cell(2, 0, "a|b"), cell(2, 1, "0.10", CellContent::number), cell(3, 0, "注：四舍五入")};
    Entry total;
    total.row = 1;
    total.total = true;
    total.path = {"合计"};
    Entry detail;
    detail.row = 2;
    detail.path = {"合计", "a|b"};
    Entry note;
    note.row = 3;
    note.role = RowRole::note;
    table.entries = {total, detail, note};
    Document document;
    document.tables = {typed};
    return document;
}

}  // namespace

TEST_CASE("facts as NDJSON: one figure a line with meaning, place, state and reason; blanks are no figures") {
    const auto lines = lines_of(write_facts_ndjson(record_with_figure(), {{Tie::not_checked, Reason::unknown_words}, {}, {Tie::tied, Reason::none}}));
    REQUIRE(lines.size() == 2);
    const auto fact = json::parse(lines[0]);
    CHECK(fact["value"] == "2931.45");
    CHECK(fact["places"] == 2);
    CHECK(fact["unit"] == "ten_thousand_yuan");
    CHECK(fact["state"] == "unbound");
    CHECK(fact["coordinates"]["side"]["value"] == "expenditure");
    CHECK(fact["coordinates"]["side"]["known"] == "inherited");
    CHECK(fact["page"] == 15);
    CHECK(fact["bbox"] == json{1.0, 2.0, 3.0, 4.5});
    CHECK(fact["text"] == "2,931.45");
    CHECK(fact["origin"] == "table");
    CHECK(fact["role"] == "level");
    CHECK(fact["tie"] == "not_checked");
    CHECK(fact["reason"] == "unknown_words");
    CHECK(fact["unknown_words"] == json{"奇怪", "词语"});
    CHECK(fact["label"] == "合计 / 基本支出 / 小计");
    const auto prose = json::parse(lines[1]);
    CHECK(prose["origin"] == "prose");
    CHECK(prose["tie"] == "tied");
    CHECK(prose["reason"].is_null());
    CHECK(prose["table"].is_null());
}

TEST_CASE("a figure without a state was not checked") {
    const auto fact = json::parse(lines_of(write_facts_ndjson(record_with_figure(), {}))[0]);
    CHECK(fact["tie"] == "not_checked");
    CHECK(fact["reason"] == "unread");
}

TEST_CASE("facts as CSV have one header and quote what needs quoting") {
    const auto lines = lines_of(write_facts_csv(record_with_figure(), {}));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].rfind("value,unit,places,state,coordinates,label,page,bbox,text,origin,role,tie,reason", 0) == 0);
    CHECK(lines[1].rfind("2931.45,ten_thousand_yuan,2,unbound,side=expenditure,合计 / 基本支出 / 小计,15,1.0 2.0 3.0 4.5,\"2,931.45\"", 0) == 0);
    CHECK(lines[1].find("奇怪 词语") != std::string::npos);
}

TEST_CASE("tables as Markdown are aligned for wide characters and escape bars") {
    const auto lines = lines_of(write_tables_markdown(document_with_table(), Language::zh));
    REQUIRE(lines.size() == 8);
    CHECK(lines[0] == "### 表5 一般公共预算支出表");
    CHECK(lines[2] == "第 15–16 页 · 单位：万元 · 2 行 2 列");
    CHECK(lines[4] == "| 科目名称 | 本年支出 / 合计 |");
    CHECK(lines[7] == "| a\\|b     |            0.10 |");
    for (std::size_t i = 5; i < lines.size(); ++i) CHECK(display_width(lines[i]) == display_width(lines[4]));
}

TEST_CASE("tables as CSV have one block each") {
    auto document = document_with_table();
    document.tables.push_back(document.tables.front());
    const auto lines = lines_of(write_tables_csv(document));
    REQUIRE(lines.size() == 9);
    CHECK(lines[0] == "一般公共预算支出表,15–16,万元");
    CHECK(lines[1] == "科目名称,本年支出 / 合计");
    CHECK(lines[2] == "合计,\"2,931.45\"");
    CHECK(lines[4].empty());
}

TEST_CASE("tables as JSON count printed rows from the first one below the header") {
    const auto table = json::parse(write_tables_json(document_with_table()))["tables"][0];
    CHECK(table["title"] == "一般公共预算支出表");
    CHECK(table["kind"] == "summary");
    CHECK(table["page"] == 15);
    CHECK(table["pages"] == json{15, 16});
    CHECK(table["unit"] == "万元");
    CHECK(table["rows"] == 2);
    CHECK(table["columns"] == 2);
    REQUIRE(table["cells"].size() == 4);
    const auto& found = table["cells"][3];
    CHECK(found["row"] == 1);
    CHECK(found["column"] == 1);
    CHECK(found["text"] == "0.10");
    CHECK(found["row_path"] == json{"合计", "a|b"});
    CHECK(found["column_path"] == json{"本年支出", "合计"});
    CHECK(found["bbox"] == json{10.0, 20.0, 30.0, 40.0});
}

TEST_CASE("a document without tables gives an empty list and a sentence") {
    CHECK(json::parse(write_tables_json({}))["tables"] == json::array());
    CHECK(write_tables_markdown({}, Language::zh) == "没有找到表格\n");
}

TEST_CASE("rules are listed aligned and explained in the language asked for") {
    RuleSet rules;
    Rule rule;
    rule.id = "GJ001";
    rule.catalogue = {"A01", "A02"};
    rule.title = {"收入总计等于支出总计", "Total revenue equals total expenditure"};
    rule.why = {"第一行\n第二行", "because"};
    rule.basis = "预算法";
    rules.rules = {rule, rule};
    rules.rules[1].id = "GJ1002";
    rules.rules[1].severity = Severity::note;
    const auto lines = lines_of(write_rule_list(rules, Language::zh));
    CHECK(lines.at(0) == "GJ001   A01 A02  不符  收入总计等于支出总计");
    CHECK(lines.at(1) == "GJ1002  A01 A02  提示  收入总计等于支出总计");
    const auto chinese = write_rule(rule, Language::zh, 80);
    CHECK(chinese.find("理由\n  第一行\n  第二行\n") != std::string::npos);
    CHECK(chinese.find("依据\n  预算法\n") != std::string::npos);
    CHECK(chinese.find("示例") == std::string::npos);
    CHECK(write_rule(rule, Language::en, 80).find("why\n  because\n") != std::string::npos);
}
