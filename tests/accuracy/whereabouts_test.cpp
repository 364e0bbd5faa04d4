#include "whereabouts.hpp"

#include "samples.hpp"
#include "samples_or_skip.hpp"
#include "truth.hpp"

#include "gouji/app/rule_source.hpp"
#include "gouji/facts/record.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

using namespace gouji;
using namespace gouji::accuracy;

namespace {

constexpr std::size_t shown_figures = 8;

void follow(const std::string& pdf, const Lexicon& lexicon) {
    CAPTURE(std::filesystem::path(pdf).filename().string());
    ReadingTrace trace;
    const Record record = read_record(pdf, lexicon, trace);
    if (record.status != Status::checked && record.status != Status::damaged) return;
    const Whereabouts found = follow_figures(trace);
    CHECK(found.lost.empty());
    CHECK(found.invented.empty());
    for (std::size_t i = 0; i < std::min(shown_figures, found.lost.size()); ++i) MESSAGE("page ", found.lost[i].page, ": ", found.lost[i].text, " in ", found.lost[i].why);
    for (std::size_t i = 0; i < std::min(shown_figures, found.invented.size()); ++i) MESSAGE("page ", found.invented[i].page, ": ", found.invented[i].text, ", ", found.invented[i].why);
}

}  // namespace

TEST_CASE("no figure of a fixture page is lost or invented") {
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    for (const auto& fixture : load_fixtures())
        for (const auto& pdf : fixture.pdfs) follow(pdf, knowledge->lexicon);
}

TEST_CASE("no figure of a published page is lost or invented") {
    const auto samples = samples_or_skip();
    if (!samples) return;
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    for (const auto& entry : std::filesystem::directory_iterator(*samples))
        if (entry.path().extension() == ".pdf") follow(entry.path().string(), knowledge->lexicon);
}
