// Codes with the years in which they and their names were in force.

#include "gouji/core/classification.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

const std::vector<DataFile> files{{"classification/function.tsv",
                                   "# comment\n201\t一般公共服务支出\n210\t医疗卫生与计划生育支出\t\t-2018\n210\t卫生健康支出\t卫生健康\t2019-\n"
                                   "2080505\t机关事业单位基本养老保险缴费支出\n2080506\t机关事业单位职业年金缴费支出\n"}};

}  // namespace

TEST_CASE("a code is known in the years it was in force") {
    const Classification known(files);
    CHECK(known.covers(Dimension::function));
    CHECK_FALSE(known.covers(Dimension::economic));
    CHECK(known.has_code(Dimension::function, "201", 2025));
    CHECK(known.has_code(Dimension::function, "210", 2017));
    CHECK_FALSE(known.has_code(Dimension::function, "299", 2025));
}

TEST_CASE("the name of a code depends on the year, and both names were its own") {
    const Classification known(files);
    CHECK(known.name_in(Dimension::function, "210", 2018) == "医疗卫生与计划生育支出");
    CHECK(known.name_in(Dimension::function, "210", 2019) == "卫生健康支出");
    CHECK(known.has_name(Dimension::function, "210", "卫生健康"));
    CHECK_FALSE(known.has_name(Dimension::function, "201", "卫生健康"));
}

TEST_CASE("codes are found by their name among those of one length") {
    const Classification known(files);
    CHECK(known.codes_of(Dimension::function, "机关事业单位职业年金缴费支出", 7, 2025) == std::vector<std::string>{"2080506"});
    CHECK(known.codes_of(Dimension::function, "机关事业单位职业年金缴费支出", 3, 2025).empty());
}

TEST_CASE("a code stands twice only for different years, and the lexicon takes the name in force") {
    const auto lexicon = Lexicon::load(files);
    REQUIRE(lexicon);
    CHECK(lexicon->name_of(Dimension::function, "210") == "卫生健康支出");
    const std::vector<DataFile> twice{{"classification/function.tsv", "210\t甲\t\t2015-2019\n210\t乙\t\t2019-\n"}};
    CHECK_FALSE(Lexicon::load(twice));
    const std::vector<DataFile> no_years{{"classification/function.tsv", "210\t甲\t\t20x9-\n"}};
    CHECK_FALSE(Lexicon::load(no_years));
}
