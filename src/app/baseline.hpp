#pragma once

#include "gouji/core/result.hpp"
#include "gouji/findings/suppression.hpp"
#include "gouji/report/messages.hpp"

#include <string>
#include <vector>

namespace gouji {

/// The accepted findings of a baseline file. Every problem of the file is told with its place.
Result<std::vector<Suppression>> read_baseline(const std::string& path, Language language);

/// A baseline as a file that people can read and write reasons into.
std::string write_baseline(const std::vector<Suppression>& entries, Language language);

}  // namespace gouji
