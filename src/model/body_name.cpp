#include "gouji/model/body_name.hpp"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr std::size_t shortest = 12, longest = 120;   ///< bytes: four to forty characters

constexpr std::array<std::string_view, 33> ends = {
    "局", "厅", "委", "院", "会", "办", "部", "署", "处", "队", "校", "所", "馆", "站", "室", "社", "园", "团", "场",
    "中心", "政府", "大学", "学院", "学校", "中学", "小学", "医院", "幼儿园", "法院", "检察院", "办公厅", "公司", "总队"};

/// 支出项目 such as 其他会议 and words of forms end like bodies.
constexpr std::array<std::string_view, 11> words_of_forms = {"预算", "决算", "支出", "收入", "经费", "资金", "科目", "合计", "名称", "情况", "单位"};

bool ends_like_a_body(std::string_view name) {
    return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

/// The name before a bracket at its end.
std::string_view before_bracket(std::string_view name) {
    const std::size_t open = name.rfind('(');
    return name.ends_with(')') && open != std::string_view::npos && open > 0 ? name.substr(0, open) : name;
}

constexpr std::array<std::string_view, 7> own_office = {"机关本级", "局本级", "本级行政", "本级机关", "局机关", "本级", "机关"};

}  // namespace

bool is_body_name(std::string_view folded) {
    if (folded.size() < shortest || folded.size() > longest) return false;
    if (std::ranges::any_of(folded, [](char c) { return (c >= '0' && c <= '9') || c == ':' || c == ',' || c == ';' || c == '.'; })) return false;
    for (const std::string_view mark : {"。", "、", "\"", "%"})
        if (folded.find(mark) != std::string_view::npos) return false;
    if (std::ranges::any_of(words_of_forms, [&](std::string_view word) { return folded.find(word) != std::string_view::npos; })) return false;
    const std::string_view name = before_bracket(folded);
    return ends_like_a_body(name) || names_own_office(folded);
}

std::string without_title_rest(std::string_view folded) {
    for (const std::string_view rest : {"部门", "单位"})
        if (folded.ends_with(rest) && ends_like_a_body(folded.substr(0, folded.size() - rest.size()))) folded.remove_suffix(rest.size());
    return std::string(folded);
}

std::string core_name(std::string_view folded) {
    std::string_view name = before_bracket(folded);
    for (const std::string_view word : own_office)
        if (name.size() > word.size() + shortest && name.ends_with(word) && ends_like_a_body(name.substr(0, name.size() - word.size()))) name.remove_suffix(word.size());
    return std::string(name);
}

bool names_own_office(std::string_view folded) {
    if (folded.find("(本级)") != std::string_view::npos || folded.find("(机关)") != std::string_view::npos || folded.find("(本级机关)") != std::string_view::npos) return true;
    return std::ranges::any_of(own_office, [&](std::string_view word) { return folded.ends_with(word) && folded.size() > word.size() + shortest; });
}

}  // namespace gouji
