#pragma once

#include "gouji/pdf/page.hpp"

#include <string>
#include <vector>

namespace gouji {

/// Words that stand on one baseline, left to right. Words whose boxes overlap or touch as one token (numbers broken into two
/// runs, fake bold printed twice) were mended before.
struct Line {
    int page = 0;
    Box box;                     ///< reading frame
    double baseline = 0;
    double size = 0;             ///< of most of its characters
    std::vector<Word> words;
    std::string text;            ///< words joined; a space only where the gap is wider than half a character

    [[nodiscard]] std::string joined(std::size_t first_word, std::size_t past_word) const;
};

/// Mends the words of one page (double-struck glyphs, split numbers) and groups them into lines by baseline.
std::vector<Line> words_to_lines(const Page& page);

/// Joins words of one line (or of one cell line) to text: no space inside CJK, one where the gap is wider than half a character.
std::string words_to_text(const std::vector<Word>& words);

/// Groups any words (of one table cell, say) into lines by baseline, top to bottom, each sorted by x.
std::vector<Line> group_into_lines(std::vector<Word> words, int page);

/// Removes what repeats at the top or bottom of the pages: running headers, footers, page numbers. Answers the removed lines.
/// `pages[i]` are the lines of page i.
std::vector<Line> remove_page_furniture(std::vector<std::vector<Line>>& pages, const std::vector<Page>& geometry);

}  // namespace gouji
