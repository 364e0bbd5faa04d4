#include "prose_narrative.hpp"

#include "support/page_sketch.hpp"

using namespace gouji;
using gouji::test::Narrative;
using gouji::test::PageSketch;

namespace {

using Lines = std::vector<std::string>;

Lines figures(const std::string& sentence) { return Narrative({sentence}).texts(); }

const Fact only(const std::string& sentence) {
    const Narrative narrative({sentence});
    REQUIRE(narrative.record.facts.size() == 1);
    return narrative.record.facts.front();
}

/// Facts of a page with these lines of text, each at x = 100 with characters of 10 points.
Record on_paper(const Lines& lines) {
    PageSketch sketch(3);
    double baseline = 200;
    for (const std::string& line : lines) {
        sketch.text(100, baseline, line);
        baseline += 16;
    }
    const std::vector<Page> pages = {sketch.page};
    Record record;
    record.identity.year = 2025;
    read_prose(lines_to_paragraphs({sketch.lines()}, pages, {{}}), pages, test::lexicon(), record);
    return record;
}

}  // namespace

TEST_CASE("money in every unit, percents and counts are figures") {
    CHECK(only("支出预算12.50万元。").unit == Unit::ten_thousand_yuan);
    CHECK(only("支出预算125000元。").unit == Unit::yuan);
    CHECK(only("支出预算1.25亿元。").unit == Unit::hundred_million_yuan);
    CHECK(only("支出预算增长3.5％。").unit == Unit::percent);
    CHECK(only("公务用车保有量3辆。").unit == Unit::count);
    CHECK(only("公务接待12批次。").unit == Unit::count);
}

TEST_CASE("the value is read exactly as printed, with its places") {
    CHECK(same_print(only("支出预算2,931.40万元。").value, *parse_decimal("2931.40")));
    CHECK(same_print(only("支出预算２９３１.40万元。").value, *parse_decimal("2931.40")));
    CHECK(same_print(only("支出预算0万元。").value, *parse_decimal("0")));
    CHECK(sign(only("增减变化：-5.00万元。").value) < 0);
}

TEST_CASE("numbers without a unit, and those inside names, are no figures") {
    CHECK(figures("热线12345，邮编530000，A4纸，第12号，代码2080501。").empty());
    CHECK(figures("按A12万元口径。").empty());
    CHECK(figures("2025年，1月，15日，2024—2026年。").empty());
}

TEST_CASE("limits are no figures of the body, from either side") {
    CHECK(figures("单价50万元以上的设备。").empty());
    CHECK(figures("单价50万元（含）以上。").empty());
    CHECK(figures("限额100万元。").empty());
    CHECK(figures("合同不足20万元的。").empty());
    CHECK(figures("支出50万元。") == Lines{"50"});
}

TEST_CASE("the ordinal of a paragraph is no figure, the figure behind it is") {
    CHECK(figures("1.支出预算5.00万元。") == Lines{"5.00"});
    CHECK(figures("（2）车辆3辆。") == Lines{"3"});
}

TEST_CASE("figures of the narrative are printed, stand in no table and come in reading order") {
    const Narrative narrative({"支出预算5.00万元，其中：基本支出3.00万元，项目支出2.00万元。"});
    CHECK(narrative.texts() == Lines{"5.00", "3.00", "2.00"});
    for (const Fact& fact : narrative.record.facts) {
        CHECK(fact.origin == Origin::prose);
        CHECK(fact.table == -1);
        CHECK(fact.is_figure());
    }
}

TEST_CASE("a figure that the words do not bind stays unbound and is counted") {
    const Narrative narrative({"奇异事项7.00万元。"});
    REQUIRE(narrative.texts() == Lines{"7.00"});
    CHECK(narrative.fact("7.00").binding == Binding::unbound);
}

TEST_CASE("the evidence is the figure with its unit, as printed, where it stands") {
    const Record record = on_paper({"支出预算12.50万元，共3辆。"});
    REQUIRE(record.facts.size() == 2);
    const SourceRef& source = record.facts.front().source;
    CHECK(source.text == "12.50万元");
    CHECK(source.page == 3);
    CHECK(source.box.x0 == doctest::Approx(140));
    CHECK(source.box.x1 == doctest::Approx(185));
    CHECK(source.box.y0 < 200);
    CHECK(source.box.y1 > 195);
    CHECK(source.box.y1 < 210);
    CHECK(record.facts.back().source.text == "3辆");
    CHECK(record.facts.back().source.box.x0 == doctest::Approx(205));
}

TEST_CASE("printed forms stay in the evidence, folding is for reading only") {
    const Record record = on_paper({"支出预算１２.５万元。"});
    REQUIRE(record.facts.size() == 1);
    CHECK(record.facts.front().source.text == "１２.５万元");
    CHECK(same_print(record.facts.front().value, *parse_decimal("12.5")));
}

TEST_CASE("nothing but bytes is no narrative, and no text no figure") {
    CHECK(figures("").empty());
    CHECK_NOTHROW((void)figures("\xFF\xFE 5.00\xE4\xB8"));
    CHECK_NOTHROW((void)figures("99999999999999999999999999万元"));
    CHECK(figures("99999999999999999999999999万元").empty());
}
