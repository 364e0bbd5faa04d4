#pragma once

#include "gouji/core/text.hpp"
#include "gouji/pdf/page.hpp"

#include <string>

namespace synthetic {

/// A word as the pdf stage would give it: ideographs and full-width forms one size wide, everything else half.
inline gouji::Word word(const std::string& text, double x, double baseline, double size = 10) {
    gouji::Word word;
    word.text = text;
    word.baseline = baseline;
    word.size = size;
    word.glyph_x.push_back(x);
    for (const auto c : gouji::to_code_points(text)) {
        x += c < 0x2000 ? size / 2 : size;
        word.glyph_x.push_back(x);
    }
    word.box = {word.glyph_x.front(), baseline - 0.85 * size, x, baseline + 0.15 * size};
    return word;
}

/// A word with every glyph struck twice, the second time `offset` further right: "2,9" → "22,,99".
inline gouji::Word struck_twice(const std::string& text, double x, double baseline, double offset) {
    auto out = word(text, x, baseline);
    const auto points = gouji::to_code_points(text);
    out.text.clear();
    std::vector<double> edges;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (const double shift : {0.0, offset}) {
            gouji::append_utf8(out.text, points[i]);
            edges.push_back(out.glyph_x[i] + shift);
        }
    }
    edges.push_back(out.glyph_x.back() + offset);
    out.glyph_x = edges;
    out.box.x1 = edges.back();
    return out;
}

inline gouji::Page page(std::vector<gouji::Word> words, int number = 1, double width = 600, double height = 800) {
    gouji::Page page;
    page.number = number;
    page.width = width;
    page.height = height;
    page.words = std::move(words);
    return page;
}

/// A ruled box, as around a table.
inline void frame(gouji::Page& page, double x0, double y0, double x1, double y1) {
    page.rulings.push_back({x0, y0, x1, y0, 0.5});
    page.rulings.push_back({x0, y1, x1, y1, 0.5});
    page.rulings.push_back({x0, y0, x0, y1, 0.5});
    page.rulings.push_back({x1, y0, x1, y1, 0.5});
}

}  // namespace synthetic
