// 问题清单 and 汇总: what was found, ordered as an auditor works through it, and how much of each kind.

#include "configuration_text.hpp"
#include "paper.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace gouji {
namespace {

/// Larger differences first; money before other units, which cannot be compared with it.
int compare_difference(const Finding& a, const Finding& b) {
    const auto kind = [](const Finding& f) { return !f.difference ? 0 : is_money(f.unit) ? 2 : 1; };
    if (kind(a) != kind(b)) return kind(a) > kind(b) ? -1 : 1;
    if (!a.difference) return 0;
    const auto size = [](const Finding& f) { return scaled(absolute(*f.difference), yuan_exponent(f.unit)); };
    const auto order = compare(size(a), size(b));
    return order > 0 ? -1 : order < 0 ? 1 : 0;
}

bool before(const Listed& a, const Listed& b) {
    if (a.finding->severity != b.finding->severity) return a.finding->severity > b.finding->severity;
    return compare_difference(*a.finding, *b.finding) < 0;
}

std::string argument(const Finding& finding, std::string_view name) {
    const auto at = std::find_if(finding.arguments.begin(), finding.arguments.end(), [&](const auto& one) { return one.first == name; });
    return at == finding.arguments.end() ? std::string() : at->second;
}

}  // namespace

std::vector<Listed> listed_findings(const Report& report) {
    std::vector<Listed> out;
    for (const auto& document : report.documents)
        for (const auto& finding : document.findings) out.push_back({&document, &finding});
    std::stable_sort(out.begin(), out.end(), before);
    return out;
}

std::string rule_text(const Rule& rule, Language language) {
    std::string text = rule.id;
    for (const auto& entry : rule.catalogue) text += " " + entry;
    const std::string& title = language == Language::zh ? rule.title.zh : rule.title.en;
    if (!title.empty()) text += " " + title;
    if (!rule.basis.empty()) text += "\n" + rule.basis;
    return text;
}

std::string grade_text(const Finding& finding, Language language) {
    const std::string severity = say_word(language, "severity", id(finding.severity));
    return finding.verdict == Verdict::violation ? severity : severity + "·" + say_word(language, "verdict", id(finding.verdict));
}

Style style_of(Severity severity) {
    return severity == Severity::error ? Style::error : severity == Severity::warning ? Style::warning : Style::note;
}

std::string message_text(const Finding& finding, Language language) { return say(language, finding.message, finding.arguments); }

std::string path_of(const Report& report, const std::string& sha256) {
    const auto at = std::find_if(report.documents.begin(), report.documents.end(),
                                 [&](const DocumentResult& document) { return document.record->sha256 == sha256; });
    return at == report.documents.end() ? sha256 : at->record->path;
}

void write_finding_list(Sheet& sheet, const std::vector<Listed>& findings, Language language) {
    std::vector<std::string> names;
    for (const auto* name : {"number", "entity", "year", "file", "page", "table", "message", "actual", "expected", "difference", "unit", "rule",
                             "grade", "verified", "corrected"})
        names.push_back(say(language, std::string("paper.column.") + name));
    sheet.header(names, {6, 14, 7, 20, 6, 18, 42, 13, 13, 11, 9, 34, 12, 16, 16});
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = *findings[i].finding;
        const Record& record = *findings[i].document->record;
        const std::string table = argument(finding, "table");
        sheet.integer(static_cast<std::int64_t>(i) + 1);
        sheet.text(record.identity.entity, Style::wrapped);
        sheet.text(record.identity.year > 0 ? std::to_string(record.identity.year) : std::string());
        sheet.text(record.path, Style::wrapped);
        sheet.integer(finding.page);
        sheet.text(table.empty() ? say(language, "paper.narrative") : table, Style::wrapped);
        sheet.text(message_text(finding, language), Style::wrapped);
        sheet.number(finding.actual);
        sheet.number(finding.expected);
        sheet.number(finding.difference);
        sheet.text(printed_name(finding.unit));
        sheet.text(rule_text(*finding.rule, language), Style::wrapped);
        sheet.text(grade_text(finding, language), style_of(finding.severity));
        sheet.text("", Style::wrapped);
        sheet.text("", Style::wrapped);
        sheet.next_row();
    }
}

