#include "gouji/report/terminal.hpp"

#include "finding_text.hpp"
#include "terminal_page.hpp"

#include "gouji/core/text.hpp"
#include "gouji/report/text_layout.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t most_relations = 4;   // further relations of one cause shown before they are only counted
constexpr std::size_t most_figures = 8;     // figures of a finding shown before they are only counted
constexpr int figure_width = 16;            // columns: "-1,234,567.89" and some
constexpr int page_width = 11;              // columns: "第 1234 页"

/// The chapter or first names that the line above has as well are not said again.
std::string without_repeated(const std::string& label, const std::string& above) {
    constexpr std::string_view joint = " / ";
    std::size_t same = 0;
    for (auto at = label.find(joint); at != std::string::npos; at = label.find(joint, at + 1))
        if (above.compare(0, at + joint.size(), label, 0, at + joint.size()) == 0) same = at + joint.size();
    return same == 0 ? label : "… / " + label.substr(same);
}

/// Writes one report; holds only where the text goes.
class Terminal {
public:
    explicit Terminal(const TerminalOptions& options) : page_(options) {}

    std::string write(const Report& report) {
        const FileNames files(report);
        files_ = &files;
        for (const auto& document : report.documents) write_document(document);
        files_ = nullptr;
        write_terminal_summary(report, page_);
        return std::move(page_.text);
    }

private:
    static Paint paint_of(Severity severity) {
        return severity == Severity::error ? Paint::red : severity == Severity::warning ? Paint::yellow : Paint::blue;
    }

    [[nodiscard]] std::string identity(const DocumentResult& document) const {
        const Record& record = *document.record;
        std::vector<std::string> parts;
        if (!record.identity.entity.empty()) parts.push_back(record.identity.entity);
        if (record.identity.year > 0) parts.push_back(page_.say("doc.year", {{"year", std::to_string(record.identity.year)}}));
        if (record.identity.level != Level::unknown) parts.push_back(page_.word("level", id(record.identity.level)));
        if (record.identity.kind != Kind::unknown) parts.push_back(page_.word("kind", id(record.identity.kind)));
        if (record.pages > 0) parts.push_back(page_.say("doc.pages", {{"count", std::to_string(record.pages)}}));
        parts.push_back(page_.word("status", status_id(document)));
        std::string text;
        for (const auto& part : parts) text += (text.empty() ? "" : " · ") + part;
        return text;
    }

    void write_document(const DocumentResult& document) {
        page_.line("", document.record->path, Paint::bold);
        page_.line("  ", identity(document), document.record->status == Status::checked ? Paint::plain : Paint::yellow);
        if (!document.record->reason.empty()) page_.line("  ", say_reason(page_.options().language, *document.record), Paint::yellow);
        for (const auto& finding : document.findings) write_finding(finding, *document.record);
        write_ledger(document);
        page_.text += "\n";
    }

    void write_finding(const Finding& finding, const Record& home) {
        std::string tag = page_.word("severity", id(finding.severity));
        const std::string verdict = page_.word("verdict", id(finding.verdict));
        if (finding.verdict != Verdict::violation) tag += "·" + verdict;
        std::string head = page_.say("finding.page", {{"page", std::to_string(finding.page)}});
        for (const auto& [name, value] : finding.arguments)
            if (name == "table" && !value.empty()) head += "  " + sanitize_utf8(value);
        head += "  " + finding.rule->id;
        for (const auto& entry : finding.rule->catalogue) head += " " + entry;
        const std::string block = hanging("  " + tag + "  ", head, page_.options().width);
        page_.text += "  " + page_.painted(tag, paint_of(finding.severity)) + block.substr(2 + tag.size());
        page_.line("    ", gouji::say(page_.options().language, finding.message, finding.arguments));
        write_working(finding);
        if (finding.severity == Severity::note) return;
        write_hint(finding);
        write_evidence(finding, home);
    }

    /// The word before a line of a finding, all of one width.
    [[nodiscard]] std::string head_of(std::string_view id) const {
        int widest = 0;
        for (const auto* other : {"finding.working", "finding.also", "finding.hint", "finding.evidence"})
            widest = std::max(widest, display_width(page_.say(other)));
        return "    " + pad_right(page_.say(id), widest) + "  ";
    }
    void labelled(std::string_view id, std::string_view text) { page_.line(head_of(id), text); }

