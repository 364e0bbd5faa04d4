#include "prose_narrative.hpp"

namespace gouji::test {
namespace {

using Lines = std::vector<std::string>;

std::vector<const Frame*> frames_of(const Record& record, FrameKind kind) {
    std::vector<const Frame*> found;
    for (const Frame& frame : record.frames)
        if (frame.kind == kind) found.push_back(&frame);
    return found;
}

std::string codes(const Narrative& text, const Frame& frame) {
    std::string out;
    for (const FactIndex part : frame.parts) out += std::string(text.record.facts.at(part).coordinates.value(Dimension::economic)) + ' ';
    return out;
}

}  // namespace

TEST_CASE("the items behind 主要包括 are read with their codes, whatever follows the list") {
    for (const char* wording : {"人员经费9.00万元，主要包括：基本工资、津贴补贴、奖金。", "人员经费9.00万元，主要包括基本工资、津贴补贴、奖金；公用经费1.00万元。", "（一）人员经费9.00万元，包括：基本工资、津贴补贴、奖金。",
                                "人员经费9.00万元。主要包括：基本工资、津贴补贴、奖金。", "人员经费9.00万元，具体包括：基本工资,津贴补贴,奖金。"}) {
        CAPTURE(wording);
        const Narrative text(Lines{"# 六、一般公共预算基本支出情况说明", wording});
        const auto lists = frames_of(text.record, FrameKind::listing);
        REQUIRE(lists.size() == 1);
        CHECK(codes(text, *lists.front()) == "30101 30102 30103 ");
        CHECK(lists.front()->exhaustive);
    }
}

TEST_CASE("等 leaves a list open, and two names are none") {
    const Narrative text(Lines{"# 六、一般公共预算基本支出情况说明", "人员经费9.00万元，主要包括：基本工资、津贴补贴、奖金等。", "公用经费9.00万元，主要包括：办公费、水费。"});
    const auto lists = frames_of(text.record, FrameKind::listing);
    REQUIRE(lists.size() == 1);
    CHECK_FALSE(lists.front()->exhaustive);
}

TEST_CASE("statements are no figures") {
    const Narrative text(Lines{"# 六、一般公共预算基本支出情况说明", "人员经费9.00万元，主要包括：基本工资、津贴补贴、奖金。"});
    int figures = 0;
    for (const Fact& fact : text.record.facts) figures += fact.is_figure() ? 1 : 0;
    CHECK(figures == 1);
}

TEST_CASE("a reason that speaks of a decrease, given for a decrease and for 持平, is one assertion") {
    const std::string reason = "主要原因：人员退休以及合同支付进度变化减少支付。";
    const Narrative text(Lines{"# 一、收支总体情况说明", "收支总计50.00万元，与上年相比减少5.00万元，下降9.09%。" + reason, "# 二、财政拨款收支情况说明", "财政拨款收支总计20.00万元，与上年相比持平。" + reason});
    const auto found = frames_of(text.record, FrameKind::reason);
    REQUIRE(found.size() == 1);
    CHECK(to_string(text.record.facts.at(found.front()->levels.front()).value) == "20.00");
    CHECK(text.record.facts.at(found.front()->parts.front()).role == FigureRole::statement);
}

TEST_CASE("short reasons, and those that speak of neither, say nothing") {
    for (const std::string reason : {"主要原因：减少。", "主要原因：工作安排与上年相同，人员编制没有变化。"}) {
        const Narrative text(Lines{"# 一、收支总体情况说明", "收支总计50.00万元，与上年相比减少5.00万元，下降9.09%。" + reason, "# 二、财政拨款收支情况说明", "财政拨款收支总计20.00万元，与上年相比持平。" + reason});
        CHECK(frames_of(text.record, FrameKind::reason).empty());
    }
}

}  // namespace gouji::test
