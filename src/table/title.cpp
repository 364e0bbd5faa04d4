#include "gouji/core/text.hpp"
#include "gouji/table/caption.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t longest_number_prefix = 6;  // ideographs before 表: 预算公开, 部门公开, 财决公开
constexpr std::size_t longest_number = 4;         // characters of the number itself

bool in_set(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool is_prefix_character(char32_t c) { return in_set(c, U"预算公开附件财决部门单位省市区县本级"); }
bool is_arabic(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_chinese_digit(char32_t c) { return in_set(c, U"一二三四五六七八九十"); }

/// Folded text with a position, read character by character.
struct Reader {
    std::u32string text;
    std::size_t at = 0;

    [[nodiscard]] char32_t peek(std::size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : 0; }
    bool take(char32_t c) {
        if (peek() != c) return false;
        ++at;
        return true;
    }
};

/// Digits, or Chinese digits that do not begin a word (表一般…), with parts such as 1-1.
bool take_number(Reader& reader) {
    const std::size_t start = reader.at;
    const bool arabic = is_arabic(reader.peek());
    const auto belongs = [&](char32_t c) { return arabic ? is_arabic(c) : is_chinese_digit(c); };
    while (belongs(reader.peek()) && reader.at - start < longest_number + 4) ++reader.at;
    if (reader.at == start) return false;
    constexpr std::size_t year_digits = 4;
    if (arabic && reader.peek() == U'年' && reader.at - start > year_digits) reader.at -= year_digits;  // 表1 2026年…
    if (reader.at - start > longest_number) return false;
    if (!arabic && reader.peek() == U'般') return false;
    while ((reader.peek() == U'-' || reader.peek() == U'.') && is_arabic(reader.peek(1))) {
        ++reader.at;
        while (is_arabic(reader.peek()) && reader.at - start < 3 * longest_number) ++reader.at;
    }
    return true;
}

std::size_t folded_bytes(const Reader& reader) {
    return to_utf8(std::u32string_view(reader.text).substr(0, reader.at)).size();
}

/// Folded byte ranges of a title that are kept.
using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

/// Start and length of 20XX年(度) at or after `from`; npos when there is none.
std::pair<std::size_t, std::size_t> find_year(std::string_view folded, std::size_t from) {
    constexpr std::size_t digits = 4;
    static constexpr std::string_view year_word = "年", span_word = "年度";
    for (std::size_t at = folded.find("20", from); at != std::string_view::npos; at = folded.find("20", at + 1)) {
        const std::string_view number = folded.substr(at, digits);
        const bool numeric = number.size() == digits && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
        const bool alone = at == from || folded[at - 1] < '0' || folded[at - 1] > '9';
        if (!numeric || !alone) continue;
        const std::string_view rest = folded.substr(at + digits);
        if (rest.starts_with(span_word)) return {at, digits + span_word.size()};
        if (rest.starts_with(year_word)) return {at, digits + year_word.size()};
    }
    return {std::string_view::npos, 0};
}

Ranges without_years(std::string_view folded, std::size_t first, std::size_t last) {
    Ranges ranges;
    std::size_t from = first;
    while (from < last) {
        const auto [at, length] = find_year(folded.substr(0, last), from);
        if (at == std::string_view::npos) break;
        ranges.emplace_back(from, at);
        from = at + length;
    }
    ranges.emplace_back(from, last);
    return ranges;
}

/// Folded bytes of "(...)" at the end of [0, last); 0 when the text does not end in brackets.
std::size_t closing_bracket_length(std::string_view folded, std::size_t last) {
    if (last == 0 || folded[last - 1] != ')') return 0;
    const std::size_t open = folded.rfind('(', last - 1);
    return open == std::string_view::npos ? 0 : last - open;
}

std::string without_space(std::string_view printed) {
    std::u32string kept;
    for (const char32_t c : to_code_points(printed)) {
        if (c != U' ' && c != U'\t' && c != U'\u3000' && c != U'\u00A0' && c != U'\n' && c != U'\r') kept += c;
    }
    return to_utf8(kept);
}

}  // namespace

std::size_t table_number_length(std::string_view folded) {
    constexpr std::size_t enough = 96;  // bytes: no table number is longer
    Reader reader{to_code_points(folded.substr(0, enough)), 0};
    const bool bracket = reader.take(U'(');
    std::size_t prefix = 0;
    while (is_prefix_character(reader.peek()) && prefix < longest_number_prefix) {
        ++reader.at;
        ++prefix;
    }
    const bool attachment = prefix >= 2 && reader.at >= 2 && reader.text[reader.at - 2] == U'附' && reader.text[reader.at - 1] == U'件';
    const bool word_first = reader.take(U'表');
    if (!take_number(reader)) return 0;
    const bool word_after = !word_first && reader.take(U'表');
    if (!word_first && !word_after && !attachment) return 0;
    if (word_after && prefix == 0) return 0;
    if (word_after && reader.peek() == U'-' && is_arabic(reader.peek(1))) {  // 预算14表-1
        ++reader.at;
        if (!take_number(reader)) return 0;
    }
    if (bracket && !reader.take(U')')) return 0;
    if (!reader.take(U':') && !reader.take(U'、')) reader.take(U'.');
    return folded_bytes(reader);
}

std::string strip_title(std::string_view printed, std::string& number, std::optional<Unit>& unit) {
    const FoldedText folded = fold_with_origin(printed);
    const std::string_view text = folded.text;
    std::size_t first = 0, last = text.size();
    for (int pass = 0; pass < 2; ++pass) {  // "表1 一、收支总表" and "一、表1 收支总表"
        if (const std::size_t length = table_number_length(text.substr(first, last - first)); length > 0 && number.empty()) {
            const std::string_view digits = text.substr(first, length);
            const std::size_t end = digits.find_last_not_of(":.");
            number = std::string(digits.substr(0, end + 1));
            first += length;
        }
        const Ordinal ordinal = leading_ordinal(text.substr(first, last - first));
        const bool decimal = first + ordinal.length < last && ordinal.length > 0 && ordinal.level == 3 &&
                             text[first + ordinal.length] >= '0' && text[first + ordinal.length] <= '9';
        if (ordinal.level >= 1 && !decimal) first += ordinal.length;
    }
    for (std::size_t length = closing_bracket_length(text, last); length > 2 && last - length > first; length = closing_bracket_length(text, last)) {
        const std::string_view inside = text.substr(last - length, length);
        const std::optional<Unit> said = unit_in_line(inside);
        const bool numbered = table_number_length(inside) == length;
        if (!said && !numbered) break;
        if (said && !unit) unit = said;
        if (numbered && number.empty()) number = std::string(inside.substr(1, length - 2));
        last -= length;
    }
    std::string title;
    for (const auto& [from, to] : without_years(text, first, last)) {
        if (from >= to) continue;
        const auto [begin, end] = folded.original(from, to, printed);
        title += without_space(printed.substr(begin, end - begin));
    }
    for (const std::string_view empty : {std::string_view("（）"), std::string_view("()"), std::string_view("(）"), std::string_view("（)")}) {  // （2026年度） without its year
        if (const std::size_t at = title.find(empty); at != std::string::npos) title.erase(at, empty.size());
    }
    return title;
}

}  // namespace gouji
