#pragma once

#include "gouji/app/cli.hpp"
#include "gouji/core/result.hpp"

#include <string>

namespace gouji {

/// The name that is looked for from the working directory upward.
constexpr std::string_view config_name = "gouji.toml";

/// gouji.toml of `folder` or of the nearest folder above it; empty where there is none. Folders of documents are never looked
/// at: they are what is checked, not who checks.
std::string find_config(const std::string& folder);

/// The options in force: what the command line gave, else what the configuration says (--config, or the one found from
/// `folder` upward; none for an empty folder), else as usual. An error names every problem of the file with its place.
Result<Options> configure(const CommandLine& line, const std::string& folder);

/// The configuration in force as a gouji.toml, with the origin of each value as a comment. Read again it gives the same one.
std::string dump_config(const Options& options);

/// "../gouji.toml": a path as people find it from `folder`, the same on every machine.
std::string path_seen_from(const std::string& path, const std::string& folder);

/// 16 digits: equal for configurations that find the same and end the same (files and manners of reports are no part of it).
std::string config_digest(const Options& options);

/// What differs from the usual and changes what is found or how the run ends, by name.
std::vector<GivenOption> config_settings(const Options& options);

}  // namespace gouji
