#include "sarif_rules.hpp"

#include "rule_help.hpp"

namespace gouji {
namespace {

std::string help_text(const Rule& rule, Language language) {
    std::string out = localized(language, rule.title) + "\n";
    for (const auto& [heading, text] : rule_parts(rule, language)) out += "\n" + say(language, "report.pair", {{"name", heading}, {"text", text}}) + "\n";
    return out;
}

std::string help_markdown(const Rule& rule, Language language) {
    std::string out = "# " + rule.id + " " + localized(language, rule.title) + "\n";
    for (const auto& [heading, text] : rule_parts(rule, language)) out += "\n**" + heading + "**\n\n" + text + "\n";
    return out;
}

Json descriptor(const Rule& rule, Language language) {
    const std::string& title = localized(language, rule.title);
    const std::string& why = localized(language, rule.why);
    Json out = {{"id", rule.id}, {"name", title}, {"shortDescription", {{"text", title}}}};
    out["fullDescription"] = {{"text", why.empty() ? title : why}};
    out["help"] = {{"text", help_text(rule, language)}, {"markdown", help_markdown(rule, language)}};
    out["defaultConfiguration"] = {{"level", sarif_level(rule.severity)}};
    out["properties"] = {{"tags", rule.catalogue}};
    return out;
}

}  // namespace

std::string_view language_tag(Language language) { return language == Language::zh ? "zh-CN" : "en-US"; }

std::string_view sarif_level(Severity severity) { return id(severity); }

SarifRules::SarifRules(const Report& report) {
    const auto add = [&](const Rule& rule) {
        if (by_id_.emplace(rule.id, static_cast<int>(rules_.size())).second) rules_.push_back(&rule);
    };
    if (report.rules)
        for (const auto& rule : report.rules->rules) add(rule);
    for (const auto& document : report.documents)
        for (const auto& finding : document.findings) add(*finding.rule);
}

int SarifRules::index(const Rule& rule) const {
    const auto found = by_id_.find(rule.id);
    return found == by_id_.end() ? -1 : found->second;
}

Json SarifRules::describe(Language language) const {
    Json out = Json::array();
    for (const auto* rule : rules_) out.push_back(descriptor(*rule, language));
    return out;
}

}  // namespace gouji
