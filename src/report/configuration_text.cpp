#include "configuration_text.hpp"

namespace gouji {
namespace {

std::string until(const Suppression& by, Language language) {
    return by.expires ? "  " + say(language, "summary.until", {{"date", to_string(*by.expires)}}) : std::string();
}

void add_entries(std::vector<std::string>& lines, const char* message, const std::vector<Suppression>& entries, Language language) {
    if (entries.empty()) return;
    lines.push_back(say(language, message, {{"count", std::to_string(entries.size())}}));
    for (const auto& one : entries) lines.push_back("  " + one.where + "  " + one.fingerprint + until(one, language) + (one.reason.empty() ? "" : "  " + one.reason));
}

}  // namespace

std::vector<std::string> configuration_lines(const Report& report, Language language) {
    const Configuration& configuration = report.configuration;
    std::string first = say(language, "summary.configuration",
                            {{"file", configuration.file.empty() ? say(language, "config.none") : configuration.file}, {"digest", configuration.digest}});
    for (const auto& [name, values] : configuration.settings) {
        std::string all;
        for (const auto& value : values) all += (all.empty() ? "" : say(language, "list.separator")) + value;
        first += "  " + name + " = " + all;
    }
    std::vector<std::string> lines = {first};
    const std::string baseline = configuration.baseline.empty() ? "" : say(language, "summary.baseline", {{"path", configuration.baseline}});
    if (report.suppressions.suppressed > 0 || !baseline.empty())
        lines.push_back(say(language, "summary.suppressed", {{"count", std::to_string(report.suppressions.suppressed)}}) + baseline);
    add_entries(lines, "summary.expired", report.suppressions.expired, language);
    add_entries(lines, "summary.unused", report.suppressions.unused, language);
    return lines;
}

std::string suppressed_text(const SuppressedFinding& one, Language language) {
    const Finding& finding = one.finding;
    return say(language, "finding.page", {{"page", std::to_string(finding.page)}}) + "  " + finding.rule->id + "  " +
           say(language, finding.message, finding.arguments) + (one.by.reason.empty() ? "" : "  " + one.by.reason) + until(one.by, language);
}

}  // namespace gouji
