#pragma once

#include "report/sample.hpp"

#include <string>

/// A report with two documents that have findings of every severity, one that could not be read, and rules in force; texts
/// hold what each format must escape.
namespace gouji::test {

struct Reports : Sample {
    RuleSet rule_set;
    explicit Reports(Sample sample) : Sample(std::move(sample)) {}
};

inline Finding with(Finding finding, Severity severity, Verdict verdict, char digit) {
    finding.severity = severity;
    finding.verdict = verdict;
    finding.fingerprint = std::string(32, digit);
    return finding;
}

inline Rule described_rule() {
    Rule rule;
    rule.id = "GJ012";
    rule.catalogue = {"A12", "B03"};
    rule.title = {"合计等于各项之和", "a total equals its parts"};
    rule.why = {"合计由各项相加而来。", "A total is the sum of its parts."};
    rule.formula = {"合计 = Σ 各项", "total = Σ parts"};
    rule.example = {"合计 3，各项 1 与 1。", "total 3, parts 1 and 1"};
    rule.basis = "《预算法》";
    return rule;
}

inline std::unique_ptr<Reports> make_reports() {
    auto made = std::make_unique<Reports>(make_sample());
    Rule silent = described_rule();
    silent.id = "GJ013";
    Rule unable = described_rule();
    unable.id = "GJ014";
    made->rule_set.rules = {described_rule(), silent, unable};
    const auto& rules = made->rule_set.rules;
    auto& document = made->report.documents[0];
    document.rules = {{&rules[0], 5, 5}, {&rules[1], 3, 2}, {&rules[2], 4, 0}};
    Finding finding = sample_finding(rules[0]);
    document.findings = {with(finding, Severity::error, Verdict::violation, '1'), with(finding, Severity::warning, Verdict::children_missing, '2'),
                         with(finding, Severity::note, Verdict::residue, '3')};
    document.findings[1].evidence[1].label = "一|二<&>\"三\"*四* [五](0) `六`, 100%: 七\n八";
    made->report.rules = &made->rule_set;
    return made;
}

}  // namespace gouji::test
