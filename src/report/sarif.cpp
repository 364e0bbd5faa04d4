#include "gouji/report/sarif.hpp"

#include "finding_text.hpp"
#include "json_gate.hpp"
#include "json_report.hpp"
#include "sarif_rules.hpp"
#include "uri.hpp"

#include "gouji/core/text.hpp"

namespace gouji {
namespace {

constexpr std::string_view schema_uri = "https://json.schemastore.org/sarif-2.1.0.json";

/// Text of a message: brackets would be links, braces placeholders (SARIF 2.1.0, 3.11.5 and 3.11.6).
Json message(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == '\\') out += '\\';
        if (c == '{' || c == '}') out += c;
        out += c;
    }
    return {{"text", out}};
}

/// Writes one log; holds only what results refer to.
class Sarif {
public:
    Sarif(const Report& report, Language language) : report_(report), language_(language), files_(report), rules_(report) {}

    /// One artifact and result a line: a folder of thousands of documents never is one tree in memory.
    std::string log() {
        std::string out = "{\"$schema\": " + dump(schema_uri, -1) + ",\n\"version\": \"2.1.0\",\n\"runs\": [{\n";
        const auto member = [&out](std::string_view name, const std::string& text, std::string_view end = ",\n") {
            out += "\"" + std::string(name) + "\": " + text + std::string(end);
        };
        member("tool", dump(Json{{"driver", driver()}}, -1));
        member("language", dump(language_tag(language_), -1));
        member("invocations", dump(Json::array({invocation()}), -1));
        member("artifacts", artifacts());
        member("results", results(), "\n");
        return out + "}]}\n";
    }

private:
    [[nodiscard]] Json driver() const {
        Json out = {{"name", "gouji"}, {"version", report_.version}, {"semanticVersion", report_.version},
                    {"language", language_tag(language_)}};
        out["shortDescription"] = {{"text", say(language_, "cli.description")}};
        out["rules"] = rules_.describe(language_);
        out["notifications"] = Json::array();
        for (const auto* status : {"coverage", "nothing", "damaged", "unreadable", "unrecognised", "scanned", "template", "crashed", "timeout", "memory"})
            out["notifications"].push_back({{"id", status}, {"shortDescription", {{"text", say_word(language_, "status", status)}}}});
        out["properties"] = {{"rulesDigest", report_.rules_digest},
                             {"configuration", configuration_to_json(report_.configuration)},
                             {"suppressions", suppressions_to_json(report_.suppressions)}};
        return out;
    }

    [[nodiscard]] Json artifact_location(int index) const {
        const Record& record = *report_.documents.at(static_cast<std::size_t>(index)).record;
        return {{"uri", uri_of_path(record.path)}, {"index", index}};
    }

    [[nodiscard]] std::string artifacts() const {
        JsonLines out;
        for (const auto& document : report_.documents) {
            const Record& record = *document.record;
            Json artifact = {{"location", {{"uri", uri_of_path(record.path)}}}, {"roles", Json::array({"analysisTarget"})}, {"mimeType", "application/pdf"}};
            artifact["description"] = {{"text", record.path}};
            if (!record.sha256.empty()) artifact["hashes"] = {{"sha-256", record.sha256}};
            Json properties = document_to_json(document);
            for (const auto* said : {"path", "sha256"}) properties.erase(said);
            artifact["properties"] = std::move(properties);
            out.add(artifact);
        }
        return out.close();
    }

    /// The run was successful when every document was checked as asked for: the others are missing from the results.
    [[nodiscard]] Json invocation() const {
        Json notifications = Json::array();
        for (std::size_t i = 0; i < report_.documents.size(); ++i) {
            const auto& document = report_.documents[i];
            if (fully_checked(document, report_.gate)) continue;
            const std::string status = status_id(document);
            const std::string why = say_unchecked(language_, document, report_.gate);
            notifications.push_back({{"descriptor", {{"id", status == "checked" ? "coverage" : status}}},
                                     {"level", "error"},
                                     {"message", message(say(language_, "report.unchecked", {{"text", why}}))},
                                     {"locations", Json::array({{{"physicalLocation", {{"artifactLocation", artifact_location(static_cast<int>(i))}}}}})}});
        }
        const bool all = notifications.empty() && !report_.documents.empty();
        return {{"executionSuccessful", all}, {"toolExecutionNotifications", std::move(notifications)}};
    }

    [[nodiscard]] Json location(const Evidence& evidence, int home) const {
        const int other = files_.index(evidence.document);
        Json physical = {{"artifactLocation", artifact_location(other < 0 ? home : other)}};
        physical["properties"] = {{"page", evidence.source.page}, {"bbox", box_to_json(evidence.source.box)}};
        return {{"physicalLocation", std::move(physical)}};
    }

    /// Where the finding stands: with the page and the names of the figure, since there is no line.
    [[nodiscard]] Json main_location(const Evidence& evidence, int home) const {
        Json out = location(evidence, home);
        Json logical = Json::array({{{"name", std::to_string(evidence.source.page)}, {"kind", "page"}}});
        if (!evidence.label.empty()) logical.push_back({{"fullyQualifiedName", sanitize_utf8(evidence.label)}, {"kind", "figure"}});
        out["logicalLocations"] = std::move(logical);
        return out;
    }

    [[nodiscard]] Json related(const Finding& finding, int home) const {
        Json out = Json::array();
        for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
            const Evidence& evidence = finding.evidence[i];
            Json one = {{"id", i}};
            one.update(location(evidence, home));
            one["message"] = message(say(language_, "report.printed", {{"text", sanitize_utf8(evidence.source.text)},
                                                                       {"label", sanitize_utf8(evidence.label)},
                                                                       {"page", std::to_string(evidence.source.page)}}));
            one["properties"] = {{"role", evidence.role}};
            out.push_back(std::move(one));
        }
        return out;
    }

    /// The sentence, the working, what would repair it. The figures are related locations.
    [[nodiscard]] std::string text_of(const Finding& finding) const {
        std::string text = sentence_of(language_, finding);
        for (const auto& [head, detail] : details_of(language_, finding)) text += "\n" + say(language_, "report.pair", {{"name", head}, {"text", detail}});
        return text;
    }

    [[nodiscard]] Json result(const Finding& finding, int home) const {
        Json out = {{"ruleId", finding.rule->id}};
        if (const int index = rules_.index(*finding.rule); index >= 0) out["ruleIndex"] = index;
        out["level"] = sarif_level(finding.severity);
        out["message"] = message(text_of(finding));
        out["locations"] = finding.evidence.empty() ? Json::array({{{"physicalLocation", {{"artifactLocation", artifact_location(home)}}}}})
                                                    : Json::array({main_location(finding.evidence.front(), home)});
        out["relatedLocations"] = related(finding, home);
        out["partialFingerprints"] = {{"gouji/v1", finding.fingerprint}};
        Json properties = finding_to_json(finding, language_);
        for (const auto* said : {"rule", "message", "evidence", "fingerprint"}) properties.erase(said);
        out["properties"] = std::move(properties);
        return out;
    }

    [[nodiscard]] std::string results() const {
        JsonLines out;
        for (std::size_t i = 0; i < report_.documents.size(); ++i)
            for (const auto& finding : report_.documents[i].findings) out.add(result(finding, static_cast<int>(i)));
        return out.close();
    }

    const Report& report_;
    Language language_;
    FileNames files_;
    SarifRules rules_;
};

}  // namespace

std::string write_sarif(const Report& report, Language language) { return Sarif(report, language).log(); }

}  // namespace gouji
