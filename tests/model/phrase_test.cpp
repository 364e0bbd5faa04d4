#include "gouji/model/phrase.hpp"

#include "gouji/core/text.hpp"
#include "support/field_words.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

/// Only these words are known, so that a case shows the reading and not the field's vocabulary.
const Lexicon& words() {
    static const Lexicon lexicon = test::small_lexicon(R"(
        [[term]]
        text = "收入"
        set = { side = "revenue" }
        [[term]]
        text = "支出"
        set = { side = "expenditure" }
        [[term]]
        text = "财政拨款"
        set = { fund = "fiscal" }
        [[term]]
        text = "财政拨款结转"
        set = { fund = "fiscal", vintage = "brought_forward" }
        [[term]]
        text = "一般公共预算"
        set = { fund = "fiscal/general" }
        [[term]]
        text = "政府性基金"
        set = { fund = "fiscal/gov_fund" }
        [[term]]
        text = "事业收入"
        set = { fund = "own/business", side = "revenue" }
        weak_side = true
        [[term]]
        text = "经营支出"
        set = { category = "business_operation", side = "expenditure" }
        weak_side = true
        [[term]]
        text = "上年"
        set = { year = "-1" }
        [[term]]
        text = "合计"
        kind = "total"
        [[term]]
        text = "其中"
        kind = "of_which"
        [[term]]
        text = ["表", "预算"]
        kind = "stop"
        [[term]]
        text = "功能分类"
        axis = "function"
        [[term]]
        text = "名称"
        axis = "plain"
        [[term]]
        text = "会议费"
        set = { item = "meetings" }
        [[term]]
        text = "培训费"
        set = { item = "training" }
        [[term]]
        text = "单位"
        kind = "stop"
        places = ["title"]
    )");
    return lexicon;
}

Phrase read(const std::string& text, Place place = Place::column_header, int year = 2025) { return read_phrase(fold(text), words(), place, year); }

std::string meaning(const std::string& text, Place place = Place::column_header) { return read(text, place).coordinates.to_string(); }

}  // namespace

TEST_CASE("every word must be known, and what is not is named") {
    const Phrase known = read("财政拨款收入合计");
    CHECK(known.consumed());
    CHECK(known.coordinates.to_string() == "side=revenue fund=fiscal");
    const Phrase strange = read("财政拨款奇异收入杂项");
    CHECK_FALSE(strange.consumed());
    CHECK(strange.unknown == std::vector<std::string>{"奇异", "杂项"});
    CHECK(strange.coordinates.to_string() == "side=revenue fund=fiscal");
}

TEST_CASE("an empty text says nothing and leaves nothing over") {
    CHECK(read("").consumed());
    CHECK(read("").coordinates.empty());
    CHECK_FALSE(read("").meaning);
}

TEST_CASE("the longest word is read where several begin") {
    CHECK(meaning("财政拨款结转") == "vintage=brought_forward fund=fiscal");
    CHECK(meaning("财政拨款结") == "fund=fiscal");
    CHECK(read("财政拨款结").unknown == std::vector<std::string>{"结"});
}

TEST_CASE("a total word, 其中 and words without meaning are read without becoming coordinates") {
    const Phrase total = read("合计");
    CHECK(total.total);
    CHECK_FALSE(total.meaning);
    CHECK(total.coordinates.empty());
    const Phrase subset = read("其中：财政拨款");
    CHECK(subset.of_which);
    CHECK(subset.meaning);
    CHECK_FALSE(subset.total);
    CHECK(read("预算表").consumed());
    CHECK_FALSE(read("预算表").meaning);
}

TEST_CASE("the year of the document says nothing, another year is the figure's own") {
    CHECK(meaning("2025年预算") == "");
    CHECK(meaning("2024年预算") == "year=2024");
    CHECK(read("2024年预算").consumed());
    CHECK(read("2025年", Place::column_header, 0).coordinates.to_string() == "year=2025");
}

TEST_CASE("上年 is the year before the document's") {
    CHECK(meaning("上年预算") == "year=2024");
    CHECK(read("上年", Place::column_header, 0).coordinates.to_string() == "year=-1");
    CHECK(read("上年2024年").consumed());
    CHECK(read("上年2023年").conflict == Dimension::year);
}

