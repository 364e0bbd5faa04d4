#include "findings/judged.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using gouji::test::Judged;

namespace {

std::vector<std::string> evidence_texts(const Finding& finding) {
    std::vector<std::string> texts;
    for (const auto& evidence : finding.evidence) texts.push_back(evidence.source.text);
    return texts;
}

/// total = a + b in one row, nothing else.
Judged broken_row(const char* total = "12.00", Verdict verdict = Verdict::violation) {
    Judged doc;
    doc.figure("total", total, 1, 1);
    doc.figure("a", "3.55", 1, 2);
    doc.figure("b", "4.45", 1, 3);
    doc.outcome("sum", verdict, {"total", "a", "b"});
    return doc;
}

}  // namespace

TEST_CASE("a violation takes its severity from its rule and shows what the others give") {
    const auto findings = broken_row().findings();
    REQUIRE(findings.size() == 1);
    const Finding& finding = findings.front();
    CHECK(finding.severity == Severity::error);
    CHECK(finding.verdict == Verdict::violation);
    CHECK(finding.message == "sum_violation");
    CHECK(to_string(finding.actual) == "12.00");
    CHECK(to_string(finding.expected.value()) == "8.00");
    CHECK(to_string(finding.difference.value()) == "4.00");
    CHECK(finding.working == "3.55 + 4.45 = 8.00");
    CHECK(evidence_texts(finding) == std::vector<std::string>{"12.00", "3.55", "4.45"});
    CHECK(finding.evidence.front().role == "total");
    CHECK(finding.evidence.front().document == std::string(64, 'a'));
    CHECK(finding.relations.size() == 1);
    CHECK_FALSE(finding.hint.has_value());
}

TEST_CASE("what is exact, does not apply or was not checked makes no finding") {
    for (const auto verdict : {Verdict::exact, Verdict::not_applicable, Verdict::not_checked}) {
        CAPTURE(static_cast<int>(verdict));
        CHECK(broken_row("8.00", verdict).findings().empty());
    }
}

TEST_CASE("a rule that is a note never gives more") {
    auto doc = broken_row();
    doc.rule("sum").severity = Severity::note;
    CHECK(doc.findings().front().severity == Severity::note);
}

TEST_CASE("a violation over a figure that is not fully bound is at most a warning") {
    for (const auto binding : {Binding::open, Binding::unbound}) {
        auto doc = broken_row();
        doc.fact("b").binding = binding;
        CHECK(doc.findings().front().severity == Severity::warning);
    }
}

TEST_CASE("a sum that misses its interval by two units or less is at most a warning, by more an error") {
    // three figures reach 0.015 from 8.00
    CHECK(broken_row("8.03").findings().front().severity == Severity::warning);
    CHECK(broken_row("8.04").findings().front().severity == Severity::error);
    Judged doc;
    doc.figure("here", "5.50", 1, 1);
    doc.figure("there", "5.52", 1, 1, 1);
    doc.outcome("restated", Verdict::violation, {"here", "there"});
    CHECK(doc.findings().front().severity == Severity::error);
}

TEST_CASE("a doubt about the binding is a warning when everything is bound, a doubt about the reading is a note") {
    auto doc = broken_row("12.00", Verdict::suspect);
    CHECK(doc.findings().front().severity == Severity::warning);
    CHECK(doc.findings().front().message == "suspect_binding");
    doc.fact("a").binding = Binding::open;
    CHECK(doc.findings().front().severity == Severity::note);
    auto misread = broken_row("12.00", Verdict::suspect);
    misread.evaluation.outcomes.front().reason = Reason::parse_suspect;
    CHECK(misread.findings().front().severity == Severity::note);
    CHECK(misread.findings().front().message == "suspect_reading");
}

TEST_CASE("missing children are a note when the document declares secret items and a warning when not") {
    auto doc = broken_row("12.00", Verdict::children_missing);
    CHECK(doc.findings().front().severity == Severity::warning);
    doc.record().identity.secrecy_note = true;
    CHECK(doc.findings().front().severity == Severity::note);
    CHECK(doc.findings().front().message == "children_missing_declared");
}

