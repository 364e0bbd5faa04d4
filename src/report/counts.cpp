#include "counts.hpp"

#include <map>

namespace gouji {
namespace {

std::string joined(Language language, const std::vector<std::pair<std::string, int>>& parts) {
    std::string text;
    for (const auto& [word, count] : parts)
        text += (text.empty() ? "" : say(language, "list.separator")) + say(language, "count.word", {{"word", word}, {"count", std::to_string(count)}});
    return text;
}

}  // namespace

void Counts::add(Severity severity) {
    switch (severity) {
        case Severity::error: ++errors; break;
        case Severity::warning: ++warnings; break;
        case Severity::note: ++notes; break;
    }
}

Counts counts_of(const DocumentResult& document, const Gate& gate) {
    Counts counts;
    counts.documents = 1;
    counts.unchecked = fully_checked(document, gate) ? 0 : 1;
    for (const auto& finding : document.findings) {
        counts.add(finding.severity);
        if (fails(finding, gate)) ++counts.failing;
    }
    const Coverage& coverage = document.coverage;
    counts.figures = static_cast<long long>(coverage.table_figures) + coverage.narrative_figures;
    counts.tied = static_cast<long long>(coverage.table_figures_tied) + coverage.narrative_figures_tied;
    return counts;
}

Counts counts_of(const Report& report) {
    Counts sum;
    for (const auto& document : report.documents) {
        const Counts one = counts_of(document, report.gate);
        sum.documents += one.documents;
        sum.unchecked += one.unchecked;
        sum.errors += one.errors;
        sum.warnings += one.warnings;
        sum.notes += one.notes;
        sum.failing += one.failing;
        sum.figures += one.figures;
        sum.tied += one.tied;
    }
    return sum;
}

std::string say_findings(Language language, const Counts& counts) {
    return joined(language, {{say_word(language, "severity", "error"), counts.errors},
                             {say_word(language, "severity", "warning"), counts.warnings},
                             {say_word(language, "severity", "note"), counts.notes}});
}

std::string say_documents(Language language, const Report& report) {
    std::map<std::string, int> by_status;
    for (const auto& document : report.documents) ++by_status[status_id(document)];
    std::vector<std::pair<std::string, int>> parts;
    for (const auto& [status, count] : by_status) parts.emplace_back(say_word(language, "status", status), count);
    return say(language, "summary.documents", {{"count", std::to_string(report.documents.size())}, {"parts", joined(language, parts)}});
}

std::string say_configuration(Language language, const Report& report) {
    const Configuration& configuration = report.configuration;
    const std::string file = configuration.file.empty() ? say(language, "config.none") : configuration.file;
    std::string text = say(language, "summary.configuration", {{"file", file}, {"digest", configuration.digest}});
    const int suppressed = report.suppressions.suppressed;
    if (suppressed == 0 && configuration.baseline.empty()) return text;
    text += say(language, "report.stop") + say(language, "summary.suppressed", {{"count", std::to_string(suppressed)}});
    return configuration.baseline.empty() ? text : text + say(language, "summary.baseline", {{"path", configuration.baseline}});
}

std::string say_summary(Language language, const Report& report) {
    if (report.documents.empty()) return say(language, "summary.none");
    const Counts counts = counts_of(report);
    const std::string stop = say(language, "report.stop");
    return say_documents(language, report) + stop + say(language, "summary.findings", {{"parts", say_findings(language, counts)}}) + stop +
           say(language, "report.tied", {{"tied", std::to_string(counts.tied)},
                                         {"all", std::to_string(counts.figures)},
                                         {"share", share_text(counts.tied, counts.figures)}});
}

}  // namespace gouji
