#include "joining.hpp"

#include "compose.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gouji::layout {
namespace {

// Sizes differ beyond rounding and digits set a little smaller: another paragraph.
constexpr double size_change = 0.12;
// A heading is at least so much larger than the running text.
constexpr double larger = 1.1;
// An indent is at least so wide (in sizes): the usual one is two characters, a mean one just one.
constexpr double indent = 0.8;
// Room left at the end of a line, beyond what the next piece of text needs, that tells the end of a paragraph (in sizes).
// Justified lines leave none; hanging and squeezed punctuation moves the edge by up to a character.
constexpr double room = 1.2;
// Where another sign speaks for a new paragraph, less is enough.
constexpr double little_room = 0.5;
// The next piece of text that cannot be broken is at most so wide (in sizes): a long figure with its unit.
constexpr double unbroken_limit = 12.0;
// Baselines further apart than this (in usual distances) part paragraphs.
constexpr double wide_pitch = 2.2;
// Lines of one heading stand within this distance (in sizes).
constexpr double heading_pitch = 2.6;

bool may_not_begin_line(char32_t c) {
    static constexpr std::u32string_view marks = U"，。、；：！？）》」』】〕”’％,.;:!?)]}%";
    return marks.find(c) != std::u32string_view::npos;
}
bool may_not_end_line(char32_t c) {
    static constexpr std::u32string_view marks = U"（《「『【〔“‘([{";
    return marks.find(c) != std::u32string_view::npos;
}

/// May a line be broken between these two? Letters and digits of one word, and punctuation, hold together.
bool may_break(char32_t before, char32_t after) {
    if (may_not_end_line(before) || may_not_begin_line(after)) return false;
    return is_wide(before) || is_wide(after);
}

/// Width of the piece at the start of a line that cannot be broken: it would have moved up, had there been room.
double unbroken_start(const BodyLine& body) {
    const auto& word = body.line.words.front();
    const auto points = to_code_points(word.text);
    std::size_t count = 1;
    while (count < points.size() && !may_break(points[count - 1], points[count])) ++count;
    const auto whole = word.box.width();
    const auto edges = word.glyph_x.size() == points.size() + 1;
    const auto width = edges ? word.glyph_x[count] - word.glyph_x.front()
                             : whole * static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(points.size(), 1));
    return std::clamp(width, 0.0, unbroken_limit * body.line.size);
}

/// Was the line broken for want of room, so that `next` goes on with its sentence?
bool is_full(const BodyLine& line, const BodyLine& next, double spare = room) {
    const auto left = line.margins.right - line.line.box.x1;
    return left < unbroken_start(next) + spare * line.line.size;
}

/// In the middle of a sentence, as far as one line tells; headings have no commas.
bool is_mid_sentence(const BodyLine& line) {
    const auto has = [&](std::string_view mark) { return line.folded.find(mark) != std::string::npos; };
    return !ends_statement(line.folded) && (has(",") || has("。") || has(";"));
}

bool is_indented(const BodyLine& line) { return line.line.box.x0 - line.margins.left > indent * line.line.size; }

bool same_size(const BodyLine& a, const BodyLine& b) {
    return std::abs(a.line.size - b.line.size) <= size_change * std::max(a.line.size, b.line.size);
}

bool far_apart(const BodyLine& last, const BodyLine& next, const TextStyle& style) {
    const auto distance = next.line.baseline - last.line.baseline;
    return last.page == next.page && style.pitch > 0 && distance > wide_pitch * std::max(style.pitch, last.line.size);
}

/// Nothing but 第二部分: its name stands in the next line, often far below on a page of its own.
bool is_bare_part(const BodyLine& line) { return line.ordinal.level == 0 && line.ordinal.length == line.folded.size(); }

/// Below an indented first line, a line at the margin goes on with the sentence, wherever the line before was broken.
bool goes_on_at_margin(const BodyLine& first, const BodyLine& last, const BodyLine& next) {
    const auto past_middle = last.line.box.x1 > (last.margins.left + last.margins.right) / 2;
    return past_middle && is_indented(first) && !is_indented(next) && is_mid_sentence(last);
}

/// A large heading over several lines in the middle: 第二部分 / 2026年度 / … / 部门预算表.
bool continues_heading(const BodyLine& last, const BodyLine& next, const TextStyle& style) {
    if (last.page != next.page || next.ordinal.level >= 0) return false;
    if (!same_size(last, next) || !is_larger(last, style)) return false;
    if (is_bare_part(last)) return true;
    const auto close = next.line.baseline - last.line.baseline <= heading_pitch * last.line.size;
    return close && is_in_middle(last) && is_centred(next);
}

/// An ordinal opens a paragraph, except where a sentence happens to break before one.
bool opens_with_ordinal(const BodyLine& last, const BodyLine& next) {
    if (next.ordinal.level < 0) return false;
    const auto after_heading = (last.ordinal.level == 0 || last.ordinal.level == 1) && !is_mid_sentence(last);
    return next.ordinal.level == 0 || after_heading || is_indented(next) || ends_statement(last.folded) || !is_full(last, next);
}

/// An indent opens a paragraph. In a block that is indented as a whole a sentence goes on: further left than its first line,
/// or straight below it when it had no room left.
bool opens_with_indent(const BodyLine& last, const BodyLine& next) {
    if (!is_indented(next)) return false;
    const auto shift = (next.line.box.x0 - last.line.box.x0) / last.line.size;
    if (shift > indent / 2 || ends_statement(last.folded)) return true;
    return shift > -indent / 2 && !(is_mid_sentence(last) && is_full(last, next, little_room));
}

}  // namespace

TextStyle style_of(const std::vector<BodyLine>& lines) {
    TextStyle style;
    style.size = body_size(lines);
    std::map<long, std::size_t> distances;  // whole points
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto distance = lines[i].line.baseline - lines[i - 1].line.baseline;
        if (lines[i].page == lines[i - 1].page && distance > 0 && same_size(lines[i], lines[i - 1])) ++distances[std::lround(distance)];
    }
    const auto most = std::max_element(distances.begin(), distances.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != distances.end()) style.pitch = static_cast<double>(most->first);
    return style;
}

bool is_larger(const BodyLine& line, const TextStyle& style) { return line.line.size > larger * style.size; }

bool continues(const BodyLine& first, const BodyLine& last, const BodyLine& next, const TextStyle& style) {
    if (next.after_table || last.contents || next.contents) return false;
    if (is_larger(first, style) && continues_heading(last, next, style)) return true;
    if (!same_size(last, next) || far_apart(last, next, style)) return false;
    if (is_centred(last) && is_centred(next)) return false;
    if (opens_with_ordinal(last, next) || opens_with_indent(last, next)) return false;
    return is_full(last, next) || goes_on_at_margin(first, last, next);
}

}  // namespace gouji::layout