TEST_CASE("strict raises what is not harmonised, and only that") {
    Judged doc;
    doc.figure("here", "526.49", 1, 1);
    doc.figure("there", "526.48", 1, 1, 1);
    doc.outcome("restated", Verdict::not_harmonised, {"here", "there"});
    CHECK(doc.findings(false).front().severity == Severity::note);
    CHECK(doc.findings(true).front().severity == Severity::warning);
    const auto residue = broken_row("8.01", Verdict::residue);
    CHECK(residue.findings(true).front().severity == Severity::note);
}

TEST_CASE("findings are ordered by severity, page, top and left") {
    Judged doc;
    for (const std::string name : {"3", "1", "2"}) {
        const int row = std::stoi(name);
        doc.figure("t" + name, "9.00", row * 3, 1);
        doc.figure("a" + name, "1.00", row * 3, 2);
        doc.outcome("sum", Verdict::violation, {"t" + name, "a" + name});
    }
    doc.fact("a1").binding = Binding::open;
    const auto findings = doc.findings();
    REQUIRE(findings.size() == 3);
    CHECK(findings.at(0).evidence.front().source.box.y0 == 120.0);
    CHECK(findings.at(1).evidence.front().source.box.y0 == 180.0);
    CHECK(findings.at(2).severity == Severity::warning);
}

TEST_CASE("a fingerprint survives another page and line but not another row, and twins differ") {
    auto doc = broken_row();
    const auto before = doc.findings().front().fingerprint;
    CHECK(before.size() == 32);
    for (const char* name : {"total", "a", "b"}) {
        doc.fact(name).source.page += 3;
        doc.fact(name).source.box.y0 += 200;
        doc.fact(name).row += 2;
    }
    CHECK(doc.findings().front().fingerprint == before);
    doc.fact("total").row_path = {"别的行"};
    CHECK(doc.findings().front().fingerprint != before);

    auto twins = broken_row();
    for (const std::string name : {"total", "a", "b"}) {
        const Fact original = twins.fact(name);
        twins.figure(name + " twin", to_string(original.value), 30, original.column);
        twins.fact(name + " twin").row_path = original.row_path;
    }
    twins.outcome("sum", Verdict::violation, {"total twin", "a twin", "b twin"});
    const auto findings = twins.findings();
    REQUIRE(findings.size() == 2);
    CHECK(findings.at(0).fingerprint != findings.at(1).fingerprint);
}

TEST_CASE("a finding over two documents stands in the narrative") {
    Judged doc(2);
    doc.figure("cell", "5.00", 1, 1, 0, 0);
    doc.figure("text", "7.00", 1, 1, 0, 1);
    doc.fact("text").origin = Origin::prose;
    doc.outcome("restated", Verdict::violation, {"cell", "text"});
    const auto results = doc.collect();
    CHECK(results.at(0).findings.empty());
    REQUIRE(results.at(1).findings.size() == 1);
    const Finding& finding = results.at(1).findings.front();
    CHECK(to_string(finding.actual) == "7.00");
    CHECK(to_string(finding.expected.value()) == "5.00");
    CHECK(finding.evidence.at(1).document == std::string(64, 'a'));
}

TEST_CASE("a finding over two documents stands in the department's where no narrative is concerned") {
    Judged doc(2);
    doc.figure("unit", "5.00", 1, 1, 0, 0);
    doc.figure("department", "7.00", 1, 1, 0, 1);
    doc.record(1).identity.level = Level::department;
    doc.outcome("restated", Verdict::violation, {"unit", "department"});
    CHECK(doc.collect().at(0).findings.empty());
    CHECK(doc.collect().at(1).findings.size() == 1);
}

