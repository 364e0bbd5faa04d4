#pragma once

#include "gouji/report/messages.hpp"
#include "gouji/rules/rule.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gouji {

/// The text in the language asked for, else in the other one.
const std::string& localized(Language language, const Rule::Text& text);

/// What a rule file says, part by part: heading and text; parts it leaves out are left out.
std::vector<std::pair<std::string, std::string>> rule_parts(const Rule& rule, Language language);

}  // namespace gouji
