#include "narrative.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gouji;
using namespace gouji::accuracy;

namespace {

constexpr std::size_t every_change = 1;    // the tables are read once: seconds
constexpr int least_recall_percent = 99;

std::string text_of(const TextMiss& miss) {
    std::string text = "figure " + std::to_string(miss.figure) + ": " + miss.printed + " -> " + miss.changed + " breaks";
    for (const auto& kind : miss.kinds) text += " " + kind;
    return text;
}

/// Of the clean edition; sheets have no text.
std::vector<std::string> clean_texts(const Fixture& fixture) {
    std::vector<std::string> pdfs = fixture.pdfs;
    std::erase_if(pdfs, [](const std::string& pdf) { return edition_of(pdf) != "clean" || producer_of(pdf) == "calc"; });
    return pdfs;
}

}  // namespace

TEST_CASE("what the truth says of the narratives holds in their clean edition") {
    for (const auto& fixture : load_fixtures()) {
        const auto truth = load_narrative(fixture.layout);
        CHECK(truth.statements.size() > 50);
        for (const auto& statement : truth.statements) CHECK_MESSAGE(holds(statement, truth.figures, truth.figures), fixture.layout, " ", name_of(statement.kind), " ", statement.figures.front());
    }
}

TEST_CASE("the truth alone says whether a change in the text can be seen") {
    const std::vector<std::string> clean = {"51.83万元", "8.27万元", "13.76%", "2,931.45万元", "1.77%"};
    const Statement growth{Statement::Kind::growth, {0, 1, 2}, -1}, share{Statement::Kind::share, {0, 3, 4}, 1}, restated{Statement::Kind::restated, {0}, 1};
    const auto with = [&](std::size_t at, const char* text) {
        auto changed = clean;
        changed.at(at) = text;
        return changed;
    };
    CHECK(holds(growth, clean, clean));
    CHECK_FALSE(holds(growth, clean, with(1, "9.27万元")));
    CHECK_FALSE(holds(growth, clean, with(2, "13.26%")));
    CHECK(holds(growth, clean, with(2, "13.77%")));      // one unit: a residue
    CHECK(holds(share, clean, with(4, "1.76%")));
    CHECK_FALSE(holds(share, clean, with(4, "2.77%")));
    CHECK(holds(restated, clean, with(0, "51.84万元")));  // not harmonised
    CHECK_FALSE(holds(restated, clean, with(0, "51.88万元")));
}

TEST_CASE("single wrong digits in the text of the fixtures are found, and nothing else is reported") {
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    int visible = 0, found = 0;
    std::vector<std::string> missed;
    for (const auto& fixture : load_fixtures()) {
        REQUIRE_MESSAGE(!clean_texts(fixture).empty(), fixture.layout);
        for (const std::string& pdf : clean_texts(fixture)) {
            const auto result = run_text_benchmark(fixture.layout, pdf, *knowledge, every_change);
            REQUIRE_MESSAGE(result.aligned, pdf);
            for (const auto& alarm : result.false_alarms) FAIL_CHECK(alarm);
            CHECK(result.visible > 50);
            visible += result.visible;
            found += result.found;
            for (const auto& miss : result.misses) missed.push_back(name_of(pdf) + " " + text_of(miss));
        }
    }
    const bool enough = 100 * found >= least_recall_percent * visible;
    CHECK_MESSAGE(enough, found, " of ", visible);
    if (enough) return;
    for (const auto& miss : missed) MESSAGE(miss);
}
