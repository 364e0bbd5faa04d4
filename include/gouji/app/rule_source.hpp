#pragma once

#include "gouji/app/cli.hpp"
#include "gouji/core/lexicon.hpp"
#include "gouji/core/result.hpp"
#include "gouji/rules/rule.hpp"

#include <string>
#include <vector>

namespace gouji {

/// The words and rules of a run.
struct Knowledge {
    Lexicon lexicon;
    RuleSet rules;
};

/// Built-in rules, or those of a folder. A folder without lexicon/ or classification/ uses the built-in ones for that part.
Result<Knowledge> load_knowledge(const std::string& folder);

/// Gives rules the severity that a configuration says. Answers the first entry that names no rule, or nothing.
const SeverityOverride* apply_severities(RuleSet& rules, const std::vector<SeverityOverride>& severities);

/// Leaves in `rules` what is selected (all when nothing is) and not ignored. Answers the first id that no rule has.
std::string filter_rules(RuleSet& rules, const std::vector<std::string>& select, const std::vector<std::string>& ignore);

}  // namespace gouji
