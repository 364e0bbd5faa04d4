#include "findings/judged.hpp"

#include "gouji/rules/percent.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using gouji::test::Judged;

namespace {

std::string argument(const Finding& finding, const std::string& name) {
    for (const auto& [key, value] : finding.arguments)
        if (key == name) return value;
    return {};
}

/// A sentence whose percentage does not fit: rate, then the others by their roles.
struct Sentence {
    Judged doc;
    std::vector<std::string> names{"rate"};

    explicit Sentence(const std::string& rate) {
        doc.figure("rate", rate, 1, 1);
        doc.fact("rate").unit = Unit::percent;
        doc.fact("rate").origin = Origin::prose;
    }
    Sentence& with(const std::string& role, const std::string& value) {
        doc.figure(role, value, 1, static_cast<int>(names.size()) + 1);
        names.push_back(role);
        return *this;
    }
    Finding found(const std::string& rule, const std::string& expected) {
        auto& outcome = doc.outcome(rule, Verdict::violation, names);
        for (std::size_t i = 0; i < names.size(); ++i) outcome.operands[i].role = names[i];
        outcome.expected = parse_decimal(expected);
        outcome.difference = subtract(outcome.actual, *outcome.expected);
        const auto findings = doc.findings();
        REQUIRE(findings.size() == 1);
        return findings.front();
    }
};

}  // namespace

TEST_CASE("a percentage whose point stands elsewhere is named so") {
    const auto finding = Sentence("0.66").with("level", "1895").with("change", "134").found("growth", "6.60");
    CHECK(argument(finding, "slip") == "decimal_point");
    REQUIRE(finding.hint.has_value());
    CHECK(finding.hint->figure == 0);
    CHECK(to_string(finding.hint->value) == "6.60");
}

TEST_CASE("two exchanged digits of a percentage are named so") {
    const auto finding = Sentence("41.80").with("level", "25530.51").with("whole", "62148.00").found("share", "41.08");
    CHECK(argument(finding, "slip") == "transposed");
}

TEST_CASE("the ratio printed for the growth is recognised") {
    const auto finding = Sentence("110.00").with("level", "220.00").with("change", "20.00").found("growth", "10.00");
    CHECK(argument(finding, "slip") == "ratio");
}

TEST_CASE("a change divided by this year's amount is recognised") {
    const auto finding = Sentence("14.43").with("level", "116433.12").with("change", "16803.36").found("growth", "16.87");
    CHECK(argument(finding, "slip") == "current_year");
}

TEST_CASE("an amount printed as a percentage is recognised") {
    const auto finding = Sentence("20.00").with("level", "220.00").with("change", "20.00").found("growth", "10.00");
    CHECK(argument(finding, "slip") == "amount");
}

TEST_CASE("a growth printed for the completion is recognised") {
    const auto finding = Sentence("5.76").with("level", "500.12").with("base", "472.90").found("completion", "105.76");
    CHECK(argument(finding, "slip") == "growth");
}

TEST_CASE("exchanged digits of the change move the hint to the change") {
    // 28.10 of 400.02 is 7.56 %; printed as 21.80
    const auto finding = Sentence("7.56").with("level", "400.02").with("change", "21.80").found("growth", "5.76");
    CHECK(argument(finding, "slip") == "transposed");
    const auto change = Sentence("53.07").with("level", "4335.30").with("change", "1530.00").found("growth", "54.54");
    CHECK(argument(change, "slip") == "transposed");
    REQUIRE(change.hint.has_value());
    CHECK(change.evidence.at(change.hint->figure).source.text == "1530.00");
    CHECK(to_string(change.hint->value) == "1503.00");
}

TEST_CASE("the percentage of the paragraph before is recognised") {
    Sentence sentence("13.22");
    sentence.with("level", "4335.30").with("change", "1237.70");
    sentence.doc.figure("neighbour", "13.22", 5, 1);
    sentence.doc.fact("neighbour").unit = Unit::percent;
    sentence.doc.fact("neighbour").origin = Origin::prose;
    CHECK(argument(sentence.found("growth", "22.21"), "slip") == "copied");
}

TEST_CASE("where nothing plain explains it the recomputed value is the hint") {
    const auto finding = Sentence("13.22").with("level", "4335.30").with("change", "1237.70").found("growth", "22.21");
    CHECK(argument(finding, "slip").empty());
    REQUIRE(finding.hint.has_value());
    CHECK(to_string(finding.hint->value) == "22.21");
}

TEST_CASE("a sentence reckons with figures whose meaning is unknown: the severity of its rule stays") {
    Sentence sentence("13.22");
    sentence.with("level", "4335.30").with("change", "1237.70");
    sentence.doc.fact("level").binding = Binding::unbound;
    sentence.doc.fact("rate").binding = Binding::unbound;
    CHECK(sentence.found("growth", "22.21").severity == Severity::error);
}

TEST_CASE("a list after 其中 that exceeds its whole is told as a part that is too large") {
    Judged doc;
    doc.figure("whole", "100.00", 1, 1);
    doc.figure("a", "60.00", 1, 2);
    doc.figure("b", "70.00", 1, 3);
    auto& outcome = doc.outcome("breakdown", Verdict::violation, {"whole", "a", "b"});
    outcome.operands.front().role = "whole";
    CHECK(doc.findings().front().message == "subset_violation");
}
