#include "prose_narrative.hpp"

using namespace gouji;
using gouji::test::Narrative;
using Lines = std::vector<std::string>;

TEST_CASE("years, dates, ordinals, document numbers, codes and limits are no figures") {
    CHECK(Narrative(Lines{"2025年1月15日印发东水〔2025〕12号，第3个项目，热线12345，行政运行（2010301），204类。"}).texts().empty());
    CHECK(Narrative(Lines{"单价100万元（含）以上设备、50万元以上设备、超过20万元的合同、500人以下。"}).texts().empty());
    CHECK(Narrative(Lines{"1.5万元用于培训，共3辆，下降12％，0.5个百分点。"}).texts() == Lines{"1.5", "3", "12", "0.5"});
}

TEST_CASE("contents, glossary, duties and plans hold no figures of the budget") {
    CHECK(Narrative(Lines{"~ 一、收入5.00万元 3", "# 一、主要职责", "管理水库5个。", "# 二、2025年主要工作任务", "新增投资8亿元。", "# 第四部分 名词解释", "单价100元的用品。"}).texts().empty());
    CHECK(Narrative(Lines{"# 第一部分 单位概况", "# 一、主要职能", "管理水库5个。", "# 二、收支情况说明", "收入预算6.00万元。"}).texts() == Lines{"6.00"});
}

TEST_CASE("the section gives the fund, the sentence the rest") {
    const Narrative text(Lines{"# 四、财政拨款收支预算总体情况说明", "财政拨款收、支总预算50.00万元。", "# 五、一般公共预算支出情况说明", "东湖市水务局2025年支出预算40.00万元，其中：基本支出30.00万元。"});
    CHECK(text.meaning("50.00") == "side=revenue vintage=all fund=fiscal");
    CHECK(text.meaning("40.00") == "side=expenditure fund=fiscal/general");
    CHECK(text.meaning("30.00") == "side=expenditure fund=fiscal/general category=basic");
}

TEST_CASE("an item takes no fund from a section that does not name items") {
    CHECK(Narrative(Lines{"# 五、一般公共预算支出情况说明", "公务接待费3.00万元。"}).meaning("3.00") == "item=three_public/reception");
    CHECK(Narrative(Lines{"# 七、一般公共预算“三公”经费支出情况说明", "公务接待费3.00万元。"}).meaning("3.00") == "fund=fiscal/general item=three_public/reception");
    CHECK(Narrative(Lines{"财政拨款“三公”经费3.00万元。"}).meaning("3.00") == "fund=fiscal item=three_public");
}

TEST_CASE("a run-in title names what the sentence behind it states") {
    CHECK(Narrative(Lines{"（二）公务接待费。2025年预算数3.00万元，主要用于来访接待。"}).meaning("3.00") == "item=three_public/reception");
    CHECK(Narrative(Lines{"1.因公出国（境）费用。2025年预算数4.00万元。"}).meaning("4.00") == "item=three_public/abroad");
    CHECK(Narrative(Lines{"（一）机关运行经费。2025年预算数5.00万元。"}).meaning("5.00") == "item=running_costs");
}

TEST_CASE("class paths resolve by all their names, over heading and paragraph too") {
    const std::string training = "side=expenditure function=2050803";
    CHECK(Narrative(Lines{"教育支出（类）进修及培训（款）培训支出（项）支出3.00万元。"}).meaning("3.00") == training);
    CHECK(Narrative(Lines{"# （一）教育支出（类）", "1.进修及培训（款）培训支出（项）支出3.00万元。"}).meaning("3.00") == training);
    CHECK(Narrative(Lines{"培训支出（2050803）3.00万元。"}).meaning("3.00") == training);
    CHECK(Narrative(Lines{"“教育支出-进修及培训-培训支出”科目3.00万元。"}).meaning("3.00") == training);
    CHECK(Narrative(Lines{"教育支出3.00万元。"}).meaning("3.00") == "side=expenditure function=205");
    CHECK(Narrative(Lines{"教育支出（类）进修及培训（款）划船支出（项）支出3.00万元。"}).meaning("3.00") == "unbound");
}

TEST_CASE("the head of 其中 gives all it says, but not to a sibling of itself") {
    const Narrative text(Lines{"一般公共预算基本支出30.00万元，其中：人员经费20.00万元，公用经费10.00万元，项目支出5.00万元。"});
    CHECK(text.meaning("20.00") == "side=expenditure fund=fiscal/general category=basic/personnel");
    CHECK(text.meaning("10.00") == "side=expenditure fund=fiscal/general category=basic/operating");
    CHECK(text.meaning("5.00") == "side=expenditure category=project");
}

