// What sentences claim without reckoning, in the wordings in which it is published.

#include "prose_narrative.hpp"

#include <algorithm>

namespace gouji::test {
namespace {

using Lines = std::vector<std::string>;

void same_claim(const std::string& expected, const std::string& heading, const Lines& wordings) {
    for (const std::string& wording : wordings) {
        CAPTURE(wording);
        const auto claims = Narrative(Lines{heading, wording}).claims();
        std::string all;
        for (const auto& claim : claims) all += claim + "\n";
        CAPTURE(all);
        CHECK(std::ranges::find(claims, expected) != claims.end());
    }
}

}  // namespace

TEST_CASE("what there is none of is read with its kind of money") {
    same_claim("absent [side=expenditure fund=fiscal/gov_fund]", "# 八、政府性基金预算支出情况说明",
               {"2025年我单位无政府性基金预算支出安排，故无数据情况说明。", "本单位2025年没有使用政府性基金预算拨款安排的支出。", "2025年未安排政府性基金预算支出。", "本部门无政府性基金预算支出。", "我局2025年没有政府性基金预算支出。",
                "2025年政府性基金预算支出未安排。"});
}

TEST_CASE("sources that are not allocated stand in the section on revenue") {
    same_claim("absent [side=revenue fund=fiscal/state_capital]", "# 二、收入预算情况说明",
               {"国有资本经营预算未安排。", "国有资本经营预算收入未安排。", "本年没有国有资本经营预算收入。", "2025年未安排国有资本经营预算收入。", "无国有资本经营预算收入。"});
}

TEST_CASE("words that begin with 无 and reasons claim nothing") {
    for (const char* text : {"无锡市2025年一般公共预算支出1,136.23万元。", "支出预算5.00万元，主要原因是上年无政府性基金预算支出。", "2025年预算无增减变化。", "采购无线设备和无人机。", "无国有资产占用情况。"}) {
        CAPTURE(text);
        const auto claims = Narrative(Lines{"# 三、支出预算情况说明", text}).claims();
        CHECK(std::ranges::none_of(claims, [](const std::string& claim) { return claim.starts_with("absent"); }));
    }
}

TEST_CASE("all of an amount is of one category") {
    same_claim("wholly 526.48 [side=expenditure fund=fiscal/general function=2120104] = category=project", "# 五、一般公共预算支出情况说明",
               {"（一）城乡社区支出（类）城乡社区管理事务（款）城管执法（项）支出526.48万元，全部为项目支出。", "（一）城乡社区支出（类）城乡社区管理事务（款）城管执法（项）526.48万元，均为项目支出。",
                "（一）城乡社区支出（类）城乡社区管理事务（款）城管执法（项）支出526.48万元，全部是项目支出，主要用于巡查。", "（一）城乡社区支出（类）城乡社区管理事务（款）城管执法（项）预算526.48万元，全部为项目支出预算。",
                "（一）城乡社区支出（类）城乡社区管理事务（款）城管执法（项）：2025年预算数为526.48万元，全部系项目支出。"});
}

TEST_CASE("all revenue is of one source") {
    same_claim("wholly [side=revenue fund=fiscal] = fund=fiscal/general", "# 四、财政拨款收支预算情况的总体说明",
               {"收入全部为一般公共预算拨款，无政府性基金预算拨款。", "收入全部为一般公共预算。", "收入全部是一般公共预算拨款。", "收入均为一般公共预算拨款。", "收入全部系一般公共预算拨款。"});
}

TEST_CASE("projects under performance, classes and names listed are counted") {
    same_claim("tally 13 of item=performance", "# 十二、项目预算绩效目标情况说明",
               {"涉及东湖市本级项目13个，预算资金526.49万元。", "设置并编报13个项目绩效目标，预算资金526.49万元。", "涉及预算项目13个，预算资金526.49万元。", "项目共13个，涉及预算金额526.49万元。", "实行绩效管理的项目共有13个。"});
    same_claim("tally 4 of function=*", "# 三、单位支出总体情况说明",
               {"按支出功能分类科目划分，共分为4类，其中：", "支出按功能分为4类。", "按功能分类共分4类：", "支出预算按功能科目分为4类，具体如下：", "按支出功能分类，分为4类。"});
    same_claim("tally 3 names 3", "# 二、机构设置情况", {"内设3个科室：分别是办公室、监督科（热线、值班）、指挥科。", "下设3个科室，分别为：办公室、监督科、指挥科。", "单位设3个内设机构，包括：办公室、监督科、指挥科。", "内设3个处室：办公室、监督处和指挥处。",
                                                     "中心下设3个职能科室，即办公室、监督科、指挥科。"});
}

TEST_CASE("the number of classes is not the whole of the classes that follow") {
    const Narrative text(Lines{"# 三、单位支出总体情况说明", "# （一）按支出功能分类科目划分，共分为2类，其中：", "1.教育支出51.83万元。", "2.卫生健康支出27.93万元。"});
    CHECK(text.frames().empty());
}

TEST_CASE("a list with a range, an open end or no end is not counted") {
    for (const char* text : {"设27个处室，分别为：办公室、综合一处至综合九处、秘书处。", "内设5个科室：办公室、监督科等。", "内设3个科室：办公室、监督科，"})
        CHECK(Narrative(Lines{"# 二、机构设置情况", text}).claims().empty());
}

TEST_CASE("blanks of a template are found, numbers are none") {
    same_claim("placeholder", "# 九、“三公”经费支出情况说明",
               {"公务接待费支出5.00万元，比上年增加 万元。", "公务接待费支出XX万元，与上年持平。", "公务接待费支出5.00万元，比上年增加×万元。", "公务接待费支出5.00万元，比上年增加1.00万元，增长 %。", "公务接待费支出XXX.XX万元。"});
    for (const char* text : {"公务接待费支出5.00万元，比上年增加1.00万元，增长25.00%。", "单位：万元。", "购置X5型号设备5台。", "增加（减少）的原因是业务变化。", "金额单位为万元。"}) {
        CAPTURE(text);
        const auto claims = Narrative(Lines{"# 九、“三公”经费支出情况说明", text}).claims();
        CHECK(std::ranges::none_of(claims, [](const std::string& claim) { return claim.starts_with("placeholder"); }));
    }
}

TEST_CASE("a choice of words left open is a blank, with the number it stands before") {
    same_claim("placeholder 1.00", "# 九、“三公”经费支出情况说明",
               {"公务接待费支出5.00万元，比上年增加（减少）1.00万元。", "公务接待费5.00万元，较上年增加(减少)1.00万元，增长（下降）25.00%。", "公务接待费5.00万元，增长（降低）1.00万元。", "公务接待费5.00万元，比2024年减少（增加）1.00万元。",
                "公务接待费5.00万元，与上年相比提高（下降）1.00万元。"});
}

TEST_CASE("the years of figures and of comparisons are read") {
    same_claim("dated 8.00 [year=2024]", "# 三、支出预算情况说明", {"2024年度项目支出预算8.00万元。", "2024年项目支出8.00万元。", "2024年项目支出预算为8.00万元。", "我局2024年度项目支出安排8.00万元。", "2024年项目支出预算安排8.00万元，用于系统维护。"});
    same_claim("dated 2.00 [year=2025]", "# 三、支出预算情况说明",
               {"项目支出8.00万元，比2025年增加2.00万元。", "项目支出8.00万元，较2025年预算增加2.00万元，增长33.33%。", "项目支出8.00万元，与2025年相比增加2.00万元。", "项目支出8.00万元，比2025年年初预算数减少2.00万元。", "项目支出8.00万元，较2025年度减少2.00万元。"});
    CHECK(Narrative(Lines{"# 三、支出预算情况说明", "公务接待费0.61万元，比2024年预算0.61万元，与上年持平。"}).claims().size() <= 1);
}

}  // namespace gouji::test
