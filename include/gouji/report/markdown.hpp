#pragma once

#include "gouji/report/report.hpp"

#include <string>

namespace gouji {

/// A summary for people in tools that show Markdown (step summaries, merge requests, wikis): the outcome, a table of documents,
/// then findings by document, most severe first.
std::string write_markdown(const Report& report, Language language);

}  // namespace gouji
