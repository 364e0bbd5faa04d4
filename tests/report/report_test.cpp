#include "gouji/report/report.hpp"

#include "report/sample.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::test;

TEST_CASE("a finding fails the run from the severity asked for on, and none does when none is asked for") {
    auto sample = make_sample();
    add_finding(sample);
    Finding finding = sample.report.documents[0].findings[0];
    finding.severity = Severity::warning;
    CHECK(fails(finding, {Severity::note, {}}));
    CHECK(fails(finding, {Severity::warning, {}}));
    CHECK_FALSE(fails(finding, {Severity::error, {}}));
    CHECK_FALSE(fails(finding, {std::nullopt, {}}));
}

TEST_CASE("a document is fully checked when it was read, something ran, and enough figures are tied") {
    auto sample = make_sample();
    auto& good = sample.report.documents[0];   // 893 of 918 figures tied: 97.27…%
    const auto with = [](const char* percent) { return Gate{Severity::error, parse_decimal(percent)}; };
    CHECK(fully_checked(good, {}));
    CHECK(fully_checked(good, with("97.27")));
    CHECK_FALSE(fully_checked(good, with("97.28")));
    CHECK(say_unchecked(Language::zh, good, {}).empty());
    CHECK(say_unchecked(Language::zh, good, with("97.28")) == "已核对的数字占 97.2%，低于要求的 97.28%");

    good.coverage.relations_run = 0;
    CHECK_FALSE(fully_checked(good, {}));
    CHECK(status_id(good) == "nothing");
    CHECK(say_unchecked(Language::zh, good, {}) == "未作核对");

    const auto& bad = sample.report.documents[1];
    CHECK_FALSE(fully_checked(bad, {}));
    CHECK(status_id(bad) == "unreadable");
    CHECK(say_unchecked(Language::zh, bad, {}) == "无法读取 · 文件已加密，需要密码");
    CHECK(say_unchecked(Language::en, bad, {}).rfind("unreadable · ", 0) == 0);
}
