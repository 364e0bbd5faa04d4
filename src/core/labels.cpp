#include "gouji/core/text.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <array>

namespace gouji {

namespace {

constexpr std::array<std::string_view, 5> total_words{"合计", "小计", "总计", "总额", "共计"};
constexpr std::size_t ideograph_bytes = 3;

/// A number at the start of a text and the bytes it takes; value 0 when there is none.
struct LeadingNumber {
    int value = 0;
    std::size_t length = 0;
};

int chinese_digit(std::string_view text) {
    static constexpr std::array<std::string_view, 9> digits{"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const auto found = std::ranges::find(digits, text.substr(0, ideograph_bytes));
    return found == digits.end() ? 0 : static_cast<int>(found - digits.begin()) + 1;
}

LeadingNumber chinese_at_start(std::string_view text) {
    const int first = chinese_digit(text);
    std::size_t length = first > 0 ? ideograph_bytes : 0;
    if (!text.substr(length).starts_with("十")) return {first, length};
    length += ideograph_bytes;
    const int last = chinese_digit(text.substr(length));
    if (last > 0) length += ideograph_bytes;
    return {(first > 0 ? first : 1) * 10 + last, length};
}

/// Ordinals have one or two digits; three are a code (301) and four a year.
LeadingNumber digits_at_start(std::string_view text) {
    constexpr std::size_t most_digits = 2;
    LeadingNumber number;
    while (number.length < text.size() && text[number.length] >= '0' && text[number.length] <= '9') {
        if (number.length == most_digits) return {};
        number.value = number.value * 10 + (text[number.length] - '0');
        ++number.length;
    }
    return number.value == 0 ? LeadingNumber{} : number;
}

LeadingNumber circled_at_start(std::string_view text) {
    if (text.empty()) return {};
    const auto decoded = decode_at(text, 0);
    const auto c = decoded.code_point;
    struct Range { char32_t first, last; int number; };
    static constexpr std::array<Range, 3> ranges{{{0x2460, 0x2473, 1}, {0x3251, 0x325F, 21}, {0x32B1, 0x32BF, 36}}};
    for (const auto& range : ranges) {
        if (c >= range.first && c <= range.last) return {range.number + static_cast<int>(c - range.first), decoded.length};
    }
    return {};
}

/// Bytes of one of the marks at the start; 0 when none stands there.
std::size_t mark_at_start(std::string_view text, std::initializer_list<std::string_view> marks) {
    for (const auto mark : marks) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

Ordinal bracketed(std::string_view text) {
    if (!text.starts_with("(")) return {};
    const auto inner = text.substr(1);
    auto number = chinese_at_start(inner);
    const int level = number.value > 0 ? 2 : 4;
    if (number.value == 0) number = digits_at_start(inner);
    if (number.value == 0 || !inner.substr(number.length).starts_with(")")) return {};
    const std::size_t length = number.length + 2;
    return {level, number.value, length + mark_at_start(text.substr(length), {"、"})};
}

Ordinal part_of_document(std::string_view text) {
    constexpr std::string_view opening = "第";
    constexpr std::string_view closing = "部分";
    if (!text.starts_with(opening)) return {};
    const auto inner = text.substr(opening.size());
    auto number = chinese_at_start(inner);
    if (number.value == 0) number = digits_at_start(inner);
    if (number.value == 0 || !inner.substr(number.length).starts_with(closing)) return {};
    const std::size_t length = opening.size() + number.length + closing.size();
    return {0, number.value, length + mark_at_start(text.substr(length), {"、", ":", ".", ","})};
}

Ordinal chinese(std::string_view text) {
    const auto number = chinese_at_start(text);
    if (number.value == 0) return {};
    const auto mark = mark_at_start(text.substr(number.length), {"、", "."});
    return mark == 0 ? Ordinal{} : Ordinal{1, number.value, number.length + mark};
}

Ordinal arabic(std::string_view text) {
    const auto number = digits_at_start(text);
    if (number.value == 0) return {};
    const auto rest = text.substr(number.length);
    if (rest.starts_with(")")) return {4, number.value, number.length + 1};
    const auto mark = mark_at_start(rest, {"、", "."});
    const auto behind = rest.substr(mark);
    const bool is_fraction = rest.starts_with(".") && !behind.empty() && behind.front() >= '0' && behind.front() <= '9';
    return mark == 0 || is_fraction ? Ordinal{} : Ordinal{3, number.value, number.length + mark};
}

}  // namespace

bool is_pure_total_word(std::string_view folded) { return std::ranges::find(total_words, folded) != total_words.end(); }

bool ends_with_total_word(std::string_view folded) {
    return std::ranges::any_of(total_words, [&](std::string_view word) { return folded.ends_with(word); });
}

int chinese_number(std::string_view folded) {
    const auto number = chinese_at_start(folded);
    return number.length == folded.size() ? number.value : 0;
}

Ordinal leading_ordinal(std::string_view folded) {
    for (const auto read : {bracketed, part_of_document, chinese, arabic}) {
        if (const auto ordinal = read(folded); ordinal.level >= 0) return ordinal;
    }
    const auto number = circled_at_start(folded);
    if (number.value == 0) return {};
    return {5, number.value, number.length + mark_at_start(folded.substr(number.length), {"、", "."})};
}

}  // namespace gouji