TEST_CASE("a number before the year does not hide where it begins") {
    CHECK(meaning("1 2025年预算") == "");
    CHECK(meaning("1 2024年预算") == "year=2024");
    CHECK(read("20255年").unknown == std::vector<std::string>{"年"});
    CHECK(read("3650年").unknown == std::vector<std::string>{"年"});
}

TEST_CASE("digits that are no year are passed over, a number inside an unknown word stays part of it") {
    CHECK(read("1.财政拨款").consumed());
    CHECK(read("杂9项").unknown == std::vector<std::string>{"杂9项"});
}

TEST_CASE("punctuation joins words, full width or not") {
    CHECK(read("财政拨款（收入）、预算：《表》").consumed());
    CHECK(read("“财政拨款”·收入").consumed());
    CHECK(read("奇（异）词").unknown == std::vector<std::string>{"奇", "异", "词"});
}

TEST_CASE("bytes that are no UTF-8 stay unknown and end") {
    CHECK_FALSE(read_phrase("\xE6\x94", words(), Place::row_label, 2025).consumed());
    CHECK_FALSE(read_phrase("\xFF财政拨款", words(), Place::row_label, 2025).consumed());
}

TEST_CASE("a more specific word refines, whichever stands first") {
    CHECK(meaning("财政拨款（一般公共预算）") == "fund=fiscal/general");
    CHECK(meaning("一般公共预算财政拨款") == "fund=fiscal/general");
}

TEST_CASE("words that exclude each other conflict in headers and labels") {
    for (const Place place : {Place::column_header, Place::row_label}) {
        const Phrase phrase = read("一般公共预算政府性基金", place);
        CHECK(phrase.conflict == Dimension::fund);
        CHECK_FALSE(phrase.consumed());
        CHECK(phrase.unknown.empty());
    }
}

TEST_CASE("words side by side in a title enumerate and say nothing about a single figure") {
    const Phrase title = read("会议费、培训费支出表", Place::title);
    CHECK(title.consumed());
    CHECK(title.coordinates.to_string() == "side=expenditure item=several");
    CHECK(read("会议费、培训费", Place::column_header).conflict == Dimension::item);
}

TEST_CASE("the side of a fund yields to the side that is said, before it or after it") {
    CHECK(meaning("事业收入支出") == "side=expenditure fund=own/business");
    CHECK(meaning("支出事业收入") == "side=expenditure fund=own/business");
    CHECK(meaning("事业收入") == "side=revenue fund=own/business");
    CHECK(read("事业收入").weak_side);
    CHECK_FALSE(read("支出事业收入").weak_side);
    CHECK(read("收入支出").conflict == Dimension::side);
}

TEST_CASE("of two weak sides the first stays") {
    const Phrase phrase = read("事业收入经营支出");
    CHECK(phrase.consumed());
    CHECK(phrase.coordinates.value(Dimension::side) == "revenue");
    CHECK(phrase.weak_side);
}

TEST_CASE("a phrase refines what stands above it, but its weak side yields") {
    Coordinates table;
    table.set({Dimension::side, "expenditure", Certainty::said});
    CHECK_FALSE(refine_with(table, read("事业收入")));
    CHECK(table.to_string() == "side=expenditure fund=own/business");
    CHECK(refine_with(table, read("收入")) == Dimension::side);
    CHECK(table.to_string() == "side=expenditure fund=own/business");
    Coordinates nothing;
    CHECK_FALSE(refine_with(nothing, read("事业收入")));
    CHECK(nothing.to_string() == "side=revenue fund=own/business");
}

TEST_CASE("axis words are kept in their order") {
    CHECK(read("功能分类名称").axes == std::vector<std::string>{"function", "plain"});
    CHECK(read("财政拨款").axes.empty());
}

TEST_CASE("a word is read only in its places") {
    CHECK(read("单位预算", Place::title).consumed());
    CHECK(read("单位预算", Place::row_label).unknown == std::vector<std::string>{"单位"});
}

TEST_CASE("the field's own words read its usual titles to the end") {
    for (const std::string title : {"收支总表", "收入总表", "支出总表", "财政拨款收支总表", "一般公共预算支出表", "一般公共预算基本支出表", "政府性基金预算支出表",
                                    "国有资本经营预算支出表", "“三公”经费支出表", "项目支出表", "政府采购预算表", "政府购买服务预算表"}) {
        const Phrase phrase = read_phrase(fold(title), test::lexicon(), Place::title, 2025);
        CHECK_MESSAGE(phrase.consumed(), title);
    }
}
