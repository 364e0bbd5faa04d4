#pragma once

// Rules about single values, names and words.

#include "load_across.hpp"

namespace gouji {

ValueRule read_value(TomlTable& file, RuleFileErrors& errors);
LinkRule read_link(TomlTable& file, RuleFileErrors& errors);
DifferenceRule read_difference(TomlTable& file, RuleFileErrors& errors);
WordsRule read_words(TomlTable& file);
PresentRule read_present(TomlTable& file, RuleFileErrors& errors);
CodesRule read_codes(TomlTable& file, RuleFileErrors& errors);
FormRule read_form(TomlTable& file);
NamesRule read_names(TomlTable& file, RuleFileErrors& errors);

}  // namespace gouji
