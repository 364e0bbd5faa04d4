#include "gouji/table/cell_value.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace gouji {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

/// Replacement characters and private-use glyphs: a font without a usable character map.
bool has_unreadable(std::string_view text) {
    const std::u32string characters = to_code_points(text);
    return std::any_of(characters.begin(), characters.end(), [](char32_t c) {
        return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD);
    });
}

/// The cell's tokens: words in reading order, folded; words that touch are one ("14,770" and ".62" set in two fonts).
std::vector<std::string> tokens_of(const std::vector<Line>& lines) {
    constexpr double touching = 0.15;  // font sizes between two runs of one word; a space is wider
    std::vector<std::string> tokens;
    for (const Line& line : lines) {
        const Word* before = nullptr;
        for (const Word& word : line.words) {
            std::string token = fold(word.text);
            if (token.empty()) continue;
            const bool touches = before != nullptr && word.box.x0 - before->box.x1 <= touching * word.size;
            if (touches) tokens.back() += token;
            else tokens.push_back(std::move(token));
            before = &word;
        }
    }
    return tokens;
}

bool is_currency_mark(std::string_view text) { return text == "¥" || text == "￥" || text == "$"; }

std::string_view without_currency(std::string_view text) {
    for (const std::string_view mark : {std::string_view("¥"), std::string_view("￥"), std::string_view("$")}) {
        if (text.starts_with(mark)) return text.substr(mark.size());
    }
    return text;
}

/// "25829,012": the first separator is missing, the others stand where they must, so the digits say one figure.
std::optional<Decimal> loosely_grouped(std::string_view digits) {
    std::string plain;
    std::size_t group = 0;
    bool grouped = false;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t i = 0; i < point; ++i) {
        if (digits[i] == ',') {
            if (grouped && group != 3) return std::nullopt;
            grouped = true;
            group = 0;
            continue;
        }
        plain += digits[i];
        group += is_digit(digits[i]) ? std::size_t{1} : std::size_t{0};
    }
    if (!grouped || group != 3) return std::nullopt;
    return parse_decimal(plain + std::string(digits.substr(point)));
}

CellReading figure(std::string_view text) {
    text = without_currency(text);
    const std::size_t end = text.find_first_not_of("0123456789.,+-");
    const std::string_view digits = text.substr(0, end);
    std::optional<Decimal> value = parse_decimal(digits);
    if (!value) value = loosely_grouped(digits);
    if (!value) return {CellContent::text, {}, {}, false};
    if (end == std::string_view::npos) return {CellContent::number, value, {}, false};
    const std::string_view rest = text.substr(end);
    if (rest == "%") return {CellContent::percent, value, Unit::percent, false};
    const std::optional<Unit> unit = unit_at_start(rest);
    if (unit && is_money(*unit) && printed_name(*unit) == rest) return {CellContent::number, value, unit, false};
    return {CellContent::text, {}, {}, false};
}

/// A second line of digits only that carries on a figure whose first line ends inside it.
bool carries_on(std::string_view first, std::string_view second) {
    constexpr std::size_t longest_piece = 3;  // digits: what a cell too narrow by a little pushes to the next line
    if (first.find_first_not_of("0123456789.,-") != std::string_view::npos || !has_digit(first)) return false;
    const bool decimals = second.starts_with('.') && all_digits(second.substr(1)) && first.find('.') == std::string_view::npos;
    if (decimals) return is_digit(first.back());
    if (!all_digits(second) || second.size() > longest_piece) return false;
    return first.back() == '.' || first.back() == ',' || first.find('.') != std::string_view::npos;
}

}  // namespace

CellReading read_cell(const std::vector<Line>& lines) {
    const std::vector<std::string> tokens = tokens_of(lines);
    if (tokens.empty()) return {};
    std::string all;
    for (const std::string& token : tokens) all += token;
    const auto figures = std::count_if(tokens.begin(), tokens.end(), [](const std::string& token) { return has_digit(token); });
    const bool only_marks = all.find_first_not_of("0123456789.,+-%") == std::string::npos;
    if (figures > 0 && has_unreadable(all)) return {CellContent::unread, {}, {}, false};
    if (all.find_first_not_of('-') == std::string::npos) return {CellContent::dash, {}, {}, false};
    if (is_currency_mark(all)) return {CellContent::text, {}, {}, false};
    if (figures == 1) return figure(all);
    if (figures == 2 && tokens.size() == 2 && lines.size() == 2 && only_marks && carries_on(tokens[0], tokens[1])) {
        CellReading reading = figure(all);
        reading.wrapped = reading.content == CellContent::number;
        return reading;
    }
    return {CellContent::text, {}, {}, false};
}

}  // namespace gouji
