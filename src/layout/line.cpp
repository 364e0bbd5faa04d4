#include "gouji/layout/line.hpp"

#include "gouji/core/text.hpp"
#include "compose.hpp"
#include "mend.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

namespace gouji {
namespace {

using layout::make_line;
using layout::space_between;

// Fractions of the font size. Words whose baselines differ by less stand on one line: a superscript rises by a third, while an
// amount centred beside a name of two lines stands half a line or more from either.
constexpr double line_tolerance = 0.4;
// Beside an ideograph, a gap wider than half a character was printed as a space.
constexpr double wide_gap = 0.5;
// Between Latin words a space is a quarter of the size wide; kerning stays below this.
constexpr double latin_gap = 0.15;

std::string join(const Word* first, const Word* last) {
    std::string out;
    for (const auto* word = first; word != last; ++word) {
        if (word != first && space_between(*(word - 1), *word)) out += ' ';
        out += word->text;
    }
    return out;
}

/// Clusters of words by baseline, top to bottom, each sorted by x. Clustering before sorting keeps the order strict: a
/// comparison with a tolerance would not be transitive.
std::vector<std::vector<Word>> cluster_by_baseline(std::vector<Word> words) {
    std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.baseline < b.baseline; });
    std::vector<std::vector<Word>> lines;
    double top = 0;
    double size = 0;
    for (auto& word : words) {
        if (lines.empty() || word.baseline - top > line_tolerance * std::max(size, word.size)) {
            lines.emplace_back();
            top = word.baseline;
            size = 0;
        }
        size = std::max(size, word.size);
        lines.back().push_back(std::move(word));
    }
    for (auto& line : lines)
        std::stable_sort(line.begin(), line.end(), [](const Word& a, const Word& b) { return a.box.x0 < b.box.x0; });
    return lines;
}

/// Value that carries most bytes of text; the first in order among equals.
template <typename Key>
double majority(const std::vector<Word>& words, Key key) {
    std::map<double, std::size_t> weight;
    for (const auto& word : words) weight[key(word)] += word.text.size();
    const auto most = std::max_element(weight.begin(), weight.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == weight.end() ? 0 : most->first;
}

}  // namespace

namespace layout {

bool is_wide(char32_t c) {
    return is_cjk(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) || c == 0x201C || c == 0x201D ||
           c == 0x2018 || c == 0x2019;
}

char32_t last_code_point(std::string_view text) {
    auto start = text.size();
    while (start > 0 && (static_cast<unsigned char>(text[start - 1]) & 0xC0U) == 0x80U) --start;
    const auto points = to_code_points(text.substr(start > 0 ? start - 1 : 0));
    return points.empty() ? U'\0' : points.back();
}

char32_t first_code_point(std::string_view text) {
    constexpr std::size_t longest_utf8 = 4;
    const auto points = to_code_points(text.substr(0, longest_utf8));
    return points.empty() ? U'\0' : points.front();
}

bool space_between(const Word& a, const Word& b) {
    const auto wide_left = is_wide(last_code_point(a.text));
    const auto wide_right = is_wide(first_code_point(b.text));
    if (wide_left && wide_right) return false;
    const auto gap = b.box.x0 - a.box.x1;
    return gap > (wide_left || wide_right ? wide_gap : latin_gap) * std::min(a.size, b.size);
}

Line make_line(std::vector<Word> words, int page) {
    Line line;
    line.page = page;
    for (const auto& word : words) line.box = united(line.box, word.box);
    line.baseline = majority(words, [](const Word& word) { return word.baseline; });
    line.size = majority(words, [](const Word& word) { return word.size; });
    line.text = words_to_text(words);
    line.words = std::move(words);
    return line;
}

}  // namespace layout

std::string Line::joined(std::size_t first_word, std::size_t past_word) const {
    const auto past = std::min(past_word, words.size());
    if (first_word >= past) return {};
    return join(words.data() + first_word, words.data() + past);
}

std::string words_to_text(const std::vector<Word>& words) { return join(words.data(), words.data() + words.size()); }

std::vector<Line> group_into_lines(std::vector<Word> words, int page) {
    std::vector<Line> lines;
    for (auto& cluster : cluster_by_baseline(std::move(words))) lines.push_back(make_line(std::move(cluster), page));
    return lines;
}

std::vector<Line> words_to_lines(const Page& page) {
    std::vector<Line> lines;
    for (auto& cluster : cluster_by_baseline(layout::mend_glyphs(page.words)))
        lines.push_back(make_line(layout::mend_line(std::move(cluster)), page.number));
    return lines;
}

}  // namespace gouji
