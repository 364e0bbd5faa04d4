#include "gouji/table/find.hpp"

#include "gouji/pdf/reader.hpp"
#include "support/small_pdf.hpp"
#include "support/table_sketch.hpp"

#include <doctest/doctest.h>

#include <cmath>

using gouji::CellContent;
using gouji::Table;
using gouji::test::PageSketch;
using gouji::test::entry_named;
using gouji::test::tables_of;
using gouji::test::titled_page;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::vector<double> edges{50, 120, 300, 380};

Table only_table(const std::vector<PageSketch>& pages) {
    const auto tables = tables_of(pages);
    REQUIRE(tables.size() == 1);
    return tables[0];
}

std::string text_at(const Table& table, int row, int column) {
    const gouji::Cell* cell = table.cell(row, column);
    return cell == nullptr ? "no cell" : cell->source.text;
}

CellContent content_at(const Table& table, int row, int column) { return table.cell(row, column)->content; }

std::vector<std::string> figures_of(const Table& table) {
    std::vector<std::string> figures;
    for (const gouji::Cell& cell : table.cells)
        if (cell.value) figures.push_back(cell.source.text);
    return figures;
}

/// A small ruled table in the content stream of a page 600 × 800.
std::string drawn_table() {
    std::string content = "0.5 w ";
    for (const int y : {700, 680, 660, 640}) content += "100 " + std::to_string(y) + " m 400 " + std::to_string(y) + " l S ";
    for (const int x : {100, 250, 400}) content += std::to_string(x) + " 640 m " + std::to_string(x) + " 700 l S ";
    const char* texts[3][2] = {{"Item", "Amount"}, {"Roads", "1,234.50"}, {"Total", "2,345.60"}};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 2; ++column)
            content += "BT /F1 10 Tf " + std::to_string(110 + 150 * column) + " " + std::to_string(686 - 20 * row) + " Td (" + texts[row][column] + ") Tj ET ";
    return content;
}

std::vector<Table> tables_in(const std::string& bytes, std::vector<gouji::Page>& pages) {
    const auto file = gouji::read_pdf(bytes, "small.pdf");
    REQUIRE(file);
    pages = file->pages;
    std::vector<std::vector<gouji::Line>> lines;
    for (const gouji::Page& page : pages) lines.push_back(gouji::words_to_lines(page));
    return gouji::find_tables(pages, lines).tables;
}

}  // namespace

TEST_CASE("a table reads alike however its page is turned, and its boxes lie on the shown figures") {
    struct Shown { std::string boxes; std::string before; double x, y; };
    // middle of 1,234.50 on the page as shown: (about 280, 800 - 670) before turning
    const std::vector<Shown> pages{{"/MediaBox [0 0 600 800]", "", 280, 131},
                                   {"/MediaBox [0 0 600 800] /Rotate 90", "", 669, 280},
                                   {"/MediaBox [0 0 600 800] /Rotate 180", "", 320, 669},
                                   {"/MediaBox [0 0 600 800] /Rotate 270", "", 131, 320},
                                   {"/MediaBox [0 0 600 800] /CropBox [50 100 500 750]", "", 230, 81},
                                   {"/MediaBox [0 0 800 600]", "0 -1 1 0 0 600 cm ", 669, 280}};
    for (const Shown& shown : pages) {
        CAPTURE(shown.boxes);
        CAPTURE(shown.before);
        std::vector<gouji::Page> read;
        const auto tables = tables_in(gouji::test::small_pdf({gouji::test::SmallPage{shown.before + drawn_table(), shown.boxes, "", ""}}), read);
        REQUIRE(tables.size() == 1);
        CHECK(figures_of(tables[0]) == std::vector<std::string>{"1,234.50", "2,345.60"});
        const gouji::Box box = tables[0].cell(1, 1)->source.box;
        CHECK(std::abs(box.center_x() - shown.x) < 15);
        CHECK(std::abs(box.center_y() - shown.y) < 15);
    }
}

TEST_CASE("header cells of one to four lines do not shift the first data row") {
    PageSketch page;
    page.grid(edges, {100, 160, 180, 200});
    page.text(60, 134, "编码").text(130, 124, "科目").text(130, 139, "名称");
    for (int line = 0; line < 4; ++line) page.text(310, 112 + 13.0 * line, std::vector<std::string>{"一般", "公共", "预算", "拨款"}[static_cast<std::size_t>(line)]);
    page.text(60, 174, "208").text(130, 174, "社会保障").text(310, 174, "1.00").text(60, 194, "210").text(130, 194, "卫生").text(310, 194, "2.00");
    const Table table = only_table({page});
    CHECK(table.header_rows == 1);
    CHECK(table.columns[2].path == std::vector<std::string>{"一般公共预算拨款"});
    CHECK(text_at(table, 1, 2) == "1.00");
    CHECK(table.data_rows() == 2);
}

