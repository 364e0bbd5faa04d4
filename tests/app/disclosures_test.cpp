#include "gouji/app/disclosures.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

Record published(const std::string& entity, int in_tables, int in_text, int year = 2025) {
    Record record;
    record.identity.entity = entity;
    record.identity.year = year;
    record.identity.kind = Kind::budget;
    Fact fact;
    for (int i = 0; i < in_tables; ++i) record.facts.push_back(fact);
    fact.origin = Origin::prose;
    for (int i = 0; i < in_text; ++i) record.facts.push_back(fact);
    return record;
}

using Groups = std::vector<std::vector<std::size_t>>;

}  // namespace

TEST_CASE("a narrative and the tables of the same body and year are one disclosure") {
    CHECK(group_disclosures({published("甲局", 0, 30), published("乙局", 90, 30), published("甲局", 200, 0)}) == Groups{{0, 2}, {1}});
}

TEST_CASE("another year, body, kind or level is another disclosure") {
    auto final_accounts = published("甲局", 200, 0);
    final_accounts.identity.kind = Kind::final_accounts;
    auto department = published("甲局", 200, 0);
    department.identity.level = Level::department;
    for (const auto& other : {published("甲局", 200, 0, 2024), published("乙局", 200, 0), final_accounts, department})
        CHECK(group_disclosures({published("甲局", 0, 30), other}) == Groups{{0}, {1}});
}

TEST_CASE("two complete publications of one body are not paired") {
    CHECK(group_disclosures({published("甲局", 200, 90), published("甲局", 300, 80)}) == Groups{{0}, {1}});
}

TEST_CASE("nothing is paired where several files could be the other half, or the body is not known") {
    CHECK(group_disclosures({published("甲局", 0, 30), published("甲局", 200, 0), published("甲局", 100, 0)}) == Groups{{0}, {1}, {2}});
    CHECK(group_disclosures({published("", 0, 30), published("", 200, 0)}) == Groups{{0}, {1}});
}

TEST_CASE("a file that could not be read is never half of a disclosure") {
    auto broken = published("甲局", 0, 30);
    broken.status = Status::unreadable;
    CHECK(group_disclosures({broken, published("甲局", 200, 0)}) == Groups{{0}, {1}});
}
