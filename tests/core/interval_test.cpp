#include "gouji/core/interval.hpp"

#include "arbitrary_decimal.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace gouji;

namespace doctest {
template <>
struct StringMaker<Agreement> {
    static String convert(Agreement value) { return ("Agreement " + std::to_string(static_cast<int>(value))).c_str(); }
};
}  // namespace doctest

namespace {

Decimal decimal(std::string_view text) { return parse_decimal(text).value(); }

std::vector<Decimal> decimals(std::initializer_list<std::string_view> texts) {
    std::vector<Decimal> out;
    for (const auto text : texts) out.push_back(decimal(text));
    return out;
}

Agreement sum(std::string_view total, std::initializer_list<std::string_view> parts, std::vector<int> weights = {}) {
    return compare_sum(decimal(total), decimals(parts), weights);
}

Agreement share(std::string_view part, std::string_view whole, std::string_view percent) {
    return compare_share(decimal(part), decimal(whole), decimal(percent));
}

Agreement growth(std::string_view level, std::string_view change, std::string_view percent) {
    return compare_growth(decimal(level), decimal(change), decimal(percent));
}

Restatement restated(std::string_view a, std::string_view b) { return compare_restated(decimal(a), decimal(b)); }

}  // namespace

TEST_CASE("a printed figure stands for half a unit to either side, closed") {
    const auto interval = interval_of(decimal("2931.45"));
    CHECK(contains(interval, decimal("2931.445")));
    CHECK(contains(interval, decimal("2931.455")));
    CHECK_FALSE(contains(interval, decimal("2931.4551")));
    CHECK(overlap(interval_of(decimal("526.48")), interval_of(decimal("526.49"))));
    CHECK_FALSE(overlap(interval_of(decimal("526.48")), interval_of(decimal("526.50"))));
    CHECK_FALSE(overlap(exactly(decimal("1.00")), exactly(decimal("1.01"))));
}

TEST_CASE("a figure too long for another digit gets a wider interval, never a narrower one") {
    constexpr Decimal largest{std::numeric_limits<std::int64_t>::max(), 2};
    CHECK(contains(interval_of(largest), largest));
    CHECK(compare(interval_of(largest).low, largest) < 0);
}

TEST_CASE("a sum is exact, explained by rounding, or a violation") {
    CHECK(sum("51.83", {"1.44", "33.60", "16.79"}) == Agreement::exact);
    CHECK(sum("51.83", {"1.44", "33.59", "16.79"}) == Agreement::residue);
    CHECK(sum("51.84", {"1.44", "33.59", "16.79"}) == Agreement::large_residue);
    CHECK(sum("51.85", {"1.44", "33.59", "16.79"}) == Agreement::violation);
    CHECK(sum("10.00", {"12.00", "2.00"}, {1, -1}) == Agreement::exact);
    CHECK(sum("10.00", {}) == Agreement::violation);
    CHECK(sum("0.00", {}) == Agreement::exact);
}

TEST_CASE("large residues end at the worst case of all half units") {
    const auto ten = {"1.00", "1.00", "1.00", "1.00", "1.00", "1.00", "1.00", "1.00", "1.00", "1.00"};
    std::vector<Decimal> parts;
    for (const auto* text : ten) parts.push_back(decimal(text));
    CHECK(compare_sum(decimal("10.02"), parts) == Agreement::residue);
    CHECK(compare_sum(decimal("10.03"), parts) == Agreement::large_residue);
    CHECK(compare_sum(decimal("9.95"), parts) == Agreement::large_residue);
    CHECK(compare_sum(decimal("10.06"), parts) == Agreement::violation);
}

TEST_CASE("printed zeros give no slack, but excuse at most two units as a large residue") {
    CHECK(sum("10.00", {"9.97", "0.00", "0.00", "0.00", "0.00", "0.00"}) == Agreement::violation);
    CHECK(sum("10.00", {"9.98", "0.00", "0.00"}) == Agreement::large_residue);
    CHECK(sum("10.00", {"9.98"}) == Agreement::violation);
    CHECK(sum("0.00", {"3.55", "279.74"}) == Agreement::violation);
    CHECK(sum("0.00", {"0.01"}) == Agreement::large_residue);
}

TEST_CASE("every operand has the half unit of its own last place") {
    CHECK(sum("2.3", {"1.12", "1.22"}) == Agreement::residue);
    CHECK(sum("2.3", {"1.12", "1.25"}) == Agreement::violation);
    CHECK(sum("8", {"3.21", "5.12"}) == Agreement::residue);
}

TEST_CASE("figures too large for exact comparison are reported as such") {
    const Decimal huge{std::numeric_limits<std::int64_t>::max(), -30};
    const std::vector<Decimal> parts{{1, 9}};
    CHECK(compare_sum(huge, parts) == Agreement::overflow);
    CHECK(compare_share(huge, {1, 9}, {5000, 2}) == Agreement::overflow);
}

TEST_CASE("a restated figure is the same, not harmonised or different") {
    CHECK(restated("526.49", "526.49") == Restatement::same);
    CHECK(restated("526.49", "526.48") == Restatement::not_harmonised);
    CHECK(restated("526.50", "526.48") == Restatement::different);
    CHECK(restated("526.5", "526.48") == Restatement::same);
    CHECK(restated("526.48", "526.4") == Restatement::not_harmonised);
    CHECK(restated("526.48", "526.6") == Restatement::not_harmonised);
    CHECK(restated("526.48", "526.7") == Restatement::different);
    CHECK(restated("526.485", "526.49") == Restatement::same);
    CHECK(restated("526.485", "526.48") == Restatement::same);
    CHECK(restated("0.00", "0.01") == Restatement::not_harmonised);
}

