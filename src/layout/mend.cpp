#include "mend.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace gouji::layout {
namespace {

// Fractions of the font size. Fake bold moves the second strike by at most a tenth; the narrowest advance (a full stop, an l)
// is above a fifth.
constexpr double double_strike_offset = 0.15;
// Whole words struck twice: their first glyph is nearly always a digit or an ideograph, so the offset may be larger.
constexpr double double_word_offset = 0.2;
// A gap from here on separates the figures of neighbouring columns; inside one number, runs are at most kerned apart.
constexpr double apart_gap = 0.25;
// Digits that continue digits need more: no separator says that they belong together, so they must touch.
constexpr double touching_gap = 0.1;
// Runs of one number overlap by less than a glyph and a half; beyond that one lies on top of the other.
constexpr double overlap_limit = 0.8;
// Runs of one number stand on one baseline; a footnote mark does not.
constexpr double same_baseline = 0.12;
// … and have one size, up to the rounding of font sizes.
constexpr double same_size = 0.15;
// No number is longer (bytes); a page of stray digits must not be pieced together.
constexpr std::size_t longest_number = 40;
// Words that a second strike is compared with: more never start at one place of one line.
constexpr int strikes_compared = 8;

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200B);
}

bool has_extent(const Word& word) {
    const auto finite = std::isfinite(word.box.x0) && std::isfinite(word.box.x1) && std::isfinite(word.baseline) &&
                        std::isfinite(word.size);
    return finite && word.size > 0 && !word.box.empty() && !word.text.empty();
}

/// Keeps the code points of the word whose index is in `kept` (ascending); the right edge is that of the last kept one.
Word with_glyphs(const Word& word, const std::u32string& points, const std::vector<std::size_t>& kept) {
    Word out = word;
    out.text.clear();
    for (const auto i : kept) append_utf8(out.text, points.at(i));
    if (!has_glyph_edges(word, points.size())) return out;
    out.glyph_x.clear();
    for (const auto i : kept) out.glyph_x.push_back(word.glyph_x.at(i));
    out.glyph_x.push_back(word.glyph_x.at(kept.back() + 1));
    out.box.x0 = *std::min_element(out.glyph_x.begin(), out.glyph_x.end());
    out.box.x1 = *std::max_element(out.glyph_x.begin(), out.glyph_x.end());
    return out;
}

std::vector<std::size_t> inked_once(const Word& word, const std::u32string& points) {
    const auto edges = has_glyph_edges(word, points.size());
    std::size_t first = 0;
    std::size_t last = points.size();
    while (first < last && is_space(points[first])) ++first;
    while (last > first && is_space(points[last - 1])) --last;
    std::vector<std::size_t> kept;
    for (auto i = first; i < last; ++i) {
        const auto again = edges && !kept.empty() && points[kept.back()] == points[i] &&
                           std::abs(word.glyph_x[i] - word.glyph_x[kept.back()]) < double_strike_offset * word.size;
        if (!again) kept.push_back(i);
    }
    return kept;
}

bool same_run_style(const Word& a, const Word& b) {
    const auto size = std::max(a.size, b.size);
    return std::abs(a.baseline - b.baseline) <= same_baseline * size && std::abs(a.size - b.size) <= same_size * size;
}

bool struck_twice(const Word& a, const Word& b) {
    return a.text == b.text && same_run_style(a, b) && std::abs(a.box.x0 - b.box.x0) < double_word_offset * a.size &&
           std::abs(a.box.x1 - b.box.x1) < double_word_offset * a.size;
}

std::vector<Word> without_double_words(std::vector<Word> words) {
    std::vector<Word> kept;
    for (auto& word : words) {
        auto before = kept.rbegin();
        auto twice = false;
        for (int i = 0; i < strikes_compared && before != kept.rend() && !twice; ++i, ++before)
            twice = struck_twice(*before, word);
        if (!twice) kept.push_back(std::move(word));
    }
    return kept;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Characters of a number, and at least one of them a digit, separator or mark of a number.
bool is_number_part(std::string_view folded) {
    return !folded.empty() && std::all_of(folded.begin(), folded.end(), [](char c) {
        return is_digit(c) || c == '.' || c == ',' || c == '-' || c == '+' || c == '%';
    });
}

/// One number, whole: optional sign, digits in plain or in groups of three, optional decimals, optional percent sign.
bool is_one_number(std::string_view s) {
    if (!s.empty() && (s.front() == '-' || s.front() == '+')) s.remove_prefix(1);
    if (!s.empty() && s.back() == '%') s.remove_suffix(1);
    const auto point = s.find('.');
    if (point != std::string_view::npos) {
        const auto decimals = s.substr(point + 1);
        if (decimals.empty() || !std::all_of(decimals.begin(), decimals.end(), is_digit)) return false;
        s = s.substr(0, point);
    }
    const auto comma = s.find(',');
    if (comma == std::string_view::npos) return !s.empty() && std::all_of(s.begin(), s.end(), is_digit);
    if (comma == 0 || comma > 3) return false;
    for (std::size_t i = 0; i < s.size(); ++i) {
        const auto separator = i >= comma && (i - comma) % 4 == 0;
        if (separator ? s[i] != ',' : !is_digit(s[i])) return false;
    }
    return (s.size() - comma) % 4 == 0;
}

bool belong_together(const Word& a, const Word& b) {
    if (!same_run_style(a, b) || a.text.size() + b.text.size() > longest_number) return false;
    const auto gap = (b.box.x0 - a.box.x1) / std::max(a.size, b.size);
    if (gap >= apart_gap || gap < -overlap_limit) return false;
    const auto left = fold(a.text);
    const auto right = fold(b.text);
    if (!is_number_part(left) || !is_number_part(right) || !is_one_number(left + right)) return false;
    const auto separated = !is_digit(left.back()) || !is_digit(right.front());
    return separated || gap < touching_gap;
}

Word joined_word(const Word& a, const Word& b) {
    Word out = a;
    out.text += b.text;
    out.box = united(a.box, b.box);
    const auto a_points = to_code_points(a.text).size();
    const auto b_points = to_code_points(b.text).size();
    if (has_glyph_edges(a, a_points) && has_glyph_edges(b, b_points)) {
        out.glyph_x.pop_back();
        out.glyph_x.insert(out.glyph_x.end(), b.glyph_x.begin(), b.glyph_x.end());
    } else {
        out.glyph_x.clear();
    }
    return out;
}

}  // namespace

bool has_glyph_edges(const Word& word, std::size_t code_points) {
    return code_points > 0 && word.glyph_x.size() == code_points + 1;
}

std::vector<Word> mend_glyphs(const std::vector<Word>& words) {
    std::vector<Word> out;
    out.reserve(words.size());
    for (const auto& word : words) {
        if (!has_extent(word)) continue;
        const auto points = to_code_points(word.text);
        const auto kept = inked_once(word, points);
        if (kept.empty()) continue;
        out.push_back(kept.size() == points.size() ? word : with_glyphs(word, points, kept));
    }
    return out;
}

std::vector<Word> mend_line(std::vector<Word> words) {
    std::vector<Word> out;
    for (auto& word : without_double_words(std::move(words))) {
        if (!out.empty() && belong_together(out.back(), word))
            out.back() = joined_word(out.back(), word);
        else
            out.push_back(std::move(word));
    }
    return out;
}

}  // namespace gouji::layout
