#include "cell_words.hpp"

#include "gouji/core/decimal.hpp"
#include "gouji/core/text.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace gouji {
namespace {

struct Positions {
    std::vector<std::size_t> cell;   // [row * columns + column]
    std::size_t columns = 0;
};

Positions positions_of(const Grid& grid) {
    Positions positions;
    positions.columns = static_cast<std::size_t>(grid.columns());
    positions.cell.assign(static_cast<std::size_t>(grid.rows()) * positions.columns, grid.cells.size());
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        const GridCell& cell = grid.cells[i];
        for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
            for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
                positions.cell.at(static_cast<std::size_t>(row) * positions.columns + static_cast<std::size_t>(column)) = i;
            }
        }
    }
    return positions;
}

bool is_one_figure(const Word& word) {
    const std::string folded = fold(word.text);
    return parse_decimal(folded).has_value() || (!folded.empty() && folded.back() == '%' && parse_decimal(folded.substr(0, folded.size() - 1)));
}

bool has_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

double glyph_center(const Word& word, std::size_t glyph) { return (word.glyph_x[glyph] + word.glyph_x[glyph + 1]) / 2; }

Word piece_of(const Word& word, const std::u32string& characters, std::size_t first, std::size_t last) {
    Word piece = word;
    piece.text = to_utf8(std::u32string_view(characters).substr(first, last - first));
    piece.glyph_x.assign(word.glyph_x.begin() + static_cast<std::ptrdiff_t>(first), word.glyph_x.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    piece.box.x0 = piece.glyph_x.front();
    piece.box.x1 = piece.glyph_x.back();
    return piece;
}

/// A glyph much wider than its neighbours hides a gap: two figures that the library gave as one word.
bool has_gap(const Word& word) {
    constexpr double gap_share = 1.6;  // of the narrowest digit's advance; separators are narrower, digits of one font equal
    double digit = 0, widest = 0;
    for (std::size_t i = 0; i + 1 < word.glyph_x.size(); ++i) {
        const double advance = word.glyph_x[i + 1] - word.glyph_x[i];
        const bool is_digit = i < word.text.size() && word.text[i] >= '0' && word.text[i] <= '9';
        if (is_digit && (digit == 0 || advance < digit)) digit = advance;
        widest = std::max(widest, advance);
    }
    return digit > 0 && widest > gap_share * digit;
}

bool is_numeral(char32_t c) { return (c >= U'0' && c <= U'9') || c == U'.' || c == U',' || c == U'-'; }

/// Where to cut characters that two figures share, near the ruling before glyph `at`: so that both are figures of the same places.
/// Figures of columns that touch overlap the ruling by a digit or two. `at` when no cut is better.
std::size_t cut_between_figures(const std::u32string& characters, std::size_t at) {
    constexpr std::size_t farthest = 2;   // digits over the ruling
    if (!std::all_of(characters.begin(), characters.end(), is_numeral)) return at;
    const auto places = [](std::u32string_view part) {
        const auto value = parse_decimal(to_utf8(part));
        return value ? value->places : -1;
    };
    const auto fits = [&](std::size_t cut) {
        const std::u32string_view whole = characters;
        const int left = places(whole.substr(0, cut));
        return left > 0 && left == places(whole.substr(cut));
    };
    for (std::size_t off = 0; off <= farthest; ++off) {
        if (at > off && fits(at - off)) return at - off;
        if (at + off < characters.size() && fits(at + off)) return at + off;
    }
    return at;
}

using CellWords = std::map<std::size_t, std::vector<Word>>;

struct Filler {
    Grid& grid;
    Positions positions;
    CellWords words;
    bool torn_figure = false;

    std::size_t cell_at(int row, double x) const {
        const int column = interval_at(grid.column_edges, std::clamp(x, grid.box.x0, grid.box.x1 - 0.01));
        return positions.cell.at(static_cast<std::size_t>(row) * positions.columns + static_cast<std::size_t>(column));
    }

    /// The row of the word's middle; a word that only reaches into the grid from its lower edge overflows the last row.
    int row_of(const Word& word) const {
        const int row = interval_at(grid.row_edges, word.box.center_y());
        const bool overflows = row < 0 && word.box.y0 < grid.box.y1 && word.box.center_y() >= grid.box.y1;
        return overflows ? grid.rows() - 1 : row;
    }

    void add(std::size_t cell, Word word) {
        if (cell < grid.cells.size()) words[cell].push_back(std::move(word));
        else grid.strays.push_back(std::move(word));
    }

    /// The cell under most of the word's glyphs.
    std::size_t majority(const Word& word, int row, std::size_t glyphs) const {
        std::map<std::size_t, std::size_t> votes;
        for (std::size_t i = 0; i < glyphs; ++i) ++votes[cell_at(row, glyph_center(word, i))];
        return std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
    }

    void place(const Word& word) {
        const int row = row_of(word);
        const double middle = word.box.center_x();
        if (row < 0 || middle < grid.box.x0 - word.size || middle > grid.box.x1 + word.size) return;
        const std::u32string characters = to_code_points(word.text);
        const std::size_t glyphs = characters.size();
        if (word.glyph_x.size() != glyphs + 1 || glyphs == 0) return add(cell_at(row, middle), word);
        if (cell_at(row, word.box.x0) == cell_at(row, word.box.x1)) return add(cell_at(row, middle), word);
        if (is_one_figure(word) && !has_gap(word)) return add(majority(word, row, glyphs), word);
        for (std::size_t first = 0; first < glyphs;) {
            const std::size_t cell = cell_at(row, glyph_center(word, first));
            std::size_t last = first + 1;
            while (last < glyphs && cell_at(row, glyph_center(word, last)) == cell) ++last;
            const std::size_t rest = last < glyphs ? cell_at(row, glyph_center(word, last)) : cell;
            if (const std::size_t cut = cut_between_figures(characters, last); cut != last && first == 0 && rest == cell_at(row, glyph_center(word, glyphs - 1))) {
                add(cell, piece_of(word, characters, 0, cut));
                return add(rest, piece_of(word, characters, cut, glyphs));
            }
            Word piece = piece_of(word, characters, first, last);
            if (last - first < glyphs && has_digit(piece.text) && !is_one_figure(piece) && piece.text.find_first_not_of("0123456789.,-") == std::string::npos) {
                torn_figure = true;
            }
            add(cell, std::move(piece));
            first = last;
        }
    }
};

bool needs_no_space(char32_t before, char32_t after) {
    constexpr char32_t past_ascii = 0x80;
    return before >= past_ascii || after >= past_ascii;
}

/// Is the first line of `below` the overflow of the cell above: drawn over the border, at line distance from the text above
/// and too near to the text under it?
bool overflows_into(const GridCell& above, const GridCell& below) {
    constexpr double nearest_lines = 0.95, farthest_lines = 1.9;  // font sizes between baselines of one text
    constexpr double over_border = 0.1;                           // part of the line's height above the border
    if (above.lines.empty() || below.lines.empty()) return false;
    const Line& line = below.lines.front();
    const double step = (line.baseline - above.lines.back().baseline) / line.size;
    const bool crosses = line.box.y0 < below.box.y0 - over_border * line.box.height();
    const bool own_text = below.lines.size() == 1 || (below.lines[1].baseline - line.baseline) / line.size >= nearest_lines;
    const bool mostly_above = below.box.y0 - line.box.y0 > 0.35 * line.box.height();
    return crosses && step >= nearest_lines && step <= farthest_lines && (!own_text || mostly_above);
}

/// Text too long for its row runs over the border below; its last line goes back to the cell it belongs to.
void return_overflow(Grid& grid, const Positions& positions) {
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        GridCell& below = grid.cells[i];
        if (below.row == 0 || below.lines.empty()) continue;
        const std::size_t up = positions.cell.at(static_cast<std::size_t>(below.row - 1) * positions.columns + static_cast<std::size_t>(below.column));
        if (up >= grid.cells.size() || up == i) continue;
        GridCell& above = grid.cells[up];
        if (above.column != below.column || above.column_span != below.column_span || !overflows_into(above, below)) continue;
        above.lines.push_back(std::move(below.lines.front()));
        below.lines.erase(below.lines.begin());
        above.text = text_of(above.lines);
        below.text = text_of(below.lines);
    }
}

}  // namespace

