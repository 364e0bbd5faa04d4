#include "gouji/table/columns.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

namespace gouji {
namespace {

/// What the data cells of one column print.
struct Census {
    int figures = 0;        // numbers and percents that are no plain digit strings
    int digits = 0;         // plain digit strings: figures, codes or ordinals
    int texts = 0;
    int letters = 0;        // of these, one or two Latin letters: A, B, C of the procurement catalogue
    int filled = 0;
    int rising = 0;         // digit strings one larger than the one above: ordinals
    bool code_lengths = true;   // every digit string is as long as codes are and none is grouped
    bool padded = false;        // "05": no figure is printed so
    long last = -1;
};

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_letters(std::string_view text) {
    return text.size() <= 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void count_digits(Census& census, std::string_view folded) {
    constexpr std::size_t longest_code = 12;  // digits of an organisation code with its department
    constexpr std::size_t longest_ordinal = 6;
    ++census.digits;
    census.code_lengths = census.code_lengths && folded.size() >= 2 && folded.size() <= longest_code;
    census.padded = census.padded || (folded.size() >= 2 && folded.front() == '0');
    if (folded.size() > longest_ordinal) return;
    const long value = std::stol(std::string(folded));
    census.rising += value == census.last + 1 ? 1 : 0;
    census.last = value;
}

Census census_of(const JoinedGrid& grid, const Header& header, int column) {
    Census census;
    const BodyCell* before = nullptr;
    for (int row = header.rows; row < grid.rows(); ++row) {
        const BodyCell* cell = grid.at(row, column);
        if (cell == nullptr || cell == before || cell->folded.empty()) continue;
        before = cell;
        if (cell->cell.column_span > 1) continue;  // 合计 over code and name says nothing of either
        ++census.filled;
        if (all_digits(cell->folded)) count_digits(census, cell->folded);
        else if (cell->reading.content == CellContent::number || cell->reading.content == CellContent::percent ||
                 cell->reading.content == CellContent::unread) ++census.figures;
        else if (cell->reading.content != CellContent::dash) {
            ++census.texts;
            census.letters += is_letters(cell->folded) ? 1 : 0;
        }
    }
    return census;
}

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

/// Innermost header text without brackets at its end: "金额(万元)" → "金额".
std::string leaf_of(const std::vector<std::string>& path) {
    if (path.empty()) return {};
    std::string leaf = fold(path.back());
    const std::size_t bracket = leaf.rfind('(');
    if (bracket != std::string::npos && bracket > 0 && leaf.back() == ')') leaf.erase(bracket);
    return leaf;
}

bool says_ordinal(std::string_view leaf) {
    static constexpr std::array<std::string_view, 5> words{"序号", "行次", "项次", "编号", "栏次"};
    return ends_with_any(leaf, words);
}

bool says_code(std::string_view leaf) {
    static constexpr std::array<std::string_view, 4> words{"编码", "代码", "科目", "编号"};
    static constexpr std::array<std::string_view, 4> whole{"类", "款", "项", "目"};
    return ends_with_any(leaf, words) || std::find(whole.begin(), whole.end(), leaf) != whole.end();
}

/// Headers over names. Structural words of any table, not the subject's vocabulary.
bool says_label(std::string_view leaf) {
    static constexpr std::array<std::string_view, 22> words{"名称", "科目", "项目",   "编码", "代码", "序号", "行次",   "单位",   "类别", "形式",   "方式",
                                                            "大类", "品目", "分类", "部门", "栏次", "事项", "支出用途", "项目类型", "内容", "项目明细", "来源"};
    return says_code(leaf) || ends_with_any(leaf, words);
}

/// Counts stand between the labels of a purchase, they do not close them.
bool says_quantity(std::string_view leaf) {
    static constexpr std::array<std::string_view, 4> words{"数量", "单价", "台数", "件数"};
    return ends_with_any(leaf, words);
}

bool says_text(std::string_view leaf) {
    static constexpr std::array<std::string_view, 10> words{"备注", "说明", "目标", "依据", "理由", "原因", "情况", "内容", "简介", "概况"};
    return ends_with_any(leaf, words);
}

struct Guess {
    ColumnRole role = ColumnRole::label;
    LabelKind kind = LabelKind::name;
};

Guess guess(const Census& census, std::string_view leaf, bool amounts_before) {
    if (says_ordinal(leaf) && census.figures == 0 && census.digits >= census.texts) return {ColumnRole::label, LabelKind::ordinal};
    if (census.figures == 0 && census.digits > 0) {
        if (says_code(leaf) && census.digits >= census.texts) return {ColumnRole::label, LabelKind::code};
        if (census.padded && census.code_lengths && census.texts <= census.digits) return {ColumnRole::label, LabelKind::code};
        const bool counted_up = census.digits >= 3 && census.rising + 1 >= census.digits;
        if (!amounts_before && counted_up && census.last <= census.filled + 1) return {ColumnRole::label, LabelKind::ordinal};
        if (!amounts_before && says_label(leaf) && census.code_lengths) return {ColumnRole::label, LabelKind::code};
    }
    if (census.figures + census.digits > census.texts) return {ColumnRole::amount, LabelKind::name};
    if (census.texts > 0) {
        if (says_code(leaf) && (census.digits > 0 || census.letters == census.texts)) return {ColumnRole::label, LabelKind::code};
        return {ColumnRole::label, LabelKind::name};
    }
    if (says_code(leaf)) return {ColumnRole::label, ends_with_any(leaf, std::array<std::string_view, 1>{"科目"}) ? LabelKind::name : LabelKind::code};
    if (says_label(leaf) || says_text(leaf)) return {ColumnRole::label, LabelKind::name};
    if (leaf.empty() && !amounts_before) return {ColumnRole::label, LabelKind::name};
    return {ColumnRole::amount, LabelKind::name};
}

bool is_amount(const Guess& guess) { return guess.role == ColumnRole::amount; }

/// A label column after amounts begins a panel when amounts follow it; otherwise it is text beside the figures.
/// Codes alone go on labelling the row.
bool begins_panel(const std::vector<Guess>& guesses, const std::vector<Census>& census, std::size_t column, std::string_view leaf) {
    const bool amounts_follow = std::any_of(guesses.begin() + static_cast<std::ptrdiff_t>(column), guesses.end(), is_amount);
    if (!amounts_follow || says_text(leaf)) return false;
    std::size_t past = column;
    bool named = false;
    for (; past < guesses.size() && !is_amount(guesses[past]); ++past) named = named || guesses[past].kind == LabelKind::name;
    if (!named) return false;
    return census[column].filled > 0 || says_label(leaf);
}

std::optional<Unit> unit_of(const std::vector<std::string>& path) {
    for (auto text = path.rbegin(); text != path.rend(); ++text) {
        const std::string folded = fold(*text);
        if (folded.find('%') != std::string::npos) return Unit::percent;
        if (const std::optional<Unit> unit = unit_in_line(folded)) return unit;
    }
    return std::nullopt;
}

}  // namespace

ColumnPlan plan_columns(const JoinedGrid& grid, const Header& header) {
    ColumnPlan plan;
    std::vector<std::vector<std::string>> paths = column_paths(grid, header);
    std::vector<Guess> guesses;
    std::vector<Census> census;
    std::vector<std::string> leaves;
    for (int column = 0; column < grid.columns; ++column) {
        leaves.push_back(leaf_of(paths.at(static_cast<std::size_t>(column))));
        census.push_back(census_of(grid, header, column));
        guesses.push_back(guess(census.back(), leaves.back(), std::any_of(guesses.begin(), guesses.end(), is_amount)));
    }
    int panel = 0;
    bool amounts_in_panel = false;
    for (std::size_t column = 0; column < guesses.size(); ++column) {
        ColumnRole role = guesses[column].role;
        if (role == ColumnRole::amount) {
            amounts_in_panel = amounts_in_panel || !says_quantity(leaves[column]);
        } else if (amounts_in_panel) {
            if (begins_panel(guesses, census, column, leaves[column])) {
                ++panel;
                amounts_in_panel = false;
            } else if (guesses[column].kind != LabelKind::code) {
                role = ColumnRole::text;
            }
        }
        const LabelKind kind = role == ColumnRole::label ? guesses[column].kind : LabelKind::name;
        plan.columns.push_back({role, panel, std::move(paths[column]), {}});
        plan.columns.back().unit = unit_of(plan.columns.back().path);
        plan.kinds.push_back(kind);
    }
    plan.panels = panel + 1;
    return plan;
}

}  // namespace gouji
