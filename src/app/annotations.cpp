#include "annotations.hpp"

#include "outputs.hpp"

#include "gouji/app/safe_file.hpp"
#include "gouji/core/text.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unistd.h>

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_stem = 150;          ///< bytes; with digest and ending below the 255 of every file system
constexpr std::size_t digest_digits = 12;          ///< enough to tell any folder's documents apart
constexpr std::size_t most_places = 8;             ///< other figures that one note names

/// Red, amber, blue; paler at figures that are only concerned.
MarkColor color_of(Severity severity, bool stands_here) {
    MarkColor color{0.35, 0.7, 1.0};
    if (severity == Severity::error) color = {1.0, 0.3, 0.25};
    if (severity == Severity::warning) color = {1.0, 0.7, 0.1};
    if (stands_here) return color;
    const auto paler = [](double part) { return (part + 1) / 2; };
    return {paler(color.red), paler(color.green), paler(color.blue)};
}

/// A figure of a finding.
struct Pin {
    const Finding* finding = nullptr;
    std::size_t figure = 0;
};

/// Everything that is said at one place; several findings may meet in one figure.
using Places = std::map<std::tuple<int, double, double, double, double>, std::vector<Pin>>;

Places places_of(const Report& report, std::size_t document) {
    const std::string& sha256 = report.documents[document].record->sha256;
    Places places;
    for (std::size_t d = 0; d < report.documents.size(); ++d) {
        if (d != document && report.documents[d].record->sha256 == sha256) continue;   // the same bytes twice: each has its own copy
        for (const auto& finding : report.documents[d].findings)
            for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
                const SourceRef& source = finding.evidence[i].source;
                if (finding.evidence[i].document != sha256) continue;
                places[{source.page, source.box.y0, source.box.x0, source.box.y1, source.box.x1}].push_back({&finding, i});
            }
    }
    return places;
}

class Notes {
public:
    Notes(const Report& report, Language language) : report_(report), language_(language) {}

    [[nodiscard]] std::string text(const Pin& pin) const {
        const Finding& finding = *pin.finding;
        std::string out = "[" + say_word(language_, "severity", id(finding.severity));
        if (finding.verdict != Verdict::violation) out += "·" + say_word(language_, "verdict", id(finding.verdict));
        out += " " + finding.rule->id;
        for (const auto& entry : finding.rule->catalogue) out += " " + entry;
        out += "] " + say(language_, finding.message, finding.arguments);
        if (!finding.working.empty()) out += "\n" + say(language_, "finding.working") + " " + finding.working;
        if (finding.hint) out += "\n" + say(language_, "finding.hint") + " " + hint(finding);
        const Evidence& here = finding.evidence[pin.figure];
        if (pin.figure > 0) out += "\n" + say(language_, "annotate.here", {{"label", here.label.empty() ? here.source.text : here.label}});
        return out + others(pin);
    }

private:
    [[nodiscard]] std::string hint(const Finding& finding) const {
        Arguments arguments = {{"value", to_grouped_string(finding.hint->value)}, {"unit", std::string(printed_name(finding.unit))}};
        const bool other = finding.hint->figure > 0 && finding.hint->figure < finding.evidence.size();
        if (other) arguments.emplace_back("printed", finding.evidence[finding.hint->figure].source.text);
        return say(language_, other ? "finding.repair_other" : finding.relations.size() > 1 ? "finding.repair_most" : "finding.repair", arguments);
    }

    /// Pages and texts of the finding's other figures.
    [[nodiscard]] std::string others(const Pin& pin) const {
        const auto& evidence = pin.finding->evidence;
        std::string out;
        std::size_t named = 0;
        for (std::size_t i = 0; i < evidence.size() && named < most_places; ++i) {
            if (i == pin.figure) continue;
            out += (named++ == 0 ? "\n" + say(language_, "finding.evidence") + " " : say(language_, "list.separator")) +
                   say(language_, "finding.page", {{"page", std::to_string(evidence[i].source.page)}}) + " " + evidence[i].source.text;
            if (evidence[i].document != evidence[pin.figure].document) out += " (" + file_of(evidence[i].document) + ")";
        }
        if (evidence.size() > named + 1) out += " " + say(language_, "more.figures", {{"count", std::to_string(evidence.size() - named - 1)}});
        return out;
    }

