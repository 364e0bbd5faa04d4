#include "gouji/table/caption.hpp"

#include "support/page_sketch.hpp"

#include <doctest/doctest.h>

using gouji::Caption;
using gouji::Unit;
using gouji::fold;
using gouji::test::PageSketch;

namespace {

const gouji::Box table_box{50, 300, 550, 600};

Caption caption_of(const PageSketch& sketch) { return gouji::read_caption(sketch.lines(), table_box, 10); }

std::string number_of(const char* text) {
    const std::string folded = fold(text);
    return folded.substr(0, gouji::table_number_length(folded));
}

std::string stripped(const char* printed) {
    std::string number;
    std::optional<Unit> unit;
    return gouji::strip_title(printed, number, unit);
}

}  // namespace

TEST_CASE("table numbers of many spellings are recognised") {
    CHECK(number_of("预算公开01表") == "预算公开01表");
    CHECK(number_of("公开 01 表：收支预算总表") == "公开01表:");
    CHECK(number_of("公开表1") == "公开表1");
    CHECK(number_of("表 1") == "表1");
    CHECK(number_of("附表1") == "附表1");
    CHECK(number_of("（预算表5）") == "(预算表5)");
    CHECK(number_of("表一") == "表一");
    CHECK(number_of("表1-1") == "表1-1");
    CHECK(number_of("预算14表-2") == "预算14表-2");
}

TEST_CASE("titles and words that only look like numbers are no table numbers") {
    CHECK(number_of("部门收支总表").empty());
    CHECK(number_of("表一般公共预算").empty());
    CHECK(number_of("2026年收支总表").empty());
    CHECK(number_of("01").empty());
}

TEST_CASE("number, ordinal, year and unit are taken off a title, brackets with meaning stay") {
    CHECK(stripped("公开 01 表：收支预算总表") == "收支预算总表");
    CHECK(stripped("表12026年部门收支总表") == "部门收支总表");
    CHECK(stripped("一、2017年度收支预算总表") == "收支预算总表");
    CHECK(stripped("2026年市级部门收支预算总表") == "市级部门收支预算总表");
    CHECK(stripped("收支总表（单位：万元）") == "收支总表");
    CHECK(stripped("财政拨款支出预算表（功能科目）") == "财政拨款支出预算表（功能科目）");
    CHECK(stripped("收 支 总 表") == "收支总表");
}

TEST_CASE("number, title, owner and unit on lines of their own") {
    PageSketch sketch;
    sketch.text(50, 220, "公开05表").text(230, 250, "财政拨款支出预算表", 16).text(50, 285, "部门名称：某市财政局").text(480, 285, "单位：万元");
    const Caption caption = caption_of(sketch);
    CHECK(caption.title == "财政拨款支出预算表");
    CHECK(caption.number == "公开05表");
    CHECK(caption.owner == "某市财政局");
    REQUIRE(caption.unit);
    CHECK(*caption.unit == Unit::ten_thousand_yuan);
}

TEST_CASE("number and title may share a line") {
    PageSketch sketch;
    sketch.text(60, 250, "预算01表").text(250, 250, "收支总表").text(480, 285, "金额单位：元");
    const Caption caption = caption_of(sketch);
    CHECK(caption.number == "预算01表");
    CHECK(caption.title == "收支总表");
    REQUIRE(caption.unit);
    CHECK(*caption.unit == Unit::yuan);
}

TEST_CASE("a subtitle in brackets does not hide the title above it") {
    PageSketch sketch;
    sketch.text(200, 240, "部门整体支出绩效目标表", 16).text(270, 262, "（2026年度）");
    CHECK(caption_of(sketch).title == "部门整体支出绩效目标表");
}

TEST_CASE("a title over two lines is one title") {
    PageSketch sketch;
    sketch.text(100, 240, "一般公共预算拨款“三公”经费及会议费、培训", 18).text(230, 264, "费支出预算表", 18);
    CHECK(caption_of(sketch).title == "一般公共预算拨款“三公”经费及会议费、培训费支出预算表");
}

TEST_CASE("a sentence above a table is no title") {
    PageSketch sketch;
    sketch.text(60, 270, "三公经费支出情况见下表").text(60, 285, "比上年增加1.00万元，增长5%。");
    CHECK_FALSE(caption_of(sketch).has_title());
}
