#pragma once

#include "gouji/facts/record.hpp"

#include <vector>

namespace gouji {

/// Reads the narrative: appends every figure with a unit to the record's facts and what the sentences assert about them to its
/// frames. Years, dates, ordinals, document numbers and limits (50万元以上) are no figures; neither are those of the table of
/// contents, captions, the glossary and sections about duties and plans. The tables must have been read before.
void read_prose(const std::vector<Paragraph>& paragraphs, const std::vector<Page>& pages, const Lexicon& lexicon, Record& record);

}  // namespace gouji
