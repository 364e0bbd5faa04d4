#include "gouji/core/decimal.hpp"

#include "arbitrary_decimal.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace gouji;

namespace {

Decimal decimal(std::string_view text) {
    const auto value = parse_decimal(text);
    REQUIRE_MESSAGE(value.has_value(), text);
    return *value;
}

constexpr Decimal largest{std::numeric_limits<std::int64_t>::max(), 0};

}  // namespace

TEST_CASE("a printed figure keeps its digits and its places") {
    CHECK(same_print(decimal("2,931.45"), {293145, 2}));
    CHECK(same_print(decimal("-58.69"), {-5869, 2}));
    CHECK(same_print(decimal("+0.10"), {10, 2}));
    CHECK(same_print(decimal(".50"), {50, 2}));
    CHECK(same_print(decimal("0.00"), {0, 2}));
    CHECK(same_print(decimal("1234567.8"), {12345678, 1}));
    CHECK(same_print(decimal("12,345,678"), {12345678, 0}));
}

TEST_CASE("what is no figure is not read as one") {
    for (const auto* text : {"", "-", "+", ".", "5.", "1.2.3", "1,23", "1234,567", ",123", "1,234,5", "1,,234", "12a", "--5", "1,234.5,6",
                             " 5", "5%", "1e5", "一"}) {
        CHECK_FALSE_MESSAGE(parse_decimal(text).has_value(), text);
    }
}

TEST_CASE("more digits than any disclosure prints are refused, leading zeros are not counted") {
    CHECK(parse_decimal("12345678901234567").has_value());
    CHECK_FALSE(parse_decimal("123456789012345678").has_value());
    CHECK(parse_decimal("000000000000000000001").has_value());
    CHECK_FALSE(parse_decimal("0.1234567890").has_value());
}

TEST_CASE("sums take the finer places and refuse to overflow") {
    CHECK(same_print(*add(decimal("1.5"), decimal("2.25")), {375, 2}));
    CHECK(same_print(*subtract(decimal("1"), decimal("2.25")), {-125, 2}));
    CHECK_FALSE(add(largest, {1, 0}).has_value());
    CHECK_FALSE(add(largest, {1, 2}).has_value());
    CHECK_FALSE(subtract(negate(largest), {1, 0}).has_value());
}

TEST_CASE("moving the point is exact and changing places never loses a digit") {
    CHECK(equal_value(scaled(decimal("1.23"), 4), decimal("12300")));
    CHECK(equal_value(scaled(decimal("12300"), -4), decimal("1.23")));
    CHECK(same_print(*with_places(decimal("1.20"), 1), {12, 1}));
    CHECK(same_print(*with_places(scaled(decimal("1.2"), 4), 0), {12000, 0}));
    CHECK_FALSE(with_places(decimal("1.23"), 1).has_value());
    CHECK_FALSE(with_places(largest, 1).has_value());
}

TEST_CASE("order goes by value, print by digits, even where the aligned digits leave 128 bits") {
    CHECK(equal_value(decimal("2.0"), decimal("2.00")));
    CHECK_FALSE(same_print(decimal("2.0"), decimal("2.00")));
    CHECK(compare(decimal("-1.5"), decimal("1")) < 0);
    CHECK(compare(Decimal{1, -30}, Decimal{largest.coefficient, 9}) > 0);
    CHECK(compare(Decimal{largest.coefficient, 9}, Decimal{1, -30}) < 0);
    CHECK(compare(Decimal{-1, -30}, Decimal{-5, 9}) < 0);
    CHECK(equal_value(Decimal{0, -30}, Decimal{0, 9}));
}

TEST_CASE("figures print with their places and with separators") {
    CHECK(to_string({293145, 2}) == "2931.45");
    CHECK(to_string({-5, 2}) == "-0.05");
    CHECK(to_string({0, 2}) == "0.00");
    CHECK(to_string({12, -3}) == "12000");
    CHECK(to_string({0, -3}) == "0");
    CHECK(to_grouped_string({123456789, 2}) == "1,234,567.89");
    CHECK(to_grouped_string({-100000, 2}) == "-1,000.00");
    CHECK(to_grouped_string({99999, 2}) == "999.99");
}

TEST_CASE("the smallest coefficient has a magnitude and does not overflow") {
    constexpr Decimal smallest{std::numeric_limits<std::int64_t>::min(), 0};
    CHECK(sign(absolute(smallest)) == 1);
    CHECK_FALSE(add(smallest, {0, 0}).has_value());
    CHECK(to_string(smallest) == "-9223372036854775808");
}

TEST_CASE("printing and reading are inverse") {
    CHECK(rc::check("plain", [](const Decimal& a) { return same_print(*parse_decimal(to_string(a)), a); }));
    CHECK(rc::check("grouped", [](const Decimal& a) { return same_print(*parse_decimal(to_grouped_string(a)), a); }));
}

TEST_CASE("addition obeys the laws of arithmetic") {
    CHECK(rc::check("commutes", [](const Decimal& a, const Decimal& b) { return same_print(*add(a, b), *add(b, a)); }));
    CHECK(rc::check("subtracting undoes it", [](const Decimal& a, const Decimal& b) { return equal_value(*subtract(*add(a, b), b), a); }));
    CHECK(rc::check("adding a positive figure makes more", [](const Decimal& a, const Decimal& b) {
        const auto positive = *add(absolute(b), Decimal{1, b.places});
        return compare(*add(a, positive), a) > 0;
    }));
    CHECK(rc::check("order is the sign of the difference", [](const Decimal& a, const Decimal& b) {
        return (compare(a, b) < 0) == (sign(*subtract(a, b)) < 0);
    }));
}
