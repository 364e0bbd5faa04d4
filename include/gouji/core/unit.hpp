#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// What a figure counts. Money units differ only by a power of ten, so conversion moves the point and stays exact (H02).
enum class Unit {
    unknown,
    yuan,                  ///< 元
    thousand_yuan,         ///< 千元
    ten_thousand_yuan,     ///< 万元
    million_yuan,          ///< 百万元
    hundred_million_yuan,  ///< 亿元
    percent,               ///< %
    count                  ///< 个, 人, 辆, 台, 次 … and dimensionless numbers
};

bool is_money(Unit unit);
/// Power of ten that turns the unit into 元; 0 for what is not money.
int yuan_exponent(Unit unit);
/// "万元", "%"; empty for unknown and count.
std::string_view printed_name(Unit unit);
/// Stable ASCII id ("ten_thousand_yuan") and back.
std::string_view id(Unit unit);
std::optional<Unit> unit_from_id(std::string_view id);
/// Longest money or percent unit at the start of folded text; nullopt when there is none.
std::optional<Unit> unit_at_start(std::string_view folded);
/// Finds the money unit in a unit line ("单位:万元", "金额单位:元", "单位:万元单位名称:…"); 单位 also means organisation,
/// so a unit word must follow the colon of 单位, 金额 or 币种, end a line after 单位, or stand alone in brackets.
std::optional<Unit> unit_in_line(std::string_view folded);

}  // namespace gouji
