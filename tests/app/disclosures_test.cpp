#include "gouji/app/disclosures.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

RecordHead published(const std::string& entity, std::size_t in_tables, std::size_t in_text, int year = 2025) {
    RecordHead head;
    head.record.identity.entity = entity;
    head.record.identity.year = year;
    head.record.identity.kind = Kind::budget;
    head.table_figures = in_tables;
    head.narrative_figures = in_text;
    return head;
}

using Groups = std::vector<std::vector<std::size_t>>;

}  // namespace

TEST_CASE("a narrative and the tables of the same body and year are one disclosure") {
    CHECK(group_disclosures({published("甲局", 0, 30), published("乙局", 90, 30), published("甲局", 200, 0)}) == Groups{{0, 2}, {1}});
}

TEST_CASE("another year, body, kind or level is another disclosure") {
    auto final_accounts = published("甲局", 200, 0);
    final_accounts.record.identity.kind = Kind::final_accounts;
    auto department = published("甲局", 200, 0);
    department.record.identity.level = Level::department;
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
    broken.record.status = Status::unreadable;
    CHECK(group_disclosures({broken, published("甲局", 200, 0)}) == Groups{{0}, {1}});
}
