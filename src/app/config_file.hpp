#pragma once

#include "gouji/app/cli.hpp"
#include "gouji/core/result.hpp"

#include <string>
#include <vector>

namespace gouji {

/// One key of gouji.toml that is an option, as the command line would give it.
struct FileSetting {
    GivenOption option;
    std::string where;                       ///< file:line:column
};

struct ConfigFile {
    std::vector<FileSetting> settings;
    std::vector<SeverityOverride> severities;
    std::vector<Suppression> suppressions;
};

/// Reads a gouji.toml. `shown` is its name in messages. Unknown keys and wrong values are errors, all of them are told:
/// the error's `where` is the first place, its `text` one line per error. Paths become relative to the file's folder.
Result<ConfigFile> read_config(const std::string& path, const std::string& shown, Language language);

}  // namespace gouji