int interval_at(const std::vector<double>& edges, double value) {
    const auto after = std::upper_bound(edges.begin(), edges.end(), value);
    if (after == edges.begin() || after == edges.end()) return -1;
    return static_cast<int>(after - edges.begin()) - 1;
}

std::string text_of(const std::vector<Line>& lines) {
    std::string text;
    char32_t last = 0;
    for (const Line& line : lines) {
        const std::u32string characters = to_code_points(line.text);
        if (characters.empty()) continue;
        if (!text.empty() && !needs_no_space(last, characters.front())) text += ' ';
        text += line.text;
        last = characters.back();
    }
    return text;
}

void fill_cells(Grid& grid, const std::vector<Line>& lines) {
    Filler filler{grid, positions_of(grid), {}, false};
    for (const Line& line : lines) {
        if (line.box.y1 < grid.box.y0 || line.box.y0 > grid.box.y1) continue;
        for (const Word& word : line.words) filler.place(word);
    }
    for (auto& [index, words] : filler.words) {
        GridCell& cell = grid.cells.at(index);
        cell.lines = group_into_lines(std::move(words), grid.page);
        cell.text = text_of(cell.lines);
    }
    return_overflow(grid, filler.positions);
    if (filler.torn_figure) grid.doubts.emplace_back("figure_cut_by_ruling");
}

}  // namespace gouji
