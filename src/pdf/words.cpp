#include "words.hpp"

#include "geometry.hpp"
#include "gouji/core/text.hpp"
#include "turning.hpp"

#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <string>

namespace gouji {
namespace {

/// UTF-16 to UTF-8 with the number of code points; lone surrogates become U+FFFD.
std::size_t convert(const poppler::ustring& units, std::string& out) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < units.size(); ++i, ++count) {
        char32_t c = units.at(i);
        if (c >= 0xD800 && c < 0xE000) {
            const char32_t low = i + 1 < units.size() ? units.at(i + 1) : 0;
            const bool pair = c < 0xDC00 && low >= 0xDC00 && low < 0xE000;
            c = pair ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
            if (pair) ++i;
        }
        append_utf8(out, c);
    }
    return count;
}

Box box_of(const poppler::rectf& r) { return {r.left(), r.top(), r.right(), r.bottom()}; }

/// How far the text of a box runs turned in the page as shown, clockwise degrees.
int text_turn(const poppler::text_box& box) { return 90 * (box.rotation() & 3); }

/// Evenly spread edges, for text that does not run left to right or whose glyphs are not one per code point.
std::vector<double> even_edges(const Box& bounds, std::size_t count) {
    std::vector<double> edges;
    const double step = bounds.width() / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) edges.push_back(bounds.x0 + step * static_cast<double>(i));
    edges.push_back(bounds.x1);
    return edges;
}

struct Sheet {
    double width = 0, height = 0;   ///< as shown
    int turn = 0;                   ///< to the reading frame

    [[nodiscard]] Box read(const poppler::rectf& shown) const { return turned(box_of(shown), width, height, turn); }
};

/// Left edges of the code points and the right edge of the last, from the glyph boxes.
std::vector<double> glyph_edges(const poppler::text_box& box, const Box& bounds, std::size_t count, const Sheet& sheet) {
    std::vector<double> edges;
    edges.reserve(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const auto glyph = box.char_bbox(i);
        if (glyph.width() == 0 && glyph.height() == 0) return even_edges(bounds, count);
        const Box read = sheet.read(glyph);
        if (!is_sane(read) || (!edges.empty() && read.x0 < edges.back())) return even_edges(bounds, count);
        edges.push_back(read.x0);
        if (i + 1 == count) edges.push_back(std::max(read.x0, read.x1));
    }
    return edges;
}

/// Clockwise degrees by which the shown page must be turned for most of its characters to run left to right.
int reading_turn(const std::vector<poppler::text_box>& boxes) {
    std::array<std::size_t, 4> characters{};
    for (const auto& box : boxes) characters.at(static_cast<std::size_t>(box.rotation() & 3)) += box.text().size();
    const auto most = std::ranges::max_element(characters) - characters.begin();
    return static_cast<int>((4 - most) % 4) * 90;
}

}  // namespace

FoundWords find_words(const poppler::page& page, double width, double height) {
    const auto boxes = page.text_list(0);
    FoundWords found;
    found.turn = reading_turn(boxes);
    const Sheet sheet{width, height, found.turn};
    found.words.reserve(boxes.size());
    for (const auto& box : boxes) {
        FoundWord item;
        item.word.box = sheet.read(box.bbox());
        const auto count = convert(box.text(), item.word.text);
        if (count == 0 || !is_sane(item.word.box)) continue;
        item.turn = (text_turn(box) + found.turn) % 360;
        item.word.glyph_x = item.turn == 0 ? glyph_edges(box, item.word.box, count, sheet) : even_edges(item.word.box, count);
        found.words.push_back(std::move(item));
    }
    return found;
}

}  // namespace gouji