TEST_CASE("units move the point before a restatement is compared") {
    const auto in_yuan = decimal("29314512");
    CHECK(compare_restated(scaled(in_yuan, -4), decimal("2931.45")) == Restatement::same);
    CHECK(compare_restated(scaled(in_yuan, -4), decimal("2931.47")) == Restatement::different);
}

TEST_CASE("a part may exceed its whole by rounding only") {
    CHECK(at_most(decimal("0.61"), decimal("0.61")));
    CHECK(at_most(decimal("0.62"), decimal("0.61")));
    CHECK_FALSE(at_most(decimal("0.63"), decimal("0.61")));
    CHECK(at_most(decimal("1"), decimal("0.50")));
    CHECK_FALSE(at_most(decimal("1"), decimal("0.49")));
}

TEST_CASE("shares are recomputed from intervals, one unit of the percentage is a residue") {
    CHECK(share("51.83", "2931.45", "1.77") == Agreement::exact);
    CHECK(share("51.83", "2931.45", "1.76") == Agreement::residue);
    CHECK(share("51.83", "2931.45", "1.75") == Agreement::violation);
    CHECK(share("0.01", "0.03", "40") == Agreement::residue);
    CHECK(share("-5.00", "10.00", "-50.00") == Agreement::exact);
    CHECK(share("100.00", "100.00", "100") == Agreement::exact);
}

TEST_CASE("a share of nothing only contradicts when the part is something") {
    CHECK(share("5.00", "0.00", "100.00") == Agreement::violation);
    CHECK(share("0.00", "0.00", "0.00") == Agreement::exact);
}

TEST_CASE("growth is recomputed over the base that level and change imply") {
    CHECK(growth("283.29", "221.94", "361.76") == Agreement::exact);
    CHECK(growth("4.03", "2.97", "280.19") == Agreement::exact);
    CHECK(growth("4.03", "2.97", "283.00") == Agreement::residue);
    CHECK(growth("4.03", "2.97", "284.00") == Agreement::violation);
    CHECK(growth("0.10", "0.04", "89.00") == Agreement::residue);
    CHECK(growth("0.10", "0.04", "92.00") == Agreement::violation);
}

TEST_CASE("a decrease may print its percentage with or without the sign") {
    CHECK(growth("90.00", "-10.00", "10.00") == Agreement::exact);
    CHECK(growth("90.00", "-10.00", "-10.00") == Agreement::exact);
    CHECK(growth("90.00", "-10.00", "11.11") == Agreement::violation);
    CHECK(growth("110.00", "10.00", "-10.00") == Agreement::violation);
}

TEST_CASE("growth from a base of zero contradicts any percentage") {
    CHECK(growth("5.00", "5.00", "100.00") == Agreement::violation);
    CHECK(growth("0.00", "0.00", "0.00") == Agreement::exact);
}

TEST_CASE("rounding the parts of any sum never gives a violation") {
    CHECK(rc::check("rounded parts", [] {
        const auto fine = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-99'999, 99'999));
        const auto rounded = [](std::int64_t value) { return (value >= 0 ? value + 5 : value - 5) / 10; };
        std::int64_t total = 0;
        std::vector<Decimal> parts;
        for (const int value : fine) {
            total += value;
            if (rounded(value) != 0) parts.push_back({rounded(value), 2});
            else total -= value;
        }
        const Decimal printed{rounded(total), 2};
        RC_PRE(!is_zero(printed));
        return compare_sum(printed, parts) < Agreement::violation;
    }));
}

TEST_CASE("a sum that is off by more than all half units is always a violation") {
    CHECK(rc::check("shifted total", [] {
        const auto coefficients = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 99'999));
        std::vector<Decimal> parts;
        std::int64_t total = 0;
        for (const int value : coefficients) {
            parts.push_back({value, 2});
            total += value;
        }
        const auto beyond = static_cast<std::int64_t>(parts.size() + 1) / 2 + 1;
        return compare_sum({total + beyond, 2}, parts) == Agreement::violation;
    }));
}

TEST_CASE("intervals add up to what their figures add up to") {
    CHECK(rc::check("sum", [](const Decimal& a, const Decimal& b) {
        return contains(*add(interval_of(a), interval_of(b)), *add(a, b));
    }));
    CHECK(rc::check("difference", [](const Decimal& a, const Decimal& b) {
        return contains(*subtract(interval_of(a), interval_of(b)), *subtract(a, b));
    }));
    CHECK(rc::check("overlap is symmetric", [](const Decimal& a, const Decimal& b) {
        return overlap(interval_of(a), interval_of(b)) == overlap(interval_of(b), interval_of(a));
    }));
}

TEST_CASE("a figure and its own rounding are the same restatement in both orders") {
    CHECK(rc::check("rounded", [](const Decimal& a) {
        const auto half = a.coefficient >= 0 ? 5 : -5;
        const Decimal coarse{(a.coefficient + half) / 10, a.places - 1};
        return compare_restated(a, coarse) == Restatement::same && compare_restated(coarse, a) == Restatement::same;
    }));
}

TEST_CASE("a percentage recomputed from the printed figures is exact") {
    CHECK(rc::check("share", [] {
        const auto whole = *rc::gen::inRange<std::int64_t>(1, 99'999'999);
        const auto part = *rc::gen::inRange<std::int64_t>(0, 99'999'999);
        const Decimal percent{(part * 20000 + whole) / (2 * whole), 2};
        return compare_share({part, 2}, {whole, 2}, percent) == Agreement::exact;
    }));
}
