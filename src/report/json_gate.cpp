#include "json_gate.hpp"

namespace gouji {
namespace {

Json accepted_to_json(const SuppressedFinding& suppressed, Language language) {
    const Finding& finding = suppressed.finding;
    return {{"rule", finding.rule->id},
            {"severity", id(finding.severity)},
            {"verdict", id(finding.verdict)},
            {"message", say(language, finding.message, finding.arguments)},
            {"page", finding.page},
            {"fingerprint", finding.fingerprint},
            {"by", id(suppressed.by.source)},
            {"reason", text_or_null(suppressed.by.reason)},
            {"expires", suppressed.by.expires ? Json(to_string(*suppressed.by.expires)) : Json(nullptr)}};
}

}  // namespace

Json suppressed_to_json(const DocumentResult& document, Language language) {
    Json out = Json::array();
    for (const auto& one : document.suppressed) out.push_back(accepted_to_json(one, language));
    return out;
}

Json configuration_to_json(const Configuration& configuration) {
    Json settings = Json::object();
    for (const auto& [name, values] : configuration.settings) settings[name] = values;
    return {{"file", text_or_null(configuration.file)},
            {"baseline", text_or_null(configuration.baseline)},
            {"digest", configuration.digest},
            {"settings", std::move(settings)}};
}

Json suppressions_to_json(const SuppressionLedger& ledger) {
    const auto list = [](const std::vector<Suppression>& entries) {
        Json out = Json::array();
        for (const auto& one : entries) out.push_back({{"fingerprint", one.fingerprint}, {"by", id(one.source)}, {"where", one.where}});
        return out;
    };
    return {{"suppressed", ledger.suppressed}, {"unused", list(ledger.unused)}, {"expired", list(ledger.expired)}};
}

Json statistics_to_json(const Report& report) {
    Json out = Json::array();
    for (const auto& one : statistics_of(report))
        out.push_back({{"rule", one.rule->id}, {"due", one.due}, {"run", one.run}, {"findings", one.findings}});
    return out;
}

}  // namespace gouji
