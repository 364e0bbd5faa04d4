#include "gouji/report/html.hpp"

#include "configuration_text.hpp"
#include "html_finding.hpp"
#include "markup.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <string_view>
#include <vector>

namespace gouji {

namespace assets {
extern const std::string_view report_css;
extern const std::string_view report_js;
}  // namespace assets

namespace {

constexpr std::size_t most_picture_bytes = 24U << 20U;         ///< of all PNG files: a report of 100 documents opens in a second
constexpr std::size_t most_bytes_with_notes = 8U << 20U;       ///< beyond, notes go without, so that errors and warnings keep theirs
constexpr std::size_t most_crops_of_document = 400;            ///< so many that nobody looks at more
constexpr std::array severities = {Severity::error, Severity::warning, Severity::note};

std::array<std::size_t, 3> count_by_severity(const std::vector<Finding>& findings) {
    std::array<std::size_t, 3> counts{};
    for (const auto& finding : findings) ++counts.at(static_cast<std::size_t>(finding.severity));
    return counts;
}

/// Writes one report; holds where the text goes.
class Html {
public:
    Html(const Report& report, Language language, const CropSource& crops)
        : report_(report), language_(language), crops_(crops), index_(index_documents(report)) {}

    std::string write() {
        write_beginning();
        write_header();
        write_filter();
        write_documents();
        out_ += "<main id=\"findings\">\n";
        for (std::size_t i = 0; i < report_.documents.size(); ++i) write_document(i);
        out_ += "</main>\n";
        write_suppressed();
        write_rules();
        write_help();
        out_ += fmt::format("<footer class=\"faint\"><p>{}</p></footer>\n<script>{}</script>\n</body>\n</html>\n",
                            say("html.reading"), assets::report_js);
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string say(std::string_view id, const Arguments& arguments = {}) const { return escaped(gouji::say(language_, id, arguments)); }
    [[nodiscard]] std::string word(std::string_view group, std::string_view id) const { return escaped(say_word(language_, group, id)); }

    void write_beginning() {
        out_ += fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src {}; script-src {}; "
                            "base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                            "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
                            "<a class=\"skip\" href=\"#findings\">{}</a>\n",
                            language_ == Language::zh ? "zh-CN" : "en", policy_hash(assets::report_css), policy_hash(assets::report_js),
                            say("html.title"), assets::report_css, say("html.skip"));
    }

    void write_header() {
        std::array<std::size_t, 3> sum{};
        std::size_t checked = 0;
        for (const auto& document : report_.documents) {
            const auto counts = count_by_severity(document.findings);
            for (std::size_t i = 0; i < sum.size(); ++i) sum.at(i) += counts.at(i);
            if (status_id(document) == id(Status::checked)) ++checked;
        }
        out_ += fmt::format("<header><h1>{}</h1>\n<ul class=\"counts\"><li>{}</li>", say("html.title"),
                            say("html.documents_checked", {{"count", std::to_string(report_.documents.size())}, {"checked", std::to_string(checked)}}));
        for (const auto severity : severities)
            out_ += fmt::format("<li><span class=\"badge {0}\">{1}</span> {2}</li>", id(severity), word("severity", id(severity)),
                                sum.at(static_cast<std::size_t>(severity)));
        out_ += fmt::format("</ul>\n<p class=\"faint\">{}", say("html.tool", {{"version", report_.version}, {"rules", report_.rules_digest}}));
        for (const auto& line : configuration_lines(report_, language_)) out_ += "<br>\n" + escaped(line);
        out_ += "</p></header>\n";
    }

    void write_filter() {
        out_ += fmt::format("<form id=\"filter\" role=\"search\" hidden><div class=\"controls\">\n<label>{} <input type=\"search\" id=\"q\" autocomplete=\"off\" "
                            "placeholder=\"{}\"></label>\n<fieldset><legend>{}</legend>",
                            say("html.search"), say("html.search_for"), say("html.severity"));
        for (const auto severity : severities)
            out_ += fmt::format("<label><input type=\"checkbox\" name=\"severity\" value=\"{}\" checked> {}</label>", id(severity), word("severity", id(severity)));
        out_ += fmt::format("</fieldset>\n<label>{} <select id=\"rule\"><option value=\"\">{}</option>", say("html.rule"), say("html.all"));
        for (const auto& [name, rule] : rules_used())
            out_ += fmt::format("<option value=\"{0}\">{0} {1}</option>", escaped(name), escaped(title_of(*rule)));
        out_ += fmt::format("</select></label>\n<label>{} <select id=\"file\"><option value=\"\">{}</option>", say("html.file"), say("html.all"));
        for (std::size_t i = 0; i < report_.documents.size(); ++i)
            if (!report_.documents[i].findings.empty())
                out_ += fmt::format("<option value=\"{}\">{}</option>", i + 1, escaped(report_.documents[i].record->path));
        out_ += fmt::format("</select></label>\n<button type=\"button\" id=\"clear\">{}</button>\n<button type=\"button\" id=\"show-help\">{}</button>\n"
                            "<output id=\"shown\" class=\"faint\" data-text=\"{}\"></output>\n</div></form>\n",
                            say("html.clear"), say("html.keys"), escaped(gouji::say(language_, "html.shown")));
    }

