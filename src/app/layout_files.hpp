#pragma once

#include "gouji/core/result.hpp"
#include "gouji/facts/trace.hpp"

#include <string>

namespace gouji {

/// Writes page-001.svg … over page-001.png … into the folder, which is made where it is missing. Answers the number of pages.
Result<std::size_t> write_layout_files(const ReadingTrace& trace, const std::string& folder);

}  // namespace gouji
