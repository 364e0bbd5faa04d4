#pragma once

#include "gouji/layout/line.hpp"

#include <string_view>
#include <vector>

namespace gouji::layout {

/// Ideographs, their punctuation and full-width forms: no space is ever printed between two of them.
bool is_wide(char32_t c);

char32_t first_code_point(std::string_view text);
char32_t last_code_point(std::string_view text);

/// Does the gap between two neighbouring words of a line stand for a space?
bool space_between(const Word& a, const Word& b);

/// A line of words sorted by x.
Line make_line(std::vector<Word> words, int page);

}  // namespace gouji::layout
