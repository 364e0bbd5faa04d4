#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// A word of change right before a figure (增加, 下降, 小于上年预算数).
struct Movement {
    int direction = 0;               ///< +1, −1
    std::size_t begin = 0;           ///< folded byte where the word starts: what stands before it is subject and comparator
};

/// The change word that ends the text, when one does. `compared`: a comparator stands in the clause, so that 多 and 少 count too.
std::optional<Movement> movement_at_end(std::string_view lead);

/// 减少部门支出5万元: a change word with its object behind it; 0 when there is none.
int movement_inside(std::string_view lead);

/// The text after the last 比, 较, 与 … when nothing but time and basis follows (比2025年年初预算数): the figure behind is the base.
bool names_a_base(std::string_view lead);

/// 增加5万元(上年40, 与2024年相比(2024年预算为40: last year's figure told in brackets that are still open.
bool names_last_year_in_brackets(std::string_view lead);

/// Where the words of a comparison start (比上年, 与2024年相比, 同比); npos when there are none.
std::size_t comparator_begin(std::string_view clause);

/// Denominator words of 占…的 at the end of the text: empty text when nothing stands between 占 and the figure.
std::optional<std::string> share_words(std::string_view lead);

/// 完成年初预算的, 完成率为, 执行率
bool says_completion(std::string_view lead);

/// 主要原因, 主要是, 因为: what follows explains and states no level.
bool opens_reason(std::string_view piece);
/// 主要用于: what follows names uses, until a comparison or a share returns to the figure.
bool opens_purpose(std::string_view piece);
bool returns_from_purpose(std::string_view piece);
/// 二是, 2., (二): goes on with an enumeration that began before the semicolon.
bool continues_enumeration(std::string_view piece);
/// 二是 after a full stop: the reasons go on.
bool continues_reasons(std::string_view piece);

/// 持平, 一致, 无变化 without 基本.
bool says_flat(std::string_view piece);

/// 决算数小于预算数 → −1, 决算数等于预算数 → 0.
std::optional<int> outcome_against_budget(std::string_view piece);

/// A word that opens the parts of what stands before it.
struct Opener {
    std::size_t begin = 0, end = 0;  ///< folded bytes of the word with its colon
    bool of_which = false;           ///< 其中; the others are 包括, 分别为 …
    bool exhaustive = false;         ///< 由…组成, 分别为: nothing is left over
    bool allocation = false;         ///< 资金分配情况: what is said to be used for a purpose is a part too
};
std::optional<Opener> find_opener(std::string_view text);
/// The paragraph ends in 其中：, 包括：, 如下：.
bool ends_open(std::string_view text);

/// Headings whose sections state no figures of the budget: glossary, duties, tasks, contents of the organisation.
bool is_outside_of_the_budget(std::string_view heading);
/// Headings that state them for sure, wherever they stand.
bool is_about_figures(std::string_view heading);

}  // namespace gouji
