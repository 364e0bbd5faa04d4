#include "gouji/report/json.hpp"

#include "json_gate.hpp"
#include "json_report.hpp"

namespace gouji {
namespace {

constexpr int indent = 2;

Json coverage_to_json(const Coverage& coverage) {
    Json reasons = Json::object();
    for (const auto& [reason, figures] : coverage.not_tied_by_reason) reasons[reason] = figures;
    Json verdicts = Json::object();
    for (const auto& [verdict, relations] : coverage.by_verdict) verdicts[verdict] = relations;
    return {{"table_figures", coverage.table_figures},
            {"table_figures_tied", coverage.table_figures_tied},
            {"narrative_figures", coverage.narrative_figures},
            {"narrative_figures_tied", coverage.narrative_figures_tied},
            {"relations_due", coverage.relations_due},
            {"relations_run", coverage.relations_run},
            {"relations_by_verdict", verdicts},
            {"not_tied_by_reason", reasons}};
}

Json evidence_to_json(const Evidence& evidence) {
    return {{"document", evidence.document},
            {"role", evidence.role},
            {"page", evidence.source.page},
            {"bbox", box_to_json(evidence.source.box)},
            {"text", evidence.source.text},
            {"label", evidence.label}};
}

}  // namespace

Json hint_to_json(const std::optional<Hint>& hint) {
    if (!hint) return nullptr;
    return {{"figure", hint->figure}, {"value", to_string(hint->value)}};
}

Json finding_to_json(const Finding& finding, Language language) {
    Json relations = Json::array(), evidence = Json::array();
    for (const auto& relation : finding.relations) relations.push_back({{"rule", relation.rule->id}, {"working", relation.working}});
    for (const auto& one : finding.evidence) evidence.push_back(evidence_to_json(one));
    return {{"rule", finding.rule->id},
            {"catalogue", finding.rule->catalogue},
            {"severity", id(finding.severity)},
            {"verdict", id(finding.verdict)},
            {"message", say(language, finding.message, finding.arguments)},
            {"page", finding.page},
            {"actual", to_string(finding.actual)},
            {"expected", decimal_to_json(finding.expected)},
            {"unit", unit_to_json(finding.unit)},
            {"difference", decimal_to_json(finding.difference)},
            {"working", finding.working},
            {"hint", hint_to_json(finding.hint)},
            {"relations", std::move(relations)},
            {"fingerprint", finding.fingerprint},
            {"cause", finding.cause},
            {"evidence", std::move(evidence)}};
}

Json tool_to_json(const Report& report) { return {{"name", "gouji"}, {"version", report.version}, {"rules", report.rules_digest}}; }

Json document_to_json(const DocumentResult& document) {
    const Record& record = *document.record;
    const Identity& identity = record.identity;
    return {{"path", record.path},
            {"sha256", text_or_null(record.sha256)},
            {"status", id(record.status)},
            {"reason", text_or_null(record.reason)},
            {"entity", text_or_null(identity.entity)},
            {"level", identity.level == Level::unknown ? Json(nullptr) : Json(id(identity.level))},
            {"year", identity.year == 0 ? Json(nullptr) : Json(identity.year)},
            {"kind", identity.kind == Kind::unknown ? Json(nullptr) : Json(id(identity.kind))},
            {"pages", record.pages},
            {"scanned_pages", record.scanned_pages},
            {"unread_pages", record.unread_pages},
            {"coverage", coverage_to_json(document.coverage)}};
}

std::string write_json(const Report& report, Language language) {
    Json documents = Json::array();
    for (const auto& document : report.documents) {
        Json findings = Json::array();
        for (const auto& finding : document.findings) findings.push_back(finding_to_json(finding, language));
        documents.push_back(document_to_json(document));
        documents.back()["findings"] = std::move(findings);
        documents.back()["suppressed"] = suppressed_to_json(document, language);
    }
    Json out = {{"schema", report_schema},
                {"tool", tool_to_json(report)},
                {"configuration", configuration_to_json(report.configuration)},
                {"suppressions", suppressions_to_json(report.suppressions)},
                {"documents", std::move(documents)}};
    if (report.statistics) out["statistics"] = statistics_to_json(report);
    return dump(out, indent) + "\n";
}

}  // namespace gouji
