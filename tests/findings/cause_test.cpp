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

TEST_CASE("of two repairs within rounding the one that fits to the digit is proposed") {
    Judged doc;
    doc.figure("wrong", "35.39", 1, 1);
    doc.figure("sum", "50.00", 3, 1);   // 33.60 by the sum, 33.59 by the restatements
    doc.figure("below", "16.40", 2, 1);
    doc.figure("copy", "33.59", 1, 1, 1);
    doc.figure("copy too", "33.59", 1, 2, 1);
    doc.outcome("sum", Verdict::violation, {"sum", "wrong", "below"});
    doc.outcome("restated", Verdict::violation, {"wrong", "copy"});
    doc.outcome("restated", Verdict::violation, {"wrong", "copy too"});
    REQUIRE(doc.findings().size() == 1);
    CHECK(to_string(doc.findings().front().hint.value().value) == "33.59");
}

TEST_CASE("parts of which need not be all may stay below their whole: only what exceeds it is broken") {
    Judged doc;
    doc.figure("whole", "5.00", 1, 1);
    doc.figure("part", "8.00", 1, 2);     // 3.00 by its column
    doc.figure("column total", "4.00", 3, 2);
    doc.figure("below", "1.00", 2, 2);
    doc.outcome("sum", Verdict::violation, {"whole", "part"}).operands.front().role = "whole";
    doc.outcome("sum", Verdict::violation, {"column total", "part", "below"});
    const auto findings = doc.findings();
    REQUIRE(findings.size() == 1);
    CHECK(to_string(findings.front().hint.value().value) == "3.00");   // 3.00 of 5.00 is no contradiction
    Judged alone;
    alone.figure("whole", "5.00", 1, 1);
    alone.figure("part", "8.00", 1, 2);
    alone.outcome("sum", Verdict::violation, {"whole", "part"}).operands.front().role = "whole";
    CHECK(alone.findings().front().message == "subset_violation");
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

TEST_CASE("a residue in a sentence is told of the text, which has no table") {
    Judged doc;
    for (const char* name : {"t", "a", "b"}) {
        doc.figure(name, name == std::string("t") ? "3.01" : "1.50", 1, 1);
        doc.fact(name).origin = Origin::prose;
    }
    doc.outcome("sum", Verdict::residue, {"t", "a", "b"});
    CHECK(doc.findings().at(0).message == "residue_prose");
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
    CHECK(findings.front().severity == Severity::error);   // units of the amounts say nothing about the percentage
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

TEST_CASE("what is only doubtful is told with the violation whose repair mends it too, and alone when it does not") {
    for (const char* elsewhere : {"8.00", "9.00"}) {
        Judged doc = broken_row();
        doc.figure("column total", "30.00", 3, 1);
        doc.figure("other", "22.00", 2, 1);
        doc.outcome("sum", Verdict::violation, {"column total", "total", "other"});
        doc.figure("elsewhere", elsewhere, 1, 1, 1);
        doc.outcome("equal", Verdict::suspect, {"total", "elsewhere"});
        const bool mended = elsewhere == std::string("8.00");
        const auto findings = doc.findings();
        REQUIRE(findings.size() == (mended ? 1 : 2));
        CHECK(findings.front().verdict == Verdict::violation);
        CHECK(findings.front().relations.size() == (mended ? 3 : 2));
    }
}
