#include "gouji/report/terminal.hpp"

#include "gouji/report/text_layout.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <map>

namespace gouji {
namespace {

constexpr std::size_t most_relations = 4;   // further relations of one cause shown before they are only counted
constexpr std::size_t most_figures = 8;     // figures of a finding shown before they are only counted
constexpr int figure_width = 16;            // columns: "-1,234,567.89" and some
constexpr int page_width = 11;              // columns: "第 1234 页"

enum class Paint { plain, bold, red, yellow, blue, green };

std::string_view code(Paint paint) {
    switch (paint) {
        case Paint::bold: return "\x1b[1m";
        case Paint::red: return "\x1b[1;31m";
        case Paint::yellow: return "\x1b[33m";
        case Paint::blue: return "\x1b[36m";
        case Paint::green: return "\x1b[32m";
        case Paint::plain: break;
    }
    return "";
}

/// Writes one report; holds only where the text goes.
class Terminal {
public:
    explicit Terminal(const TerminalOptions& options) : options_(options) {}

    std::string write(const Report& report) {
        for (const auto& document : report.documents) write_document(document);
        write_summary(report);
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string say(std::string_view id, const Arguments& arguments = {}) const {
        return gouji::say(options_.language, id, arguments);
    }
    [[nodiscard]] std::string word(std::string_view group, std::string_view id) const {
        return say_word(options_.language, group, id);
    }
    [[nodiscard]] std::string painted(std::string_view text, Paint paint) const {
        if (!options_.color || paint == Paint::plain) return std::string(text);
        return std::string(code(paint)) + std::string(text) + "\x1b[0m";
    }
    void line(std::string_view head, std::string_view text, Paint paint = Paint::plain) {
        std::string block = hanging(head, sanitize_utf8(text), options_.width);
        block.pop_back();
        out_ += painted(block, paint) + "\n";
    }

    static Paint paint_of(Severity severity) {
        return severity == Severity::error ? Paint::red : severity == Severity::warning ? Paint::yellow : Paint::blue;
    }

    [[nodiscard]] std::string identity(const DocumentResult& document) const {
        const Record& record = *document.record;
        std::vector<std::string> parts;
        if (!record.identity.entity.empty()) parts.push_back(record.identity.entity);
        if (record.identity.year > 0) parts.push_back(say("doc.year", {{"year", std::to_string(record.identity.year)}}));
        if (record.identity.level != Level::unknown) parts.push_back(word("level", id(record.identity.level)));
        if (record.identity.kind != Kind::unknown) parts.push_back(word("kind", id(record.identity.kind)));
        if (record.pages > 0) parts.push_back(say("doc.pages", {{"count", std::to_string(record.pages)}}));
        parts.push_back(word("status", status_id(document)));
        std::string text;
        for (const auto& part : parts) text += (text.empty() ? "" : " · ") + part;
        return text;
    }

    void write_document(const DocumentResult& document) {
        line("", document.record->path, Paint::bold);
        line("  ", identity(document), document.record->status == Status::checked ? Paint::plain : Paint::yellow);
        if (!document.record->reason.empty()) line("  ", say_reason(options_.language, *document.record), Paint::yellow);
        for (const auto& finding : document.findings) write_finding(finding);
        write_ledger(document);
        out_ += "\n";
    }

    void write_finding(const Finding& finding) {
        std::string tag = word("severity", id(finding.severity));
        const std::string verdict = word("verdict", id(finding.verdict));
        if (finding.verdict != Verdict::violation) tag += "·" + verdict;
        std::string head = say("finding.page", {{"page", std::to_string(finding.page)}});
        for (const auto& [name, value] : finding.arguments)
            if (name == "table" && !value.empty()) head += "  " + sanitize_utf8(value);
        head += "  " + finding.rule->id;
        for (const auto& entry : finding.rule->catalogue) head += " " + entry;
        const std::string block = hanging("  " + tag + "  ", head, options_.width);
        out_ += "  " + painted(tag, paint_of(finding.severity)) + block.substr(2 + tag.size());
        line("    ", gouji::say(options_.language, finding.message, finding.arguments));
        write_working(finding);
        if (finding.severity == Severity::note) return;
        write_hint(finding);
        write_evidence(finding);
    }

    /// The word before a line of a finding, all of one width.
    [[nodiscard]] std::string head_of(std::string_view id) const {
        int widest = 0;
        for (const auto* other : {"finding.working", "finding.also", "finding.hint", "finding.evidence"})
            widest = std::max(widest, display_width(say(other)));
        return "    " + pad_right(say(id), widest) + "  ";
    }
    void labelled(std::string_view id, std::string_view text) { line(head_of(id), text); }

    void write_working(const Finding& finding) {
        if (!finding.working.empty()) labelled("finding.working", finding.working);
        if (finding.severity == Severity::note) return;
        const std::size_t shown = std::min(finding.relations.size(), most_relations + 1);
        for (std::size_t i = 1; i < shown; ++i)
            labelled("finding.also", finding.relations[i].working + "  " + finding.relations[i].rule->id);
        if (finding.relations.size() > shown)
            line("      ", say("more.relations", {{"count", std::to_string(finding.relations.size() - shown)}}));
    }

    void write_hint(const Finding& finding) {
        if (!finding.hint) return;
        Arguments arguments = {{"value", to_grouped_string(finding.hint->value)}, {"unit", std::string(printed_name(finding.unit))}};
        if (finding.hint->figure > 0 && finding.hint->figure < finding.evidence.size()) {
            arguments.emplace_back("printed", sanitize_utf8(finding.evidence[finding.hint->figure].source.text));
            labelled("finding.hint", say("finding.repair_other", arguments));
        } else {
            labelled("finding.hint", say(finding.relations.size() > 1 ? "finding.repair_most" : "finding.repair", arguments));
        }
        for (const auto& [name, value] : finding.arguments)
            if (name == "slip") labelled("finding.hint", word("slip", value));
    }

    void write_evidence(const Finding& finding) {
        const std::string first = head_of("finding.evidence");
        const std::string further(static_cast<std::size_t>(display_width(first)), ' ');
        const std::size_t shown = std::min(finding.evidence.size(), most_figures);
        for (std::size_t i = 0; i < shown; ++i) {
            const Evidence& evidence = finding.evidence[i];
            const std::string page = say("finding.page", {{"page", std::to_string(evidence.source.page)}});
            const std::string head = (i == 0 ? first : further) + pad_right(page, page_width) +
                                     pad_left(sanitize_utf8(evidence.source.text), figure_width) + "  ";
            line(head, evidence.label);
        }
        if (finding.evidence.size() > shown)
            line(further, say("more.figures", {{"count", std::to_string(finding.evidence.size() - shown)}}));
    }

    void write_ledger(const DocumentResult& document) {
        const Coverage& c = document.coverage;
        if (!anything_checked(document)) {
            line("  ", say("ledger.nothing"), Paint::yellow);
        } else if (document.findings.empty() && document.record->status == Status::checked) {
            line("  ", say("ledger.clean"), Paint::green);
        }
        if (c.table_figures + c.narrative_figures == 0) return;
        line("  ", say("ledger.tied", {{"table_tied", std::to_string(c.table_figures_tied)},
                                       {"table", std::to_string(c.table_figures)},
                                       {"table_share", share_text(c.table_figures_tied, c.table_figures)},
                                       {"text_tied", std::to_string(c.narrative_figures_tied)},
                                       {"text", std::to_string(c.narrative_figures)},
                                       {"text_share", share_text(c.narrative_figures_tied, c.narrative_figures)},
                                       {"run", std::to_string(c.relations_run)},
                                       {"due", std::to_string(c.relations_due)}}));
        write_untied(c);
    }

    void write_untied(const Coverage& coverage) {
        int count = 0;
        std::vector<std::string> parts;
        for (const auto& [reason, figures] : coverage.not_tied_by_reason) {
            count += figures;
            parts.push_back(counted(word("reason", reason), figures));
        }
        if (count > 0) line("  ", say("ledger.untied", {{"count", std::to_string(count)}, {"reasons", joined(parts)}}));
    }

    [[nodiscard]] std::string counted(const std::string& what, int count) const {
        return say("count.word", {{"word", what}, {"count", std::to_string(count)}});
    }
    [[nodiscard]] std::string joined(const std::vector<std::string>& parts) const {
        std::string text;
        for (const auto& part : parts) text += (text.empty() ? "" : say("list.separator")) + part;
        return text;
    }

    void write_summary(const Report& report) {
        if (report.documents.empty()) return line("", say("summary.none"), Paint::yellow);
        std::map<std::string, int> by_status;
        std::map<Severity, int, std::greater<>> by_severity = {{Severity::error, 0}, {Severity::warning, 0}, {Severity::note, 0}};
        Coverage sum;
        int nothing = 0;
        for (const auto& document : report.documents) {
            ++by_status[status_id(document)];
            for (const auto& finding : document.findings) ++by_severity[finding.severity];
            nothing += anything_checked(document) ? 0 : 1;
            sum.table_figures += document.coverage.table_figures + document.coverage.narrative_figures;
            sum.table_figures_tied += document.coverage.table_figures_tied + document.coverage.narrative_figures_tied;
            sum.relations_due += document.coverage.relations_due;
            sum.relations_run += document.coverage.relations_run;
        }
        std::vector<std::string> documents, findings;
        for (const auto& [status, count] : by_status) documents.push_back(counted(word("status", status), count));
        for (const auto& [severity, count] : by_severity) findings.push_back(counted(word("severity", id(severity)), count));
        out_ += std::string(static_cast<std::size_t>(std::max(options_.width, 1)), '-') + "\n";
        line("", say("summary.documents", {{"count", std::to_string(report.documents.size())}, {"parts", joined(documents)}}), Paint::bold);
        line("", say("summary.findings", {{"parts", joined(findings)}}), Paint::bold);
        line("", say("summary.coverage", {{"tied", std::to_string(sum.table_figures_tied)},
                                          {"all", std::to_string(sum.table_figures)},
                                          {"share", share_text(sum.table_figures_tied, sum.table_figures)},
                                          {"run", std::to_string(sum.relations_run)},
                                          {"due", std::to_string(sum.relations_due)}}));
        if (nothing > 0) line("", say("summary.nothing_checked", {{"count", std::to_string(nothing)}}), Paint::yellow);
    }

    const TerminalOptions& options_;
    std::string out_;
};

}  // namespace

std::string write_terminal(const Report& report, const TerminalOptions& options) { return Terminal(options).write(report); }

}  // namespace gouji
