#include "gouji/rules/percent.hpp"
#include "gouji/rules/slip.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gouji;

namespace {

Decimal d(const char* text) { return *parse_decimal(text); }

bool may_mean(const char* printed, const char* meant, Slip slip) {
    return std::ranges::any_of(intended_by(d(printed)), [&](const Intended& i) { return i.slip == slip && equal_value(i.value, d(meant)); });
}

}  // namespace

TEST_CASE("a percentage is rounded half away from zero at the printed places") {
    CHECK(to_string(*percentage(d("3401.59"), d("2630.96"), 2)) == "129.29");
    CHECK(to_string(*percentage(d("1"), d("8"), 0)) == "13");
    CHECK(to_string(*percentage(d("-1"), d("8"), 0)) == "-13");
    CHECK(to_string(*percentage(d("1"), d("3"), 4)) == "33.3333");
}

TEST_CASE("no percentage of zero and none beyond what fits") {
    CHECK_FALSE(percentage(d("5"), d("0.00"), 2).has_value());
    CHECK_FALSE(percentage(d("99999999999999999"), d("0.000000001"), 9).has_value());
}

TEST_CASE("a proportion keeps the value of its factors whatever their places") {
    CHECK(to_string(*proportion(d("2.50"), d("4"), d("0.5"), 1)) == "20.0");
    CHECK(to_string(*proportion(scaled(d("25"), 4), d("1"), d("1000"), 0)) == "250");
}

TEST_CASE("a moved point and two exchanged digits are thought of") {
    CHECK(may_mean("0.06", "0.6", Slip::decimal_point));
    CHECK(may_mean("41.80", "41.08", Slip::transposed));
    CHECK_FALSE(may_mean("41.80", "41.88", Slip::transposed));
    CHECK(intended_by(d("0.00")).empty());
}

TEST_CASE("misprints resemble what was meant, other figures do not") {
    CHECK(resemble(d("12323.46"), d("12323.48")));
    CHECK(resemble(d("4.20"), d("2.40")));
    CHECK(resemble(d("35800"), d("3.58")));
    CHECK(resemble(d("238.29"), d("283.29")));
    CHECK(resemble(d("1238.29"), d("238.29")));
    CHECK_FALSE(resemble(d("53.60"), d("141.71")));
    CHECK_FALSE(resemble(d("3200.00"), d("211514.05")));
    CHECK_FALSE(resemble(d("0.00"), d("2.40")));
    CHECK(resemble(d("0"), d("0.00")));
}