TEST_CASE("a unit's name, an unread clause or a free name leave the level unbound") {
    CHECK(Narrative(Lines{"红星水库管理所收入预算5.00万元。"}).meaning("5.00") == "unbound");
    CHECK(Narrative(Lines{"政府采购预算9.00万元，由小微供应商成交的，采购金额4.00万元。"}).meaning("4.00") == "unbound");
    CHECK(Narrative(Lines{"项目支出9.00万元，包括综合保障4.00万元。"}).meaning("4.00") == "unbound");
    CHECK(Narrative(Lines{"市水务局收入预算6.00万元。"}).meaning("6.00") == "side=revenue");
}

TEST_CASE("a short name that heads several sections is the body's own") {
    const Narrative text(Lines{"# 一、收入预算情况说明", "水利办公室2025年收入预算6.00万元。", "# 二、支出预算情况说明", "水利办公室2025年支出预算7.00万元。", "# 三、基本支出预算情况说明", "水利办公室2025年基本支出预算8.00万元。"});
    CHECK(text.meaning("6.00") == "side=revenue");
    CHECK(text.meaning("8.00") == "side=expenditure category=basic");
}

TEST_CASE("last year's words give the figure's year") {
    CHECK(Narrative(Lines{"2024年收入预算6.00万元。"}).meaning("6.00") == "side=revenue year=2024");
    CHECK(Narrative(Lines{"2025年收入预算6.00万元。"}).meaning("6.00") == "side=revenue");
}

TEST_CASE("sentences about a document that carries money over tie to one scope or to none") {
    Record record;
    record.identity.year = 2025;
    record.identity.kind = Kind::budget;
    Fact printed;
    printed.value = {600, 2};
    printed.unit = Unit::ten_thousand_yuan;
    printed.binding = Binding::bound;
    printed.table = 0;
    printed.coordinates.set({Dimension::side, "revenue", Certainty::said});
    printed.coordinates.set({Dimension::vintage, "current", Certainty::said});
    Fact carried = printed;
    carried.value = {100, 2};
    carried.coordinates.set({Dimension::vintage, "brought_forward", Certainty::said});
    record.facts = {printed, carried};
    Paragraph same, other;
    same.text = "收入预算6.00万元。";
    other.text = "收入预算7.00万元。";
    same.pieces = other.pieces = {{0, 1, {}}};
    read_prose({same, other}, {Page{}}, test::lexicon(), record);
    REQUIRE(record.facts.size() == 4);
    CHECK(record.facts.at(2).coordinates.value(Dimension::vintage) == "current");
    CHECK(record.facts.at(3).coordinates.find(Dimension::vintage)->certainty == Certainty::unknown);
}

TEST_CASE("below the name of a unit nothing is the body's own") {
    const Narrative text(Lines{"# 二、红星水库管理中心", "红星水库管理中心支出预算9.00万元，包括项目支出5.00万元。", "# 三、支出情况说明", "支出预算20.00万元。"});
    CHECK(text.meaning("5.00") == "unbound");
    CHECK(text.meaning("20.00") == "side=expenditure");
}

TEST_CASE("a category in a later sentence goes on about the class that began the paragraph") {
    const Narrative text(Lines{"商品和服务支出（302）9.00万元，其中：公用经费4.00万元，较上年减少1.00万元。项目经费5.00万元。"});
    CHECK(text.meaning("4.00") == "side=expenditure economic=302 category=basic/operating");
    CHECK(text.meaning("5.00") == "side=expenditure economic=302 category=project");
}

TEST_CASE("projects that bear the name of an item are not the item") {
    CHECK(Narrative(Lines{"项目支出9.00万元，包括培训支出4.00万元。"}).meaning("4.00") != "side=expenditure function=2050803 category=project");
}

TEST_CASE("in final accounts 支出预算 is the plan") {
    CHECK(Narrative(Lines{"2025年度财政拨款安排公务接待费预算4.00万元，支出决算3.00万元。"}, Kind::final_accounts).meaning("4.00") == "fund=fiscal item=three_public/reception basis=budget");
    CHECK(Narrative(Lines{"2025年度财政拨款安排公务接待费预算4.00万元。"}).meaning("4.00") == "fund=fiscal item=three_public/reception");
}
