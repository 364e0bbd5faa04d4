#include "finding_text.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t most_relations = 8;   // further relations of one cause shown in text before they are only counted
constexpr std::size_t most_figures = 20;    // figures of a finding shown in text before they are only counted

const std::string* argument(const Finding& finding, std::string_view name) {
    const auto found = std::find_if(finding.arguments.begin(), finding.arguments.end(), [&](const auto& one) { return one.first == name; });
    return found == finding.arguments.end() || found->second.empty() ? nullptr : &found->second;
}

std::string say_hint(Language language, const Finding& finding) {
    const Hint& hint = *finding.hint;
    Arguments arguments = {{"value", to_grouped_string(hint.value)}, {"unit", std::string(printed_name(finding.unit))}};
    if (hint.figure > 0 && hint.figure < finding.evidence.size()) {
        arguments.emplace_back("printed", sanitize_utf8(finding.evidence[hint.figure].source.text));
        return say(language, "finding.repair_other", arguments);
    }
    return say(language, finding.relations.size() > 1 ? "finding.repair_most" : "finding.repair", arguments);
}

}  // namespace

FileNames::FileNames(const Report& report) : report_(report) {
    for (std::size_t i = 0; i < report.documents.size(); ++i) {
        const std::string& digest = report.documents[i].record->sha256;
        if (!digest.empty()) by_digest_.emplace(digest, static_cast<int>(i));
    }
}

int FileNames::index(const std::string& sha256) const {
    const auto found = by_digest_.find(sha256);
    return found == by_digest_.end() ? -1 : found->second;
}

std::string FileNames::path(const std::string& sha256) const {
    const int at = index(sha256);
    return at < 0 ? std::string() : report_.documents.at(static_cast<std::size_t>(at)).record->path;
}

std::string label_of(const Finding& finding) {
    for (const auto* name : {"label", "table"})
        if (const auto* text = argument(finding, name)) return sanitize_utf8(*text);
    return finding.evidence.empty() ? std::string() : sanitize_utf8(finding.evidence.front().label);
}

std::string place_of(Language language, const Finding& finding) {
    std::string place = say(language, "finding.page", {{"page", std::to_string(finding.page)}});
    if (const auto* table = argument(finding, "table")) place += " · " + sanitize_utf8(*table);
    return place;
}

std::string sentence_of(Language language, const Finding& finding) {
    return sanitize_utf8(say(language, finding.message, finding.arguments));
}

std::string tag_of(Language language, const Finding& finding) {
    const std::string severity = say_word(language, "severity", id(finding.severity));
    return finding.verdict == Verdict::violation ? severity : severity + "·" + say_word(language, "verdict", id(finding.verdict));
}

std::vector<std::pair<std::string, std::string>> details_of(Language language, const Finding& finding) {
    std::vector<std::pair<std::string, std::string>> lines;
    const auto add = [&](std::string_view head, const std::string& text) { lines.emplace_back(say(language, head), sanitize_utf8(text)); };
    if (!finding.working.empty()) add("finding.working", finding.working);
    const std::size_t shown = std::min(finding.relations.size(), most_relations + 1);
    for (std::size_t i = 1; i < shown; ++i)
        add("finding.also", finding.relations[i].working + " " + finding.relations[i].rule->id);
    if (finding.relations.size() > shown)
        add("finding.also", say(language, "more.relations", {{"count", std::to_string(finding.relations.size() - shown)}}));
    if (finding.hint) add("finding.hint", say_hint(language, finding));
    if (const auto* slip = argument(finding, "slip")) add("finding.hint", say_word(language, "slip", *slip));
    return lines;
}

std::string place_of(Language language, const Evidence& evidence, const Record& home, const FileNames& files) {
    std::string place = say(language, "finding.page", {{"page", std::to_string(evidence.source.page)}});
    if (evidence.document == home.sha256) return place;
    const std::string other = files.path(evidence.document);
    return other.empty() ? place : other + " " + place;
}

std::string plain_details(Language language, const Finding& finding, const Record& home, const FileNames& files) {
    std::string out;
    for (const auto& [head, text] : details_of(language, finding)) out += say(language, "report.pair", {{"name", head}, {"text", text}}) + "\n";
    const std::size_t shown = std::min(finding.evidence.size(), most_figures);
    for (std::size_t i = 0; i < shown; ++i) {
        const Evidence& evidence = finding.evidence[i];
        out += say(language, "report.pair", {{"name", say(language, "finding.evidence")},
                                             {"text", place_of(language, evidence, home, files) + "  " + sanitize_utf8(evidence.source.text) +
                                                          "  " + sanitize_utf8(evidence.label)}}) + "\n";
    }
    if (finding.evidence.size() > shown)
        out += say(language, "more.figures", {{"count", std::to_string(finding.evidence.size() - shown)}}) + "\n";
    return out + say(language, "report.pair", {{"name", say(language, "report.fingerprint")}, {"text", finding.fingerprint}}) + "\n";
}

}  // namespace gouji
