#include "gouji/report/markdown.hpp"

#include "counts.hpp"
#include "finding_text.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t most_figures = 12;      // rows of figures under one finding before they are only counted
constexpr int most_documents = 1000;          // rows of the list of documents before they are only counted
constexpr std::size_t most_bytes = 1'000'000; // step summaries of GitHub and comments of GitLab hold little more

/// Text of a document is no markup: characters that could be are escaped.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : sanitize_utf8(text)) {
        if (std::string_view("\\`*_{}[]<>#|~&$!").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// A span of code. Backticks cannot be escaped in one; the fence is longer than any run of them.
std::string code(std::string_view text) {
    const std::string clean = sanitize_utf8(text);
    std::size_t longest = 0, run = 0;
    for (const char c : clean) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
    const std::string fence(longest + 1, '`');
    const std::string space = longest > 0 ? " " : "";
    return fence + space + clean + space + fence;
}

std::string row(const std::vector<std::string>& cells) {
    std::string out = "|";
    for (const auto& cell : cells) out += " " + cell + " |";
    return out + "\n";
}

/// Writes one summary; holds only where the text goes.
class Markdown {
public:
    Markdown(const Report& report, Language language) : report_(report), language_(language), files_(report) {}

    std::string write() {
        out_ += "# " + say("report.title") + "\n\n" + verdict() + "\n\n" + plain(say_summary(language_, report_)) + "\n\n" +
                plain(say_configuration(language_, report_)) + "\n";
        const auto ordered = most_severe_first();
        documents(ordered);
        std::size_t left_out = 0;
        for (const auto* document : ordered) {
            if (document->findings.empty()) continue;
            const std::size_t before = out_.size();
            if (left_out == 0) findings(*document);
            if (left_out == 0 && out_.size() <= most_bytes) continue;
            out_.resize(before);
            left_out += document->findings.size();
        }
        if (left_out > 0) out_ += "\n" + say("report.left_out", {{"count", std::to_string(left_out)}}) + "\n";
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string say(std::string_view id, const Arguments& arguments = {}) const { return gouji::say(language_, id, arguments); }

    /// How the run ends, in words.
    [[nodiscard]] std::string verdict() const {
        const Counts counts = counts_of(report_);
        if (counts.failing > 0) {
            const auto limit = say_word(language_, "severity", id(*report_.gate.fail_on));
            return "**" + say("report.failed", {{"count", std::to_string(counts.failing)}, {"severity", limit}}) + "**";
        }
        if (counts.documents == 0) return "**" + say("report.incomplete_none") + "**";
        if (counts.unchecked > 0) return "**" + say("report.incomplete", {{"count", std::to_string(counts.unchecked)}}) + "**";
        return "**" + say("report.passed") + "**";
    }

    /// What needs people stands first; documents of one kind stay in the order of the run.
    [[nodiscard]] std::vector<const DocumentResult*> most_severe_first() const {
        std::vector<std::pair<int, const DocumentResult*>> ranked;
        for (const auto& document : report_.documents) {
            const Counts counts = counts_of(document, report_.gate);
            const int rank = counts.errors > 0 ? 0 : counts.warnings > 0 ? 1 : counts.unchecked > 0 ? 2 : 3;
            ranked.emplace_back(rank, &document);
        }
        std::ranges::stable_sort(ranked, {}, [](const auto& one) { return one.first; });
        std::vector<const DocumentResult*> ordered;
        for (const auto& [unused, document] : ranked) ordered.push_back(document);
        return ordered;
    }

    /// Documents without anything to say are only counted.
    void documents(const std::vector<const DocumentResult*>& ordered) {
        int silent = 0, shown = 0, more = 0;
        std::string rows;
        for (const auto* document : ordered) {
            const Counts counts = counts_of(*document, report_.gate);
            if (counts.unchecked == 0 && counts.findings() == 0) ++silent;
            else if (shown == most_documents) ++more;
            else rows += document_row(*document, counts), ++shown;
        }
        if (!rows.empty()) {
            std::vector<std::string> heads;
            for (const auto* head : {"file", "entity", "year", "status"}) heads.push_back(say_word(language_, "column", head));
            for (const auto* severity : {"error", "warning", "note"}) heads.push_back(say_word(language_, "severity", severity));
            heads.push_back(say_word(language_, "column", "tied"));
            out_ += "\n" + row(heads) + "|---|---|---|---|--:|--:|--:|--:|\n" + rows;
        }
        if (more > 0) out_ += "\n" + say("report.more_documents", {{"count", std::to_string(more)}}) + "\n";
        if (silent > 0) out_ += "\n" + say(rows.empty() ? "report.silent" : "report.silent_others", {{"count", std::to_string(silent)}}) + "\n";
    }

    [[nodiscard]] std::string document_row(const DocumentResult& document, const Counts& counts) const {
        const Record& record = *document.record;
        std::string status = say_unchecked(language_, document, report_.gate);
        if (status.empty()) status = say_word(language_, "status", status_id(document));
        const auto number = [](int count) { return count == 0 ? std::string() : std::to_string(count); };
        return row({plain(record.path), plain(record.identity.entity), record.identity.year > 0 ? std::to_string(record.identity.year) : "", plain(status),
                    number(counts.errors), number(counts.warnings), number(counts.notes), share_text(counts.tied, counts.figures)});
    }

    void findings(const DocumentResult& document) {
        out_ += "\n## " + plain(document.record->path) + "\n";
        for (const auto& finding : document.findings)
            if (finding.severity != Severity::note) full(finding, *document.record);
        bool first = true;
        for (const auto& finding : document.findings) {
            if (finding.severity != Severity::note) continue;
            if (first) out_ += "\n### " + say_word(language_, "severity", "note") + "\n\n";
            first = false;
            out_ += "- " + head(finding) + "  \n  " + plain(sentence_of(language_, finding)) + " · " + fingerprint(finding) + "\n";
        }
    }

    [[nodiscard]] std::string head(const Finding& finding) const {
        std::string text = tag_of(language_, finding) + " · " + plain(place_of(language_, finding)) + " · " + finding.rule->id;
        for (const auto& entry : finding.rule->catalogue) text += " " + plain(entry);
        return text;
    }

    [[nodiscard]] std::string fingerprint(const Finding& finding) const { return say("report.fingerprint") + " " + code(finding.fingerprint); }

    void full(const Finding& finding, const Record& home) {
        out_ += "\n### " + head(finding) + "\n\n" + plain(sentence_of(language_, finding)) + "\n\n";
        for (const auto& [name, text] : details_of(language_, finding))
            out_ += "- " + say("report.pair", {{"name", name}, {"text", name == say("finding.hint") ? plain(text) : code(text)}}) + "\n";
        figures(finding, home);
        out_ += "\n" + fingerprint(finding) + "\n";
    }

    void figures(const Finding& finding, const Record& home) {
        if (finding.evidence.empty()) return;
        out_ += "\n" + row({say_word(language_, "column", "page"), say_word(language_, "column", "printed"), say_word(language_, "column", "place")}) + "|---|--:|---|\n";
        const std::size_t shown = std::min(finding.evidence.size(), most_figures);
        for (std::size_t i = 0; i < shown; ++i) {
            const Evidence& evidence = finding.evidence[i];
            out_ += row({plain(place_of(language_, evidence, home, files_)), plain(evidence.source.text), plain(evidence.label)});
        }
        if (finding.evidence.size() > shown)
            out_ += "\n" + say("more.figures", {{"count", std::to_string(finding.evidence.size() - shown)}}) + "\n";
    }

    const Report& report_;
    Language language_;
    FileNames files_;
    std::string out_;
};

}  // namespace

std::string write_markdown(const Report& report, Language language) { return Markdown(report, language).write(); }

}  // namespace gouji
