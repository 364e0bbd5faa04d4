#pragma once

#include "gouji/report/messages.hpp"
#include "gouji/rules/rule.hpp"

#include <string>

namespace gouji {

/// The rules in force, one per line: id, catalogue entries, severity, title.
std::string write_rule_list(const RuleSet& rules, Language language);
/// The same with all texts, for programs.
std::string write_rule_list_json(const RuleSet& rules, Language language);
/// What one rule checks, why, on what basis, where it errs, with an example.
std::string write_rule(const Rule& rule, Language language, int width);

}  // namespace gouji