    [[nodiscard]] std::string file_of(const std::string& sha256) const {
        for (const auto& document : report_.documents)
            if (document.record->sha256 == sha256) return document.record->path;
        return sha256.substr(0, digest_digits);
    }

    const Report& report_;
    Language language_;
};

std::vector<Mark> marks_of(const Report& report, std::size_t document, Language language) {
    const Notes notes(report, language);
    std::vector<Mark> marks;
    for (const auto& [place, pins] : places_of(report, document)) {
        Mark mark;
        Severity worst = Severity::note;
        bool stands_here = false;
        for (const auto& pin : pins) {
            worst = std::max(worst, pin.finding->severity);
            stands_here |= pin.figure == 0;
            mark.note += (mark.note.empty() ? "" : "\n\n") + notes.text(pin);
        }
        const Pin& first = pins.front();
        const SourceRef& source = first.finding->evidence[first.figure].source;
        mark.page = source.page;
        mark.box = source.box;
        mark.color = color_of(worst, stands_here);
        mark.author = say(language, "annotate.author");
        mark.name = "gouji-" + first.finding->fingerprint + "-" + std::to_string(marks.size() + 1);
        marks.push_back(std::move(mark));
    }
    return marks;
}

bool is_unsafe(char32_t c) { return c < 0x20 || c == 0x7F || std::u32string_view(U"/\\:*?\"<>|").find(c) != std::u32string_view::npos; }

/// The last part of the path without its ending, fit for every file system.
std::string stem_of(const std::string& path) {
    const auto slash = path.find_last_of('/');
    std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    if (const auto dot = name.find_last_of('.'); dot != std::string::npos && dot > 0) name.resize(dot);
    std::string out;
    for (const char32_t c : to_code_points(name)) {
        std::string piece;
        append_utf8(piece, is_unsafe(c) ? U'_' : c);
        if (out.size() + piece.size() > longest_stem) break;
        out += piece;
    }
    while (!out.empty() && (out.front() == '.' || out.front() == ' ')) out.erase(out.begin());
    return out.empty() ? "document" : out;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

/// Names that differ also where file systems do not tell small letters from capitals.
std::string name_of(const Record& record, std::set<std::string>& taken) {
    const std::string base = stem_of(record.path) + "." + record.sha256.substr(0, digest_digits);
    std::string name = base + ".pdf";
    for (int again = 2; !taken.insert(lower(name)).second; ++again) name = base + "-" + std::to_string(again) + ".pdf";
    return name;
}

}  // namespace

std::optional<std::string> open_annotations(const std::string& folder, Language language) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (!problem && access(folder.c_str(), W_OK | X_OK) != 0) problem = std::error_code(errno, std::generic_category());
    if (!problem && !fs::is_directory(folder)) problem = std::make_error_code(std::errc::not_a_directory);
    if (!problem) return std::nullopt;
    return say(language, "error.write", {{"path", display_path(folder)}, {"reason", problem.message()}});
}

bool write_annotations(const std::string& folder, const Report& report, const Originals& originals, Language language, std::ostream& err) {
    bool good = true;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < report.documents.size(); ++i) {
        const Record& record = *report.documents[i].record;
        const auto marks = marks_of(report, i, language);
        if (marks.empty()) continue;
        const std::string name = name_of(record, taken);
        const auto copy = originals.annotated(i, record.sha256, marks);
        if (!copy) {
            err << say(language, "annotate.failed", {{"path", record.path}, {"reason", copy.error().text}}) << '\n';
            continue;
        }
        const fs::path path = fs::path(folder) / name;
        const auto why = write_whole(path.native(), *copy, Replaces::whatever_stands_there);
        if (why.empty()) continue;
        err << say_not_written(language, path.native(), why) << '\n';
        good = false;
    }
    return good;
}

}  // namespace gouji