TEST_CASE("the ledger parts typical from large residues, and its relations add up") {
    auto doc = broken_row("8.01", Verdict::residue);
    doc.outcome("sum", Verdict::residue, {"a", "b"}).large = true;
    doc.outcome("sum", Verdict::exact, {"b", "a"});
    doc.outcome("sum", Verdict::not_checked, {"b", "a"});
    const Coverage coverage = doc.collect().front().coverage;
    CHECK(coverage.by_verdict == std::vector<std::pair<std::string, int>>{{"exact", 1}, {"residue", 1}, {"residue_large", 1}, {"not_checked", 1}});
    int all = 0;
    for (const auto& [unused, count] : coverage.by_verdict) all += count;
    CHECK(coverage.relations_due == all);
    CHECK(coverage.relations_run == all - 1);
}

TEST_CASE("relations that cannot hold together are one finding with all of them, and the smallest repair is a hint") {
    Judged doc;
    doc.figure("total", "10.01", 1, 1);
    doc.figure("a", "3.33", 2, 1);
    doc.figure("b", "6.66", 3, 1);
    doc.figure("part", "6.64", 4, 1);
    doc.outcome("sum", Verdict::residue, {"total", "a", "b"});
    doc.outcome("sum", Verdict::residue, {"part", "b"});
    auto& joint = doc.outcome("sum", Verdict::infeasible, {"part", "total", "a", "b"});
    joint.jointly = {0, 1};
    joint.working = "0.02 + 0.02 = 0.04 > 0.02";
    joint.expected = parse_decimal("6.66");
    joint.difference = parse_decimal("-0.02");
    auto findings = doc.findings();
    std::erase_if(findings, [](const Finding& finding) { return finding.verdict != Verdict::infeasible; });
    REQUIRE(findings.size() == 1);
    const Finding& finding = findings.front();
    CHECK(finding.message == "infeasible");
    REQUIRE(finding.relations.size() == 2);
    CHECK(finding.relations.front().working == doc.evaluation.outcomes.front().working);
    CHECK(finding.working == "0.02 + 0.02 = 0.04 > 0.02");
    CHECK(finding.evidence.size() == 4);
    REQUIRE(finding.hint);
    CHECK(to_string(finding.hint->value) == "6.66");
    CHECK(finding.evidence.at(finding.hint->figure).source.text == "6.64");
}

TEST_CASE("the ledger counts figures by origin, relations by what ran, and the untied by reason") {
    auto doc = broken_row();
    doc.figure("text", "3.00", 7, 1);
    doc.fact("text").origin = Origin::prose;
    doc.figure("blank", "0", 8, 1);
    doc.fact("blank").presence = Presence::blank;
    auto& states = doc.evaluation.states.front();
    states.at(1) = {Tie::not_checked, Reason::unknown_words};
    states.at(3) = {Tie::not_checked, Reason::no_partner};
    doc.outcome("sum", Verdict::not_checked, {"a", "b"});
    doc.outcome("sum", Verdict::not_applicable, {"b", "a"});
    const Coverage coverage = doc.collect().front().coverage;
    CHECK(coverage.table_figures == 3);
    CHECK(coverage.table_figures_tied == 2);
    CHECK(coverage.narrative_figures == 1);
    CHECK(coverage.narrative_figures_tied == 0);
    CHECK(coverage.relations_due == 2);
    CHECK(coverage.relations_run == 1);
    CHECK(coverage.not_tied_by_reason == std::vector<std::pair<std::string, int>>{{"no_partner", 1}, {"unknown_words", 1}});

    CHECK(coverage.by_verdict == std::vector<std::pair<std::string, int>>{{"violation", 1}, {"not_applicable", 1}, {"not_checked", 1}});

    const auto by_rule = doc.collect().front().rules;
    REQUIRE(by_rule.size() == 1);
    CHECK(by_rule.front().due == 2);
    CHECK(by_rule.front().run == 1);
}

TEST_CASE("an outcome that names figures which do not exist is passed over") {
    auto doc = broken_row();
    doc.evaluation.outcomes.front().operands.push_back({{0, 999}, "part", 1});
    doc.evaluation.outcomes.front().operands.push_back({{7, 0}, "part", 1});
    CHECK(doc.findings().empty());
}