namespace {

/// A small table of counts: what, how many.
void write_counts(Sheet& sheet, const std::string& title, const std::vector<std::pair<std::string, int>>& counts) {
    sheet.next_row();
    sheet.text(title, Style::heading);
    sheet.text("", Style::heading);
    sheet.next_row();
    for (const auto& [what, count] : counts) {
        sheet.text(what);
        sheet.integer(count);
        sheet.next_row();
    }
}

std::vector<std::pair<std::string, int>> counts_by_status(const Report& report, Language language) {
    std::map<std::string, int> counts;
    for (const auto& document : report.documents) ++counts[status_id(document)];
    std::vector<std::pair<std::string, int>> out;
    for (const auto& [status, count] : counts) out.emplace_back(say_word(language, "status", status), count);
    return out;
}

void write_rule_counts(Sheet& sheet, const std::vector<Listed>& findings, Language language) {
    std::map<std::string, std::pair<const Rule*, std::array<int, 3>>> counts;
    for (const auto& listed : findings) {
        auto& entry = counts[listed.finding->rule->id];
        entry.first = listed.finding->rule;
        ++entry.second.at(static_cast<std::size_t>(listed.finding->severity));
    }
    sheet.next_row();
    sheet.text(say(language, "paper.by_rule"), Style::heading);
    for (const auto severity : {Severity::error, Severity::warning, Severity::note})
        sheet.text(say_word(language, "severity", id(severity)), Style::heading);
    sheet.next_row();
    for (const auto& [rule_id, entry] : counts) {
        const std::string& title = language == Language::zh ? entry.first->title.zh : entry.first->title.en;
        sheet.text(rule_id + " " + title);
        for (const auto severity : {Severity::error, Severity::warning, Severity::note})
            sheet.integer(entry.second.at(static_cast<std::size_t>(severity)));
        sheet.next_row();
    }
}

}  // namespace

void write_summary(Sheet& sheet, const Report& report, const std::vector<Listed>& findings, Language language) {
    sheet.text(say(language, "paper.title"), Style::title);
    sheet.next_row();
    sheet.text(say(language, "paper.tool", {{"version", report.version}, {"rules", report.rules_digest}}), Style::remark);
    sheet.next_row();
    for (const auto& line : configuration_lines(report, language)) {
        sheet.text(line, Style::remark);
        sheet.next_row();
    }
    write_counts(sheet, say(language, "paper.documents"), counts_by_status(report, language));
    std::map<std::pair<Severity, Verdict>, int, std::greater<>> grades;
    std::map<std::pair<Severity, Verdict>, std::string, std::greater<>> names;
    for (const auto& listed : findings) {
        const std::pair key{listed.finding->severity, listed.finding->verdict};
        ++grades[key];
        names[key] = grade_text(*listed.finding, language);
    }
    std::vector<std::pair<std::string, int>> counts;
    for (const auto& [key, count] : grades) counts.emplace_back(names[key], count);
    write_counts(sheet, say(language, "paper.findings_by_grade"), counts);
    write_rule_counts(sheet, findings, language);
    sheet.next_row();
    for (const auto& document : report.documents)
        for (const auto& one : document.suppressed) {
            sheet.text(document.record->path + "  " + suppressed_text(one, language), Style::remark);
            sheet.next_row();
        }
    if (report.suppressions.suppressed > 0) sheet.next_row();
    for (const auto* line : {"paper.reading_1", "paper.reading_2", "paper.reading_3"}) {
        sheet.text(say(language, line), Style::remark);
        sheet.next_row();
    }
}

}  // namespace gouji
