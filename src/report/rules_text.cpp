#include "gouji/report/rules_text.hpp"

#include "json_parts.hpp"

#include "gouji/core/text.hpp"
#include "gouji/report/text_layout.hpp"

#include <algorithm>

namespace gouji {
namespace {

const std::string& in(Language language, const Rule::Text& text) {
    const std::string& wanted = language == Language::zh ? text.zh : text.en;
    return wanted.empty() ? (language == Language::zh ? text.en : text.zh) : wanted;
}

std::string joined(const std::vector<std::string>& entries) {
    std::string out;
    for (const auto& entry : entries) out += (out.empty() ? "" : " ") + entry;
    return out;
}

}  // namespace

std::string write_rule_list(const RuleSet& rules, Language language) {
    int id_width = 0, catalogue_width = 0, severity_width = 0;
    for (const auto& rule : rules.rules) {
        id_width = std::max(id_width, display_width(rule.id));
        catalogue_width = std::max(catalogue_width, display_width(joined(rule.catalogue)));
        severity_width = std::max(severity_width, display_width(say_word(language, "severity", id(rule.severity))));
    }
    std::string out;
    for (const auto& rule : rules.rules)
        out += pad_right(rule.id, id_width) + "  " + pad_right(joined(rule.catalogue), catalogue_width) + "  " +
               pad_right(say_word(language, "severity", id(rule.severity)), severity_width) + "  " + in(language, rule.title) + "\n";
    return out;
}

std::string write_rule_list_json(const RuleSet& rules, Language language) {
    Json list = Json::array();
    for (const auto& rule : rules.rules)
        list.push_back({{"rule", rule.id},
                        {"catalogue", rule.catalogue},
                        {"severity", id(rule.severity)},
                        {"title", in(language, rule.title)},
                        {"formula", in(language, rule.formula)},
                        {"why", in(language, rule.why)},
                        {"basis", rule.basis},
                        {"false_positives", in(language, rule.false_positives)},
                        {"example", in(language, rule.example)},
                        {"file", rule.file}});
    constexpr int indent = 2;
    return dump({{"digest", rules.digest}, {"rules", std::move(list)}}, indent) + "\n";
}

std::string write_rule(const Rule& rule, Language language, int width) {
    std::string out = rule.id + "  " + in(language, rule.title) + "\n";
    const auto part = [&](std::string_view id, const std::string& text) {
        if (text.empty()) return;
        out += "\n" + say(language, id) + "\n";
        std::size_t from = 0;
        while (from <= text.size()) {   // keeps the line ends of the rule file
            const auto end = std::min(text.find('\n', from), text.size());
            if (end > from) out += hanging("  ", std::string_view(text).substr(from, end - from), width);
            from = end + 1;
        }
    };
    part("rule.covers", joined(rule.catalogue));
    part("rule.severity", say_word(language, "severity", id(rule.severity)));
    part("rule.formula", in(language, rule.formula));
    part("rule.why", in(language, rule.why));
    part("rule.basis", rule.basis);
    part("rule.false_positives", in(language, rule.false_positives));
    part("rule.example", in(language, rule.example));
    part("rule.file", rule.file);
    return out;
}

}  // namespace gouji