    [[nodiscard]] std::map<std::string, const Rule*> rules_used() const {
        std::map<std::string, const Rule*> used;
        for (const auto& document : report_.documents)
            for (const auto& finding : document.findings) {
                used.emplace(finding.rule->id, finding.rule);
                for (const auto& relation : finding.relations) used.emplace(relation.rule->id, relation.rule);
            }
        return used;
    }

    [[nodiscard]] const std::string& in_language(const Rule::Text& text) const { return language_ == Language::zh ? text.zh : text.en; }
    [[nodiscard]] const std::string& title_of(const Rule& rule) const { return in_language(rule.title); }

    void write_documents() {
        const bool open = report_.documents.size() <= 12;   // longer lists are opened when wanted
        out_ += fmt::format("<details id=\"documents\"{}><summary>{}</summary>\n<div class=\"wide\"><table><thead><tr>", open ? " open" : "",
                            say("html.documents", {{"count", std::to_string(report_.documents.size())}}));
        for (const auto* name : {"html.file", "html.body", "html.status"}) out_ += fmt::format("<th scope=\"col\">{}</th>", say(name));
        for (const auto severity : severities) out_ += fmt::format("<th scope=\"col\" class=\"number\">{}</th>", word("severity", id(severity)));
        for (const auto* name : {"html.table_tied", "html.text_tied", "html.relations"})
            out_ += fmt::format("<th scope=\"col\" class=\"number\">{}</th>", say(name));
        out_ += fmt::format("<th scope=\"col\">{}</th></tr></thead><tbody>\n", say("html.untied"));
        for (std::size_t i = 0; i < report_.documents.size(); ++i) write_document_row(i);
        out_ += "</tbody></table></div></details>\n";
    }

    void write_document_row(std::size_t index) {
        const DocumentResult& document = report_.documents[index];
        const Coverage& coverage = document.coverage;
        const auto counts = count_by_severity(document.findings);
        const std::string path = escaped(document.record->path);
        out_ += fmt::format("<tr data-file=\"{}\"><td>", index + 1);
        out_ += document.findings.empty() ? path : fmt::format("<button type=\"button\" data-file=\"{}\">{}</button>", index + 1, path);
        out_ += fmt::format("</td><td>{}</td><td>{}</td>", escaped(identity_of(*document.record)), status_of(document));
        for (const auto severity : severities) out_ += fmt::format("<td class=\"number\">{}</td>", counts.at(static_cast<std::size_t>(severity)));
        for (const auto& [tied, all] : {std::pair{coverage.table_figures_tied, coverage.table_figures},
                                        {coverage.narrative_figures_tied, coverage.narrative_figures}, {coverage.relations_run, coverage.relations_due}})
            out_ += fmt::format("<td class=\"number\">{}/{} {}</td>", tied, all, share_text(tied, all));
        std::string untied;
        for (const auto& [reason, figures] : coverage.not_tied_by_reason)
            untied += (untied.empty() ? "" : say("list.separator")) + say("count.word", {{"word", say_word(language_, "reason", reason)}, {"count", std::to_string(figures)}});
        out_ += "<td>" + untied + "</td></tr>\n";
    }

    [[nodiscard]] std::string status_of(const DocumentResult& document) const {
        std::string text = word("status", status_id(document));
        if (!document.record->reason.empty()) text += " · " + escaped(say_reason(language_, *document.record));
        return text;
    }

    [[nodiscard]] std::string identity_of(const Record& record) const {
        std::string text = record.identity.entity;
        const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
        if (record.identity.year > 0) add(gouji::say(language_, "doc.year", {{"year", std::to_string(record.identity.year)}}));
        if (record.identity.level != Level::unknown) add(say_word(language_, "level", id(record.identity.level)));
        if (record.identity.kind != Kind::unknown) add(say_word(language_, "kind", id(record.identity.kind)));
        return text;
    }

