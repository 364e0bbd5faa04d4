#include "prose_words.hpp"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

using Words = std::initializer_list<std::string_view>;

bool contains_any(std::string_view text, Words words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool starts_with_any(std::string_view text, Words words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

/// Takes words off the end as long as one fits.
std::string_view without_tail(std::string_view text, Words words) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view word : words)
            if (text.ends_with(word)) {
                text.remove_suffix(word.size());
                again = true;
            }
    }
    return text;
}

constexpr std::array<std::string_view, 18> rises = {"增加", "增长", "上升", "提高", "增幅", "增长率", "高于", "大于", "多于", "增长幅度", "增加幅度", "上涨", "增支", "增加比例", "增加率", "上浮", "调增", "增长比例"};
constexpr std::array<std::string_view, 24> falls = {"减少", "下降", "降低", "压减", "降幅", "减幅", "压缩", "低于", "小于", "少于", "下降率", "减少率", "下降幅度", "核减", "缩减", "调减", "减少幅度", "降低率", "下调", "减支", "降低幅度", "减少比例", "下降比例", "下浮"};
constexpr std::array<std::string_view, 2> short_rises = {"增", "多"};
constexpr std::array<std::string_view, 3> short_falls = {"减", "少", "降"};

template <std::size_t N>
std::string_view longest_end(std::string_view text, const std::array<std::string_view, N>& words) {
    std::string_view best;
    for (const std::string_view word : words)
        if (text.ends_with(word) && word.size() > best.size()) best = word;
    return best;
}

/// Time and basis words of a comparison.
constexpr std::array<std::string_view, 26> comparison_words = {"上年度", "上年", "去年", "上一年度", "上一年", "同期", "年初", "年度", "预算安排", "预算", "执行数", "决算数", "决算", "支出", "收入", "批复", "数", "年", "的", "本", "当", "财政拨款", "执行", "调整", "完成", "初"};

bool is_time_and_basis(std::string_view text) {
    bool time = false;
    while (!text.empty()) {
        if (text[0] >= '0' && text[0] <= '9') {
            text.remove_prefix(1);
            time = true;
            continue;
        }
        const auto word = std::ranges::find_if(comparison_words, [&](std::string_view w) { return text.starts_with(w); });
        if (word == comparison_words.end()) return false;
        time |= word->starts_with("上") || word->starts_with("去") || word->starts_with("年初") || word->starts_with("同期");
        text.remove_prefix(word->size());
    }
    return time;
}

constexpr std::array<std::string_view, 5> comparators = {"比", "较", "与", "同", "对比"};

