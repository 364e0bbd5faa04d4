// Rounding over a whole document: what no single relation can see, and what is no error.

#include "mutation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace gouji;
using namespace gouji::accuracy;

namespace {

const Knowledge& knowledge() {
    static const Knowledge loaded = [] {
        auto found = load_knowledge("");
        if (!found) FAIL("the rules do not load");
        return std::move(*found);
    }();
    return loaded;
}

Fixture guangxi() { return load_fixture(std::string(GOUJI_SOURCE_DIR) + "/fixtures/guangxi"); }

std::string pdf_of(const Fixture& fixture, std::string_view name) {
    const auto found = std::ranges::find(fixture.pdfs, name, [](const std::string& pdf) { return name_of(pdf); });
    if (found == fixture.pdfs.end()) FAIL("no such PDF");
    return *found;
}

std::vector<Finding> without_notes(std::vector<Finding> findings) {
    std::erase_if(findings, [](const Finding& finding) { return finding.severity == Severity::note; });
    return findings;
}

constexpr int basic_expenditure = 5;   // 一般公共预算基本支出情况表
constexpr int salaries_row = 1, total_column = 2;

}  // namespace

TEST_CASE("class 301 printed 2,342.02 is within rounding of every relation and found by all of them together") {
    const auto fixture = guangxi();
    const Mutation mutation{{basic_expenditure, salaries_row, total_column}, "2,342.02"};
    const Judge judge(fixture);
    REQUIRE(judge.clean().at(mutation.place) == "2,342.01");
    CHECK(judge.judge(mutation).sight == Sight::within_rounding);
    const auto findings = without_notes(findings_with(fixture, pdf_of(fixture, "guangxi-clean-writer"), knowledge(), {{mutation.place, mutation.text}}));
    REQUIRE(findings.size() == 1);
    const auto& finding = findings.front();
    CHECK(finding.verdict == Verdict::infeasible);
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.rule->catalogue == std::vector<std::string>{"H11"});
    CHECK(finding.relations.size() >= 2);
    CHECK(finding.working.find(" > ") != std::string::npos);
    REQUIRE(finding.hint);
    CHECK(to_string(finding.hint->value) == "2342.01");
    CHECK(finding.evidence.at(finding.hint->figure).source.text == "2,342.02");
}

TEST_CASE("classes 301 and 302 printed two units too high in both columns are found") {
    const auto fixture = guangxi();
    const auto pdf = pdf_of(fixture, "guangxi-clean-writer");
    constexpr int services_row = 12, personnel_column = 3, operating_column = 4;
    const Texts salaries = {{{basic_expenditure, salaries_row, total_column}, "2,342.02"}, {{basic_expenditure, salaries_row, personnel_column}, "2,342.02"}};
    const Texts services = {{{basic_expenditure, services_row, total_column}, "56.78"}, {{basic_expenditure, services_row, operating_column}, "56.78"}};
    for (const auto& changed : {salaries, services}) {
        const auto findings = without_notes(findings_with(fixture, pdf, knowledge(), changed));
        REQUIRE_FALSE(findings.empty());
        const bool named = std::ranges::any_of(findings.front().evidence, [&](const Evidence& e) { return e.source.text == changed.begin()->second; });
        CHECK(named);
    }
}

TEST_CASE("the residues of the Guangxi form are notes, and the clean document has nothing else") {
    const auto fixture = guangxi();
    const auto findings = findings_with(fixture, pdf_of(fixture, "guangxi-clean-writer"), knowledge(), {});
    CHECK(without_notes(findings).empty());
    std::set<std::string> residues;
    for (const auto& finding : findings) {
        if (std::holds_alternative<PresentRule>(finding.rule->kind)) continue;   // the document is judged without its text
        CHECK(finding.verdict == Verdict::residue);
        for (const auto& relation : finding.relations) {
            const auto& evidence = finding.evidence.at(relation.figure);
            residues.insert(to_grouped_string(relation.expected.value()) + " → " + to_grouped_string(evidence.value));
        }
    }
    CHECK(residues == std::set<std::string>{"51.82 → 51.83", "2,931.44 → 2,931.45", "2,404.96 → 2,404.97", "2,348.20 → 2,348.21", "2,348.22 → 2,348.21",
                                            "2,342.00 → 2,342.01", "56.75 → 56.76", "2,404.98 → 2,404.97", "526.49 → 526.48"});
}
