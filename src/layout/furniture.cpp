#include "gouji/core/text.hpp"
#include "gouji/layout/line.hpp"

#include "compose.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace gouji {
namespace {

// Running headers and page numbers lie in this part of the page height; margins of landscape pages with wide bindings need it.
constexpr double band = 0.15;
// Page numbers along the side of a turned page lie in this part of the page width.
constexpr double side_band = 0.08;
// Lines looked at from either end of a page: header, second header line, page number, and one to spare.
constexpr std::size_t band_lines = 4;
// Points by which the same header may move from page to page.
constexpr double same_height = 3.0;
// A line must repeat on so many pages; short documents cannot repeat more often than they have pages.
constexpr std::size_t repeats_needed = 3;
constexpr std::size_t repeats_needed_short = 2;
constexpr std::size_t short_document = 4;
// A header on so many pages is taken away on pages of other shape too, where it stands at another height.
constexpr std::size_t repeats_certain = 5;
// Inner gaps, in sizes, that split a line into columns, and how many columns make it a row of a table, not a header.
constexpr double column_gap = 2.0;
constexpr int row_columns = 3;
// Longest number that counts pages.
constexpr std::size_t page_digits = 4;

enum class Edge { top, bottom };

/// A line near the top or bottom edge of a page. `rank` 0 is the outermost.
struct Candidate {
    std::size_t page = 0;
    std::size_t line = 0;
    Edge edge = Edge::top;
    double distance = 0;       ///< of the baseline from the edge, points
    std::string key;           ///< text with digits replaced
    std::optional<int> number; ///< the page number the line shows
    bool adorned = false;      ///< "- 12 -", 第12页: nothing but a page number looks so
    bool removable = false;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string with_digits_replaced(std::string_view folded) {
    std::string key;
    for (const char c : folded) {
        if (!is_digit(c))
            key += c;
        else if (key.empty() || key.back() != '#')
            key += '#';
    }
    return key;
}

/// Removes `part` from the front (or back) of `text` when it is there.
bool strip_front(std::string_view& text, std::string_view part) {
    if (!text.starts_with(part)) return false;
    text.remove_prefix(part.size());
    return true;
}
bool strip_back(std::string_view& text, std::string_view part) {
    if (!text.ends_with(part)) return false;
    text.remove_suffix(part.size());
    return true;
}

std::optional<int> leading_number(std::string_view& text) {
    std::size_t digits = 0;
    int number = 0;
    while (digits < text.size() && digits < page_digits && is_digit(text[digits])) number = number * 10 + (text[digits++] - '0');
    if (digits == 0 || (digits < text.size() && is_digit(text[digits]))) return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

struct PageNumber {
    int number = 0;
    bool adorned = false;
};

/// "12", "- 12 -", "第12页", "第3页共20页", "3/20", "~12~", "P12": the whole line, folded.
std::optional<PageNumber> page_number(std::string_view text) {
    constexpr std::string_view marks[] = {"-", "~", "·", "•", "|", "[", "]", "."};
    auto front = false, back = false;
    for (auto again = true; again;) {
        again = false;
        for (const auto mark : marks) {
            if (strip_front(text, mark)) again = front = true;
            if (strip_back(text, mark)) again = back = true;
        }
    }
    auto adorned = front && back;
    if (strip_front(text, "第") || strip_front(text, "Page") || strip_front(text, "P")) adorned = true;
    auto number = leading_number(text);
    if (!number) return std::nullopt;
    if (strip_front(text, "页")) adorned = true;
    if (strip_front(text, ",") || strip_front(text, "、")) adorned = true;
    if (strip_front(text, "/") || strip_front(text, "共") || strip_front(text, "of")) {
        strip_front(text, "共");
        if (!leading_number(text)) return std::nullopt;
        strip_front(text, "页");
        adorned = true;
    }
    if (!text.empty()) return std::nullopt;
    return PageNumber{*number, adorned};
}

/// Titles, numbers and unit lines of tables repeat on continued tables; they belong to the tables.
bool speaks_of_table(std::string_view folded) {
    constexpr std::string_view table = "表";
    constexpr std::string_view deputy = "代";  // 代表 in the names of congresses
    for (auto at = folded.find(table); at != std::string_view::npos; at = folded.find(table, at + table.size()))
        if (!folded.substr(0, at).ends_with(deputy)) return true;
    constexpr std::string_view labels[] = {"单位:", "部门:", "单位名称", "部门名称", "编制单位", "预算单位", "单位(", "项目名称"};
    return std::any_of(std::begin(labels), std::end(labels),
                       [&](std::string_view label) { return folded.find(label) != std::string_view::npos; });
}

/// Running text: the same words can open the same list on page after page, but no header is a sentence or an item.
bool is_running_text(std::string_view folded) {
    constexpr std::string_view marks[] = {"。", ";", "万元", "%"};
    constexpr std::string_view ends[] = {",", "、", ":"};
    return leading_ordinal(folded).level >= 0 ||
           std::any_of(std::begin(marks), std::end(marks), [&](auto mark) { return folded.find(mark) != std::string_view::npos; }) ||
           std::any_of(std::begin(ends), std::end(ends), [&](auto end) { return folded.ends_with(end); });
}

bool has_name(std::string_view key) {
    const auto points = to_code_points(key);
    return std::any_of(points.begin(), points.end(), [](char32_t c) {
        return is_cjk(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    });
}

int columns_of(const Line& line) {
    auto columns = 1;
    for (std::size_t i = 1; i < line.words.size(); ++i)
        if (line.words[i].box.x0 - line.words[i - 1].box.x1 > column_gap * line.size) ++columns;
    return columns;
}

/// Is the line inside a ruled grid: between two horizontal rulings above and below, or between two verticals beside it?
bool in_grid(const Line& line, const Page& page) {
    auto above = false, below = false, left = false, right = false;
    const auto x = line.box.center_x();
    const auto y = line.box.center_y();
    for (const auto& ruling : page.rulings) {
        if (ruling.horizontal() && ruling.x0 <= x && x <= ruling.x1) (ruling.y0 < y ? above : below) = true;
        if (!ruling.horizontal() && ruling.y0 <= y && y <= ruling.y1) (ruling.x0 < x ? left : right) = true;
    }
    return (above && below && (left || right)) || (left && right);
}

Candidate make_candidate(const Line& line, const Page& page, Edge edge) {
    Candidate candidate;
    candidate.edge = edge;
    candidate.distance = edge == Edge::top ? line.baseline : page.height - line.baseline;
    const auto folded = fold(line.text);
    candidate.key = with_digits_replaced(folded);
    if (const auto number = page_number(folded)) {
        candidate.number = number->number;
        candidate.adorned = number->adorned;
    }
    return candidate;
}

/// May this line be furniture as far as the line itself tells? What is further in than a line that may not, may not either.
bool may_be_furniture(const Line& line, const Page& page, const Candidate& candidate) {
    if (candidate.distance > band * page.height || candidate.key.empty()) return false;
    if (candidate.number && candidate.adorned) return true;
    if (in_grid(line, page)) return false;
    if (candidate.number) return true;
    const auto folded = fold(line.text);
    return has_name(folded) && !is_running_text(folded) && !speaks_of_table(folded) && columns_of(line) < row_columns;
}

void collect_edge(const std::vector<Line>& lines, const Page& page, std::size_t page_index, Edge edge,
                  std::vector<Candidate>& out) {
    const auto count = std::min(band_lines, lines.size());
    for (std::size_t rank = 0; rank < count; ++rank) {
        const auto index = edge == Edge::top ? rank : lines.size() - 1 - rank;
        auto candidate = make_candidate(lines[index], page, edge);
        if (!may_be_furniture(lines[index], page, candidate)) return;
        candidate.page = page_index;
        candidate.line = index;
        out.push_back(std::move(candidate));
    }
}

/// Marks the lines of one text and edge that repeat over the pages.
void mark_repeated(std::vector<Candidate*>& group, std::size_t pages) {
    const auto needed = pages <= short_document ? repeats_needed_short : repeats_needed;
    if (group.size() < needed) return;
    std::stable_sort(group.begin(), group.end(), [](auto* a, auto* b) { return a->distance < b->distance; });
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto near = [&](std::size_t j) { return std::abs(group[i]->distance - group[j]->distance) <= same_height; };
        const auto partner = (i > 0 && near(i - 1)) || (i + 1 < group.size() && near(i + 1));
        if (partner || group.size() >= repeats_certain) group[i]->removable = true;
    }
}

/// A number is a page number when it is adorned, or when other pages count on from it.
void mark_page_numbers(std::vector<Candidate>& candidates) {
    std::map<std::pair<int, Edge>, std::size_t> offsets;
    const auto offset = [](const Candidate& c) { return std::pair{*c.number - static_cast<int>(c.page), c.edge}; };
    for (const auto& candidate : candidates)
        if (candidate.number) ++offsets[offset(candidate)];
    for (auto& candidate : candidates)
        if (candidate.number) candidate.removable = candidate.adorned || offsets[offset(candidate)] >= repeats_needed_short;
}

std::vector<Candidate> find_candidates(const std::vector<std::vector<Line>>& pages, const std::vector<Page>& geometry) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < std::min(pages.size(), geometry.size()); ++i) {
        collect_edge(pages[i], geometry[i], i, Edge::top, candidates);
        collect_edge(pages[i], geometry[i], i, Edge::bottom, candidates);
    }
    std::map<std::pair<std::string, Edge>, std::vector<Candidate*>> groups;
    for (auto& candidate : candidates)
        if (!candidate.number) groups[{candidate.key, candidate.edge}].push_back(&candidate);
    for (auto& [key, group] : groups) mark_repeated(group, pages.size());
    mark_page_numbers(candidates);
    return candidates;
}

/// Words [first, past) of a line that say "第12页" or "第3页，共20页"; an empty range when there are none.
std::pair<std::size_t, std::size_t> counted_page(const Line& line) {
    constexpr std::size_t most_words = 8;
    for (std::size_t first = 0; first < line.words.size(); ++first) {
        if (!line.words[first].text.starts_with("第")) continue;
        for (auto past = std::min(line.words.size(), first + most_words); past > first; --past) {
            const auto folded = fold(line.joined(first, past));
            if (folded.ends_with("页") && page_number(folded)) return {first, past};
        }
    }
    return {0, 0};
}

/// A long cell can run down to the page number and share its baseline: the number becomes a line of its own, the last.
void detach_page_numbers(std::vector<Line>& lines, const Page& page) {
    for (std::size_t i = lines.size(); i-- > 0 && page.height - lines[i].baseline < band * page.height;) {
        const auto [first, past] = counted_page(lines[i]);
        if (past - first == 0 || past - first == lines[i].words.size()) continue;
        const auto at = [&](std::size_t word) { return lines[i].words.begin() + static_cast<std::ptrdiff_t>(word); };
        auto number = layout::make_line({at(first), at(past)}, lines[i].page);
        lines[i].words.erase(at(first), at(past));
        lines[i] = layout::make_line(std::move(lines[i].words), lines[i].page);
        lines.push_back(std::move(number));
        return;
    }
}

/// "– 8 –" printed along the side of a page that was turned for a wide table.
bool is_side_number(const Word& word, const Page& page) {
    const bool turned = word.text.size() > 1 && word.box.height() > word.box.width();
    const bool at_side = word.box.x1 < side_band * page.width || word.box.x0 > (1 - side_band) * page.width;
    if (!turned || !at_side) return false;
    const auto number = page_number(fold(word.text));
    return number && number->adorned;
}

/// Side numbers share baselines with the rows of the table beside them.
std::vector<Line> take_side_numbers(std::vector<Line>& lines, const Page& page) {
    std::vector<Line> taken;
    for (std::size_t i = lines.size(); i-- > 0;) {
        std::vector<Word>& words = lines[i].words;
        const auto found = std::ranges::find_if(words, [&](const Word& word) { return is_side_number(word, page); });
        if (found == words.end()) continue;
        taken.push_back(layout::make_line({*found}, lines[i].page));
        words.erase(found);
        if (words.empty()) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
        else lines[i] = layout::make_line(std::move(words), lines[i].page);
    }
    return taken;
}

}  // namespace

std::vector<Line> remove_page_furniture(std::vector<std::vector<Line>>& pages, const std::vector<Page>& geometry) {
    std::vector<Line> removed;
    for (std::size_t i = 0; i < std::min(pages.size(), geometry.size()); ++i) {
        detach_page_numbers(pages[i], geometry[i]);
        for (Line& number : take_side_numbers(pages[i], geometry[i])) removed.push_back(std::move(number));
    }
    std::vector<std::vector<bool>> drop(pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) drop[i].assign(pages[i].size(), false);
    // Candidates of one edge of one page follow each other from the outside in: what is kept shields all that is further in.
    const Candidate* kept = nullptr;
    const auto candidates = find_candidates(pages, geometry);
    for (const auto& candidate : candidates) {
        const auto shielded = kept != nullptr && kept->page == candidate.page && kept->edge == candidate.edge;
        if (candidate.removable && !shielded)
            drop[candidate.page][candidate.line] = true;
        else if (!shielded)
            kept = &candidate;
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::vector<Line> rest;
        for (std::size_t j = 0; j < pages[i].size(); ++j) (drop[i][j] ? removed : rest).push_back(std::move(pages[i][j]));
        pages[i] = std::move(rest);
    }
    return removed;
}

}  // namespace gouji
