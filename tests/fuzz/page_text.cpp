#include "page_text.hpp"

#include "gouji/core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace gouji::fuzz {
namespace {

constexpr std::size_t most_pages = 8, most_things = 2000;   // what one input may cost
constexpr double farthest = 1e6;                            // points; the reader lets nothing larger through
constexpr double ruling_thickness = 0.5;

std::string_view next_word(std::string_view& line) {
    const auto end = std::min(line.find(' '), line.size());
    const auto word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

double number(std::string_view& line) {
    const auto word = next_word(line);
    double value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value);
    return std::isfinite(value) ? std::clamp(value, -farthest, farthest) : 0;
}

Word word_of(std::string_view line) {
    Word word;
    const double x = number(line), y = number(line), width = std::abs(number(line)), size = std::abs(number(line));
    word.text = sanitize_utf8(line);
    word.baseline = y;
    word.size = size;
    word.box = {x, y - size, x + width, y};
    const auto points = static_cast<std::size_t>(std::ranges::count_if(word.text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    for (std::size_t i = 0; i <= points; ++i)
        word.glyph_x.push_back(points == 0 ? x : x + width * static_cast<double>(i) / static_cast<double>(points));
    return word;
}

Ruling ruling_of(std::string_view line, bool horizontal) {
    const double a = number(line), b = number(line), c = number(line);
    if (horizontal) return {std::min(a, b), c, std::max(a, b), c, ruling_thickness};
    return {a, std::min(b, c), a, std::max(b, c), ruling_thickness};
}

}  // namespace

std::vector<Page> pages_from(std::string_view text) {
    std::vector<Page> pages;
    for (std::size_t things = 0; !text.empty() && things < most_things; ++things) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto kind = next_word(line);
        if (kind == "p" && pages.size() < most_pages) {
            Page page;
            page.number = static_cast<int>(pages.size()) + 1;
            page.width = std::abs(number(line));
            page.height = std::abs(number(line));
            pages.push_back(std::move(page));
        }
        if (pages.empty()) continue;
        if (kind == "w" && !line.empty()) {
            Word word = word_of(line);
            if (!word.text.empty()) pages.back().words.push_back(std::move(word));
        }
        if (kind == "h" || kind == "v") pages.back().rulings.push_back(ruling_of(line, kind == "h"));
    }
    return pages;
}

std::string text_from(const std::vector<Page>& pages) {
    std::string text;
    for (const Page& page : pages) {
        text += fmt::format("p {:.1f} {:.1f}\n", page.width, page.height);
        for (const Ruling& ruling : page.rulings)
            text += ruling.horizontal() ? fmt::format("h {:.1f} {:.1f} {:.1f}\n", ruling.x0, ruling.x1, ruling.y0)
                                        : fmt::format("v {:.1f} {:.1f} {:.1f}\n", ruling.x0, ruling.y0, ruling.y1);
        for (const Word& word : page.words)
            text += fmt::format("w {:.1f} {:.1f} {:.1f} {:.1f} {}\n", word.box.x0, word.baseline, word.box.x1 - word.box.x0, word.size, word.text);
    }
    return text;
}

}  // namespace gouji::fuzz
