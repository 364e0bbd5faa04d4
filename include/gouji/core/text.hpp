#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji {

/// Text prepared for matching, with the way back to what was printed: full-width and compatibility forms become ASCII
/// (（１２％） → (12%)), Kangxi and CJK radicals become the ideographs they imitate, white space disappears, variants of quotes,
/// dashes, colons and the fraction point become one. 一 (U+4E00) never becomes a dash. Letters keep their case. Circled numbers
/// stay (❶ and ➀ become ①) and so do raised digits: as plain digits they would run into the figure beside them.
struct FoldedText {
    std::string text;                    ///< UTF-8
    std::vector<std::uint32_t> origin;   ///< byte i of `text` comes from the character at byte origin[i] of the input

    /// Byte range of the original that produced folded bytes [first, last).
    [[nodiscard]] std::pair<std::size_t, std::size_t> original(std::size_t first, std::size_t last, std::string_view source) const;
};

FoldedText fold_with_origin(std::string_view printed);
std::string fold(std::string_view printed);

/// Invalid UTF-8 and control characters replaced; for text that leaves the program.
std::string sanitize_utf8(std::string_view bytes);

/// A path for people and reports: bytes that are no UTF-8 and control characters as %XX.
std::string display_path(std::string_view path);

/// Code points of UTF-8 text; malformed bytes become U+FFFD.
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view text);
void append_utf8(std::string& out, char32_t code_point);

/// Columns a terminal uses for the text (wide characters count two); ICU East Asian Width, ambiguous ones count one.
int display_width(std::string_view text);
/// Shortened to at most `width` columns with '…', or padded with spaces to exactly `width`.
std::string fit_width(std::string_view text, int width);
std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

bool is_cjk(char32_t c);
/// 合计, 小计, 总计, 总额, … as a whole folded label, also with a subject in front (收入总计, 本年支出合计 are *not* pure).
bool is_pure_total_word(std::string_view folded);
/// Ends in a total word: 收入总计, 本年支出合计, 小计.
bool ends_with_total_word(std::string_view folded);

/// Chinese numeral 一 … 九十九 to a number; 0 when it is none.
int chinese_number(std::string_view folded);

/// Arabic ordinals have at most two digits: "301." is a code, "2025." a year; "1." before a digit is a figure.
/// Leading ordinal of a label or paragraph: 一、 → {level 1}, （一） → {2}, 1. or 1、 → {3}, (1) or 1) → {4}, ① → {5}; `第一部分` → {0}.
struct Ordinal {
    int level = -1;            ///< -1: none
    int number = 0;
    std::size_t length = 0;    ///< folded bytes consumed, with the punctuation
};
Ordinal leading_ordinal(std::string_view folded);

}  // namespace gouji
