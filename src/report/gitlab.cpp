#include "gouji/report/gitlab.hpp"

#include "finding_text.hpp"
#include "json_parts.hpp"

#include "gouji/core/digest.hpp"

#include <set>

namespace gouji {
namespace {

/// GitLab knows info, minor, major, critical, blocker.
std::string_view gitlab_severity(Severity severity) {
    switch (severity) {
        case Severity::error: return "critical";
        case Severity::warning: return "major";
        case Severity::note: break;
    }
    return "info";
}

Json location(const Record& record, int page) { return {{"path", record.path}, {"lines", {{"begin", std::max(page, 1)}}}}; }

/// GitLab drops all but the first issue of a fingerprint. One document may be in the run twice, under two names.
std::string unique(const std::string& fingerprint, const Record& record, std::set<std::string>& seen) {
    std::string own = fingerprint;
    while (!seen.insert(own).second) own = sha256_hex(own + record.path).substr(0, fingerprint.size());
    return own;
}

Json unchecked_issue(const DocumentResult& document, const Report& report, Language language, std::set<std::string>& seen) {
    const Record& record = *document.record;
    return {{"type", "issue"},
            {"check_name", "not_checked"},
            {"description", say(language, "report.unchecked", {{"text", say_unchecked(language, document, report.gate)}})},
            {"categories", Json::array({"Bug Risk"})},
            {"severity", gitlab_severity(Severity::warning)},
            {"fingerprint", unique(sha256_hex("not_checked " + record.path).substr(0, 32), record, seen)},
            {"location", location(record, 1)}};
}

Json finding_issue(const Finding& finding, const Record& record, Language language, const FileNames& files, std::set<std::string>& seen) {
    return {{"type", "issue"},
            {"check_name", finding.rule->id},
            {"description", tag_of(language, finding) + " · " + place_of(language, finding) + " · " + sentence_of(language, finding)},
            {"content", {{"body", plain_details(language, finding, record, files)}}},
            {"categories", Json::array({"Bug Risk"})},
            {"severity", gitlab_severity(finding.severity)},
            {"fingerprint", unique(finding.fingerprint, record, seen)},
            {"location", location(record, finding.page)}};
}

}  // namespace

std::string write_gitlab(const Report& report, Language language) {
    const FileNames files(report);
    std::set<std::string> seen;
    JsonLines issues;
    for (const auto& document : report.documents) {
        if (!fully_checked(document, report.gate)) issues.add(unchecked_issue(document, report, language, seen));
        for (const auto& finding : document.findings) issues.add(finding_issue(finding, *document.record, language, files, seen));
    }
    return issues.close() + "\n";
}

}  // namespace gouji