/// 小于上年预算数: the word stands before what it compares with.
std::optional<Movement> movement_before_base(std::string_view lead) {
    for (const auto& [word, direction] : {std::pair{std::string_view("小于"), -1}, {"低于", -1}, {"少于", -1}, {"大于", 1}, {"高于", 1}, {"多于", 1}}) {
        const std::size_t at = lead.rfind(word);
        if (at != std::string_view::npos && is_time_and_basis(lead.substr(at + word.size()))) return Movement{direction, at};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Movement> movement_at_end(std::string_view lead) {
    const std::string_view text = without_tail(lead, {"了", "约", "额", "为", "达", "共", ":", "各", "近", "金额", "(", "资金", "预算"});
    const std::string_view rise = longest_end(text, rises), fall = longest_end(text, falls);
    if (!rise.empty() || !fall.empty()) {
        const bool up = rise.size() >= fall.size();
        return Movement{up ? 1 : -1, text.size() - (up ? rise : fall).size()};
    }
    if (const auto before = movement_before_base(text)) return before;
    if (comparator_begin(text) == std::string_view::npos) return std::nullopt;
    if (const std::string_view word = longest_end(text, short_rises); !word.empty()) return Movement{1, text.size() - word.size()};
    if (const std::string_view word = longest_end(text, short_falls); !word.empty()) return Movement{-1, text.size() - word.size()};
    return std::nullopt;
}

int movement_inside(std::string_view lead) {
    const std::size_t rise = lead.rfind("增加"), fall = lead.rfind("减少");
    if (rise == std::string_view::npos && fall == std::string_view::npos) return 0;
    if (rise == std::string_view::npos) return -1;
    return fall == std::string_view::npos || rise > fall ? 1 : -1;
}

std::size_t comparator_begin(std::string_view clause) {
    std::size_t best = std::string_view::npos;
    for (const std::string_view word : {"比上", "比去", "比2", "比年初", "较上", "较去", "较2", "较年初", "与上", "与去", "与2", "与年初", "同比", "同口径", "同上年", "比同期", "比本", "较同期", "对比", "相比"})
        best = std::min(best, clause.find(word));
    return best;
}

bool names_a_base(std::string_view lead) {
    const std::string_view text = without_tail(lead, {"为", ":", "的", "约"});
    std::size_t at = std::string_view::npos, length = 0;
    for (const std::string_view word : comparators)
        if (const std::size_t found = text.rfind(word); found != std::string_view::npos && (at == std::string_view::npos || found > at)) {
            at = found;
            length = word.size();
        }
    return at != std::string_view::npos && is_time_and_basis(text.substr(at + length));
}

bool names_last_year_in_brackets(std::string_view lead) {
    const std::size_t open = lead.rfind('(');
    if (open == std::string_view::npos || lead.find(')', open) != std::string_view::npos) return false;
    const std::string_view inside = lead.substr(open + 1), before = lead.substr(0, open);
    if (starts_with_any(inside, {"上年结", "上年度结", "上年末", "去年结"})) return false;   // money brought forward
    const bool compared = before.ends_with("相比") || before.ends_with("对比") || before.ends_with("比较");
    return starts_with_any(inside, {"上年", "去年"}) || (compared && inside.starts_with("20"));
}

std::optional<std::string> share_words(std::string_view lead) {
    std::size_t at = lead.rfind("占");
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view words = lead.substr(at + std::string_view("占").size());
    words = without_tail(words, {"的", "比重", "比例", "比", "为", "约", ":", "达", "(", "总量"});
    return std::string(words);
}

bool says_completion(std::string_view lead) {
    const std::size_t at = lead.rfind("完成");
    if (at != std::string_view::npos) return contains_any(lead.substr(at), {"预算", "率"});
    return contains_any(lead, {"执行率"});
}

bool opens_reason(std::string_view piece) {
    return contains_any(piece, {"原因", "主要是", "主要系", "主要因", "主要由于", "由于", "因为", "系因"}) || (starts_with_any(piece, {"是因", "因"}) && !piece.starts_with("因公"));
}

bool opens_purpose(std::string_view piece) { return contains_any(piece, {"用于", "主要为", "主要保障", "主要支出"}); }

bool returns_from_purpose(std::string_view piece) {
    return starts_with_any(piece, {"比", "较", "与", "同比", "占", "完成", "其中", "增加", "减少", "增长", "下降"});
}

bool continues_enumeration(std::string_view piece) {
    if (starts_with_any(piece, {"二是", "三是", "四是", "五是", "六是", "另一方面", "其次", "同时", "(二)", "(三)", "(2)", "(3)"})) return true;
    return piece.size() > 1 && piece[0] >= '2' && piece[0] <= '9' && (piece[1] == '.' || piece.substr(1).starts_with("、"));
}

bool continues_reasons(std::string_view piece) { return starts_with_any(piece, {"二是", "三是", "四是", "五是", "六是", "七是"}); }

bool says_flat(std::string_view piece) {
    if (contains_any(piece, {"基本持平", "基本一致", "基本相同"})) return false;
    return contains_any(piece, {"持平", "一致", "相同", "相等", "无增减", "无变化", "无变动", "未发生变化", "没有变化", "未变化", "不变"});
}

std::optional<int> outcome_against_budget(std::string_view piece) {
    const std::size_t subject = std::min(piece.find("决算"), piece.find("执行数"));
    if (subject == std::string_view::npos || piece.find("预算", subject) == std::string_view::npos) return std::nullopt;
    const std::string_view text = piece.substr(subject);
    if (text.find('(') != std::string_view::npos) return std::nullopt;   // 大于（小于）: a template's choice left open
    if (contains_any(text, {"大于", "高于", "超过", "多于"})) return 1;
    if (contains_any(text, {"小于", "低于", "少于"})) return -1;
    if (contains_any(text, {"等于"}) || says_flat(text)) return 0;
    return std::nullopt;
}

std::optional<Opener> find_opener(std::string_view text) {
    struct Word {
        std::string_view text;
        bool of_which, exhaustive;
        bool allocation = false;
    };
    constexpr std::array words = {Word{"其中", true, false}, Word{"具体包括", false, false}, Word{"主要包括", false, false}, Word{"包括", false, false}, Word{"包含", false, false},
                                  Word{"分别为", false, true}, Word{"组成", false, true}, Word{"以下方面", false, false}, Word{"如下", false, false},
                                  Word{"资金分配情况", true, true, true}};
    std::optional<Opener> best;
    for (const Word& word : words) {
        const std::size_t at = text.rfind(word.text);
        if (at == std::string_view::npos || (best && at + word.text.size() <= best->end)) continue;
        best = Opener{at, at + word.text.size(), word.of_which, word.exhaustive, word.allocation};
    }
    if (best && best->end < text.size() && text[best->end] == ':') ++best->end;
    return best;
}

bool ends_open(std::string_view text) {
    text = without_tail(text, {":", ",", "。"});
    return text.ends_with("其中") || text.ends_with("包括") || text.ends_with("如下") || text.ends_with("包含");
}

bool is_about_figures(std::string_view heading) {
    if (contains_any(heading, {"编制依据", "名词", "单位构成", "编制范围"})) return false;
    return contains_any(heading, {"收支", "收入", "支出", "经费", "采购", "资产", "绩效", "人员情况", "预算情况", "决算情况", "编制说明", "情况说明", "结转", "购买服务", "债务", "增减变化"});
}

bool is_outside_of_the_budget(std::string_view heading) {
    return contains_any(heading, {"名词", "术语", "职责", "职能", "机构", "工作任务", "工作目标", "重点工作", "主要任务", "主要工作", "概况", "编制依据", "构成", "编制范围", "基本情况", "部门情况", "部门简介", "工作计划"});
}

}  // namespace gouji
