#include "gouji/table/find.hpp"

#include "gouji/pdf/reader.hpp"
#include "support/table_sketch.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

using gouji::Table;
using gouji::test::PageSketch;
using gouji::test::entry_named;
using gouji::test::tables_of;

namespace {

std::vector<Table> tables_in(const std::vector<gouji::Page>& pages) {
    std::vector<std::vector<gouji::Line>> lines;
    for (const gouji::Page& page : pages) lines.push_back(gouji::words_to_lines(page));
    gouji::remove_page_furniture(lines, pages);
    return gouji::find_tables(pages, lines).tables;
}

std::vector<gouji::Page> pages_of(const std::string& fixture) {
    std::ifstream file(std::string(GOUJI_SOURCE_DIR) + "/fixtures/" + fixture, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto read = gouji::read_pdf(bytes, fixture);
    REQUIRE(read);
    return read->pages;
}

/// Figures by row below the header and column.
std::map<std::pair<int, int>, std::string> figures_of(const Table& table) {
    std::map<std::pair<int, int>, std::string> figures;
    for (const gouji::Cell& cell : table.cells)
        if (cell.value) figures[{cell.row - table.header_rows, cell.column}] = cell.source.text;
    return figures;
}

/// Codes and names of the rows that have figures, from outermost to the row's own.
std::vector<std::string> labels_of(const Table& table) {
    std::vector<std::string> labels;
    for (const gouji::Entry& entry : table.entries) {
        std::string text;
        for (const gouji::Label& label : entry.labels) text += label.code + label.name + " ";
        const bool has_figure = std::any_of(table.cells.begin(), table.cells.end(), [&](const gouji::Cell& cell) { return cell.row == entry.row && cell.value; });
        if (has_figure) labels.push_back(text);
    }
    return labels;
}

/// Six columns under three header levels; `ruled` draws the lines too.
PageSketch budget_page(bool ruled, int number = 1) {
    PageSketch page(number);
    page.text(200, 60, "一般公共预算支出表", 16).text(440, 85, "单位：万元");
    page.text(60, 129, "科目编码").text(160, 129, "科目名称").text(385, 109, "本年支出");
    page.text(305, 139, "合计").text(385, 129, "基本支出").text(495, 139, "项目支出");
    page.text(366, 149, "人员").text(430, 149, "公用");
    const std::vector<std::vector<std::string>> rows{{"", "合计", "1,234.50", "900.00", "34.50", "300.00"}, {"208", "社会保障和就业支出", "34.50", "", "34.50", ""},
                                                     {"2080505", "基本养老保险缴费", "1,200.00", "900.00", "", "300.00"}, {"20811", "残疾人事业", "5.00", "", "5.00", ""}};
    const std::vector<double> ends{340, 398, 460, 535};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double y = 174.0 + 20.0 * static_cast<double>(i);
        if (!rows[i][0].empty()) page.text(60, y, rows[i][0]);
        page.text(130, y, rows[i][1]);
        for (std::size_t c = 2; c < 6; ++c)
            if (!rows[i][c].empty()) page.text(ends[c - 2] - 5.0 * static_cast<double>(rows[i][c].size()), y, rows[i][c]);
    }
    if (!ruled) return page;
    for (const double y : {98.0, 158.0, 178.0, 198.0, 218.0, 238.0}) page.horizontal(y, 50, 550);
    for (const double x : {50.0, 120.0, 280.0, 550.0}) page.vertical(x, 98, 238);
    for (const double x : {345.0, 465.0}) page.vertical(x, 118, 238);
    return page.horizontal(118, 280, 550).horizontal(138, 345, 465).vertical(403, 138, 238);
}

}  // namespace

TEST_CASE("a table without rulings reads as the same table with rulings") {
    const auto ruled = tables_of({budget_page(true)}), aligned = tables_of({budget_page(false)});
    REQUIRE(ruled.size() == 1);
    REQUIRE(aligned.size() == 1);
    CHECK_FALSE(aligned[0].ruled);
    CHECK(aligned[0].title == ruled[0].title);
    CHECK(aligned[0].unit == ruled[0].unit);
    CHECK(figures_of(aligned[0]) == figures_of(ruled[0]));
    REQUIRE(aligned[0].columns.size() == ruled[0].columns.size());
    for (std::size_t c = 0; c < ruled[0].columns.size(); ++c) CHECK(aligned[0].columns[c].path == ruled[0].columns[c].path);
    CHECK(entry_named(aligned[0], "基本养老保险缴费")->labels.back().code == "2080505");
}

