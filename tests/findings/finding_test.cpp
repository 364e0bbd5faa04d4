#include "findings/judged.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gouji;
using gouji::test::Judged;

namespace {

std::vector<std::string> evidence_texts(const Finding& finding) {
    std::vector<std::string> texts;
    for (const auto& evidence : finding.evidence) texts.push_back(evidence.source.text);
    return texts;
}

bool contains(const std::vector<std::string>& list, const std::string& wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
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

/// The procurement table whose rows 307 and 307005 print 0.00 where everything around them gives 283.29.
Judged procurement_table() {
    Judged doc;
    int row = 1;
    for (const std::string name : {"all", "u307", "u307005"}) {
        doc.figure(name + " sum", name == "all" ? "283.29" : "0.00", row, 8, 1);
        doc.figure(name + " goods", "3.55", row, 9, 1);
        doc.figure(name + " services", "279.74", row, 12, 1);
        doc.outcome("sum", name == "all" ? Verdict::exact : Verdict::violation, {name + " sum", name + " goods", name + " services"});
        ++row;
    }
    for (const std::string column : {" sum", " goods", " services"}) {
        doc.outcome("sum", column == " sum" ? Verdict::violation : Verdict::exact, {"all" + column, "u307" + column});
        doc.outcome("sum", Verdict::exact, {"u307" + column, "u307005" + column});
    }
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

TEST_CASE("one wrong cell that breaks its row, its column and a restatement is one finding with the value that repairs all") {
    Judged doc;
    doc.figure("row total", "9.00", 1, 1);
    doc.figure("wrong", "5.00", 1, 2);   // 4.00 everywhere else
    doc.figure("other", "5.00", 1, 3);
    doc.figure("column total", "10.00", 3, 2);
    doc.figure("below", "6.00", 2, 2);
    doc.figure("elsewhere", "4.00", 1, 1, 1);
    doc.outcome("sum", Verdict::violation, {"row total", "wrong", "other"});
    doc.outcome("sum", Verdict::violation, {"column total", "wrong", "below"});
    doc.outcome("restated", Verdict::violation, {"elsewhere", "wrong"});
    const auto findings = doc.findings();
    REQUIRE(findings.size() == 1);
    const Finding& finding = findings.front();
    CHECK(finding.relations.size() == 3);
    CHECK(finding.message == "several_violations");
    REQUIRE(finding.hint.has_value());
    CHECK(to_string(finding.hint->value) == "4.00");
    CHECK(finding.evidence.at(finding.hint->figure).source.text == "5.00");
    CHECK(finding.evidence.at(finding.hint->figure).source.box.x0 == 100.0);
    CHECK(to_string(finding.actual) == "5.00");
    CHECK(to_string(finding.expected.value()) == "4.00");
    CHECK(contains(evidence_texts(finding), "10.00"));
    CHECK(contains(evidence_texts(finding), "6.00"));
}

TEST_CASE("two cells of one column printed 0.00 where both rows give 283.29 are one finding") {
    const auto findings = procurement_table().findings();
    REQUIRE(findings.size() == 1);
    const Finding& finding = findings.front();
    CHECK(finding.severity == Severity::error);
    CHECK(finding.relations.size() == 3);
    REQUIRE(finding.hint.has_value());
    CHECK(to_string(finding.hint->value) == "283.29");
    CHECK(finding.evidence.at(0).label == "行2 / 列8");
    CHECK(finding.evidence.at(1).label == "行3 / 列8");
    CHECK(to_string(finding.actual) == "0.00");
}

TEST_CASE("the same slip in two rows is one cause also when nothing ties the two cells") {
    Judged doc;
    for (const std::string row : {"1", "2"}) {
        const int number = std::stoi(row);
        doc.figure("sum" + row, "0.00", number, 8);
        doc.figure("goods" + row, "3.55", number, 9);
        doc.figure("services" + row, "279.74", number, 12);
        doc.figure("copy" + row, "3.55", number, 1, 1);
        doc.figure("copy of services" + row, "279.74", number, 2, 1);
        doc.outcome("sum", Verdict::violation, {"sum" + row, "goods" + row, "services" + row});
        doc.outcome("restated", Verdict::exact, {"goods" + row, "copy" + row});
        doc.outcome("restated", Verdict::exact, {"services" + row, "copy of services" + row});
        doc.figure("sum of copies" + row, "283.29", number, 3, 1);
        doc.outcome("sum", Verdict::exact, {"sum of copies" + row, "copy" + row, "copy of services" + row});
    }
    const auto findings = doc.findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().relations.size() == 2);
    CHECK(to_string(findings.front().hint.value().value) == "283.29");
}

TEST_CASE("two wrong cells of one column are two findings, and the column total is explained by them") {
    Judged doc;
    for (const std::string row : {"1", "2"}) {
        const int number = std::stoi(row);
        doc.figure("sum" + row, row == "1" ? "9.00" : "30.00", number, 1);
        doc.figure("x" + row, "4.00", number, 2);
        doc.figure("y" + row, "2.00", number, 3);
        doc.outcome("sum", Verdict::violation, {"sum" + row, "x" + row, "y" + row});
    }
    doc.figure("total sum", "12.00", 9, 1);
    doc.figure("total x", "8.00", 9, 2);
    doc.figure("total y", "4.00", 9, 3);
    doc.outcome("sum", Verdict::violation, {"total sum", "sum1", "sum2"});
    doc.outcome("sum", Verdict::exact, {"total x", "x1", "x2"});
    doc.outcome("sum", Verdict::exact, {"total y", "y1", "y2"});
    doc.outcome("sum", Verdict::exact, {"total sum", "total x", "total y"});
    const auto findings = doc.findings();
    REQUIRE(findings.size() == 2);
    CHECK(to_string(findings.at(0).hint.value().value) == "6.00");
    CHECK(to_string(findings.at(1).hint.value().value) == "6.00");
    CHECK(findings.at(0).relations.size() + findings.at(1).relations.size() == 3);
    CHECK(findings.at(0).cause != findings.at(1).cause);
}

TEST_CASE("violations without a common figure stay apart") {
    auto doc = broken_row();
    doc.figure("total2", "7.00", 5, 1);
    doc.figure("a2", "1.00", 5, 2);
    doc.figure("b2", "2.00", 5, 3);
    doc.outcome("sum", Verdict::violation, {"total2", "a2", "b2"});
    CHECK(doc.findings().size() == 2);
}

TEST_CASE("relations that need the same value of one figure are one finding, without a hint when it breaks as much") {
    Judged doc;
    doc.figure("here", "123.00", 1, 1);
    doc.figure("other", "1.00", 2, 1);
    doc.figure("sum", "124.00", 3, 1);
    doc.figure("sum too", "124.00", 1, 2);
    doc.outcome("sum", Verdict::exact, {"sum", "here", "other"});
    doc.outcome("sum", Verdict::exact, {"sum too", "here", "other"});
    for (const std::string name : {"first", "second"}) {
        doc.figure(name, "108.00", 1, name == "first" ? 1 : 2, 1);
        doc.figure(name + " total", "109.00", 3, name == "first" ? 1 : 2, 1);
        doc.figure(name + " rest", "1.00", 2, name == "first" ? 1 : 2, 1);
        doc.outcome("restated", Verdict::violation, {"here", name});
        doc.outcome("sum", Verdict::exact, {name + " total", name, name + " rest"});
    }
    const auto findings = doc.findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().relations.size() == 2);
    CHECK_FALSE(findings.front().hint.has_value());
    CHECK(findings.front().message == "several_violations_open");
    CHECK(to_string(findings.front().expected.value()) == "108.00");
}

TEST_CASE("one table that differs by one amount in several rows is one finding, by a unit or two it is not") {
    for (const std::string gap : {"15.00", "0.03"}) {
        Judged doc;
        for (int row = 1; row <= 2; ++row) {
            const std::string n = std::to_string(row);
            doc.figure("here" + n, row == 1 ? "123.00" : "223.00", row, 1);
            doc.figure("there" + n, to_string(subtract(doc.fact("here" + n).value, parse_decimal(gap).value()).value()), row, 1, 1);
            doc.outcome("restated", Verdict::violation, {"here" + n, "there" + n});
        }
        CAPTURE(gap);
        CHECK(doc.findings().size() == (gap == "15.00" ? 1 : 2));
    }
}

TEST_CASE("a figure in 元 is repaired in 元") {
    Judged doc;
    doc.figure("coarse", "5.00", 1, 1);
    doc.figure("coarse too", "5.00", 2, 1);
    doc.figure("fine", "40000.00", 1, 1, 1);
    doc.fact("fine").unit = Unit::yuan;
    doc.outcome("restated", Verdict::violation, {"fine", "coarse"});
    doc.outcome("restated", Verdict::violation, {"fine", "coarse too"});
    doc.outcome("restated", Verdict::exact, {"coarse", "coarse too"});
    const auto findings = doc.findings();
    REQUIRE(findings.size() == 1);
    CHECK(to_string(findings.front().expected.value()) == "50000.00");
    CHECK(findings.front().unit == Unit::yuan);
}

TEST_CASE("residues of one table and one difference are one note, of another table another one") {
    Judged doc;
    for (int row = 1; row <= 4; ++row) {
        const std::string n = std::to_string(row);
        const int table = row == 4 ? 1 : 0;
        doc.figure("t" + n, row == 3 ? "2.99" : "3.01", row, 1, table);
        doc.figure("a" + n, "1.00", row, 2, table);
        doc.figure("b" + n, "2.00", row, 3, table);
        doc.outcome("sum", Verdict::residue, {"t" + n, "a" + n, "b" + n});
    }
    const auto findings = doc.findings();
    REQUIRE(findings.size() == 3);
    CHECK(findings.at(0).relations.size() == 2);
    for (const auto& finding : findings) {
        CHECK(finding.severity == Severity::note);
        CHECK(finding.message == "residue");
    }
}

TEST_CASE("several printings of the same slightly different figure are one note") {
    Judged doc;
    doc.figure("text", "526.49", 1, 1);
    for (int table : {0, 1}) {
        const std::string name = "cell" + std::to_string(table);
        doc.figure(name, "526.48", 5, 2, table);
        doc.outcome("restated", Verdict::not_harmonised, {name, "text"});
    }
    doc.outcome("restated", Verdict::exact, {"cell0", "cell1"});
    const auto findings = doc.findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().relations.size() == 2);
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
}

