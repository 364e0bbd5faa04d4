#include "prose_figures.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr std::array<std::string_view, 18> counters = {"个百分点", "人次", "台(套)", "平方米", "批次", "个", "人", "辆", "台", "套", "批", "次", "项", "户", "件", "家", "名", "处"};
constexpr std::array<std::string_view, 8> limits_behind = {"以上", "(含)以上", "以下", "(含)以下", "(含)及以上", "及以上", "(不含)以上", "以内"};
constexpr std::array<std::string_view, 7> limits_before = {"超过", "不足", "大于等于", "单价", "达到", "限额", "第"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Digits with separators and a point inside.
std::size_t number_length(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || ((text[end] == ',' || text[end] == '.') && end > at && end + 1 < text.size() && is_digit(text[end + 1])))) ++end;
    return end - at;
}

template <std::size_t N>
bool any_starts(std::string_view text, const std::array<std::string_view, N>& words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

/// Letters, digits or a point right before make the number part of a name or code (A4, No12).
bool continues_a_name(std::string_view text, std::size_t at) { return at > 0 && (is_letter(text[at - 1]) || text[at - 1] == '.'); }

bool has_minus(std::string_view text, std::size_t at) {
    return at > 0 && text[at - 1] == '-' && (at == 1 || (!is_digit(text[at - 2]) && !is_letter(text[at - 2]) && text[at - 2] != ')'));
}

/// 共分为4类: elsewhere 类 counts nothing of the budget.
bool counts_classes(std::string_view before, std::string_view rest) { return rest.starts_with("类") && (before.ends_with("分为") || before.ends_with("共分")); }

bool set_unit(ProseFigure& figure, std::string_view before, std::string_view rest) {
    if (const auto unit = unit_at_start(rest)) {
        figure.unit = *unit;
        figure.last += printed_name(*unit).size();
        return true;
    }
    if (counts_classes(before, rest)) {
        figure.unit = Unit::count;
        figure.counter = "类";
        figure.last += figure.counter.size();
        return true;
    }
    for (const std::string_view counter : counters)
        if (rest.starts_with(counter)) {
            figure.unit = Unit::count;
            figure.counter = counter;
            figure.last += counter.size();
            return true;
        }
    return false;
}

bool is_limit(std::string_view text, const ProseFigure& figure) {
    if (any_starts(text.substr(figure.last), limits_behind)) return true;
    const std::string_view before = text.substr(0, figure.first);
    return std::ranges::any_of(limits_before, [&](std::string_view word) { return before.ends_with(word); });
}

}  // namespace

std::vector<ProseFigure> find_figures(std::string_view folded) {
    std::vector<ProseFigure> figures;
    for (std::size_t at = leading_ordinal(folded).length; at < folded.size();) {
        const std::size_t length = is_digit(folded[at]) ? number_length(folded, at) : 0;
        if (length == 0) {
            ++at;
            continue;
        }
        ProseFigure figure;
        figure.first = at;
        figure.last = at + length;
        const auto value = parse_decimal(folded.substr(at, length));
        if (value && !continues_a_name(folded, at) && set_unit(figure, folded.substr(0, at), folded.substr(at + length)) && !is_limit(folded, figure)) {
            figure.value = *value;
            if (has_minus(folded, at)) {
                figure.value = negate(*value);
                --figure.first;
            }
            figures.push_back(figure);
        }
        at = std::max(at + length, figure.last);
    }
    return figures;
}

}  // namespace gouji
