#include "prose_narrative.hpp"

namespace gouji::test {
namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("收入包括 and 支出包括 divide a total of both sides once each") {
    const Narrative text(Lines{"# 四、财政拨款收支总体情况说明", "2025年财政拨款收支总预算9.00万元，收入包括：一般公共预算9.00万元；支出包括：教育支出5.00万元、卫生健康支出4.00万元。"});
    CHECK(text.frames() == Lines{"breakdown of 9.00 parts 9.00", "breakdown of 9.00 parts 5.00 4.00"});
    CHECK(text.meaning("5.00") == "side=expenditure fund=fiscal function=205");
}

TEST_CASE("the list may begin a sentence or a paragraph of its own") {
    for (const Lines& lines : {Lines{"收支总预算9.00万元，用于履行职责。支出包括：教育支出5.00万元、卫生健康支出4.00万元。"}, Lines{"收支总预算9.00万元。", "支出预算包括：教育支出5.00万元、卫生健康支出4.00万元。"}})
        CHECK(Narrative(lines).frame() == "breakdown of 9.00 parts 5.00 4.00");
}

TEST_CASE("a division without a total of its own goes on about the paragraph before") {
    const Narrative text(Lines{"# 十、政府采购预算情况说明", "政府采购预算9.00万元。", "按采购项目类型划分，其中：货物类采购预算2.00万元，工程类采购预算0.00万元，服务类采购预算7.00万元。",
                               "按资金来源划分，其中：一般公共预算安排采购支出预算9.00万元。"});
    CHECK(text.frames() == Lines{"breakdown of 9.00 parts 2.00 0.00 7.00 exhaustive", "breakdown of 9.00 parts 9.00"});
    CHECK(text.meaning("2.00") == "item=procurement purchase=goods");
}

TEST_CASE("items in numbered paragraphs add up to the paragraph above") {
    CHECK(Narrative(Lines{"# 六、基本支出情况说明", "一般公共预算基本支出9.00万元，其中：", "（一）人员经费6.00万元。", "（二）公用经费3.00万元。"}).frames() == Lines{"breakdown of 9.00 parts 6.00 3.00 exhaustive"});
    CHECK(Narrative(Lines{"# 六、基本支出情况说明", "商品和服务支出（类）9.00万元", "（1）办公费（款）支出6.00万元。", "（2）水费（款）支出3.00万元。"}).frames() == Lines{"breakdown of 9.00 parts 6.00 3.00"});
}

TEST_CASE("numbered paragraphs that do not add up are no list unless nothing else exists beside them") {
    CHECK(Narrative(Lines{"# 六、情况说明", "支出预算9.00万元，具体如下：", "（一）教育支出6.00万元。", "（二）卫生健康支出1.00万元。"}).frames().empty());
    CHECK(Narrative(Lines{"# 六、情况说明", "一般公共预算基本支出9.00万元，其中：", "（一）人员经费6.00万元。", "（二）公用经费1.00万元。"}).frame() == "breakdown of 9.00 parts 6.00 1.00 exhaustive");
}

TEST_CASE("items of the classification under several headings add up to the total of the chapter") {
    const Narrative text(Lines{"# 五、一般公共预算支出情况说明", "一般公共预算支出9.00万元。其中：", "# （一）教育支出（类）", "进修及培训（款）培训支出（项）支出6.00万元。", "# （二）住房保障支出（类）",
                               "住房改革支出（款）住房公积金（项）支出3.00万元。", "# 六、其他情况说明"});
    CHECK(text.frames() == Lines{"breakdown of 9.00 parts 6.00 3.00"});
}

TEST_CASE("number and value of vehicles are broken down side by side") {
    const Narrative text(Lines{"# （三）国有资产占用情况", "车辆3辆，价值26.07万元；其中：一般公务用车2辆，价值20.00万元；其他车辆1辆，价值6.07万元。"});
    CHECK(text.frames() == Lines{"breakdown of 3 parts 2 1 exhaustive", "breakdown of 26.07 parts 20.00 6.07 exhaustive"});
}

TEST_CASE("a list that says 其他 twice may have ended at the first") {
    CHECK(Narrative(Lines{"共有车辆6辆，其中：机要通信用车2辆、其他用车4辆、其他用车中执法用车4辆。"}).frame() == "breakdown of 6 parts 2 4 4");
}

TEST_CASE("people counted one by one are all there are") {
    CHECK(Narrative(Lines{"# 五、人员情况说明", "实有人数9人，其中：在职8人，减少1人；退休1人，增加1人；离休0人，增加0人。"}).frames() == Lines{"breakdown of 9 parts 8 1 0 exhaustive"});
}

TEST_CASE("what is reserved for small businesses is a part of the purchases") {
    const Narrative text(Lines{"# （二）政府采购情况", "政府采购预算9.00万元。", "面向中小企业预留政府采购项目预算金额8.00万元，小微企业预留政府采购项目预算金额7.00万元。"});
    CHECK(text.frames() == Lines{"breakdown of 9.00 parts 8.00", "breakdown of 8.00 parts 7.00"});
}

}  // namespace gouji::test
