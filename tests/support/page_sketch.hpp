#pragma once

#include "gouji/core/text.hpp"
#include "gouji/layout/line.hpp"
#include "gouji/pdf/page.hpp"

#include <string>
#include <vector>

namespace gouji::test {

/// Draws pages for tests: words with glyph edges as the page reader gives them, and rulings.
struct PageSketch {
    Page page;

    explicit PageSketch(int number = 1, double width = 600, double height = 800) {
        page.number = number;
        page.width = width;
        page.height = height;
    }

    /// A word at x on a baseline; ASCII glyphs are half as wide as the others.
    PageSketch& text(double x, double baseline, const std::string& words, double size = 10) {
        Word word;
        word.text = words;
        word.baseline = baseline;
        word.size = size;
        double at = x;
        word.glyph_x.push_back(at);
        for (const char32_t c : to_code_points(words)) {
            at += c < 0x80 ? size / 2 : size;
            word.glyph_x.push_back(at);
        }
        word.box = {x, baseline - 0.85 * size, at, baseline + 0.15 * size};
        page.words.push_back(word);
        return *this;
    }

    PageSketch& horizontal(double y, double x0, double x1) {
        page.rulings.push_back({x0, y, x1, y, 0.5});
        return *this;
    }
    PageSketch& vertical(double x, double y0, double y1) {
        page.rulings.push_back({x, y0, x, y1, 0.5});
        return *this;
    }

    /// Every line of a full grid.
    PageSketch& grid(const std::vector<double>& xs, const std::vector<double>& ys) {
        for (const double y : ys) horizontal(y, xs.front(), xs.back());
        for (const double x : xs) vertical(x, ys.front(), ys.back());
        return *this;
    }

    /// A ruled table 20 points a row; `cells` by row, empty strings stay blank.
    PageSketch& table(const std::vector<double>& xs, double top, const std::vector<std::vector<std::string>>& cells) {
        std::vector<double> ys{top};
        for (std::size_t row = 0; row < cells.size(); ++row) ys.push_back(top + 20.0 * static_cast<double>(row + 1));
        grid(xs, ys);
        for (std::size_t row = 0; row < cells.size(); ++row) {
            for (std::size_t column = 0; column < cells[row].size(); ++column) {
                if (!cells[row][column].empty()) text(xs.at(column) + 3, ys[row] + 14, cells[row][column]);
            }
        }
        return *this;
    }

    [[nodiscard]] std::vector<Line> lines() const { return words_to_lines(page); }
};

}  // namespace gouji::test