    void write_working(const Finding& finding) {
        if (!finding.working.empty()) labelled("finding.working", finding.working);
        if (finding.severity == Severity::note) return;
        const std::size_t shown = std::min(finding.relations.size(), most_relations + 1);
        for (std::size_t i = 1; i < shown; ++i)
            labelled("finding.also", finding.relations[i].working + "  " + finding.relations[i].rule->id);
        if (finding.relations.size() > shown)
            page_.line("      ", page_.say("more.relations", {{"count", std::to_string(finding.relations.size() - shown)}}));
    }

    void write_hint(const Finding& finding) {
        if (!finding.hint) return;
        Arguments arguments = {{"value", to_grouped_string(finding.hint->value)}, {"unit", std::string(printed_name(finding.unit))}};
        if (finding.hint->figure > 0 && finding.hint->figure < finding.evidence.size()) {
            arguments.emplace_back("printed", sanitize_utf8(finding.evidence[finding.hint->figure].source.text));
            labelled("finding.hint", page_.say("finding.repair_other", arguments));
        } else {
            labelled("finding.hint", page_.say(finding.relations.size() > 1 ? "finding.repair_most" : "finding.repair", arguments));
        }
        for (const auto& [name, value] : finding.arguments)
            if (name == "slip") labelled("finding.hint", page_.word("slip", value));
    }

    /// The other file of a figure, before its first line: a page number alone would be looked up in the wrong document.
    void write_file(const Finding& finding, const Evidence& evidence, const std::string& before) {
        std::string path = files_->path(evidence.document);
        for (const auto& [name, value] : finding.arguments)
            if (path.empty() && name == "other_document") path = value;   // looked up only, no document of the run
        if (!path.empty()) page_.line(before, sanitize_utf8(path.substr(path.rfind('/') + 1)));
    }

    void write_evidence(const Finding& finding, const Record& home) {
        const std::string first = head_of("finding.evidence");
        const std::string further(static_cast<std::size_t>(display_width(first)), ' ');
        const std::size_t shown = std::min(finding.evidence.size(), most_figures);
        for (std::size_t i = 0; i < shown; ++i) {
            const Evidence& evidence = finding.evidence[i];
            const std::string& above = i == 0 ? home.sha256 : finding.evidence[i - 1].document;
            if (evidence.document != above) write_file(finding, evidence, further);
            const std::string page = page_.say("finding.page", {{"page", std::to_string(evidence.source.page)}});
            const std::string head = (i == 0 ? first : further) + pad_right(page, page_width) +
                                     pad_left(sanitize_utf8(evidence.source.text), figure_width) + "  ";
            page_.line(head, i == 0 ? evidence.label : without_repeated(evidence.label, finding.evidence[i - 1].label));
        }
        if (finding.evidence.size() > shown)
            page_.line(further, page_.say("more.figures", {{"count", std::to_string(finding.evidence.size() - shown)}}));
    }

    void write_ledger(const DocumentResult& document) {
        const Coverage& c = document.coverage;
        const auto unread = say_unread_pages(page_.options().language, *document.record);
        if (!anything_checked(document)) {
            page_.line("  ", page_.say("ledger.nothing"), Paint::yellow);
        } else if (document.findings.empty() && document.record->status == Status::checked && unread.empty()) {
            page_.line("  ", page_.say(document.suppressed.empty() ? "ledger.clean" : "ledger.clean_but"), Paint::green);
        }
        for (const auto& sentence : unread) page_.line("  ", sentence, Paint::yellow);
        if (!document.suppressed.empty())
            page_.line("  ", page_.say("ledger.suppressed", {{"count", std::to_string(document.suppressed.size())}}), Paint::yellow);
        if (c.table_figures + c.narrative_figures == 0) return;
        page_.line("  ", page_.say("ledger.tied", {{"table_tied", std::to_string(c.table_figures_tied)},
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
            parts.push_back(page_.counted(page_.word("reason", reason), figures));
        }
        if (count > 0) page_.line("  ", page_.say("ledger.untied", {{"count", std::to_string(count)}, {"reasons", page_.joined(parts)}}));
    }

    TerminalPage page_;
    const FileNames* files_ = nullptr;   ///< while a report is written
};

}  // namespace

std::string write_terminal(const Report& report, const TerminalOptions& options) { return Terminal(options).write(report); }

}  // namespace gouji
