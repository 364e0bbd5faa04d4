#include "gouji/findings/accept.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

struct Judged {
    Rule rule;
    Record city, county;
    std::vector<DocumentResult> documents;

    Judged() {
        rule.id = "GJ012";
        city.identity.entity = "某市城市管理局";
        city.identity.year = 2025;
        city.identity.kind = Kind::budget;
        city.identity.level = Level::department;
        county.identity.entity = "某县档案馆";
        documents.resize(2);
        documents[0].record = &city;
        documents[1].record = &county;
        for (auto& document : documents) document.coverage.relations_run = 1;
    }
    void add(std::size_t document, char digit) {
        Finding finding;
        finding.rule = &rule;
        finding.fingerprint = std::string(32, digit);
        finding.actual = {283, 1};
        finding.expected = Decimal{290, 1};
        finding.unit = Unit::ten_thousand_yuan;
        finding.arguments = {{"label", "合计"}};
        documents[document].findings.push_back(finding);
    }
};

Suppression accepts(char digit, const std::string& document = "", std::optional<Date> expires = std::nullopt) {
    Suppression one;
    one.fingerprint = std::string(32, digit);
    one.document = document;
    one.expires = expires;
    return one;
}

constexpr Date today{2027, 1, 31};

}  // namespace

TEST_CASE("an accepted finding leaves the findings and is kept with what accepts it") {
    Judged judged;
    judged.add(0, 'a');
    judged.add(0, 'b');
    auto one = accepts('a');
    one.reason = "已核实";
    const auto ledger = apply_suppressions({one}, today, judged.documents);
    REQUIRE(judged.documents[0].findings.size() == 1);
    CHECK(judged.documents[0].findings[0].fingerprint == std::string(32, 'b'));
    REQUIRE(judged.documents[0].suppressed.size() == 1);
    CHECK(judged.documents[0].suppressed[0].by.reason == "已核实");
    CHECK(ledger.suppressed == 1);
    CHECK(ledger.unused.empty());
    CHECK(ledger.expired.empty());
}

TEST_CASE("a suppression holds on its last day and not on the next, and then it is told that it expired") {
    Judged judged;
    judged.add(0, 'a');
    auto again = judged.documents;
    CHECK(apply_suppressions({accepts('a', "", Date{2027, 1, 31})}, today, judged.documents).suppressed == 1);
    const auto ledger = apply_suppressions({accepts('a', "", Date{2027, 1, 30})}, today, again);
    CHECK(ledger.suppressed == 0);
    REQUIRE(ledger.expired.size() == 1);
    CHECK(again[0].findings.size() == 1);
    CHECK(ledger.unused.empty());
}

TEST_CASE("a suppression without finding is unused only where its document was checked") {
    Judged judged;
    const auto name = document_name(judged.city);
    CHECK(name == "某市城市管理局 2025 budget department");
    CHECK(apply_suppressions({accepts('a', name), accepts('b', "另一单位 2025"), accepts('c')}, today, judged.documents).unused.size() == 2);
    judged.documents[0].coverage.relations_run = 0;   // its file could not be read this time
    const auto ledger = apply_suppressions({accepts('a', name)}, today, judged.documents);
    CHECK(ledger.unused.empty());
}

TEST_CASE("a new baseline keeps reasons and dates, other documents' entries and the order of names; what is gone goes") {
    Judged judged;
    judged.add(1, 'c');
    judged.add(0, 'a');
    auto kept = accepts('a', document_name(judged.city), Date{2026, 12, 31}), gone = accepts('d', document_name(judged.city)),
         elsewhere = accepts('e', "乙单位 2024");
    kept.reason = "等待更正";
    elsewhere.reason = "另一批文件";
    const auto entries = updated_baseline({kept, gone, elsewhere}, judged.documents);
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].document == "乙单位 2024");
    CHECK(entries[0].reason == "另一批文件");
    CHECK(entries[1].fingerprint == std::string(32, 'c'));
    CHECK(entries[1].reason.empty());
    CHECK(entries[1].finding == "合计: 28.3 / 29.0 万元");
    CHECK(entries[2].reason == "等待更正");
    CHECK(entries[2].expires == Date{2026, 12, 31});
    CHECK(entries[2].rule == "GJ012");
}

TEST_CASE("dates are ordered and written as the calendar does") {
    CHECK(Date{2026, 12, 31} < Date{2027, 1, 1});
    CHECK(to_string(Date{2027, 1, 5}) == "2027-01-05");
}
