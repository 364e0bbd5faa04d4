#include "whereabouts.hpp"

#include "gouji/core/decimal.hpp"
#include "gouji/core/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace gouji::accuracy {
namespace {

// Points: boxes of words come by two ways (of the word, of its cell), so their edges may differ by rounding.
constexpr double slack = 0.75;

bool is_figure(const Word& word) { return parse_decimal(fold(word.text)).has_value(); }

bool holds(const Box& outer, const Box& inner) {
    return inner.center_x() > outer.x0 - slack && inner.center_x() < outer.x1 + slack && inner.center_y() > outer.y0 - slack && inner.center_y() < outer.y1 + slack;
}

bool same_place(const Box& a, const Box& b) { return a.x0 == b.x0 && a.y0 == b.y0 && a.x1 == b.x1; }

/// One page of a document as read, with what lies on it.
class PageReading {
public:
    PageReading(const ReadingTrace& trace, std::size_t index) : trace_(trace), page_(trace.pages[index]) {
        for (const auto& typed : trace.document.tables) {
            const auto& pages = typed.table.pages;
            if (std::ranges::find(pages, page_.number) != pages.end()) tables_.push_back(&typed.table);
            else if (!pages.empty() && pages.front() == page_.number + 1) next_.push_back(&typed.table);
        }
    }

    [[nodiscard]] Home home_of(const Word& word, const Line& line) const {
        const std::string text = fold(word.text);
        if (in_cell(word, text)) return Home::cell;
        if (in_paragraph(word)) return Home::prose;
        if (word.hidden) return Home::hidden;
        for (const Table* table : tables_) {
            if (at(table->title_source, word) || numbers(*table, text, line)) return Home::caption;
            if (std::ranges::any_of(table->notes, [&](const SourceRef& note) { return at(note, word); })) return Home::note;
        }
        if (std::ranges::any_of(next_, [&](const Table* table) { return numbers(*table, text, line); })) return Home::caption;
        if (in_grid(word, text)) return Home::repeated;
        if (in_contents(word)) return Home::contents;
        if (is_stray(word)) return Home::stray;
        const auto& unread = trace_.document.unread_pages;
        return std::ranges::find(unread, page_.number) != unread.end() ? Home::unread_page : Home::nowhere;
    }

private:
    [[nodiscard]] bool at(const SourceRef& source, const Word& word) const { return source.page == page_.number && holds(source.box, as_shown(page_, word.box)); }

    /// 表 | 1 above a table or above its parts on further pages.
    static bool numbers(const Table& table, const std::string& text, const Line& line) {
        const std::string number = fold(table.number);
        return number.find(text) != std::string::npos && fold(line.text).find(number) != std::string::npos;
    }

    [[nodiscard]] bool in_cell(const Word& word, const std::string& text) const {
        for (const Table* table : tables_)
            for (const auto& cell : table->cells)
                if (at(cell.source, word) && fold(cell.source.text).find(text) != std::string::npos) return true;
        return false;
    }

    [[nodiscard]] bool in_paragraph(const Word& word) const {
        for (const auto& paragraph : trace_.document.paragraphs)
            for (const auto& piece : paragraph.pieces)
                if (piece.page == page_.number && same_place(piece.word.box, word.box)) return true;
        return false;
    }

