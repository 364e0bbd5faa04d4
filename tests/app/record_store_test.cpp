#include "gouji/app/record_store.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

Record sample(const std::string& path, int in_tables, int in_text) {
    Record record;
    record.path = path;
    record.sha256 = std::string(64, 'a');
    record.pages = 3;
    record.identity.entity = "甲局";
    Fact fact;
    fact.value = {12345, 2};
    for (int i = 0; i < in_tables; ++i) record.facts.push_back(fact);
    fact.origin = Origin::prose;
    for (int i = 0; i < in_text; ++i) record.facts.push_back(fact);
    return record;
}

}  // namespace

TEST_CASE("records come back whole, in any order, while heads have no figures") {
    RecordStore store(3);
    const auto late = pack_record(sample("b.pdf", 7, 2)), early = pack_record(sample("a.pdf", 1, 4));
    store.put(2, *unpack_record(late));
    store.put(0, *unpack_record(early));
    Record unread;
    unread.status = Status::unreadable;
    unread.path = "c.pdf";
    store.put(1, unread);
    CHECK(write_record(store.load(0)) == write_record(sample("a.pdf", 1, 4)));
    CHECK(write_record(store.load(2)) == write_record(sample("b.pdf", 7, 2)));
    CHECK(write_record(store.load(1)) == write_record(unread));
    CHECK(store.heads()[2].table_figures == 7);
    CHECK(store.heads()[2].narrative_figures == 2);
    CHECK(store.heads()[2].record.identity.entity == "甲局");
    CHECK(store.heads()[2].record.facts.empty());
}

TEST_CASE("what a child wrote is not trusted") {
    const auto good = pack_record(sample("a.pdf", 1, 1));
    REQUIRE(unpack_record(good).has_value());
    for (const std::string bad : {"", "\n", "1 1\n", "x 1\n{}\n{}", "1\n{}\n{}", "1 1\n{\"version\":1}\n{}", "-1 1\n{}\n{}"})
        CHECK_FALSE(unpack_record(bad).has_value());
}

TEST_CASE("a record that cannot be decoded any more is a crash, never silence") {
    RecordStore store(1);
    auto packed = *unpack_record(pack_record(sample("a.pdf", 1, 1)));
    const std::string torn = "{\"version\":1,\"facts\":[";
    packed.line = torn;
    store.put(0, packed);
    const auto record = store.load(0);
    CHECK(record.status == Status::crashed);
    CHECK(record.reason.starts_with("broken_record"));
    CHECK(record.path == "a.pdf");
}