TEST_CASE("tables of two, three and seven pages keep every row in order") {
    for (const int count : {2, 3, 7}) {
        std::vector<PageSketch> pages;
        std::vector<std::string> expected;
        for (int page = 1; page <= count; ++page) {
            Rows rows;
            if (page == 1 || page % 2 == 0) rows.push_back({"科目编码", "科目名称", "金额"});
            for (int row = 0; row < 5; ++row) {
                expected.push_back(std::to_string(page) + "." + std::to_string(row) + "0");
                rows.push_back({std::to_string(20100 + page * 10 + row), "科目", expected.back()});
            }
            pages.push_back(titled_page(page, page == 1 ? "支出预算表" : "", edges, rows));
        }
        const Table table = only_table(pages);
        CHECK(figures_of(table) == expected);
        CHECK(table.pages.size() == static_cast<std::size_t>(count));
    }
}

TEST_CASE("a table goes on from a portrait page to a landscape one under its repeated header") {
    const Rows first{{"科目编码", "科目名称", "金额"}, {"208", "社会保障", "3.00"}};
    PageSketch wide(2, 900, 600);
    wide.table({80, 190, 470, 600}, 60, {{"科目编码", "科目名称", "金额"}, {"210", "卫生健康", "1.00"}});
    CHECK(only_table({titled_page(1, "支出预算表", edges, first), wide}).data_rows() == 2);
}

TEST_CASE("a note under the last row does not keep the table from going on") {
    auto first = titled_page(1, "支出预算表", edges, {{"科目编码", "科目名称", "金额"}, {"208", "社会保障", "3.00"}});
    first.text(50, 158, "注：金额保留两位小数");
    const Table table = only_table({first, titled_page(2, "", edges, {{"210", "卫生健康", "1.00"}, {"212", "城乡社区", "1.00"}})});
    CHECK(table.data_rows() == 3);
    CHECK(table.notes.size() == 1);
}

TEST_CASE("a box above a table and the axes of a chart beside it are not part of it") {
    PageSketch page;
    page.grid({50, 380}, {40, 70}).text(60, 58, "编制说明");
    page.text(150, 85, "支出预算表", 16).table({50, 250, 350}, 100, {{"项目", "金额"}, {"教育", "1.00"}, {"卫生", "2.00"}});
    page.vertical(420, 100, 160).horizontal(160, 420, 560).text(430, 130, "50.00");
    const Table table = only_table({page});
    CHECK(table.columns.size() == 2);
    CHECK(figures_of(table) == std::vector<std::string>{"1.00", "2.00"});
}

TEST_CASE("a header set one character below the other is one word and moves no other table") {
    PageSketch page;
    page.grid({50, 70, 200, 300}, {100, 120, 160, 180}).text(55, 114, "类").text(80, 114, "名称").text(210, 114, "金额");
    page.text(55, 131, "项").text(55, 143, "目").text(55, 155, "数").text(80, 144, "教育").text(210, 144, "1.00").text(80, 174, "卫生").text(210, 174, "2.00");
    const Table table = only_table({page});
    CHECK(text_at(table, 1, 0) == "项目数");
    CHECK(figures_of(table) == std::vector<std::string>{"1.00", "2.00"});
}

TEST_CASE("one missing inner ruling merges two cells and no others") {
    PageSketch page;
    for (const double y : {100.0, 120.0, 140.0, 160.0}) page.horizontal(y, 50, 380);
    for (const double x : {50.0, 120.0, 380.0}) page.vertical(x, 100, 160);
    page.vertical(300, 100, 120).vertical(300, 140, 160);
    page.text(60, 114, "编码").text(130, 114, "名称").text(310, 114, "金额");
    page.text(60, 134, "208").text(130, 134, "社会保障").text(350, 134, "1.00").text(60, 154, "210").text(130, 154, "卫生健康").text(350, 154, "2.00");
    const Table table = only_table({page});
    CHECK(table.columns.size() == 3);
    CHECK(text_at(table, 2, 2) == "2.00");
    CHECK(text_at(table, 2, 1) == "卫生健康");
}

TEST_CASE("units inside some cells of a column do not move its figures") {
    const Table table = only_table({titled_page(1, "支出预算表", edges, {{"编码", "名称", "金额"}, {"208", "社会保障", "12.50万元"}, {"210", "卫生健康", "3.00"}})});
    CHECK(table.cell(1, 2)->unit == gouji::Unit::ten_thousand_yuan);
    CHECK(content_at(table, 1, 2) == CellContent::number);
    CHECK(content_at(table, 2, 2) == CellContent::number);
}

TEST_CASE("long figures of touching columns stay two figures in their own columns") {
    PageSketch page;
    const std::vector<double> xs{50, 130, 210, 290};
    page.grid(xs, {100, 120, 140, 160}).text(60, 114, "项目").text(140, 114, "预算数").text(220, 114, "执行数");
    page.text(60, 134, "合计").text(131, 134, "1,234,567,890.1").text(211, 134, "2,345,678,901.2").text(60, 154, "教育").text(180, 154, "1.0").text(260, 154, "2.0");
    const Table table = only_table({page});
    CHECK(text_at(table, 1, 1) == "1,234,567,890.1");
    CHECK(text_at(table, 1, 2) == "2,345,678,901.2");
}

