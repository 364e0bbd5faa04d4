#include "gouji/app/disclosures.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

RecordHead published(const std::string& entity, std::size_t in_tables, std::size_t in_text, int year = 2025) {
    RecordHead head;
    head.record.identity.entity = entity;
    head.record.identity.year = year;
    head.record.identity.kind = Kind::budget;
    head.record.sha256 = entity + std::to_string(in_tables) + "/" + std::to_string(in_text) + "/" + std::to_string(year);
    head.table_figures = in_tables;
    head.narrative_figures = in_text;
    return head;
}

using Groups = std::vector<std::vector<std::size_t>>;

/// What is published together.
Groups group_disclosures(const std::vector<RecordHead>& heads) {
    Groups out;
    for (const auto& group : group_documents(heads, heads.size())) out.push_back(group.own);
    return out;
}

std::vector<DocumentGroup> groups_of(const std::vector<RecordHead>& heads) {
    return group_documents(heads, heads.size());
}

}  // namespace

TEST_CASE("a narrative and the tables of the same body and year are one disclosure") {
    CHECK(group_disclosures({published("甲局", 0, 30), published("乙局", 90, 30), published("甲局", 200, 0)}) == Groups{{0, 2}, {1}});
}

TEST_CASE("another year, body, kind or level is another disclosure") {
    auto final_accounts = published("甲局", 200, 0);
    final_accounts.record.identity.kind = Kind::final_accounts;
    auto department = published("甲局", 200, 0), narrative = published("甲局", 0, 30);
    department.record.identity.level = Level::department;
    narrative.record.identity.level = Level::unit;
    for (const auto& other : {published("甲局", 200, 0, 2024), published("乙局", 200, 0), final_accounts, department})
        CHECK(group_disclosures({narrative, other}) == Groups{{0}, {1}});
}

TEST_CASE("what one of the two files does not say is no difference") {
    auto tables = published("甲局", 200, 0);
    tables.record.identity.level = Level::unknown;
    auto narrative = published("甲局", 0, 30);
    narrative.record.identity.level = Level::department;
    CHECK(group_disclosures({narrative, tables}) == Groups{{0, 1}});
}

TEST_CASE("a second copy of a file hinders no pairing") {
    const auto tables = published("甲局", 200, 0);
    CHECK(group_disclosures({published("甲局", 0, 30), tables, tables}) == Groups{{0, 1}, {2}});
}

TEST_CASE("a few figures in the notes of the tables do not make a publication complete") {
    CHECK(group_disclosures({published("甲局", 0, 30), published("甲局", 200, 4)}) == Groups{{0, 1}});
    CHECK(group_disclosures({published("甲局", 0, 30), published("甲局", 200, 40)}) == Groups{{0}, {1}});
}

TEST_CASE("files without a name are paired by several equal amounts, when no other file has nearly as many") {
    auto narrative = published("甲局", 0, 30), tables = published("", 200, 0), stranger = published("", 210, 0);
    narrative.record.salient = {900000, 800000, 700000, 600000, 500000, 400000};
    tables.record.salient = {900001, 800000, 700000, 600000, 500000, 300000};   // a narrative may truncate
    stranger.record.salient = {900000, 111111};
    CHECK(group_disclosures({narrative, tables, stranger}) == Groups{{0, 1}, {2}});
    stranger.record.salient = narrative.record.salient;
    CHECK(group_disclosures({narrative, tables, stranger}) == Groups{{0}, {1}, {2}});
    auto other_year = published("", 200, 0, 2024);
    other_year.record.salient = narrative.record.salient;
    CHECK(group_disclosures({narrative, other_year}) == Groups{{0}, {1}});
}

TEST_CASE("last year's document of the body is looked up, of the same kind and edition only") {
    auto later = published("某市甲局办公室", 90, 30), before = published("某市甲局办公室", 80, 30, 2024);
    CHECK(groups_of({later, before}).front().year_before == std::vector<std::size_t>{1});
    CHECK(groups_of({later, before}).back().year_before.empty());
    CHECK(groups_of({later, published("某市乙局办公室", 80, 30, 2024)}).front().year_before.empty());
    auto unit = before;
    unit.record.identity.level = Level::unit;
    later.record.identity.level = Level::department;
    CHECK(groups_of({later, unit}).front().year_before.empty());
    CHECK(groups_of({later, before, published("某市甲局办公室", 70, 20, 2024)}).front().year_before.empty());
}

TEST_CASE("final accounts know the budget of their year") {
    auto accounts = published("某市甲局办公室", 90, 30);
    accounts.record.identity.kind = Kind::final_accounts;
    const auto groups = groups_of({accounts, published("某市甲局办公室", 80, 30)});
    CHECK(groups.front().budget == std::vector<std::size_t>{1});
    CHECK(groups.back().budget.empty());
}

TEST_CASE("a department's units are found by code and by name, its own office too") {
    auto department = published("某市城市管理局", 300, 90);
    department.record.identity.level = Level::department;
    department.record.bodies = {{"", "某市城市管理局本级"}, {"307002", "某市监督中心"}, {"307003", "某市市政维护中心"}};
    auto office = published("某市城市管理局", 90, 30), by_code = published("某市城管监督中心", 90, 31), by_name = published("某市市政维护中心", 90, 32);
    office.record.identity.level = by_code.record.identity.level = by_name.record.identity.level = Level::unit;
    by_code.record.identity.entity_code = "307002";
    const auto groups = groups_of({department, office, by_code, by_name, published("某市水务局本级", 50, 20)});
    CHECK(groups.front().units == Groups{{1}, {2}, {3}});
    CHECK(groups.at(1).units.empty());
}

TEST_CASE("a unit of which two editions are given is none: which one the department counted is not known") {
    auto department = published("甲局", 90, 30);
    department.record.identity.level = Level::department;
    department.record.bodies = {{"", "某市监督中心"}, {"", "某市市政维护中心"}};
    const auto groups = groups_of({department, published("某市监督中心", 50, 10), published("某市市政维护中心", 50, 10), published("某市市政维护中心", 51, 10)});
    CHECK(groups.front().units == Groups{{1}});
}

TEST_CASE("documents with the same figures are told of once: at the later body, at the department of two editions") {
    auto first = published("某市甲局办公室", 90, 30), second = published("某市乙局办公室", 90, 31);
    first.record.content = second.record.content = "same";
    CHECK(groups_of({first, second}).front().twins.empty());
    CHECK(groups_of({first, second}).back().twins == std::vector<std::size_t>{0});
    auto unit = published("某市甲局办公室", 90, 32);
    unit.record.content = "same";
    unit.record.identity.level = Level::unit;
    first.record.identity.level = Level::department;
    CHECK(groups_of({first, unit}).front().twins == std::vector<std::size_t>{1});
    CHECK(groups_of({first, unit}).back().twins.empty());
}

TEST_CASE("documents given only to be looked up have no group of their own") {
    const auto later = published("某市甲局办公室", 90, 30), before = published("某市甲局办公室", 80, 30, 2024);
    const auto groups = group_documents({later, before}, 1);
    REQUIRE(groups.size() == 1);
    CHECK(groups.front().year_before == std::vector<std::size_t>{1});
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
