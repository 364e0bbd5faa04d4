#pragma once

// Reading of the rule kinds over several documents.

#include "toml_table.hpp"

namespace gouji {

/// The table of constraints under a required key.
Pattern read_pattern(TomlTable& file, const char* key, RuleFileErrors& errors);

AcrossYearsRule read_across_years(TomlTable& file, RuleFileErrors& errors);
AcrossUnitsRule read_across_units(TomlTable& file, RuleFileErrors& errors);

}  // namespace gouji
