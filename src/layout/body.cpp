#include "body.hpp"

#include "compose.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace gouji::layout {
namespace {

// A line tells about margins when it is at least so many characters long, wider than this part of the page, …
constexpr std::size_t prose_characters = 12;
constexpr double prose_width = 0.4;
// … and has no inner gap as columns of a table have (in sizes).
constexpr double prose_gap = 4.0;
// Edges of justified lines differ by less than this (in sizes): hanging punctuation, rounding.
constexpr double edge_spread = 0.6;
// Ends of justified lines are equal up to rounding.
constexpr double exact_spread = 0.15;
// So many lines must share an edge before it counts as the margin of a page; more where the edge is ragged.
constexpr std::size_t edge_support = 3;
constexpr std::size_t ragged_support = 5;
// Continuation lines can be few; notes under a table that start further left are fewer.
constexpr std::size_t left_support = 2;
constexpr double left_share = 0.1;
// Pages whose widths differ by less (points) share their margins.
constexpr double width_class = 10.0;
// A page whose lines are all indented shows the margin of its class only if it differs by less (in sizes).
constexpr double indent_limit = 4.0;
// A centred line may be off the middle by this (in sizes) and keeps clear of both margins by at least the other.
constexpr double centre_spread = 1.0;
constexpr double centre_clearance = 2.0;

bool is_prose(const Line& line, double page_width) {
    if (line.box.width() < prose_width * page_width) return false;
    if (to_code_points(line.text).size() < prose_characters) return false;
    for (std::size_t i = 1; i < line.words.size(); ++i)
        if (line.words[i].box.x0 - line.words[i - 1].box.x1 > prose_gap * line.size) return false;
    return true;
}

/// Largest value of the rightmost window that holds enough of the sorted values.
std::optional<double> rightmost(const std::vector<double>& sorted, double width, std::size_t support) {
    for (auto i = sorted.size(); i >= support; --i)
        if (sorted[i - 1] - sorted[i - support] <= width) return sorted[i - 1];
    return std::nullopt;
}

/// Smallest value of the leftmost such window: continuation lines start at the margin, first lines are indented.
std::optional<double> leftmost(const std::vector<double>& sorted, double width, std::size_t support) {
    for (std::size_t i = 0; i + support <= sorted.size(); ++i)
        if (sorted[i + support - 1] - sorted[i] <= width) return sorted[i];
    return std::nullopt;
}

/// Middle of the densest window of sorted values, if it holds enough of them; ties go to the last one.
std::optional<double> densest(const std::vector<double>& sorted, double width, std::size_t support) {
    std::optional<double> best;
    std::size_t most = support;
    for (std::size_t first = 0, last = 0; last < sorted.size(); ++last) {
        while (sorted[last] - sorted[first] > width) ++first;
        if (last - first + 1 < most) continue;
        most = last - first + 1;
        best = sorted[(first + last) / 2];
    }
    return best;
}

struct FoundMargins {
    std::optional<double> left, right;
    bool justified = false;   ///< several lines end at exactly the right margin: no doubt about it
    double size = 0;
};

FoundMargins find_margins(const std::vector<const Line*>& lines) {
    std::vector<double> left, right, sizes;
    for (const auto* line : lines) {
        left.push_back(line->box.x0);
        right.push_back(line->box.x1);
        sizes.push_back(line->size);
    }
    for (auto* values : {&left, &right, &sizes}) std::sort(values->begin(), values->end());
    FoundMargins found;
    found.size = sizes.empty() ? 0 : sizes[sizes.size() / 2];
    const auto share = static_cast<std::size_t>(left_share * static_cast<double>(lines.size()));
    found.left = leftmost(left, edge_spread * found.size, std::max(left_support, share));
    found.right = rightmost(right, exact_spread * found.size, edge_support);
    if (!found.right) found.right = densest(right, edge_spread * found.size, ragged_support);
    found.justified = found.right.has_value();
    if (!found.right) found.right = densest(right, edge_spread * found.size, edge_support);
    return found;
}

/// Margins of one page: its own where they are clear, those of pages of its width otherwise.
Margins settle(const FoundMargins& own, const FoundMargins& common, const Page& page) {
    constexpr double usual_margin = 0.1;  // of the page width, when nothing else is known
    const auto left = common.left.value_or(usual_margin * page.width);
    const auto right = common.right.value_or((1 - usual_margin) * page.width);
    Margins margins{own.left.value_or(left), own.right.value_or(right)};
    const auto reach = indent_limit * std::max(own.size, common.size);
    if (margins.left > left && margins.left - left < reach) margins.left = left;
    if (!own.justified && margins.right < right && right - margins.right < reach) margins.right = right;
    return margins;
}

/// The part of a line outside the tables; nullopt when nothing is left.
std::optional<Line> outside(const Line& line, const std::vector<Box>& taken) {
    const auto is_taken = [&](const Word& word) {
        return std::any_of(taken.begin(), taken.end(), [&](const Box& box) {
            return box.x0 <= word.box.center_x() && word.box.center_x() <= box.x1 && box.y0 <= word.box.center_y() &&
                   word.box.center_y() <= box.y1;
        });
    };
    if (taken.empty() || std::none_of(line.words.begin(), line.words.end(), is_taken)) return line;
    std::vector<Word> rest;
    std::copy_if(line.words.begin(), line.words.end(), std::back_inserter(rest), [&](const Word& w) { return !is_taken(w); });
    if (rest.empty()) return std::nullopt;
    return make_line(std::move(rest), line.page);
}

std::vector<BodyLine> lines_outside(const std::vector<std::vector<Line>>& pages, const std::vector<std::vector<Box>>& taken) {
    std::vector<BodyLine> out;
    static const std::vector<Box> none;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const auto& boxes = page < taken.size() ? taken[page] : none;
        for (const auto& line : pages[page]) {
            auto rest = outside(line, boxes);
            if (!rest || rest->words.empty()) continue;
            BodyLine body;
            body.line = *std::move(rest);
            body.page = page;
            body.folded = fold(body.line.text);
            body.characters = to_code_points(body.folded).size();
            body.ordinal = leading_ordinal(body.folded);
            out.push_back(std::move(body));
        }
    }
    return out;
}

