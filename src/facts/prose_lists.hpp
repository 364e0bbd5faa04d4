#pragma once

#include "prose_frames.hpp"

#include <map>
#include <vector>

namespace gouji {

/// 货物 + 工程 + 服务, 购置 + 运行, 人员 + 公用 …: nothing else exists beside them under their own head.
bool is_closed_list(const Coordinates& whole, const std::vector<Fact>& facts, const std::vector<FactIndex>& parts);

/// 其他用车 ends the kinds of vehicles, 离休 those of people: the counts are all there are.
bool is_complete_count(const std::vector<Fact>& facts, const std::vector<FactIndex>& parts);

/// 面向中小企业预留, of it 小微企业: each a part of what is bought.
std::vector<FoundFrame> reserved_purchases(const std::vector<Mention>& mentions, const std::vector<Fact>& facts, const std::vector<FactIndex>& section_levels);

/// The items of the classification told in one section under several headings, where they add up to a total of the section.
std::vector<FoundFrame> items_of_section(const std::vector<Fact>& facts, const std::vector<FactIndex>& levels);

/// The shares of one group hold each other's levels as parts; none of them is the whole of another.
void tie_siblings(std::vector<FoundFrame>& frames);

/// Takes what was counted behind 其他用车 off the list: it ended there.
void cut_behind_others(const std::vector<Fact>& facts, std::vector<FactIndex>& parts);

/// Items told in paragraphs of their own under a paragraph that ends in 其中: or 如下:.
class ParagraphLists {
public:
    void add(FactIndex head, FactIndex part);
    /// The lists of the section. Whether paragraphs belong together is less sure than in a sentence, so that only closed lists and
    /// those that add up are asserted.
    [[nodiscard]] std::vector<FoundFrame> take(const std::vector<Fact>& facts);

private:
    std::map<FactIndex, std::vector<FactIndex>> parts_;
};

}  // namespace gouji
