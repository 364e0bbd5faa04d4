#pragma once

#include "gouji/facts/record.hpp"

namespace gouji {

/// Appends the words that carry no figure and that rules read all the same: titles of tables, headings, lines of the cover and of
/// the contents, the cells of forms and of columns of indicators, words that stand where a figure belongs, codes with their names.
void collect_words(const Document& document, const std::vector<Page>& pages, Record& record);

}  // namespace gouji
