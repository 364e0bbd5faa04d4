#pragma once

#include "gouji/report/report.hpp"

#include <memory>
#include <string>

/// A report with one document that has a finding, one that could not be read, made by hand.
namespace gouji::test {

struct Sample {
    Rule rule;
    std::vector<std::unique_ptr<Record>> records;
    Report report;
};

inline Evidence evidence(std::string role, int page, std::string text, std::string label) {
    return {std::string(64, 'a'), std::move(role), {page, {412.304, 188.0, 438.1, 199.5}, std::move(text)}, std::move(label)};
}

inline Finding sample_finding(const Rule& rule) {
    Finding finding;
    finding.rule = &rule;
    finding.severity = Severity::error;
    finding.verdict = Verdict::violation;
    finding.message = "several_violations";
    finding.arguments = {{"label", "307 某市城市管理局 / 小计"}, {"actual", "0.00"}, {"expected", "283.29"},
                         {"difference", "-283.29"}, {"unit", "万元"}, {"count", "2"}};
    finding.page = 23;
    finding.actual = parse_decimal("0.00").value();
    finding.expected = parse_decimal("283.29");
    finding.difference = parse_decimal("-283.29");
    finding.unit = Unit::ten_thousand_yuan;
    finding.working = "3.55 + 279.74 = 283.29";
    finding.hint = Hint{0, parse_decimal("283.29").value()};
    finding.relations = {{&rule, "3.55 + 279.74 = 283.29"}, {&rule, "283.29 ≠ 0.00"}};
    finding.fingerprint = std::string(32, 'f');
    finding.cause = std::string(16, 'c');
    finding.evidence = {evidence("total", 23, "0.00", "307 某市城市管理局 / 小计"), evidence("part", 23, "3.55", "307 某市城市管理局 / 货物"),
                        evidence("part", 24, "279.74", "307 某市城市管理局 / 服务")};
    return finding;
}

inline Sample make_sample() {
    Sample sample;
    sample.rule.id = "GJ012";
    sample.rule.catalogue = {"A12", "B03"};
    sample.records.push_back(std::make_unique<Record>());
    Record& good = *sample.records.back();
    good.path = "预算/某市城市管理局.pdf";
    good.sha256 = std::string(64, 'a');
    good.identity = {"某市城市管理局", "307", Level::department, 2025, Kind::budget, false, false};
    good.pages = 33;
    sample.records.push_back(std::make_unique<Record>());
    Record& bad = *sample.records.back();
    bad.path = "坏%FF.pdf";
    bad.status = Status::unreadable;
    bad.reason = "encrypted: a password is needed";
    sample.report.version = "0.1.0";
    sample.report.rules_digest = "0123456789abcdef";
    DocumentResult result;
    result.record = &good;
    result.coverage = {812, 790, 106, 103, 655, 640, {{"unknown_words", 15}, {"no_partner", 10}}};
    sample.report.documents = {result, {}};
    sample.report.documents[1].record = &bad;
    return sample;
}

/// The rule's address must be that of the sample that is used, so findings are added last.
inline void add_finding(Sample& sample) { sample.report.documents[0].findings.push_back(sample_finding(sample.rule)); }

}  // namespace gouji::test