    /// In a cell of the page's grid whose text a table of the page already has: printed again.
    [[nodiscard]] bool in_grid(const Word& word, const std::string& text) const {
        for (const auto& grid : trace_.grids) {
            if (grid.page != page_.number) continue;
            for (const auto& cell : grid.cells)
                if (holds(cell.box, word.box) && fold(cell.text).find(text) != std::string::npos && is_read_once(fold(cell.text))) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_read_once(const std::string& text) const {
        for (const Table* table : tables_)
            for (const auto& cell : table->cells) {
                const std::string folded = fold(cell.source.text);
                const bool header = cell.row < table->header_rows && !folded.empty() && text.find(folded) != std::string::npos;   // also painted over hidden text
                if (cell.source.page != page_.number && (header || (!cell.value && folded == text))) return true;
            }
        return false;
    }

    /// A ruled list of tables (报表目录).
    [[nodiscard]] bool in_contents(const Word& word) const {
        return std::ranges::any_of(trace_.grids, [&](const Grid& grid) {
            const auto naming = std::ranges::count_if(grid.cells, [](const GridCell& cell) { return fold(cell.text).ends_with("表"); });
            return grid.page == page_.number && holds(grid.box, word.box) && 2 * naming > grid.rows();
        });
    }

    [[nodiscard]] bool is_stray(const Word& word) const {
        return std::ranges::any_of(trace_.grids, [&](const Grid& grid) {
            return grid.page == page_.number && std::ranges::any_of(grid.strays, [&](const Word& stray) { return same_place(stray.box, word.box); });
        });
    }

    const ReadingTrace& trace_;
    const Page& page_;
    std::vector<const Table*> tables_, next_;   // with rows on this page, beginning on the next one
};

/// Digits of a text: what its words must spell.
std::string digits_of(const std::string& text) {
    std::string digits = fold(text);
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    return digits;
}

/// Digits whose glyphs stand in the box. Words cut at a ruling, or run together with those of the next column, are asked glyph by glyph.
std::string digits_in(const std::vector<Line>& lines, const Page& page, const Box& shown) {
    std::string digits;
    for (const auto& line : lines)
        for (const auto& word : line.words) {
            const std::u32string glyphs = to_code_points(word.text);
            for (std::size_t i = 0; i < glyphs.size() && i + 1 < word.glyph_x.size(); ++i) {
                const Box glyph{word.glyph_x[i], word.box.y0, word.glyph_x[i + 1], word.box.y1};
                if (holds(shown, as_shown(page, glyph))) digits += digits_of(to_utf8(std::u32string(1, glyphs[i])));
            }
        }
    return digits;
}

void check_cells(Whereabouts& found, const ReadingTrace& trace) {
    std::map<std::pair<int, std::pair<double, double>>, int> owners;   // by page and corner of the box
    for (const auto& typed : trace.document.tables)
        for (const auto& cell : typed.table.cells) {
            if (!cell.value) continue;
            const auto index = static_cast<std::size_t>(cell.source.page) - 1;
            if (index >= trace.pages.size() || index >= trace.lines.size()) continue;
            const std::string printed = digits_in(trace.lines[index], trace.pages[index], cell.source.box);
            const std::string digits = digits_of(cell.source.text);
            if (printed.find(digits) == std::string::npos) found.invented.push_back({cell.source.page, cell.source.text, "its words say " + printed});
            if (++owners[{cell.source.page, {cell.source.box.x0, cell.source.box.y0}}] > 1) found.invented.push_back({cell.source.page, cell.source.text, "in two cells"});
        }
}

}  // namespace

std::string name_of(Home home) {
    static constexpr const char* names[] = {"cell", "prose", "caption", "note", "furniture", "repeated", "contents", "hidden", "stray", "unread page", "nowhere"};
    return names[static_cast<std::size_t>(home)];
}

Whereabouts follow_figures(const ReadingTrace& trace) {
    Whereabouts found;
    for (std::size_t i = 0; i < trace.lines.size() && i < trace.pages.size(); ++i) {
        const PageReading page(trace, i);
        for (const auto& line : trace.lines[i])
            for (const auto& word : line.words) {
                if (!is_figure(word)) continue;
                const Home home = page.home_of(word, line);
                ++found.figures.at(static_cast<std::size_t>(home));
                if (home == Home::nowhere) found.lost.push_back({trace.pages[i].number, word.text, line.text});
            }
    }
    for (const auto& line : trace.furniture)
        for (const auto& word : line.words) found.figures.at(static_cast<std::size_t>(Home::furniture)) += is_figure(word) ? 1 : 0;
    check_cells(found, trace);
    return found;
}

}  // namespace gouji::accuracy