TEST_CASE("a share that does not fit stands alone with what was expected of it") {
    Judged doc;
    doc.figure("percent", "13.22", 1, 1);
    doc.fact("percent").unit = Unit::percent;
    doc.figure("part", "1237.70", 1, 2);
    doc.figure("whole", "5573.00", 1, 3);
    auto& outcome = doc.outcome("sum", Verdict::violation, {"percent", "part", "whole"});
    outcome.expected = parse_decimal("22.21");
    outcome.difference = parse_decimal("-8.99");
    const auto findings = doc.findings();
    REQUIRE(findings.size() == 1);
    CHECK(to_string(findings.front().actual) == "13.22");
    CHECK(to_string(findings.front().expected.value()) == "22.21");
    CHECK(findings.front().unit == Unit::percent);
}

TEST_CASE("figures too large to compare still make a finding each") {
    Judged doc;
    doc.figure("huge", "90000000000000000", 1, 1);
    doc.figure("fine", "0.000000001", 1, 2);
    doc.outcome("restated", Verdict::exact, {"fine", "fine"});
    Outcome outcome = doc.evaluation.outcomes.front();
    outcome.verdict = Verdict::violation;
    outcome.operands = {{doc.ref("huge"), "restated", 1}, {doc.ref("fine"), "restated", 1}};
    outcome.expected.reset();
    outcome.difference.reset();
    doc.evaluation.outcomes = {outcome};
    REQUIRE(doc.findings().size() == 1);
    CHECK(doc.findings().front().message == "violation_open");
}

TEST_CASE("an outcome that names figures which do not exist is passed over") {
    auto doc = broken_row();
    doc.evaluation.outcomes.front().operands.push_back({{0, 999}, "part", 1});
    doc.evaluation.outcomes.front().operands.push_back({{7, 0}, "part", 1});
    CHECK(doc.findings().empty());
}
