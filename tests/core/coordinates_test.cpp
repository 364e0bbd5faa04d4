#include "gouji/core/coordinates.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

Coordinates coordinates(std::initializer_list<Coordinate> values) {
    Coordinates out;
    for (const auto& value : values) out.set(value);
    return out;
}

}  // namespace

TEST_CASE("every dimension has an id that leads back to it") {
    for (std::size_t i = 0; i < dimension_count; ++i) {
        const auto dimension = static_cast<Dimension>(i);
        CHECK(dimension_from_id(id(dimension)) == dimension);
    }
    CHECK(id(Dimension::measure) == "measure");
    CHECK(id(Dimension::gov_economic) == "gov_economic");
    CHECK_FALSE(dimension_from_id("colour").has_value());
}

TEST_CASE("codes nest by prefix at class, section and item length only") {
    CHECK(is_ancestor_or_self(Dimension::function, "208", "2080505"));
    CHECK(is_ancestor_or_self(Dimension::function, "20805", "2080505"));
    CHECK(is_ancestor_or_self(Dimension::economic, "301", "30101"));
    CHECK_FALSE(is_ancestor_or_self(Dimension::function, "20", "208"));
    CHECK_FALSE(is_ancestor_or_self(Dimension::function, "2080505", "208"));
    CHECK_FALSE(is_ancestor_or_self(Dimension::economic, "301", "30201"));
}

TEST_CASE("names nest by path, organisation codes by prefix") {
    CHECK(is_ancestor_or_self(Dimension::fund, "fiscal", "fiscal/general"));
    CHECK(is_ancestor_or_self(Dimension::fund, "fiscal", "fiscal"));
    CHECK_FALSE(is_ancestor_or_self(Dimension::fund, "fiscal", "fiscality"));
    CHECK_FALSE(is_ancestor_or_self(Dimension::year, "202", "2025"));
    CHECK(is_ancestor_or_self(Dimension::entity, "307", "307005"));
    CHECK_FALSE(is_ancestor_or_self(Dimension::entity, "城管局", "城管局本级"));
    CHECK(is_ancestor_or_self(Dimension::entity, "城管局", "城管局/本级"));
}

TEST_CASE("coordinates keep dimension order and one value each") {
    auto set = coordinates({{Dimension::fund, "fiscal"}, {Dimension::side, "revenue"}});
    CHECK(set.to_string() == "side=revenue fund=fiscal");
    set.set({Dimension::fund, "own"});
    CHECK(set.to_string() == "side=revenue fund=own");
    set.erase(Dimension::side);
    CHECK(set.to_string() == "fund=own");
    CHECK(set.value(Dimension::side).empty());
}

TEST_CASE("refining goes down the tree and keeps what is more precise") {
    auto set = coordinates({{Dimension::fund, "fiscal"}, {Dimension::category, "basic/personnel"}});
    const auto conflict = set.refine(
        coordinates({{Dimension::fund, "fiscal/general"}, {Dimension::category, "basic"}, {Dimension::side, "expenditure"}}));
    CHECK_FALSE(conflict.has_value());
    CHECK(set.to_string() == "side=expenditure fund=fiscal/general category=basic/personnel");
}

TEST_CASE("siblings conflict and leave the coordinates as they were") {
    auto set = coordinates({{Dimension::fund, "fiscal/general"}});
    const auto conflict = set.refine(coordinates({{Dimension::side, "revenue"}, {Dimension::fund, "fiscal/gov_fund"}}));
    CHECK(conflict == Dimension::fund);
    CHECK(set.to_string() == "fund=fiscal/general");
}

TEST_CASE("the same value said twice keeps the better certainty") {
    auto set = coordinates({{Dimension::side, "revenue", Certainty::inherited}});
    REQUIRE_FALSE(set.refine(coordinates({{Dimension::side, "revenue", Certainty::said}})).has_value());
    CHECK(set.find(Dimension::side)->certainty == Certainty::said);
    REQUIRE_FALSE(set.refine(coordinates({{Dimension::side, "revenue", Certainty::unknown}})).has_value());
    CHECK(set.find(Dimension::side)->certainty == Certainty::said);
}

TEST_CASE("differing dimensions count unset against set, but not certainty") {
    const auto a = coordinates({{Dimension::side, "revenue"}, {Dimension::fund, "fiscal"}, {Dimension::year, "2025"}});
    const auto b = coordinates({{Dimension::side, "revenue", Certainty::inherited}, {Dimension::fund, "own"}});
    CHECK(differing_dimensions(a, b) == std::vector{Dimension::fund, Dimension::year});
    CHECK(differing_dimensions(a, a).empty());
}
