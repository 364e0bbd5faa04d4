#pragma once

#include "gouji/layout/line.hpp"

#include <string>
#include <vector>

namespace gouji {

enum class ParagraphRole { heading, body, contents, caption };

/// Where a stretch of a paragraph's text stands on paper.
struct TextPiece {
    std::size_t offset = 0;   ///< first byte in Paragraph::text
    int page = 0;
    Word word;
};

/// Text joined over line and page ends. `contents`: a line of the table of contents (目录), never a section.
struct Paragraph {
    ParagraphRole role = ParagraphRole::body;
    int level = -1;                     ///< headings: 0 第X部分, 1 一、, 2 （一）, 3 1., … ; -1 body
    std::string text;
    std::vector<TextPiece> pieces;      ///< in order of offset

    /// Evidence for bytes [first, last) of the text: page of the first byte, box of what lies on that page (as shown).
    [[nodiscard]] SourceRef source(std::size_t first, std::size_t last, const std::vector<Page>& pages) const;
};

/// Lines outside `taken` boxes (tables; reading frame, one list per page) joined to paragraphs in reading order.
std::vector<Paragraph> lines_to_paragraphs(const std::vector<std::vector<Line>>& pages, const std::vector<Page>& geometry,
                                           const std::vector<std::vector<Box>>& taken);

}  // namespace gouji
