#include "gouji/core/text.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <tuple>

using namespace gouji;

TEST_CASE("full-width and compatibility forms become what they stand for") {
    CHECK(fold("（１２．５％）") == "(12.5%)");
    CHECK(fold("单位：万元，ＡＢ") == "单位:万元,AB");
    CHECK(fold("⼀般公共预算⽀出") == "一般公共预算支出");
    CHECK(fold("⻓期⺠政⻋辆") == "长期民政车辆");
    CHECK(fold("㈠⑴⒈") == "(一)(1)1.");
    CHECK(fold("\uF900") == "\u8C48");
}

TEST_CASE("all white space vanishes, also the invisible kinds") {
    CHECK(fold(" 合　计\t\n") == "合计");
    CHECK(fold("1\u00A0000\u200B\uFEFF") == "1000");
    CHECK(fold("") == "");
}

TEST_CASE("quotes, dashes and colons have one form each and 一 is never a dash") {
    CHECK(fold("“三公”‘三公’") == "\"三公\"'三公'");
    CHECK(fold("–—―−－‐") == "------");
    CHECK(fold("一") == "一");
    CHECK(fold("单位∶元") == "单位:元");
    CHECK(fold("〔2025〕、。") == "〔2025〕、。");
}

TEST_CASE("circled numbers stay ordinals and raised digits stay out of figures") {
    CHECK(fold("①❷12") == "①②12");
    CHECK(fold("10²") == "10²");
    CHECK(fold("等…") == "等…");
}

TEST_CASE("folded bytes lead back to the characters that were printed") {
    const std::string printed = "（万 元）⼀";
    const auto folded = fold_with_origin(printed);
    REQUIRE(folded.text == "(万元)一");
    REQUIRE(folded.origin.size() == folded.text.size());
    const auto [begin, end] = folded.original(1, 7, printed);
    CHECK(printed.substr(begin, end - begin) == "万 元");
    const auto last = folded.original(8, 11, printed);
    CHECK(printed.substr(last.first, last.second - last.first) == "⼀");
    CHECK(folded.original(4, 4, printed) == std::pair<std::size_t, std::size_t>(folded.origin[4], folded.origin[4]));
    CHECK(folded.original(99, 120, printed) == std::pair(printed.size(), printed.size()));
}

TEST_CASE("one printed character may fold to several, all from the same place") {
    const auto folded = fold_with_origin("x㈠");
    REQUIRE(folded.text == "x(一)");
    CHECK(folded.original(1, 2, "x㈠") == std::pair<std::size_t, std::size_t>(1, 4));
}

TEST_CASE("folding any bytes gives valid text, is idempotent and keeps origins in range") {
    CHECK(rc::check("any bytes", [](const std::string& bytes) {
        const auto folded = fold_with_origin(bytes);
        RC_ASSERT(folded.text == fold(bytes));
        RC_ASSERT(folded.origin.size() == folded.text.size());
        RC_ASSERT(std::is_sorted(folded.origin.begin(), folded.origin.end()));
        for (const auto origin : folded.origin) RC_ASSERT(origin < bytes.size());
        RC_ASSERT(to_utf8(to_code_points(folded.text)) == folded.text);
    }));
    CHECK(rc::check("twice is once", [] {
        const auto points = *rc::gen::container<std::u32string>(rc::gen::inRange<char32_t>(0x20, 0x33FF));
        const auto once = fold(to_utf8(points));
        return fold(once) == once;
    }));
}

TEST_CASE("malformed bytes become replacement characters") {
    CHECK(to_code_points("a\xE4\xB8") == std::u32string{U'a', 0xFFFD, 0xFFFD});
    CHECK(to_code_points("\xC0\xAF") == std::u32string(2, 0xFFFD));
    CHECK(to_code_points("\xED\xA0\x80") == std::u32string(3, 0xFFFD));
    CHECK(to_code_points("\xF0\x9F\x98\x80") == std::u32string{0x1F600});
    CHECK(to_utf8(U"\xD800") == "\uFFFD");
}