TEST_CASE("horizontal rulings alone bound no columns: alignment does") {
    auto page = budget_page(false);
    for (const double y : {98.0, 158.0, 238.0}) page.horizontal(y, 50, 550);
    const auto tables = tables_of({page});
    REQUIRE(tables.size() == 1);
    CHECK(figures_of(tables[0]) == figures_of(tables_of({budget_page(true)})[0]));
}

TEST_CASE("fixture tables read without their rulings keep figures, labels and units in their places, and nearly all headers") {
    int columns = 0, alike = 0;   // of amounts; with the ruled table's header path
    for (const char* fixture : {"guangxi/guangxi-writer.pdf", "guangxi/guangxi-calc.pdf", "guangxi/guangxi-chromium.pdf", "guangxi/guangxi-xelatex.pdf",
                                "xinjiang/xinjiang-writer.pdf", "xinjiang/xinjiang-calc.pdf", "xinjiang/xinjiang-chromium.pdf"}) {
        CAPTURE(fixture);
        auto pages = pages_of(fixture);
        const auto ruled = tables_in(pages);
        for (gouji::Page& page : pages) page.rulings.clear();
        const auto aligned = tables_in(pages);
        CHECK(aligned.size() >= 6);
        for (const Table& table : aligned) {
            CAPTURE(table.title);
            const auto same = std::find_if(ruled.begin(), ruled.end(), [&](const Table& other) { return other.title == table.title && other.number == table.number; });
            REQUIRE(same != ruled.end());
            CHECK(table.columns.size() == same->columns.size());
            CHECK(table.pages == same->pages);
            CHECK(figures_of(table) == figures_of(*same));
            CHECK(labels_of(table) == labels_of(*same));
            CHECK(table.unit == same->unit);
            for (std::size_t c = 0; c < std::min(table.columns.size(), same->columns.size()); ++c)
                if (same->columns[c].role == gouji::ColumnRole::amount) {
                    ++columns;
                    alike += table.columns[c].path == same->columns[c].path ? 1 : 0;
                }
        }
    }
    constexpr double wanted = 0.96;   // a header over several columns is told from its neighbours by its place alone, 政府采购预算表 has three levels of them
    CHECK(columns > 200);
    CHECK(alike >= wanted * columns);
}

TEST_CASE("aligned rows go on at the top of the next page without a caption") {
    PageSketch second(2);
    for (const double y : {60.0, 80.0, 100.0}) second.text(60, y, "2101101").text(130, y, "行政单位医疗").text(315, y, "20.00").text(435, y, "20.00");
    const auto tables = tables_of({budget_page(false), second});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].pages == std::vector<int>{1, 2});
    CHECK(tables[0].data_rows() == 7);
    CHECK(tables[0].columns.size() == 6);
}

TEST_CASE("prose, lists and contents below a caption are no tables") {
    PageSketch prose;
    prose.text(200, 60, "支出情况表", 16);
    for (int i = 0; i < 5; ++i) prose.text(60, 100 + 20.0 * i, "基本支出").text(150, 100 + 20.0 * i, "12.50").text(300, 100 + 20.0 * i, "13.50").text(360, 100 + 20.0 * i, "万元，比上年增加。");
    CHECK(tables_of({prose}).empty());
    PageSketch contents;
    contents.text(250, 60, "目录", 16).text(60, 90, "附表");
    for (int i = 0; i < 8; ++i) contents.text(60, 110 + 20.0 * i, "一、收支总表").text(500, 110 + 20.0 * i, std::to_string(10 + i));
    CHECK(tables_of({contents}).empty());
    PageSketch uncaptioned;
    for (int i = 0; i < 5; ++i) uncaptioned.text(60, 100 + 20.0 * i, "项目").text(200, 100 + 20.0 * i, "12.50").text(300, 100 + 20.0 * i, "13.50");
    CHECK(tables_of({uncaptioned}).empty());
    PageSketch one_column;
    one_column.text(200, 60, "支出情况表", 16);
    for (int i = 0; i < 5; ++i) one_column.text(60, 100 + 20.0 * i, "项目").text(300, 100 + 20.0 * i, "13.50");
    CHECK(tables_of({one_column}).empty());
}
