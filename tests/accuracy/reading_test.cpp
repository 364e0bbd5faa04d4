#include "reading.hpp"

#include "gouji/app/rule_source.hpp"
#include "gouji/facts/record.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::accuracy;

namespace {

constexpr std::size_t shown_mismatches = 20;

void expect_true_reading(const std::string& producer) {
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    int read = 0;
    for (const auto& fixture : load_fixtures()) {
        for (const auto& pdf : fixture.pdfs) {
            if (producer_of(pdf) != producer) continue;
            Document document;
            const Record record = read_record(pdf, knowledge->lexicon, document);
            CHECK(record.status == Status::checked);
            const auto mismatches = compare_reading(fixture, pdf, document);
            CHECK_MESSAGE(mismatches.empty(), name_of(pdf), ": ", mismatches.size(), " mismatches");
            for (std::size_t i = 0; i < std::min(shown_mismatches, mismatches.size()); ++i)
                MESSAGE(mismatches[i].where, ": expected \"", mismatches[i].expected, "\", got \"", mismatches[i].got, "\"");
            ++read;
        }
    }
    CHECK(read >= 2);
}

}  // namespace

TEST_CASE("tables that Chromium printed are read as they are") { expect_true_reading("chromium"); }
TEST_CASE("tables that LibreOffice Writer printed are read as they are") { expect_true_reading("writer"); }
TEST_CASE("tables that LibreOffice Calc printed are read as they are") { expect_true_reading("calc"); }
TEST_CASE("tables that XeLaTeX printed are read as they are") { expect_true_reading("xelatex"); }
