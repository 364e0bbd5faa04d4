#include "rule_help.hpp"

namespace gouji {

const std::string& localized(Language language, const Rule::Text& text) {
    const std::string& wanted = language == Language::zh ? text.zh : text.en;
    return wanted.empty() ? (language == Language::zh ? text.en : text.zh) : wanted;
}

std::vector<std::pair<std::string, std::string>> rule_parts(const Rule& rule, Language language) {
    std::vector<std::pair<std::string, std::string>> parts;
    const auto add = [&](std::string_view heading, const std::string& text) {
        if (!text.empty()) parts.emplace_back(say(language, heading), text);
    };
    add("rule.formula", localized(language, rule.formula));
    add("rule.why", localized(language, rule.why));
    add("rule.basis", rule.basis);
    add("rule.false_positives", localized(language, rule.false_positives));
    add("rule.example", localized(language, rule.example));
    return parts;
}

}  // namespace gouji
