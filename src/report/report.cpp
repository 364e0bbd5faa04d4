#include "gouji/report/report.hpp"

#include <map>

namespace gouji {

namespace {

long long figures(const Coverage& coverage) { return static_cast<long long>(coverage.table_figures) + coverage.narrative_figures; }
long long tied(const Coverage& coverage) { return static_cast<long long>(coverage.table_figures_tied) + coverage.narrative_figures_tied; }

/// 100 · tied < percent · all, exactly.
bool below(const Coverage& coverage, Decimal percent) {
    Int128 left = Int128{100} * tied(coverage);
    for (int i = 0; i < percent.places; ++i) left *= 10;
    return left < Int128{percent.coefficient} * figures(coverage);
}

/// "3–7、12"
std::string page_list(Language language, const std::vector<int>& pages) {
    std::string text;
    for (std::size_t first = 0; first < pages.size();) {
        std::size_t last = first;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
        text += (text.empty() ? "" : say(language, "list.separator")) + std::to_string(pages[first]);
        if (last > first) text += "–" + std::to_string(pages[last]);
        first = last + 1;
    }
    return text;
}

}  // namespace

std::vector<RuleStatistics> statistics_of(const Report& report) {
    std::map<std::string_view, RuleStatistics> by_id;
    const auto of = [&by_id](const Rule* rule) -> RuleStatistics& {
        auto& statistics = by_id[rule->id];
        statistics.rule = rule;
        return statistics;
    };
    for (const auto& document : report.documents) {
        for (const auto& [rule, due, run] : document.rules) {
            of(rule).due += due;
            of(rule).run += run;
        }
        for (const auto& finding : document.findings) ++of(finding.rule).findings;
        for (const auto& one : document.suppressed) ++of(one.finding.rule).findings;
    }
    std::vector<RuleStatistics> out;
    for (const auto& [id, statistics] : by_id) out.push_back(statistics);
    return out;
}

std::vector<std::string> say_unread_pages(Language language, const Record& record) {
    std::vector<std::string> sentences;
    const auto add = [&](std::string_view id, const std::vector<int>& pages) {
        if (!pages.empty()) sentences.push_back(say(language, id, {{"pages", page_list(language, pages)}}));
    };
    add("doc.scanned_pages", record.scanned_pages);
    add("doc.unread_pages", record.unread_pages);
    return sentences;
}

bool anything_checked(const DocumentResult& document) { return document.coverage.relations_run > 0; }

bool fails(const Finding& finding, const Gate& gate) { return gate.fail_on && finding.severity >= *gate.fail_on; }

bool fully_checked(const DocumentResult& document, const Gate& gate) {
    const Record& record = *document.record;
    if (record.status != Status::checked || !anything_checked(document)) return false;
    if (!record.scanned_pages.empty() || !record.unread_pages.empty()) return false;
    return !gate.min_coverage || !below(document.coverage, *gate.min_coverage);
}

std::string status_id(const DocumentResult& document) {
    const bool empty = document.record->status == Status::checked && !anything_checked(document);
    return empty ? "nothing" : std::string(id(document.record->status));
}

std::string say_unchecked(Language language, const DocumentResult& document, const Gate& gate) {
    if (fully_checked(document, gate)) return "";
    const Record& record = *document.record;
    if (const auto pages = say_unread_pages(language, record); record.status == Status::checked && anything_checked(document) && !pages.empty())
        return pages.front();
    if (record.status == Status::checked && anything_checked(document)) {
        const std::string share = share_text(tied(document.coverage), figures(document.coverage));
        return say(language, "gate.coverage", {{"share", share}, {"wanted", to_string(*gate.min_coverage)}});
    }
    const std::string status = say_word(language, "status", status_id(document));
    return record.reason.empty() ? status : status + " · " + say_reason(language, record);
}

std::string say_reason(Language language, const Record& record) {
    const auto colon = record.reason.find(':');
    const std::string reason = record.reason.substr(0, colon);
    const std::string id = "input." + reason;
    if (!can_say(id)) return record.reason;
    return say(language, id);
}

std::string share_text(long long part, long long whole) {
    if (whole <= 0) return "–";
    const auto permille = part * 1000 / whole;
    return std::to_string(permille / 10) + "." + std::to_string(permille % 10) + "%";
}

}  // namespace gouji
