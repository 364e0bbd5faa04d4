#include "gouji/table/labels.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr std::size_t shortest_code = 3;   // digits: 类 of the classifications
constexpr std::size_t longest_code = 12;   // organisation code with department

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t length = 0;
    while (at + length < text.size() && is_digit(text[at + length])) ++length;
    return length;
}

bool is_code_length(std::size_t length) { return length >= shortest_code && length <= longest_code; }

/// A word after digits that makes them a quantity or a year, not a code.
bool begins_with_measure(std::string_view rest) {
    static constexpr std::array<std::string_view, 14> measures{"年", "月", "日", "万", "元", "亿", "个", "人", "台", "辆", "号", "次", "项", "%"};
    return std::any_of(measures.begin(), measures.end(), [&](std::string_view measure) { return rest.starts_with(measure); });
}

/// Folded bytes of a code at the start with its punctuation; `digits` receives where the code's digits lie.
std::size_t leading_code(std::string_view folded, std::size_t& first_digit, std::size_t& digits) {
    const char open = folded.empty() ? '\0' : folded.front();
    const bool bracketed = open == '[' || open == '(' || folded.starts_with("【");
    first_digit = folded.starts_with("【") ? std::string_view("【").size() : (bracketed ? 1 : 0);
    digits = digits_at(folded, first_digit);
    if (!is_code_length(digits)) return 0;
    std::size_t end = first_digit + digits;
    const std::string_view rest = folded.substr(end);
    if (bracketed) {
        for (const std::string_view close : {std::string_view("]"), std::string_view(")"), std::string_view("】")}) {
            if (rest.starts_with(close)) return end + close.size();
        }
        return 0;
    }
    if (rest.empty()) return end;
    for (const std::string_view joint : {std::string_view("-"), std::string_view(":"), std::string_view("_")}) {
        if (rest.starts_with(joint)) return end + joint.size();
    }
    const bool word_follows = static_cast<unsigned char>(rest.front()) >= 0x80;
    return word_follows && !begins_with_measure(rest) ? end : 0;
}

/// Folded bytes of "(2010601)" at the end; 0 when there is none.
std::size_t trailing_code(std::string_view folded) {
    if (folded.size() < shortest_code + 3 || folded.back() != ')') return 0;
    const std::size_t open = folded.rfind('(');
    if (open == std::string_view::npos || open == 0) return 0;
    const std::size_t digits = digits_at(folded, open + 1);
    return is_code_length(digits) && digits > 4 && open + digits + 2 == folded.size() ? digits + 2 : 0;  // four digits may be a year
}

bool extends(const std::string& whole, const std::string& prefix) {
    return !prefix.empty() && whole.size() > prefix.size() && whole.starts_with(prefix);
}

/// Code columns under one header (科目编码 over 类 | 款 | 项) are parts of one code; 单位编码 beside them is another.
bool same_code(const Column& a, const Column& b) {
    if (a.path.empty() || b.path.empty()) return true;
    static constexpr std::array<std::string_view, 4> levels{"类", "款", "项", "目"};
    const auto level = [](const Column& column) {
        return std::find(levels.begin(), levels.end(), fold(column.path.back())) - levels.begin();
    };
    const auto deeper = level(b);
    if (a.path.size() == 1 && b.path.size() == 1 && deeper != static_cast<std::ptrdiff_t>(levels.size()) && level(a) < deeper) return true;
    return a.path.front() == b.path.front() && (a.path.size() > 1 || a.path == b.path);
}

std::string trimmed(std::string_view text) {
    std::size_t first = 0, last = text.size();
    while (first < last && text[first] == ' ') ++first;
    while (last > first && text[last - 1] == ' ') --last;
    return std::string(text.substr(first, last - first));
}

}  // namespace

std::vector<LabelGroup> label_groups(const ColumnPlan& plan, int panel) {
    std::vector<LabelGroup> groups;
    bool open = false;  // the last group still lacks its name
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        if (plan.columns[i].panel != panel || plan.columns[i].role != ColumnRole::label) continue;
        const int column = static_cast<int>(i);
        if (plan.kinds[i] == LabelKind::ordinal) continue;
        const bool another_code = open && plan.kinds[i] == LabelKind::code && !groups.back().code_columns.empty() &&
                                  !same_code(plan.columns[static_cast<std::size_t>(groups.back().code_columns.back())], plan.columns[i]);
        if (!open || another_code) groups.emplace_back();
        if (plan.kinds[i] == LabelKind::code) {
            groups.back().code_columns.push_back(column);
            open = true;
        } else {
            groups.back().name_column = column;
            open = false;
        }
    }
    return groups;
}

CodedName split_code(std::string_view printed) {
    const FoldedText folded = fold_with_origin(printed);
    const std::string_view text = folded.text;
    std::size_t first_digit = 0, digits = 0;
    if (const std::size_t length = leading_code(text, first_digit, digits); length > 0) {
        const std::size_t rest = folded.original(0, length, printed).second;
        return {std::string(text.substr(first_digit, digits)), trimmed(printed.substr(rest))};
    }
    if (const std::size_t length = trailing_code(text); length > 0) {
        const std::size_t start = folded.original(text.size() - length, text.size(), printed).first;
        return {std::string(text.substr(text.size() - length + 1, length - 2)), trimmed(printed.substr(0, start))};
    }
    return {{}, trimmed(printed)};
}

std::string CodeCarrier::complete(const std::vector<std::string>& parts) {
    carried_.resize(std::max(carried_.size(), parts.size()));
    std::size_t first = parts.size(), last = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].empty()) continue;
        first = std::min(first, i);
        last = i;
    }
    if (first == parts.size()) return {};
    std::string code;
    for (std::size_t i = 0; i < first; ++i) code += carried_[i];
    std::string before = code;
    for (std::size_t i = first; i <= last; ++i) {
        const bool whole = extends(parts[i], code);  // 201 | 20140 | 2014001: every column prints the full code
        code = whole ? parts[i] : code + parts[i];
        carried_[i] = code.substr(std::min(before.size(), code.size()));
        before = code;
    }
    for (std::size_t i = last + 1; i < carried_.size(); ++i) carried_[i].clear();
    return code;
}

}  // namespace gouji
