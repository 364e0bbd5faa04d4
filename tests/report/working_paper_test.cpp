#include "gouji/report/working_paper.hpp"

#include "report/sample.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::test;

namespace {

Fact figure(const std::string& value) {
    Fact fact;
    fact.value = parse_decimal(value).value();
    fact.unit = Unit::ten_thousand_yuan;
    fact.table = 0;
    fact.row = 1;
    fact.column = 1;
    fact.row_path = {"=cmd|' /C calc'!A0"};
    fact.column_path = {"合计"};
    fact.source = {1, {10, 20, 30, 40}, value};
    return fact;
}

std::string written(const std::vector<Record>& records) {
    auto sample = make_sample();
    add_finding(sample);
    WorkingPaper paper(Language::zh);
    for (const auto& record : records) paper.add(record, {});
    return paper.finish(sample.report);
}

}  // namespace

TEST_CASE("a working paper is the same bytes each time, holds what was added, and can be asked for again") {
    Record record;
    record.path = "预算.pdf";
    record.tables.emplace_back();
    record.tables.back().title = "收支总表";
    const auto without = written({record});
    record.facts.assign(50, figure("12.30"));
    CHECK(written({record}).starts_with("PK"));
    CHECK(written({record}) == written({record}));
    CHECK(written({record}).size() > without.size());
    auto sample = make_sample();
    WorkingPaper paper(Language::en);
    const std::string once = paper.finish(sample.report);
    CHECK(paper.finish(sample.report) == once);
    CHECK(once != written({}));
}

TEST_CASE("hostile text and figures of any length do not stop a working paper") {
    Record record;
    record.path = std::string(40'000, 'x') + "\xff\x01";
    record.facts = {figure("99999999999999.999"), figure("0.123456789"), figure("-1")};
    record.facts[1].table = 7;          // no such table
    record.facts[2].row_path = {std::string(100'000, '\n')};
    CHECK_NOTHROW(written({record}));
}
