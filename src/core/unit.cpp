#include "gouji/core/unit.hpp"

#include <algorithm>
#include <array>

namespace gouji {

namespace {

struct UnitEntry {
    Unit unit;
    std::string_view id;
    std::string_view printed;
    int exponent;
};

// Longer words first: 万元 must not be read as 元.
constexpr std::array<UnitEntry, 8> entries{{
    {Unit::million_yuan, "million_yuan", "百万元", 6},
    {Unit::hundred_million_yuan, "hundred_million_yuan", "亿元", 8},
    {Unit::ten_thousand_yuan, "ten_thousand_yuan", "万元", 4},
    {Unit::thousand_yuan, "thousand_yuan", "千元", 3},
    {Unit::yuan, "yuan", "元", 0},
    {Unit::percent, "percent", "%", 0},
    {Unit::count, "count", "", 0},
    {Unit::unknown, "unknown", "", 0},
}};

const UnitEntry& entry_of(Unit unit) {
    return *std::ranges::find(entries, unit, &UnitEntry::unit);
}

constexpr std::string_view currency = "人民币";

/// Money unit at the start, behind an optional 人民币; the length includes both.
struct MoneyWord {
    Unit unit = Unit::unknown;
    std::size_t length = 0;
};

MoneyWord money_at_start(std::string_view text) {
    const std::size_t skipped = text.starts_with(currency) ? currency.size() : 0;
    const auto unit = unit_at_start(text.substr(skipped));
    if (!unit || !is_money(*unit)) return {};
    return {*unit, skipped + printed_name(*unit).size()};
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.ends_with(word); });
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

/// 元 also begins names (元氏县, a person 元某): what follows it must be no name.
bool may_follow_yuan(std::string_view rest) {
    constexpr unsigned char first_ideograph_byte = 0xE4;   // UTF-8 lead bytes E4..E9 are the CJK ideographs
    constexpr unsigned char last_ideograph_byte = 0xE9;
    if (rest.empty()) return true;
    const auto lead = static_cast<unsigned char>(rest.front());
    if (lead < first_ideograph_byte || lead > last_ideograph_byte) return true;
    return starts_with_any(rest, {"单位", "部门", "预算", "编制", "填", "公开", "日期", "名称", "金额", "项目", "科目"});
}

bool stands_as_unit(const MoneyWord& word, std::string_view before, std::string_view rest) {
    if (before.ends_with("(")) return rest.starts_with(")");
    if (before.ends_with(":")) {
        before.remove_suffix(1);
        if (!ends_with_any(before, {"单位", "金额", "币种", "货币", ")"})) return false;
        return word.unit != Unit::yuan || may_follow_yuan(rest);
    }
    return before.ends_with("单位") && (rest.empty() || rest.starts_with(")"));
}

}  // namespace

bool is_money(Unit unit) { return unit != Unit::unknown && unit != Unit::percent && unit != Unit::count; }
int yuan_exponent(Unit unit) { return entry_of(unit).exponent; }
std::string_view printed_name(Unit unit) { return entry_of(unit).printed; }
std::string_view id(Unit unit) { return entry_of(unit).id; }

std::optional<Unit> unit_from_id(std::string_view id) {
    const auto found = std::ranges::find(entries, id, &UnitEntry::id);
    if (found == entries.end()) return std::nullopt;
    return found->unit;
}

std::optional<Unit> unit_at_start(std::string_view folded) {
    for (const auto& entry : entries) {
        if (!entry.printed.empty() && folded.starts_with(entry.printed)) return entry.unit;
    }
    return std::nullopt;
}

std::optional<Unit> unit_in_line(std::string_view folded) {
    for (std::size_t at = 0; at < folded.size(); ++at) {
        const auto word = money_at_start(folded.substr(at));
        if (word.length == 0) continue;
        if (stands_as_unit(word, folded.substr(0, at), folded.substr(at + word.length))) return word.unit;
    }
    return std::nullopt;
}

}  // namespace gouji
