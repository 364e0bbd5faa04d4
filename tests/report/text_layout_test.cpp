#include "gouji/report/text_layout.hpp"

#include <doctest/doctest.h>

using namespace gouji;

TEST_CASE("lines break between wide characters, never inside a number or before a closing mark") {
    CHECK(wrapped("一二三四五六七八九十一二", 20) == std::vector<std::string>{"一二三四五六七八九十", "一二"});
    CHECK(wrapped("一二三四五六七八-16.00；涉及", 21) == std::vector<std::string>{"一二三四五六七八", "-16.00；涉及"});
    CHECK(wrapped("一二三四五六七-123.45 又", 20) == std::vector<std::string>{"一二三四五六七", "-123.45 又"});
    CHECK(wrapped("一二三四五六七八九十，又", 20) == std::vector<std::string>{"一二三四五六七八九", "十，又"});
}

TEST_CASE("lines break at spaces of Latin text and long words are cut at the width") {
    CHECK(wrapped("the quick brown fox jumps", 20) == std::vector<std::string>{"the quick brown fox", "jumps"});
    CHECK(wrapped(std::string(25, 'x'), 20) == std::vector<std::string>{std::string(20, 'x'), std::string(5, 'x')});
    CHECK(wrapped("", 20) == std::vector<std::string>{""});
}

TEST_CASE("further lines hang below the text") { CHECK(hanging("  头  ", "一二三四五六七八九十一二", 26) == "  头  一二三四五六七八九十\n      一二\n"); }

TEST_CASE("CSV fields are quoted only where they must be") {
    CHECK(csv_field("合计") == "合计");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("a\"b\n") == "\"a\"\"b\n\"");
}
