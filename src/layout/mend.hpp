#pragma once

#include "gouji/pdf/page.hpp"

#include <cstddef>
#include <vector>

namespace gouji::layout {

/// Is the glyph geometry usable: one left edge per code point and the right edge of the last?
bool has_glyph_edges(const Word& word, std::size_t code_points);

/// Drops words without extent or ink, trims white space at their ends (an indent made of ideographic spaces is no text) and
/// reduces glyphs struck twice inside a word to one.
std::vector<Word> mend_glyphs(const std::vector<Word>& words);

/// Mends what belongs to one line: words printed twice at one place, then numbers broken into neighbouring runs.
/// `words` are sorted by x.
std::vector<Word> mend_line(std::vector<Word> words);

}  // namespace gouji::layout
