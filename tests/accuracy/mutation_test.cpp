#include "arithmetic.hpp"
#include "mutation.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace gouji;
using namespace gouji::accuracy;

namespace {

constexpr std::size_t sample_stride = 7;    // prime, so that every digit position and step comes up
constexpr int least_recall_percent = 99;

std::string text_of(const Miss& miss) {
    std::string text = miss.pdf + " table " + std::to_string(miss.mutation.place.table + 1) + " row " +
                       std::to_string(miss.mutation.place.row) + " column " + std::to_string(miss.mutation.place.column) + ": " +
                       miss.printed + " -> " + miss.mutation.text + " breaks";
    for (const auto& family : miss.families) text += " " + family;
    return text;
}

/// Every change when GOUJI_EVERY_DIGIT is set: minutes.
std::size_t stride() { return std::getenv("GOUJI_EVERY_DIGIT") == nullptr ? sample_stride : 1; }

/// a + b = t, restated in another table
Fixture small_fixture() {
    Fixture fixture;
    fixture.published = {{{0, 0, 0}, "10.00"}, {{0, 1, 0}, "4.00"}, {{0, 2, 0}, "6.00"}, {{1, 0, 0}, "6.00"},
                         {{2, 0, 0}, "7.00"},  {{3, 0, 0}, "0.00"}, {{3, 1, 0}, "0.00"}, {{3, 2, 0}, "0.00"}};
    fixture.changes["clean"] = {};
    fixture.relations = {{"A01", Relation::Kind::sum, {{0, 0, 0}, {0, 1, 0}, {0, 2, 0}}},
                         {"B01", Relation::Kind::equal, {{0, 2, 0}, {1, 0, 0}}},
                         {"A02", Relation::Kind::sum, {{3, 0, 0}, {3, 1, 0}, {3, 2, 0}}}};
    return fixture;
}

}  // namespace

TEST_CASE("every digit of an amount is changed twice and never into a print that nobody writes") {
    CHECK(single_digit_changes("9.50") == std::vector<std::string>{"0.50", "4.50", "9.60", "9.00", "9.51", "9.55"});
    CHECK(single_digit_changes("95.00").front() == "15.00");
    CHECK(single_digit_changes("5,000.00").at(1) == "1,000.00");
}

TEST_CASE("the truth alone says whether a change can be seen") {
    const Fixture fixture = small_fixture();
    const Judge judge(fixture);
    SUBCASE("beyond rounding") {
        const auto judgement = judge.judge({{0, 1, 0}, "9.00"});
        CHECK(judgement.sight == Sight::visible);
        CHECK(judgement.families == std::vector<std::string>{"A01"});
    }
    SUBCASE("within half a unit per figure") { CHECK(judge.judge({{0, 1, 0}, "4.01"}).sight == Sight::within_rounding); }
    SUBCASE("a restatement off by one unit") { CHECK(judge.judge({{1, 0, 0}, "6.01"}).sight == Sight::off_by_one); }
    SUBCASE("only printed zeros are against it") { CHECK(judge.judge({{3, 1, 0}, "0.01"}).sight == Sight::zero_residue); }
    SUBCASE("printed zeros do not explain more than two units") { CHECK(judge.judge({{3, 1, 0}, "0.05"}).sight == Sight::visible); }
    SUBCASE("in no relation") { CHECK(judge.judge({{2, 0, 0}, "8.00"}).sight == Sight::unrelated); }
}

TEST_CASE("the relations of every fixture hold in its clean edition") {
    for (const auto& fixture : load_fixtures()) {
        const Texts clean = texts_of(fixture, "clean");
        int failing = 0;
        for (const auto& relation : fixture.relations) failing += standing_of(relation, clean) == Standing::holds ? 0 : 1;
        CHECK_MESSAGE(failing == 0, fixture.layout);
        CHECK(fixture.relations.size() > 200);
    }
}

TEST_CASE("single wrong digits in the tables of the fixtures are found, and nothing else is reported") {
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    for (const auto& fixture : load_fixtures()) {
        Benchmark sum;
        for (const auto& pdf : fixture.pdfs) sum += run_benchmark(fixture, pdf, *knowledge, stride());
        for (const auto& alarm : sum.false_alarms) FAIL_CHECK(alarm);
        REQUIRE_MESSAGE(sum.all.visible() > 200, fixture.layout);
        const bool enough = 100 * sum.all.found >= least_recall_percent * sum.all.visible();
        CHECK_MESSAGE(enough, fixture.layout, ": ", sum.all.found, " of ", sum.all.visible());
        if (enough) continue;
        for (const auto& miss : sum.misses) MESSAGE(text_of(miss));
    }
}