TEST_CASE("text that leaves the program holds no controls") {
    CHECK(sanitize_utf8("a\x1B[31mb") == "a\uFFFD[31mb");
    CHECK(sanitize_utf8("a\nb\tc") == "a b c");
    CHECK(sanitize_utf8("表\xFF\u202E一") == "表\uFFFD\uFFFD一");
}

TEST_CASE("wide characters take two columns") {
    CHECK(display_width("表1（万元）") == 11);
    CHECK(display_width("a\u0301") == 1);
    CHECK(pad_right("合计", 6) == "合计  ");
    CHECK(pad_left("12", 4) == "  12");
    CHECK(pad_left("合计", 2) == "合计");
    CHECK(fit_width("合计", 4) == "合计");
    CHECK(fit_width("一般公共预算", 7) == "一般公…");
    CHECK(fit_width("一般公共预算", 6) == "一般… ");
    CHECK(fit_width("一般", 0) == "");
}

TEST_CASE("total words are recognised whole and at the end") {
    for (const auto* word : {"合计", "小计", "总计", "总额", "共计"}) CHECK(is_pure_total_word(word));
    CHECK_FALSE(is_pure_total_word("收入总计"));
    CHECK_FALSE(is_pure_total_word(""));
    CHECK(ends_with_total_word("收入总计"));
    CHECK(ends_with_total_word("本年支出合计"));
    CHECK_FALSE(ends_with_total_word("合计数"));
}

TEST_CASE("Chinese numerals up to ninety-nine are numbers") {
    CHECK(chinese_number("一") == 1);
    CHECK(chinese_number("十") == 10);
    CHECK(chinese_number("十二") == 12);
    CHECK(chinese_number("二十") == 20);
    CHECK(chinese_number("九十九") == 99);
    for (const auto* text : {"", "一一", "一百", "十十", "1", "一般"}) CHECK_MESSAGE(chinese_number(text) == 0, text);
}

TEST_CASE("leading ordinals tell level, number and length") {
    const auto read = [](std::string_view text) {
        const auto ordinal = leading_ordinal(text);
        return std::tuple(ordinal.level, ordinal.number, text.substr(ordinal.length));
    };
    CHECK(read("第一部分单位概况") == std::tuple(0, 1, "单位概况"));
    CHECK(read("一、本年收入") == std::tuple(1, 1, "本年收入"));
    CHECK(read("十二、其他") == std::tuple(1, 12, "其他"));
    CHECK(read("(三)国有资本") == std::tuple(2, 3, "国有资本"));
    CHECK(read("1.基本支出") == std::tuple(3, 1, "基本支出"));
    CHECK(read("12、基本支出") == std::tuple(3, 12, "基本支出"));
    CHECK(read("(1)人员") == std::tuple(4, 1, "人员"));
    CHECK(read("1)人员") == std::tuple(4, 1, "人员"));
    CHECK(read("③车辆") == std::tuple(5, 3, "车辆"));
}

TEST_CASE("figures, years, codes and plain words are no ordinals") {
    for (const auto* text : {"1.5万元", "2025年", "2025.", "301、工资", "一般公共预算", "(万元)", "(一", "第一季度", "0.", "", "1", "一"}) {
        CHECK_MESSAGE(leading_ordinal(text).level == -1, text);
    }
}

TEST_CASE("reading an ordinal never takes more than the text") {
    CHECK(rc::check("any bytes", [](const std::string& bytes) { return leading_ordinal(bytes).length <= bytes.size(); }));
}

TEST_CASE("bytes of a path that are no UTF-8 are shown as %XX, the rest as it is") {
    CHECK(display_path("预算/a b.pdf") == "预算/a b.pdf");
    CHECK(display_path("a\xff\xfe.pdf") == "a%FF%FE.pdf");
    CHECK(display_path("\xe9\xa2") == "%E9%A2");
    CHECK(display_path("a\nb\x1b[2J") == "a%0Ab%1B[2J");
}
