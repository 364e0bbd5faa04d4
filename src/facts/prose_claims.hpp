#pragma once

#include "prose_paragraph.hpp"

#include <cstddef>

namespace gouji {

/// A paragraph and where its statements go.
struct ClaimSource {
    const Paragraph& paragraph;
    const FoldedText& folded;
    const ProseContext& context;
    Record& record;
};

/// A fact of role `statement`: the folded bytes [first, last) of the paragraph, and what they speak of.
FactIndex add_statement(const ClaimSource& at, std::size_t first, std::size_t last, Coordinates about);

/// 全部为基本支出, 无政府性基金预算支出, 未安排, 0万元: what is all there is, and what is not there at all.
void read_presence_claims(const ClaimSource& at, const ParagraphReading& reading);

/// 13个项目 under 绩效, 共分为4类, 内设5个科室：…: numbers of things that can be counted again.
void read_tallies(const ClaimSource& at, const ParagraphReading& reading);

/// 内设5个科室：甲、乙…, which stand in sections without figures of the budget.
void read_named_things(const ClaimSource& at);

/// 增加XX万元, 增长（下降）, a number that is missing before its unit.
void read_placeholders(const ClaimSource& at, const ParagraphReading& reading);

/// The years that sentences give figures, and compare them with.
void read_years(const ClaimSource& at, const ParagraphReading& reading);

}  // namespace gouji
