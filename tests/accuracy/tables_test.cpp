#include "tables.hpp"

#include "samples.hpp"
#include "samples_or_skip.hpp"

#include "gouji/app/rule_source.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace gouji;
using namespace gouji::accuracy;

namespace {

Cell cell_at(int row, int column, const std::string& text, CellContent content = CellContent::text) {
    Cell cell;
    cell.row = row;
    cell.column = column;
    cell.source = {3, {}, text};
    cell.content = content;
    return cell;
}

/// A table on pages 3 and 4: 科目编码 | 科目名称 | 本年支出 / 合计 | 本年支出 / 项目支出, three rows.
Document small_document() {
    Table table;
    table.title = "支出总表";
    table.printed_title = "2026年支出总表";
    table.unit = Unit::ten_thousand_yuan;
    table.pages = {3, 4};
    table.header_rows = 1;
    table.rows = 4;
    table.columns = {{ColumnRole::label, 0, {"科目编码"}, {}}, {ColumnRole::label, 0, {"科目名称"}, {}},
                     {ColumnRole::amount, 0, {"本年支出", "合计"}, {}}, {ColumnRole::amount, 0, {"本年支出", "项目支出"}, {}}};
    const std::vector<std::vector<std::string>> rows{{"208", "社会保障和就业支出", "3.00", "1.00"}, {"20805", "养老支出", "2.00", "0.50"}, {"2080505", "养老保险缴费", "2.00", "0.25"}};
    std::vector<std::string> path;
    for (int row = 1; row <= 3; ++row) {
        const auto& texts = rows[static_cast<std::size_t>(row - 1)];
        for (int column = 0; column < 4; ++column) table.cells.push_back(cell_at(row, column, texts[static_cast<std::size_t>(column)]));
        path.push_back(texts[1]);
        Entry entry;
        entry.row = row;
        entry.labels = {{1, texts[0], texts[1], {}}};
        entry.path = path;
        table.entries.push_back(entry);
    }
    Document document;
    document.tables.push_back({table, {}, {}, {}, {}});
    return document;
}

const std::string listed_table = "table\tx\tt1\t3\t4\t万元\t3\t4\ttable\t2026年支出总表\n";

TableScore score_of(const std::string& lines, const Document& document = small_document()) {
    return score_tables(parse_table_list("# ours\ndocument\tx\tsmall.pdf\t4\tyt\tWriter\n" + lines).at(0), document);
}

bool right(const std::string& text, const std::string& row_path, const std::string& column_path, int page = 3) {
    return score_of(listed_table + "cell\tx\tt1\t" + std::to_string(page) + "\t" + text + "\t" + row_path + "\t" + column_path + "\n").right == 1;
}

std::string listed(const std::string& pages, const std::string& size, const std::string& unit, const std::string& title) {
    return "table\tx\tt1\t" + pages + "\t" + unit + "\t" + size + "\ttable\t" + title + "\n";
}

}  // namespace

TEST_CASE("a listed table is found only with its pages, rows, columns, unit and title") {
    CHECK(score_of(listed("3\t4", "3\t4", "万元", "支出总表")).found == 1);
    CHECK(score_of(listed("3\t3", "3\t4", "万元", "支出总表")).found == 0);
    CHECK(score_of(listed("2\t4", "3\t4", "万元", "支出总表")).found == 0);
    CHECK(score_of(listed("3\t4", "4\t4", "万元", "支出总表")).found == 0);
    CHECK(score_of(listed("3\t4", "3\t5", "万元", "支出总表")).found == 0);
    CHECK(score_of(listed("3\t4", "3\t4", "元", "支出总表")).found == 0);
    CHECK(score_of(listed("3\t4", "3\t4", "-", "支出总表")).found == 0);
    CHECK(score_of(listed("3\t4", "3\t4", "万元", "收入总表")).found == 0);
}

TEST_CASE("a table that nobody listed is counted") {
    CHECK(score_of(listed_table).unlisted == 0);
    CHECK(score_of("").unlisted == 1);
}

TEST_CASE("a listed cell is right only with its text, page, own label, column leaf and compatible paths") {
    CHECK(right("0.25", "208 社会保障和就业支出 / 20805 养老支出 / 2080505 养老保险缴费", "本年支出 / 项目支出"));
    CHECK(right("0.25", "养老保险缴费", "项目支出"));
    CHECK(right("0.25", "208 社会保障和就业支出 / 05 养老保险缴费", "项目支出"));
    CHECK(right("2080505", "2080505 养老保险缴费", "科目编码"));
    CHECK_FALSE(right("0.26", "养老保险缴费", "项目支出"));
    CHECK_FALSE(right("0.25", "养老保险缴费", "项目支出", 4));
    CHECK_FALSE(right("0.25", "养老支出", "项目支出"));
    CHECK_FALSE(right("0.25", "2080506 养老保险缴费", "项目支出"));
    CHECK_FALSE(right("0.25", "养老保险缴费", "合计"));
    CHECK_FALSE(right("0.25", "210 卫生健康支出 / 养老保险缴费", "项目支出"));
    CHECK_FALSE(right("0.25", "养老保险缴费", "上年支出 / 项目支出"));
}

TEST_CASE("a cell of a form has its names left of it and above it") {
    Document document;
    Table form;
    form.form = true;
    form.printed_title = form.title = "绩效目标表";
    form.pages = {3};
    form.rows = 2;
    form.columns.resize(3);
    form.cells = {cell_at(0, 0, "绩效指标"), cell_at(0, 1, "二级指标"), cell_at(0, 2, "指标值"), cell_at(1, 1, "数量指标"), cell_at(1, 2, "≥5")};
    form.cells[0].row_span = 2;
    document.tables.push_back({form, {}, {}, {}, {}});
    const auto is_right = [&](const std::string& path, const std::string& head) {
        return score_of("table\tx\tt1\t3\t3\t-\t-\t-\tform\t绩效目标表\ncell\tx\tt1\t3\t≥5\t" + path + "\t" + head + "\n", document).right == 1;
    };
    CHECK(is_right("绩效指标 / 数量指标", "指标值"));
    CHECK_FALSE(is_right("绩效指标 / 质量指标", "指标值"));
    CHECK_FALSE(is_right("绩效指标 / 数量指标", "二级指标"));
}

TEST_CASE("a broken line of the list is refused with its number") {
    CHECK_THROWS_AS(parse_table_list("table\tx\tt1"), std::runtime_error);
    CHECK_THROWS_WITH(parse_table_list("document\tx\ta.pdf\t4\tyt\tWriter\ncell\tx\tt1\n"), doctest::Contains("line 2"));
    CHECK_THROWS_AS(parse_table_list("document\tx\ta.pdf\t4\tyt\tWriter\ntable\tx\tt1\t3\tfour\t-\t-\t-\tform\t-\n"), std::runtime_error);
}

TEST_CASE("tables and cells of published documents are as people saw them on their pages") {
    constexpr double tables_wanted = 0.99, cells_wanted = 0.995;
    const auto list = load_table_list();
    CHECK(list.size() >= 2);
    const auto samples = samples_or_skip();
    if (!samples) return;
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    const auto scores = score_listed(list, *samples, knowledge->lexicon);
    CHECK(scores.all.documents > 0);
    CHECK(scores.all.found >= tables_wanted * scores.all.listed);
    CHECK(scores.all.right >= cells_wanted * scores.all.cells);
    for (const auto& [name, score] : scores.documents)
        for (const auto& miss : score.misses) MESSAGE(name, " ", miss.where, ": listed ", miss.expected, ", read ", miss.got);
}
