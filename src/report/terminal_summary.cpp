#include "terminal_page.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace gouji {
namespace {

constexpr std::size_t most_entries = 5;   // unused or expired suppressions named before they are only counted

std::string number(int value) { return std::to_string(value); }

/// Everything that is added up over the documents.
struct Totals {
    std::map<std::string, int> by_status;
    std::map<Severity, int, std::greater<>> by_severity = {{Severity::error, 0}, {Severity::warning, 0}, {Severity::note, 0}};
    int figures = 0, tied = 0, due = 0, run = 0, nothing = 0;
    std::map<std::string, int> by_verdict;
};

Totals totals_of(const Report& report) {
    Totals totals;
    for (const auto& document : report.documents) {
        const Coverage& coverage = document.coverage;
        ++totals.by_status[status_id(document)];
        for (const auto& finding : document.findings) ++totals.by_severity[finding.severity];
        totals.nothing += anything_checked(document) ? 0 : 1;
        totals.figures += coverage.table_figures + coverage.narrative_figures;
        totals.tied += coverage.table_figures_tied + coverage.narrative_figures_tied;
        totals.due += coverage.relations_due;
        totals.run += coverage.relations_run;
        for (const auto& [verdict, relations] : coverage.by_verdict) totals.by_verdict[verdict] += relations;
    }
    return totals;
}

/// What became of the relations, in the order of a ledger: what holds, what does not, what was not asked.
void write_verdicts(const Totals& totals, TerminalPage& page) {
    static constexpr std::array<const char*, 10> order{"exact",   "residue",    "residue_large",    "not_harmonised", "violation", "infeasible",
                                                       "suspect", "children_missing", "not_checked", "not_applicable"};
    std::vector<std::string> parts;
    for (const char* verdict : order)
        if (const auto found = totals.by_verdict.find(verdict); found != totals.by_verdict.end())
            parts.push_back(page.counted(page.word("verdict", verdict), found->second));
    if (!parts.empty()) page.line("", page.say("summary.relations", {{"parts", page.joined(parts)}}));
}

void write_totals(const Report& report, TerminalPage& page) {
    const Totals totals = totals_of(report);
    std::vector<std::string> documents, findings;
    for (const auto& [status, count] : totals.by_status) documents.push_back(page.counted(page.word("status", status), count));
    for (const auto& [severity, count] : totals.by_severity) findings.push_back(page.counted(page.word("severity", id(severity)), count));
    page.line("", page.say("summary.documents", {{"count", std::to_string(report.documents.size())}, {"parts", page.joined(documents)}}), Paint::bold);
    page.line("", page.say("summary.findings", {{"parts", page.joined(findings)}}), Paint::bold);
    page.line("", page.say("summary.coverage", {{"tied", number(totals.tied)},
                                                {"all", number(totals.figures)},
                                                {"share", share_text(totals.tied, totals.figures)},
                                                {"run", number(totals.run)},
                                                {"due", number(totals.due)}}));
    write_verdicts(totals, page);
    if (totals.nothing > 0) page.line("", page.say("summary.nothing_checked", {{"count", number(totals.nothing)}}), Paint::yellow);
}

/// Suppressions that somebody should look at, each with its place.
void write_entries(std::string_view message, const std::vector<Suppression>& entries, TerminalPage& page) {
    if (entries.empty()) return;
    page.line("", page.say(message, {{"count", std::to_string(entries.size())}}), Paint::yellow);
    for (std::size_t i = 0; i < std::min(entries.size(), most_entries); ++i) {
        const Suppression& one = entries[i];
        std::string text = one.where + "  " + one.fingerprint;
        if (one.expires) text += "  " + page.say("summary.until", {{"date", to_string(*one.expires)}});
        if (!one.reason.empty()) text += "  " + one.reason;
        page.line("  ", text);
    }
    if (entries.size() > most_entries) page.line("  ", page.say("more.entries", {{"count", std::to_string(entries.size() - most_entries)}}));
}

void write_configuration(const Report& report, TerminalPage& page) {
    const Configuration& configuration = report.configuration;
    std::vector<std::string> settings;
    for (const auto& [name, values] : configuration.settings) settings.push_back(name + " = " + page.joined(values));
    const std::string file = configuration.file.empty() ? page.say("config.none") : configuration.file;
    std::string text = page.say("summary.configuration", {{"file", file}, {"digest", configuration.digest}});
    for (const auto& setting : settings) text += "  " + setting;
    page.line("", text);
    const std::string baseline = configuration.baseline.empty() ? "" : page.say("summary.baseline", {{"path", configuration.baseline}});
    if (report.suppressions.suppressed > 0 || !baseline.empty())
        page.line("", page.say("summary.suppressed", {{"count", number(report.suppressions.suppressed)}}) + baseline);
    write_entries("summary.expired", report.suppressions.expired, page);
    write_entries("summary.unused", report.suppressions.unused, page);
}

void write_statistics(const Report& report, TerminalPage& page) {
    constexpr int id_width = 8, count_width = 9;   // columns
    const auto row = [&](const std::string& rule, const std::string& due, const std::string& run, const std::string& findings) {
        page.text += pad_right(rule, id_width) + pad_left(due, count_width) + pad_left(run, count_width) + pad_left(findings, count_width) + "\n";
    };
    page.text += "\n";
    row(page.say("statistics.rule"), page.say("statistics.due"), page.say("statistics.run"), page.say("statistics.findings"));
    for (const auto& one : statistics_of(report)) row(one.rule->id, number(one.due), number(one.run), number(one.findings));
}

}  // namespace

void write_terminal_summary(const Report& report, TerminalPage& page) {
    if (report.documents.empty()) {
        page.line("", page.say("summary.none"), Paint::yellow);
        return;
    }
    page.text += std::string(static_cast<std::size_t>(std::max(page.options().width, 1)), '-') + "\n";
    write_totals(report, page);
    write_configuration(report, page);
    if (report.statistics) write_statistics(report, page);
}

}  // namespace gouji