    void write_document(std::size_t index) {
        const DocumentResult& document = report_.documents[index];
        if (document.findings.empty()) return;
        out_ += fmt::format("<section class=\"document\" aria-labelledby=\"d{0}\">\n<div class=\"head\"><h2 id=\"d{0}\">{1}</h2>\n<p class=\"faint\">{2}</p></div>\n",
                            index + 1, escaped(document.record->path), escaped(identity_of(*document.record)));
        const auto drawn = draw(document.findings);
        for (std::size_t i = 0; i < document.findings.size(); ++i)
            out_ += write_html_finding(report_, document.findings[i], index, ++finding_number_, drawn[i], language_);
        out_ += "</section>\n";
    }

    [[nodiscard]] bool has_room(const Finding& finding) const {
        return picture_bytes_ <= (finding.severity == Severity::note ? most_bytes_with_notes : most_picture_bytes);
    }

    /// The pictures of each finding of a document, within what the file may hold. Each document concerned is asked once.
    std::vector<std::vector<DrawnCrop>> draw(const std::vector<Finding>& findings) {
        std::vector<std::vector<DrawnCrop>> drawn(findings.size());
        if (!crops_) return drawn;
        std::map<std::size_t, std::vector<CropRequest>> requests;
        std::size_t planned = 0;
        for (std::size_t i = 0; i < findings.size() && planned < most_crops_of_document; ++i) {
            if (!has_room(findings[i])) continue;
            for (auto& plan : plan_crops(findings[i], index_)) {
                requests[plan.document].push_back(plan.request);
                drawn[i].push_back({{}, std::move(plan)});
                ++planned;
            }
        }
        std::map<std::size_t, std::vector<Crop>> pictures;
        for (const auto& [document, wanted] : requests) pictures[document] = crops_(document, wanted);
        std::map<std::size_t, std::size_t> next;
        for (auto& crops : drawn) {
            for (auto& one : crops) {
                auto& from = pictures[one.plan.document];
                const std::size_t at = next[one.plan.document]++;
                if (at < from.size()) one.crop = std::move(from[at]);
                picture_bytes_ += one.crop.png.size();
            }
            std::erase_if(crops, [](const DrawnCrop& one) { return one.crop.png.empty(); });
        }
        return drawn;
    }

    /// Findings that were accepted stand apart, each with its reason.
    void write_suppressed() {
        if (report_.suppressions.suppressed == 0) return;
        out_ += fmt::format("<details id=\"suppressed\"><summary>{}</summary><ul>\n",
                            say("summary.suppressed", {{"count", std::to_string(report_.suppressions.suppressed)}}));
        for (const auto& document : report_.documents)
            for (const auto& one : document.suppressed)
                out_ += "<li>" + escaped(document.record->path + "  " + suppressed_text(one, language_)) + "</li>\n";
        out_ += "</ul></details>\n";
    }

    void write_rules() {
        const auto used = rules_used();
        if (used.empty()) return;
        out_ += fmt::format("<details id=\"rules\"><summary>{}</summary><dl>\n", say("html.rules"));
        for (const auto& [name, rule] : used) {
            out_ += fmt::format("<dt id=\"rule-{0}\"><code>{0}</code> {1}</dt>", escaped(name), escaped(title_of(*rule)));
            for (const auto& [label, text] : {std::pair{"rule.formula", &in_language(rule->formula)}, {"rule.why", &in_language(rule->why)}, {"rule.basis", &rule->basis}})
                if (!text->empty()) out_ += fmt::format("<dd>{}: {}</dd>", say(label), escaped(*text));
            out_ += "\n";
        }
        out_ += "</dl></details>\n";
    }

    void write_help() {
        out_ += fmt::format("<dialog id=\"help\" aria-labelledby=\"help-title\"><h2 id=\"help-title\">{}</h2><dl>", say("html.keys"));
        for (const auto& [key, id] : {std::pair{"/", "html.key.search"}, {"j n", "html.key.next"}, {"k p", "html.key.previous"}, {"1 2 3", "html.key.severity"},
                                      {"d", "html.key.documents"}, {"c", "html.key.clear"}, {"?", "html.key.help"}, {"Esc", "html.key.leave"}})
            out_ += fmt::format("<dt><kbd>{}</kbd></dt><dd>{}</dd>", key, say(id));
        out_ += fmt::format("</dl><form method=\"dialog\"><button>{}</button></form></dialog>\n", say("html.close"));
    }

    const Report& report_;
    Language language_;
    const CropSource& crops_;
    DocumentIndex index_;
    std::string out_;
    std::size_t finding_number_ = 0, picture_bytes_ = 0;
};

}  // namespace

std::string write_html(const Report& report, Language language, const CropSource& crops) { return Html(report, language, crops).write(); }

}  // namespace gouji
