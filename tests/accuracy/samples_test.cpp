#include "samples.hpp"
#include "samples_or_skip.hpp"

#include "gouji/facts/record.hpp"

#include <doctest/doctest.h>

#include <filesystem>

using namespace gouji;
using namespace gouji::accuracy;

TEST_CASE("tables of real documents are as a person read them, and nothing in them is accused") {
    const auto samples = samples_or_skip();
    if (!samples) return;
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    const auto list = load_gold(*samples);
    CHECK(!list.empty());
    for (const auto& gold : list) {
        CAPTURE(std::filesystem::path(gold.pdf).filename().string());
        Document document;
        const Record record = read_record(gold.pdf, knowledge->lexicon, document);
        if (record.status == Status::template_) continue;   // an empty form has no tables that anybody checks
        for (const auto& mismatch : compare_gold(gold, document))
            FAIL_CHECK(mismatch.where, ": expected ", mismatch.expected, ", got ", mismatch.got);
        for (const auto& raised : raised_about_tables(record, *knowledge)) FAIL_CHECK(raised);
    }
}
