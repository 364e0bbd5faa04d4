#include "prose_narrative.hpp"

using namespace gouji;
using gouji::test::Narrative;
using Lines = std::vector<std::string>;

TEST_CASE("an amount and a percent of change belong to the level before them, whatever the comparison is called") {
    const std::string expected = "growth 50.00 change 10.00+ rate 25.00+";
    for (const std::string sentence : {"收入预算50.00万元，比上年增加10.00万元，增长25.00%。", "收入预算50.00万元，较上年增加10.00万元，增幅25.00%。", "收入预算50.00万元，同比增加10.00万元，同比增长25.00%。",
                                       "收入预算50.00万元，与上年相比增加10.00万元，上升25.00%。", "收入预算50.00万元。与2024年相比增加10.00万元，增长25.00%。", "收入预算为50.00万元，较2024年年初预算提高10.00万元，增长率为25.00%。"})
        CHECK_MESSAGE(Narrative(Lines{sentence}).frame() == expected, sentence);
}

TEST_CASE("decreases keep their direction, also where one word serves amount and percent") {
    for (const std::string sentence : {"支出预算30.00万元，比上年减少10.00万元，下降25.00%。", "支出预算30.00万元，比上年下降10.00万元，下降25.00%。", "支出预算30.00万元，较上年压减10.00万元，降幅25.00%。"})
        CHECK_MESSAGE(Narrative(Lines{sentence}).frame() == "growth 30.00 change 10.00- rate 25.00-", sentence);
}

TEST_CASE("a percent in brackets has no direction of its own") {
    CHECK(Narrative(Lines{"支出预算30.00万元，较上年减少10.00万元（25%）。"}).frame() == "growth 30.00 change 10.00- rate 25");
    CHECK(Narrative(Lines{"公务接待费6.0万元，较上年减少2.0万元（25%）。"}).frame() == "growth 6.0 change 2.0- rate 25");
    CHECK(Narrative(Lines{"收入预算8万元，比上年增加2万元（33.3%）。"}).frame() == "growth 8 change 2+ rate 33.3");
}

TEST_CASE("a stated base is part of the growth") {
    for (const std::string sentence : {"收入预算50.00万元，比2024年年初预算数40.00万元增加10.00万元，增长25.00%。", "收入预算50.00万元，较上年40.00万元增加10.00万元，增长25.00%。", "收入预算50.00万元，比上年预算40.00万元增加10.00万元，增长25.00%。"})
        CHECK_MESSAGE(Narrative(Lines{sentence}).frame() == "growth 50.00 change 10.00+ rate 25.00+ base 40.00", sentence);
}

TEST_CASE("a base that comes first needs no amount of change") {
    CHECK(Narrative(Lines{"2024年当年预算执行数为40.00万元，2025年预算安排50.00万元，比2024年预算执行数增加25.00%。"}).frame() == "growth 50.00 rate 25.00+ base 40.00");
    CHECK(Narrative(Lines{"2024年预算40.00万元，2025年预算30.00万元，下降25.00%。"}).frame() == "growth 30.00 rate 25.00- base 40.00");
}

TEST_CASE("a figure too small to be the base is the change, its verb left out") {
    CHECK(Narrative(Lines{"机关运行经费210.32万元，比上年1.43万元，增加0.68%。"}).frame() == "growth 210.32 change 1.43+ rate 0.68+");
    CHECK(Narrative(Lines{"机关运行经费50.00万元，比上年40.00万元，增加25.00%。"}).frame() == "growth 50.00 rate 25.00+ base 40.00");
}

TEST_CASE("after a breakdown the nearest amount and its head may own the change") {
    const Narrative text(Lines{"收入预算50.00万元，其中：一般公共预算拨款45.00万元，比上年增加10.00万元，增长25.00%。"});
    CHECK(text.frames() == Lines{"growth 45.00 50.00 change 10.00+ rate 25.00+", "breakdown of 50.00 parts 45.00"});
}

TEST_CASE("the subject of the change chooses its owner in the sentence before") {
    const Narrative text(Lines{"收入预算50.00万元，支出预算48.00万元。与上年相比，收入增加10.00万元，增长25.00%。"});
    CHECK(text.frame() == "growth 50.00 change 10.00+ rate 25.00+");
}

TEST_CASE("changes joined by 分别 belong to as many levels in their order") {
    const Narrative text(Lines{"收入预算50.00万元、支出预算48.00万元，分别增加10.00万元、8.00万元，增长25.00%。"});
    CHECK(text.frames() == Lines{"growth 50.00 change 10.00+", "growth 48.00 change 8.00+ rate 25.00+"});
}

TEST_CASE("no level of a reason owns anything") {
    const Narrative text(Lines{"收入预算50.00万元，主要原因是追加工程款3.00万元，一次性补助2.00万元。比上年增加10.00万元，增长25.00%。"});
    CHECK(text.frame() == "growth 50.00 change 10.00+ rate 25.00+");
    CHECK(text.meaning("3.00") == "unbound");
}

