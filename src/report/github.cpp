#include "gouji/report/github.hpp"

#include "counts.hpp"
#include "finding_text.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace gouji {
namespace {

constexpr std::size_t most_of_a_kind = 10;   // annotations of one level that GitHub shows for one step

enum class AnnotationLevel { error, warning, notice };

std::string_view command(AnnotationLevel level) {
    switch (level) {
        case AnnotationLevel::error: return "error";
        case AnnotationLevel::warning: return "warning";
        case AnnotationLevel::notice: break;
    }
    return "notice";
}

AnnotationLevel level_of(Severity severity) {
    return severity == Severity::error ? AnnotationLevel::error : severity == Severity::warning ? AnnotationLevel::warning : AnnotationLevel::notice;
}

std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const char c : text) {
        if (c == '%') out += "%25";
        else if (c == '\r') out += "%0D";
        else if (c == '\n') out += "%0A";
        else if (property && c == ':') out += "%3A";
        else if (property && c == ',') out += "%2C";
        else out += c;
    }
    return out;
}

struct Annotation {
    AnnotationLevel level = AnnotationLevel::notice;
    std::string file, title, text;
};

std::string line(const Annotation& annotation) {
    std::string out = "::" + std::string(command(annotation.level)) + " ";
    if (!annotation.file.empty()) out += "file=" + escaped(sanitize_utf8(annotation.file), true) + ",";
    return out + "title=" + escaped(annotation.title, true) + "::" + escaped(annotation.text, false) + "\n";
}

Annotation of_finding(const Finding& finding, const Record& record, Language language) {
    Annotation out{level_of(finding.severity), record.path, {}, sentence_of(language, finding)};
    out.title = tag_of(language, finding) + " " + place_of(language, finding) + " " + finding.rule->id;
    for (const auto& [head, text] : details_of(language, finding)) out.text += "\n" + say(language, "report.pair", {{"name", head}, {"text", text}});
    return out;
}

/// A document that was not checked fails the run like a finding does, but says less: it comes after the findings.
Annotation of_unchecked(const DocumentResult& document, const Report& report, Language language) {
    const std::string why = say_unchecked(language, document, report.gate);
    return {AnnotationLevel::error, document.record->path, say(language, "report.unchecked_title"), say(language, "report.unchecked", {{"text", why}})};
}

std::vector<Annotation> annotations(const Report& report, Language language) {
    std::vector<Annotation> all;
    for (const auto& document : report.documents)
        for (const auto& finding : document.findings) all.push_back(of_finding(finding, *document.record, language));
    for (const auto& document : report.documents)
        if (!fully_checked(document, report.gate)) all.push_back(of_unchecked(document, report, language));
    std::stable_sort(all.begin(), all.end(), [](const Annotation& a, const Annotation& b) { return a.level < b.level; });
    return all;
}

}  // namespace

std::string write_github(const Report& report, Language language) {
    const auto all = annotations(report, language);
    std::map<AnnotationLevel, std::size_t> there, room = {{AnnotationLevel::error, most_of_a_kind}, {AnnotationLevel::warning, most_of_a_kind}, {AnnotationLevel::notice, most_of_a_kind}};
    for (const auto& annotation : all) ++there[annotation.level];
    const bool more = std::any_of(there.begin(), there.end(), [](const auto& kind) { return kind.second > most_of_a_kind; });
    if (more) --room[AnnotationLevel::notice];   // the last line is a notice itself
    std::string out;
    std::size_t left_out = 0;
    for (const auto& annotation : all) {
        if (room[annotation.level] == 0) {
            ++left_out;
            continue;
        }
        --room[annotation.level];
        out += line(annotation);
    }
    if (report.documents.empty()) return line({AnnotationLevel::error, {}, say(language, "report.title"), say_summary(language, report)});
    if (!more) return out + say_summary(language, report) + say(language, "report.stop") + say_configuration(language, report) + "\n";   // a line of the log, no annotation
    const std::string rest = say(language, "report.left_out", {{"count", std::to_string(left_out)}});
    return out + line({AnnotationLevel::notice, {}, say(language, "report.title"), rest + say_summary(language, report) + say(language, "report.stop") + say_configuration(language, report)});
}

}  // namespace gouji
