#pragma once

#include "gouji/facts/fact.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace gouji {

/// What a sentence asserts about its own figures.
enum class FrameKind {
    growth,       ///< 比上年增加 c，增长 r: r = c ÷ (level − c); with a printed base also level − base = c
    share,        ///< 占 w 的 r: r = level ÷ whole
    completion,   ///< 年初预算 b，支出决算 l，完成年初预算的 r: r = level ÷ base
    comparison,   ///< 决算数大于（小于、等于）预算数: sign of level − base
    breakdown,    ///< 其中, 包括: whole = Σ parts when exhaustive, Σ parts ≤ whole otherwise
    flat,         ///< 持平: the change is zero, level = base
    listing,      ///< 人员经费…，主要包括: the items named are those that the tables print with money
    reason,       ///< one reason that speaks of a decrease, given for a decrease and for 持平
    wholly,       ///< 全部为基本支出: what `whole_coordinates` says is all there is of the level, or of what the statement is about
    absent,       ///< 无政府性基金预算支出, 未安排: nothing is printed with money for what the statement is about
    tally,        ///< 13个项目, 共分为4类, 内设5个科室：…: a printed number of the things that tables or the sentence itself list
    placeholder,  ///< 增加XX万元, 增长（下降）: a blank of a template that nobody filled in
    dated,        ///< 2024年度支出预算: the year that a sentence gives a figure, or compares it with, as a coordinate of the statement
    repeated      ///< one reason, word for word, for changes of several figures
};

/// Stable ASCII id, as rule files name it: "growth".
std::string_view id(FrameKind kind);

/// The figures of one assertion, as indices into the record's facts. Where the print leaves the owner or the denominator open,
/// all candidates stand here, most likely first: no verdict while one of them fits.
struct Frame {
    FrameKind kind = FrameKind::growth;
    std::vector<FactIndex> levels;           ///< candidates for the figure the assertion is about
    std::optional<FactIndex> change;         ///< printed without sign; its sign is `direction`
    std::optional<FactIndex> rate;           ///< percent, printed without sign
    std::optional<FactIndex> base;           ///< last year's figure, 年初预算
    int direction = 0;                       ///< word before the change or the comparison: +1 增加 大于, −1 减少 小于, 0 持平 等于 or none
    int rate_direction = 0;                  ///< word before the percent; 0 none
    std::vector<FactIndex> wholes;           ///< share: candidates for the denominator; breakdown: the whole
    bool whole_is_named = false;             ///< 占支出总预算: the denominator is said, so a named total of the document is tried first
    Coordinates whole_coordinates;           ///< what the denominator's words say, for the tables' totals
    std::vector<FactIndex> parts;            ///< breakdown, and the siblings whose shares belong together; statements of the kinds that have words only
    bool exhaustive = false;                 ///< breakdown: nothing is left over by the words (分别为, 全部, 两部分); listing: no 等 ends it
    SourceRef source;                        ///< the sentence
};

}  // namespace gouji