TEST_CASE("持平 with a printed base is an assertion, 基本持平 is none") {
    CHECK(Narrative(Lines{"公务接待费0.61万元，比2024年预算0.61万元，与上年持平。"}).frame() == "flat 0.61 base 0.61");
    CHECK(Narrative(Lines{"公务接待费0.61万元，与上年预算0.61万元相同。"}).frame() == "flat 0.61 base 0.61");
    CHECK(Narrative(Lines{"公务接待费0.61万元，较上年0.61万元无变化。"}).frame() == "flat 0.61 base 0.61");
    CHECK(Narrative(Lines{"公务接待费0.61万元，比2024年预算0.60万元，基本持平。"}).frames().empty());
}

TEST_CASE("a share without words has the head as its whole, the siblings beside it") {
    const Narrative text(Lines{"支出预算40.00万元，其中：基本支出30.00万元，占75.00%；项目支出10.00万元，占25.00%。"});
    CHECK(text.frames() == Lines{"share 30.00 rate 75.00 of 40.00 parts 30.00 10.00", "share 10.00 rate 25.00 of 40.00 parts 30.00 10.00", "breakdown of 40.00 parts 30.00 10.00"});
}

TEST_CASE("shares in paragraphs of their own find the head above") {
    const Narrative text(Lines{"# 三、支出预算情况说明", "本年支出预算合计40.00万元，其中：", "基本支出30.00万元，占75%；", "项目支出10.00万元，占25%。"});
    CHECK(text.frames() == Lines{"share 30.00 rate 75 of 40.00 parts 30.00 10.00", "share 10.00 rate 25 of 40.00 parts 30.00 10.00", "breakdown of 40.00 parts 30.00 10.00"});
}

TEST_CASE("a named denominator is read, and the shares of one unprinted whole are siblings") {
    const Narrative text(Lines{"因公出国（境）费1.00万元，占“三公”经费的25%；公务接待费3.00万元，占“三公”经费的75%。"});
    CHECK(text.frames() == Lines{"share 1.00 rate 25 named item=three_public parts 1.00 3.00", "share 3.00 rate 75 named item=three_public parts 1.00 3.00"});
}

TEST_CASE("only words and closed lists make a breakdown exhaustive") {
    CHECK(Narrative(Lines{"支出预算40.00万元，其中：基本支出30.00万元，项目支出9.00万元。"}).frame() == "breakdown of 40.00 parts 30.00 9.00");
    CHECK(Narrative(Lines{"政府采购预算10.00万元，其中：货物1.00万元、工程2.00万元、服务7.00万元。"}).frame() == "breakdown of 10.00 parts 1.00 2.00 7.00 exhaustive");
    CHECK(Narrative(Lines{"公务用车购置及运行费9.00万元，包括公务用车购置费5.00万元、公务用车运行维护费4.00万元。"}).frame() == "breakdown of 9.00 parts 5.00 4.00 exhaustive");
}

TEST_CASE("a second 其中 is another list under the same head") {
    const Narrative text(Lines{"政府采购预算10.00万元，其中：货物1.00万元、服务9.00万元；其中一般公共预算安排8.00万元。"});
    CHECK(text.frames() == Lines{"breakdown of 10.00 parts 1.00 9.00", "breakdown of 10.00 parts 8.00"});
}

TEST_CASE("counts of one kind break down, another counter does not join") {
    CHECK(Narrative(Lines{"共有车辆6辆，其中：机要通信用车2辆、其他用车4辆；单位价值较高的设备3台。"}).frame() == "breakdown of 6 parts 2 4 exhaustive");
}

TEST_CASE("final accounts: completion and comparison of one quantity") {
    const Narrative text(Lines{"# 五、一般公共预算财政拨款支出决算情况说明", "1、教育支出（类）进修及培训（款）培训支出（项）。年初预算为40.00万元，支出决算为30.00万元，完成年初预算的75.00%。决算数小于预算数的主要原因：课程减少。"}, Kind::final_accounts);
    CHECK(text.frames() == Lines{"completion 30.00 rate 75.00 base 40.00", "comparison 30.00 base 40.00-"});
    CHECK(text.meaning("30.00") == "side=expenditure fund=fiscal/general function=2050803");
    CHECK(text.meaning("40.00") == "side=expenditure fund=fiscal/general function=2050803 basis=budget");
}

TEST_CASE("final accounts: larger and equal") {
    CHECK(Narrative(Lines{"年初预算为40.00万元，支出决算为41.00万元。决算数大于预算数。"}, Kind::final_accounts).frame() == "comparison 41.00 base 40.00+");
    CHECK(Narrative(Lines{"年初预算为40.00万元，支出决算为40.00万元。决算数等于预算数。"}, Kind::final_accounts).frame() == "comparison 40.00 base 40.00=");
    CHECK(Narrative(Lines{"年初预算为40.00万元，支出决算为40.00万元。决算数与预算数基本持平。"}, Kind::final_accounts).frames().empty());
}

TEST_CASE("the share of something that is not printed is no assertion about the amount before it") {
    CHECK(Narrative(Lines{"政府采购预算40.00万元，其中货物预算10.00万元，货物合同授予占货物支出的23.65%。"}).frames() == Lines{"breakdown of 40.00 parts 10.00"});
    CHECK(Narrative(Lines{"支出预算40.00万元，基本支出10.00万元，基本支出占25%。"}).frame() == "share 10.00 rate 25 of 40.00 parts 10.00");
    CHECK(Narrative(Lines{"支出预算40.00万元，基本支出10.00万元（占25%）。"}).frame() == "share 10.00 rate 25 of 40.00 parts 10.00");
}
