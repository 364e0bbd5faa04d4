#pragma once

#include <string>
#include <string_view>

namespace gouji {

/// Names of public bodies (单位, 部门), folded.

/// Ends like the name of an organisation, four to forty characters, without figures and punctuation.
bool is_body_name(std::string_view folded);

/// Without a word of the title that stuck to the name: 某某委员会部门 → 某某委员会.
std::string without_title_rest(std::string_view folded);

/// What tells bodies apart: without brackets at the end ((本级), (汇总)) and without 本级, 机关, 局机关 behind the name.
std::string core_name(std::string_view folded);

/// Does the name say that only the body's own office is meant, not the department with its units: (本级), 机关本级?
bool names_own_office(std::string_view folded);

}  // namespace gouji