bool box_between(const std::vector<Box>& boxes, double above, double below) {
    return std::any_of(boxes.begin(), boxes.end(),
                       [&](const Box& box) { return above < box.center_y() && box.center_y() < below; });
}

void mark_tables_between(std::vector<BodyLine>& lines, const std::vector<std::vector<Box>>& taken) {
    constexpr double far = 1e9;  // beyond any page
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto& before = lines[i - 1];
        auto& line = lines[i];
        for (auto page = before.page; page <= line.page && page < taken.size() && !line.after_table; ++page)
            line.after_table = box_between(taken[page], page == before.page ? before.line.baseline : -far,
                                           page == line.page ? line.line.baseline : far);
    }
}

using Groups = std::map<long, std::vector<const Line*>>;

void set_margins(std::vector<BodyLine>& lines, const std::vector<Page>& geometry) {
    const auto class_of = [&](std::size_t page) { return std::lround(geometry[page].width / width_class); };
    Groups by_page, by_class;
    for (const auto& body : lines) {
        if (body.page >= geometry.size() || !is_prose(body.line, geometry[body.page].width)) continue;
        by_page[static_cast<long>(body.page)].push_back(&body.line);
        by_class[class_of(body.page)].push_back(&body.line);
    }
    std::map<long, FoundMargins> common;
    for (const auto& [key, group] : by_class) common[key] = find_margins(group);
    std::map<long, Margins> settled;
    for (std::size_t page = 0; page < geometry.size(); ++page) {
        const auto own = by_page.find(static_cast<long>(page));
        settled[static_cast<long>(page)] = settle(own == by_page.end() ? FoundMargins{} : find_margins(own->second),
                                                  common[class_of(page)], geometry[page]);
    }
    for (auto& body : lines) body.margins = settled[static_cast<long>(body.page)];
}

}  // namespace

std::vector<BodyLine> body_lines(const std::vector<std::vector<Line>>& pages, const std::vector<Page>& geometry,
                                 const std::vector<std::vector<Box>>& taken) {
    auto lines = lines_outside(pages, taken);
    mark_tables_between(lines, taken);
    set_margins(lines, geometry);
    return lines;
}

double body_size(const std::vector<BodyLine>& lines) {
    std::map<long, std::size_t> weight;  // in tenths of a point, so that rounding does not scatter one size
    for (const auto& body : lines) weight[std::lround(body.line.size * 10)] += body.characters;
    const auto most = std::max_element(weight.begin(), weight.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == weight.end() ? 0 : static_cast<double>(most->first) / 10;
}

bool is_in_middle(const BodyLine& body) {
    const auto middle = (body.margins.left + body.margins.right) / 2;
    return std::abs(body.line.box.center_x() - middle) < centre_spread * body.line.size;
}

bool is_centred(const BodyLine& body) {
    const auto clearance = centre_clearance * body.line.size;
    return is_in_middle(body) && body.line.box.x0 > body.margins.left + clearance &&
           body.line.box.x1 < body.margins.right - clearance;
}

bool ends_statement(std::string_view folded) {
    constexpr std::string_view ends[] = {"。", ".", ";", ":", "!", "?", "。\""};
    return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return folded.ends_with(end); });
}

bool ends_sentence(std::string_view folded) {
    constexpr std::string_view ends[] = {",", "、", "。)"};
    return ends_statement(folded) ||
           std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return folded.ends_with(end); });
}

}  // namespace gouji::layout
