#pragma once

#include "gouji/model/document.hpp"

namespace gouji {

/// Who published what for which year, from cover, headings, table captions and unit lines. File names and document
/// properties mislead and are not asked.
Identity identify(const std::vector<Paragraph>& paragraphs, const std::vector<Table>& tables);

/// Is it a budget disclosure at all, and is it filled in? Sets status (checked, unrecognised, template) and reason.
void judge_document(Document& document);

}  // namespace gouji
