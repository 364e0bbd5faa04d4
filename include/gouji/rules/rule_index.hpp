#pragma once

#include "gouji/rules/rule.hpp"

#include <string>

namespace gouji {

/// "sum", "restated", "equal", "rollup", "at_most", "growth" …: as in `kind` of a rule file.
std::string_view kind_id(const RuleKind& kind);

/// What a rule looks at, in the notation of rule files: "side=revenue steps=fund structures=header".
std::string selection_text(const RuleKind& kind);

/// The table of all rules for rules/README.md: id, kind, severity, catalogue entries, titles.
std::string rule_index_markdown(const RuleSet& rules);

}  // namespace gouji
