#include "gouji/report/ndjson.hpp"

#include "counts.hpp"
#include "json_gate.hpp"
#include "json_report.hpp"

namespace gouji {
namespace {

/// Members of `body` behind the type of the line.
std::string line(std::string_view type, const Json& body) {
    Json out = {{"type", type}};
    out.update(body);
    return dump(out, -1) + "\n";
}

Json finding_of(const Finding& finding, const Record& record, Language language) {
    Json out = {{"path", record.path}, {"sha256", text_or_null(record.sha256)}};
    out.update(finding_to_json(finding, language));
    return out;
}

}  // namespace

std::string write_ndjson(const Report& report, Language language) {
    std::string out = line("run", {{"schema", report_schema},
                                   {"tool", tool_to_json(report)},
                                   {"configuration", configuration_to_json(report.configuration)},
                                   {"suppressions", suppressions_to_json(report.suppressions)}});
    for (const auto& document : report.documents) {
        Json body = document_to_json(document);
        body["suppressed"] = suppressed_to_json(document, language);
        out += line("document", body);
        for (const auto& finding : document.findings) out += line("finding", finding_of(finding, *document.record, language));
    }
    const Counts counts = counts_of(report);
    return out + line("summary", {{"documents", counts.documents},
                                  {"not_fully_checked", counts.unchecked},
                                  {"errors", counts.errors},
                                  {"warnings", counts.warnings},
                                  {"notes", counts.notes}});
}

}  // namespace gouji
