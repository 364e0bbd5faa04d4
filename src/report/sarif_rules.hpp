#pragma once

#include "json_parts.hpp"

#include "gouji/report/report.hpp"

#include <map>

namespace gouji {

/// "zh-CN", "en-US".
std::string_view language_tag(Language language);
/// error, warning, note: the same words as ours.
std::string_view sarif_level(Severity severity);

/// The rules a SARIF log describes: those in force, else those that its results name.
class SarifRules {
public:
    explicit SarifRules(const Report& report);
    /// Index of the rule among the descriptors.
    [[nodiscard]] int index(const Rule& rule) const;
    [[nodiscard]] Json describe(Language language) const;

private:
    std::vector<const Rule*> rules_;
    std::map<std::string_view, int> by_id_;
};

}  // namespace gouji
