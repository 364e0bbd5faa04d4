#include "gold_text.hpp"
#include "narrative.hpp"
#include "samples.hpp"
#include "samples_or_skip.hpp"

#include "gouji/facts/record.hpp"
#include "gouji/findings/finding.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

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

TEST_CASE("every kind of wrong word and figure is tried in the text, and at least 99 % of each that can be seen is found") {
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    std::map<std::string, std::pair<int, int>> classes;
    for (const auto& fixture : load_fixtures()) {
        const auto result = run_text_benchmark(fixture.layout, clean_texts(fixture).front(), *knowledge, 5);
        for (const auto& [kind, count] : result.classes) {
            classes[kind].first += count.first;
            classes[kind].second += count.second;
        }
    }
    for (const char* kind : {"amount", "delta", "percent", "share", "direction word", "year", "count", "unit", "statement"}) {
        CAPTURE(kind);
        CHECK(classes[kind].first > 0);
    }
}

TEST_CASE("every figure of the two narratives that something in the document can check is tied") {
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    const std::map<std::string, int> hard = {{"guangxi", 96}, {"xinjiang", 101}};   // restated, reckoned, counted: by hand, from the originals
    for (const auto& fixture : load_fixtures()) {
        const auto known = hard.find(fixture.layout);
        if (known == hard.end()) continue;
        CAPTURE(fixture.layout);
        const Record record = read_record(clean_texts(fixture).front(), knowledge->lexicon);
        const auto evaluation = evaluate(knowledge->rules, {&record});
        const TrueNarrative truth = load_narrative(fixture.layout);
        std::set<std::size_t> checked;
        for (const Statement& s : truth.statements)
            if (s.kind != Statement::Kind::at_most) checked.insert(s.figures.begin(), s.figures.end());
        int tied = 0;
        std::size_t next = 0;
        for (std::size_t f = 0; f < record.facts.size(); ++f) {
            const Fact& fact = record.facts[f];
            if (fact.origin != Origin::prose || !fact.is_figure()) continue;
            const bool open = evaluation.states.at(0).at(f).tie == Tie::not_checked;
            tied += open ? 0 : 1;
            std::string printed = fact.source.text;
            std::erase(printed, ' ');
            if (next == truth.figures.size() || printed != truth.figures[next]) continue;
            CHECK_MESSAGE((!open || !checked.contains(next)), printed, " is figure ", next);
            ++next;
        }
        CHECK(tied >= known->second);
    }
}

TEST_CASE("of published narratives as many figures are read as a person counted, and no list is contradicted") {
    const auto samples = samples_or_skip();
    if (!samples) return;
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    for (const auto& one : measure_gold_text(*samples, *knowledge)) {
        CAPTURE(one.name);
        // Most lists count money and percentages only, one counts things too.
        const auto near = [&](int figures) { return 100 * std::abs(figures - one.gold_figures) <= 3 * one.gold_figures; };
        CHECK((near(one.figures) || near(one.amounts)));
        CHECK(one.found == one.errors);
        CHECK(one.raised == 0);
        CHECK(one.false_alarms.empty());
    }
}

TEST_CASE("narratives that systems wrote are not accused of their changes") {
    const auto samples = samples_or_skip();
    if (!samples) return;
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    int documents = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*samples)) {
        const std::string name = entry.path().filename().string();
        const bool written_by_system = name.starts_with("sz-") || name.starts_with("yt-") || name.starts_with("wx-") || name.starts_with("xa-");
        if (!written_by_system || !name.ends_with("-2026.pdf")) continue;
        ++documents;
        const Record record = read_record(entry.path().string(), knowledge->lexicon);
        const auto evaluation = evaluate(knowledge->rules, {&record});
        const auto results = collect_findings(knowledge->rules, {&record}, evaluation, false);
        for (const Finding& finding : results.at(0).findings) {
            const auto* frame = std::get_if<FrameRule>(&finding.rule->kind);
            const bool about_change = frame != nullptr && (frame->kind == FrameKind::growth || frame->kind == FrameKind::flat);
            CHECK_MESSAGE((!about_change || finding.severity == Severity::note), name, " ", finding.rule->id, " ", finding.working);
        }
    }
    CHECK(documents > 10);
}
