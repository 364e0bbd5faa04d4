#pragma once

#include "gouji/core/result.hpp"
#include "gouji/facts/trace.hpp"

#include <string>
#include <string_view>

namespace gouji {

/// page-001.svg … over page-001.png …, as the bytes that a reading child gives back.
std::string draw_layout_files(const ReadingTrace& trace);

/// Writes them into the folder, which is made where it is missing. Answers the number of pages. Bytes that are no such files
/// are an error with reason "broken".
Result<std::size_t> write_layout_files(std::string_view files, const std::string& folder);

}  // namespace gouji
