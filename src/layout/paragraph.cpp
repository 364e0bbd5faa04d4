#include "gouji/layout/paragraph.hpp"

#include "body.hpp"
#include "compose.hpp"
#include "heading.hpp"
#include "joining.hpp"
#include "mend.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace gouji {
namespace {

using layout::BodyLine;
using Lines = std::vector<BodyLine>;

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// At a line end only Latin words were parted by a space; a number broken there goes on at once.
bool space_at_line_end(const std::string& text, const Word& next) {
    return is_letter(layout::last_code_point(text)) && is_letter(layout::first_code_point(next.text));
}

void append_line(Paragraph& paragraph, const Line& line) {
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        const auto& word = line.words[i];
        const auto space = i > 0 ? layout::space_between(line.words[i - 1], word)
                                 : !paragraph.text.empty() && space_at_line_end(paragraph.text, word);
        if (space) paragraph.text += ' ';
        paragraph.pieces.push_back({paragraph.text.size(), line.page, word});
        paragraph.text += word.text;
    }
}

/// Index past the last line of the paragraph that starts at `first`.
std::size_t paragraph_end(const Lines& lines, std::size_t first, const layout::TextStyle& style) {
    auto end = first + 1;
    while (end < lines.size() && layout::continues(lines[first], lines[end - 1], lines[end], style)) ++end;
    return end;
}

/// The part of a word's box that shows bytes [first, last) of its text.
Box box_of(const Word& word, std::size_t first, std::size_t last) {
    const auto count = [&](std::size_t bytes) { return to_code_points(std::string_view(word.text).substr(0, bytes)).size(); };
    const auto points = to_code_points(word.text).size();
    if (!layout::has_glyph_edges(word, points) || (first == 0 && last >= word.text.size())) return word.box;
    const auto from = std::min(count(first), points);
    const auto past = std::clamp(count(std::min(last, word.text.size())), from, points);
    if (from == past) return word.box;
    Box box = word.box;
    const auto [left, right] = std::minmax(word.glyph_x.at(from), word.glyph_x.at(past));
    box.x0 = left;
    box.x1 = right;
    return box;
}

const Page* page_numbered(const std::vector<Page>& pages, int number) {
    if (number >= 1 && static_cast<std::size_t>(number) <= pages.size()) {
        const auto& page = pages[static_cast<std::size_t>(number) - 1];
        if (page.number == number) return &page;
    }
    const auto found = std::find_if(pages.begin(), pages.end(), [&](const Page& page) { return page.number == number; });
    return found == pages.end() ? nullptr : &*found;
}

}  // namespace

SourceRef Paragraph::source(std::size_t first, std::size_t last, const std::vector<Page>& pages) const {
    SourceRef ref;
    last = std::min(last, text.size());
    if (first >= last) return ref;
    ref.text = text.substr(first, last - first);
    Box box;
    auto piece = std::partition_point(pieces.begin(), pieces.end(), [&](const TextPiece& p) {
        return p.offset + p.word.text.size() <= first;
    });
    for (; piece != pieces.end() && piece->offset < last; ++piece) {
        if (ref.page == 0) ref.page = piece->page;
        if (piece->page != ref.page) break;
        const auto from = first > piece->offset ? first - piece->offset : 0;
        box = united(box, box_of(piece->word, from, last - piece->offset));
    }
    if (const auto* page = page_numbered(pages, ref.page)) ref.box = as_shown(*page, box);
    return ref;
}

std::vector<Paragraph> lines_to_paragraphs(const std::vector<std::vector<Line>>& pages, const std::vector<Page>& geometry,
                                           const std::vector<std::vector<Box>>& taken) {
    auto lines = layout::body_lines(pages, geometry, taken);
    layout::mark_contents(lines);
    const auto style = layout::style_of(lines);
    std::vector<Paragraph> paragraphs;
    std::vector<layout::Block> blocks;
    for (std::size_t first = 0; first < lines.size();) {
        const auto end = paragraph_end(lines, first, style);
        Paragraph paragraph;
        for (auto i = first; i < end; ++i) append_line(paragraph, lines[i].line);
        paragraphs.push_back(std::move(paragraph));
        blocks.push_back({first, end});
        first = end;
    }
    layout::set_roles(paragraphs, blocks, lines, style);
    return paragraphs;
}

}  // namespace gouji
