#include "heading.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace gouji::layout {
namespace {

// Longest heading (characters).
constexpr std::size_t heading_characters = 60;
// Outline levels whose headings may stand without any text of their own: parts and 一、.
constexpr int outline_top = 1;
// Level of headings that are told only by their place in the middle, and of those set larger.
constexpr int centred_level = 1;
constexpr int larger_level = 0;
// A heading has at least so many characters: a single one is a mark, not a name.
constexpr std::size_t shortest_heading = 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A figure with its unit: a sentence, not a heading. Years and numbers of things in names are none.
bool states_amount(std::string_view folded) {
    constexpr std::string_view units[] = {"万元", "亿元", "元", "%", "辆", "台"};
    for (const auto unit : units) {
        for (auto at = folded.find(unit); at != std::string_view::npos; at = folded.find(unit, at + unit.size()))
            if (at > 0 && is_digit(folded[at - 1])) return true;
    }
    return false;
}

bool has_ideograph(std::string_view folded) {
    const auto points = to_code_points(folded);
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return is_cjk(c); });
}

/// 第一章, 第二节: outline words the ordinals do not know.
bool is_chapter(std::string_view folded) {
    constexpr std::string_view opening = "第";
    if (!folded.starts_with(opening)) return false;
    constexpr std::size_t longest_numeral = 12;  // bytes: four ideographs
    const auto chapter = folded.find("章");
    return chapter != std::string_view::npos && chapter <= longest_numeral &&
           chinese_number(folded.substr(opening.size(), chapter - opening.size())) > 0;
}

/// "表", with a remark in brackets behind it: the title of a table that was not found as one.
bool is_table_title(std::string_view folded) {
    constexpr std::string_view table = "表";
    if (folded.ends_with(")")) folded = folded.substr(0, folded.rfind('('));
    return folded.ends_with(table);
}

/// "图1：收入预算" names a chart, not a section.
bool is_chart_title(std::string_view folded) {
    constexpr std::string_view chart = "图";
    return folded.starts_with(chart) && folded.size() > chart.size() && is_digit(folded[chart.size()]);
}

/// Text outside round brackets.
std::string without_brackets(std::string_view folded) {
    std::string out;
    int depth = 0;
    for (const char c : folded) {
        if (c == '(') ++depth;
        if (depth == 0) out += c;
        if (c == ')' && depth > 0) --depth;
    }
    return out;
}

/// "(2026年度)" under a title, "部门:某局" above a table, "六、项目支出:指…": what explains or says something names no section.
bool says_something(std::string_view name) {
    const auto bare = without_brackets(name);
    const auto colon = bare.find(':');
    return bare.empty() || bare.find(',') != std::string::npos || (colon != std::string::npos && colon + 1 < bare.size());
}

struct Look {
    bool larger = false;
    bool centred = false;
    std::size_t lines = 1;
};

void set_role(Paragraph& paragraph, const std::string& folded, const Ordinal& ordinal, const Look& look) {
    constexpr std::size_t centred_lines = 2;
    constexpr std::size_t larger_lines = 5;
    if (is_chart_title(folded)) {
        paragraph.role = ParagraphRole::caption;
        return;
    }
    const auto characters = to_code_points(folded).size();
    const auto name_like = characters <= heading_characters && characters >= shortest_heading && has_ideograph(folded) &&
                           !ends_sentence(folded) && !states_amount(folded);
    const auto name = std::string_view(folded).substr(std::min(ordinal.length, folded.size()));
    if (!name_like || (!name.empty() && says_something(name))) return;
    auto level = ordinal.level;
    if (level < 0 && is_chapter(folded)) level = 0;
    if (level < 0 && look.larger && look.lines <= larger_lines) level = larger_level;
    if (level < 0 && look.centred && look.lines <= centred_lines) level = centred_level;
    if (level < 0) return;
    const auto title = ordinal.level < 0 && is_table_title(folded);
    paragraph.role = title ? ParagraphRole::caption : ParagraphRole::heading;
    paragraph.level = title ? -1 : level;
}

/// A numbered line of the lower levels with nothing under it is an item of a list (names of units, tasks), not a heading.
void demote_list_items(std::vector<Paragraph>& paragraphs, const std::vector<bool>& before_table) {
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        auto& paragraph = paragraphs[i];
        if (paragraph.role != ParagraphRole::heading || paragraph.level <= outline_top || before_table[i]) continue;
        const auto last = i + 1 == paragraphs.size();
        const auto* next = last ? nullptr : &paragraphs[i + 1];
        if (last || (next->role == ParagraphRole::heading && next->level <= paragraph.level)) {
            paragraph.role = ParagraphRole::body;
            paragraph.level = -1;
        }
    }
}

}  // namespace

void set_roles(std::vector<Paragraph>& paragraphs, const std::vector<Block>& blocks, const std::vector<BodyLine>& lines,
               const TextStyle& style) {
    std::vector<bool> before_table(paragraphs.size(), false);
    for (std::size_t i = 0; i < paragraphs.size() && i < blocks.size(); ++i) {
        const auto& first = lines.at(blocks[i].first);
        before_table[i] = blocks[i].past < lines.size() && lines[blocks[i].past].after_table;
        if (first.contents) {
            paragraphs[i].role = ParagraphRole::contents;
            continue;
        }
        const Look look{is_larger(first, style), is_centred(first), blocks[i].past - blocks[i].first};
        set_role(paragraphs[i], fold(paragraphs[i].text), first.ordinal, look);
    }
    demote_list_items(paragraphs, before_table);
}

}  // namespace gouji::layout