TEST_CASE("codes, ordinals and telephone numbers are no amounts") {
    const Table table = only_table({titled_page(1, "单位情况表", {50, 90, 160, 300, 420, 480},
                                                {{"序号", "科目编码", "单位名称", "联系电话", "金额"}, {"1", "2010601", "甲单位", "0755-88123456", "5.00"},
                                                 {"2", "2010602", "乙单位", "0755-88123457", "6.00"}, {"3", "2010603", "丙单位", "0755-88123458", "7.00"}})});
    CHECK(figures_of(table) == std::vector<std::string>{"5.00", "6.00", "7.00"});
    CHECK(content_at(table, 1, 0) == CellContent::ordinal);
    CHECK(content_at(table, 1, 1) == CellContent::code);
    CHECK(content_at(table, 1, 3) == CellContent::text);
}

TEST_CASE("the unit is read left, right, in the header, or is unknown") {
    const auto unit_of = [](double x, const std::string& text, const std::string& header) {
        PageSketch page;
        page.text(150, 60, "支出预算表", 16);
        if (!text.empty()) page.text(x, 90, text);
        return only_table({page.table({50, 250, 350}, 100, {{"项目", header}, {"教育", "1.00"}, {"卫生", "2.00"}})});
    };
    CHECK(unit_of(50, "金额单位：元", "金额").unit == gouji::Unit::yuan);
    CHECK(unit_of(290, "单位：万元", "金额").unit == gouji::Unit::ten_thousand_yuan);
    CHECK(unit_of(50, "", "金额（万元）").columns[1].unit == gouji::Unit::ten_thousand_yuan);
    CHECK_FALSE(unit_of(50, "", "金额").unit.has_value());
}

TEST_CASE("the numeral 一 is neither a dash nor a minus sign, and brackets stay in their place") {
    const Table table = only_table({titled_page(1, "支出预算表", edges, {{"编码", "名称", "金额"}, {"", "一", "-"}, {"208", "因公出国（境）费用", "1.00"}, {"209", "“三公”（类）（款）", "2.00"}})});
    CHECK(content_at(table, 1, 1) == CellContent::text);
    CHECK(content_at(table, 1, 2) == CellContent::dash);
    CHECK(text_at(table, 2, 1) == "因公出国（境）费用");
    CHECK(text_at(table, 3, 1) == "“三公”（类）（款）");
}

TEST_CASE("an empty line inside a cell moves no character") {
    PageSketch page;
    page.grid(edges, {100, 120, 180, 200}).text(60, 114, "编码").text(130, 114, "名称").text(310, 114, "金额");
    page.text(60, 154, "208").text(130, 134, "社会保障").text(130, 174, "和就业支出").text(310, 154, "1.00").text(60, 194, "210").text(130, 194, "卫生").text(310, 194, "2.00");
    const Table table = only_table({page});
    CHECK(text_at(table, 1, 1) == "社会保障和就业支出");
    CHECK(table.data_rows() == 2);
}

TEST_CASE("figures with unreadable glyphs are unread, never mended") {
    const Table table = only_table({titled_page(1, "支出预算表", edges, {{"编码", "名称", "金额"}, {"208", "社会保障", "1\uFFFD3.00"}, {"210", "卫生健康", "2.00"}})});
    CHECK(content_at(table, 1, 2) == CellContent::unread);
    CHECK_FALSE(table.cell(1, 2)->value.has_value());
}

TEST_CASE("Kangxi radicals in labels are matched as ideographs and quoted as printed") {
    const Table table = only_table({titled_page(1, "支出预算表", edges, {{"编码", "名称", "⾦额"}, {"", "合计", "3.00"}, {"208", "⼀般公共服务", "3.00"}})});
    CHECK(text_at(table, 2, 1) == "⼀般公共服务");
    CHECK(table.columns[2].role == gouji::ColumnRole::amount);
}

TEST_CASE("labels of both sides of a two-sided table stand with their own figures") {
    const Table table = only_table({titled_page(1, "收支总表", {50, 180, 260, 420, 500},
                                                {{"收入项目", "预算数", "支出项目", "预算数"}, {"一、财政拨款", "5.00", "一、一般公共服务支出", "3.00"}, {"二、事业收入", "1.00", "二、教育支出", "3.00"},
                                                 {"收入总计", "6.00", "支出总计", "6.00"}})});
    REQUIRE(entry_named(table, "教育支出", 1) != nullptr);
    CHECK(entry_named(table, "教育支出", 0) == nullptr);
    CHECK(table.columns[3].panel == 1);
    CHECK(entry_named(table, "支出总计", 1)->total);
}

TEST_CASE("a figure broken over two lines of a narrow cell is quoted as one") {
    PageSketch page;
    page.text(150, 60, "支出预算表", 16).grid({50, 250, 300}, {100, 120, 150, 170}).text(60, 114, "项目").text(255, 114, "金额");
    page.text(60, 139, "教育").text(252, 132, "1,353.144").text(285, 144, "093").text(60, 164, "卫生").text(262, 164, "2.000000");
    const Table table = only_table({page});
    CHECK(text_at(table, 1, 1) == "1,353.144093");
    CHECK(content_at(table, 1, 1) == CellContent::number);
}
