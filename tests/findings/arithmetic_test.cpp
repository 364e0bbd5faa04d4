#include "findings/judged.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::test;

namespace {

/// The value that a relation's arithmetic gives, reckoned again from the evidence as a reader would.
double redo(const Finding& finding, const Arithmetic& arithmetic) {
    const auto sum = [&](const std::vector<Addend>& addends) {
        double out = 0;
        for (const auto& one : addends) out += one.sign * std::stod(to_string(scaled(finding.evidence.at(one.figure).value, one.shift)));
        return out;
    };
    const double top = sum(arithmetic.numerator);
    return arithmetic.denominator.empty() ? top : 100 * top / sum(arithmetic.denominator);
}

const RelationNote& only_relation(const std::vector<Finding>& findings) {
    REQUIRE(findings.size() == 1);
    REQUIRE(findings.front().relations.size() == 1);
    return findings.front().relations.front();
}

/// A sentence: rate, level, change and base in the roles that sentences give them.
Outcome& sentence(Judged& judged, const std::string& kind, const std::vector<std::pair<std::string, std::string>>& names_and_roles,
                  const std::string& expected) {
    std::vector<std::string> names;
    for (const auto& [name, role] : names_and_roles) names.push_back(name);
    judged.fact(names.front()).unit = Unit::percent;
    auto& outcome = judged.outcome(kind, Verdict::violation, names);
    for (std::size_t i = 0; i < names.size(); ++i) outcome.operands[i].role = names_and_roles[i].second;
    outcome.unit = Unit::percent;
    outcome.expected = parse_decimal(expected);
    outcome.difference = subtract(outcome.actual, *outcome.expected);
    return outcome;
}

}  // namespace

TEST_CASE("a sum is told as the addends that give what was expected, with the figure it stands at") {
    Judged judged;
    judged.figure("total", "10.00", 1, 1);
    judged.figure("a", "3.00", 2, 1);
    judged.figure("b", "4.50", 3, 1);
    judged.outcome("sum", Verdict::violation, {"total", "a", "b"});
    const auto findings = judged.findings();
    const auto& relation = only_relation(findings);
    CHECK(findings.front().evidence.at(relation.figure).source.text == "10.00");
    REQUIRE(relation.arithmetic);
    CHECK(relation.arithmetic->denominator.empty());
    CHECK(relation.arithmetic->places == 2);
    CHECK(redo(findings.front(), *relation.arithmetic) == doctest::Approx(7.5));
}

TEST_CASE("an addend in another unit is brought to the unit of the total") {
    Judged judged;
    judged.figure("total", "9.00", 1, 1);
    judged.figure("a", "50000.00", 2, 1);
    judged.fact("a").unit = Unit::yuan;
    judged.figure("b", "3.00", 3, 1);
    judged.outcome("sum", Verdict::violation, {"total", "a", "b"});
    const auto findings = judged.findings();
    const auto& relation = only_relation(findings);
    REQUIRE(relation.arithmetic);
    CHECK(relation.arithmetic->numerator.at(0).shift == -4);
    CHECK(redo(findings.front(), *relation.arithmetic) == doctest::Approx(8.0));
}

TEST_CASE("a share, a growth and a growth from a printed base are told as quotients") {
    struct Case {
        const char* kind;
        std::vector<std::pair<std::string, std::string>> figures;
        const char* expected;
    };
    const Case cases[] = {
        {"share", {{"rate", "rate"}, {"level", "level"}, {"whole", "whole"}}, "25.00"},
        {"growth", {{"rate", "rate"}, {"level", "level"}, {"change", "change"}}, "33.33"},    // 50 ÷ (200 − 50)
        {"growth", {{"rate", "rate"}, {"level", "level"}, {"change", "change"}}, "20.00"},    // 50 ÷ (200 + 50), a decrease
        {"growth", {{"rate", "rate"}, {"level", "level"}, {"base", "base"}}, "25.00"},        // (200 − 160) ÷ 160
        {"growth", {{"rate", "rate"}, {"change", "change"}, {"base", "base"}}, "31.25"},      // 50 ÷ 160
        {"completion", {{"rate", "rate"}, {"level", "level"}, {"base", "base"}}, "125.00"},   // 200 ÷ 160
    };
    for (const auto& one : cases) {
        Judged judged;
        judged.figure("rate", "99.99", 1, 1);
        judged.figure("level", "200.00", 2, 1);
        judged.figure("change", "50.00", 3, 1);
        judged.figure("base", "160.00", 4, 1);
        judged.figure("whole", "800.00", 5, 1);
        sentence(judged, one.kind, one.figures, one.expected);
        const auto findings = judged.findings();
        const auto& relation = only_relation(findings);
        CAPTURE(one.expected);
        REQUIRE(relation.arithmetic);
        CHECK_FALSE(relation.arithmetic->denominator.empty());
        CHECK(redo(findings.front(), *relation.arithmetic) == doctest::Approx(std::stod(one.expected)).epsilon(0.0005));
    }
}

TEST_CASE("what no form gives to the digit has no arithmetic") {
    Judged judged;
    judged.figure("total", "10.00", 1, 1);
    judged.figure("a", "3.00", 2, 1);
    judged.figure("b", "4.50", 3, 1);
    auto& outcome = judged.outcome("sum", Verdict::violation, {"total", "a", "b"});
    outcome.expected = parse_decimal("7.49");
    outcome.difference = parse_decimal("2.51");
    const auto findings = judged.findings();
    CHECK_FALSE(only_relation(findings).arithmetic);
}
