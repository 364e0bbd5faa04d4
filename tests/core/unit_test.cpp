#include "gouji/core/unit.hpp"

#include <doctest/doctest.h>

using namespace gouji;

TEST_CASE("units lead from id and print back to themselves") {
    for (const auto unit : {Unit::yuan, Unit::thousand_yuan, Unit::ten_thousand_yuan, Unit::million_yuan, Unit::hundred_million_yuan}) {
        CHECK(unit_from_id(id(unit)) == unit);
        CHECK(unit_at_start(printed_name(unit)) == unit);
        CHECK(is_money(unit));
    }
    CHECK(unit_from_id("percent") == Unit::percent);
    CHECK_FALSE(is_money(Unit::percent));
    CHECK_FALSE(is_money(Unit::unknown));
    CHECK_FALSE(unit_from_id("dollar").has_value());
    CHECK(yuan_exponent(Unit::ten_thousand_yuan) == 4);
    CHECK(yuan_exponent(Unit::hundred_million_yuan) == 8);
}

TEST_CASE("the longest unit word at the start counts") {
    CHECK(unit_at_start("万元,比上年") == Unit::ten_thousand_yuan);
    CHECK(unit_at_start("百万元") == Unit::million_yuan);
    CHECK(unit_at_start("%。") == Unit::percent);
    CHECK_FALSE(unit_at_start("万").has_value());
    CHECK_FALSE(unit_at_start("").has_value());
}

TEST_CASE("unit lines are read as printed") {
    CHECK(unit_in_line("单位:万元") == Unit::ten_thousand_yuan);
    CHECK(unit_in_line("金额单位:元") == Unit::yuan);
    CHECK(unit_in_line("单位:人民币万元") == Unit::ten_thousand_yuan);
    CHECK(unit_in_line("单位:万元单位名称:307005柳州市") == Unit::ten_thousand_yuan);
    CHECK(unit_in_line("单位名称:某某局单位:元") == Unit::yuan);
    CHECK(unit_in_line("单位:元部门:某某局") == Unit::yuan);
    CHECK(unit_in_line("2025年收支总表(万元)") == Unit::ten_thousand_yuan);
    CHECK(unit_in_line("金额(人民币元)") == Unit::yuan);
    CHECK(unit_in_line("(单位:亿元)") == Unit::hundred_million_yuan);
    CHECK(unit_in_line("单位:(万元)") == Unit::ten_thousand_yuan);
    CHECK(unit_in_line("单位万元") == Unit::ten_thousand_yuan);
}

TEST_CASE("organisations, names and figures are no unit lines") {
    for (const auto* text : {"单位:元氏县财政局", "预算单位:某某局", "填报人:元某", "安排12.5万元", "单位名称:万元小学", "", "单位:"}) {
        CHECK_FALSE_MESSAGE(unit_in_line(text).has_value(), text);
    }
    CHECK(unit_in_line("预算单位:元氏县财政局单位:万元") == Unit::ten_thousand_yuan);
}
