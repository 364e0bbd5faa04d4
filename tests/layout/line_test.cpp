#include "gouji/layout/line.hpp"

#include "synthetic.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using synthetic::page;
using synthetic::struck_twice;
using synthetic::word;

namespace {

std::vector<std::string> word_texts(const std::vector<Word>& words) {
    const auto lines = words_to_lines(page(words));
    std::vector<std::string> texts;
    for (const auto& line : lines)
        for (const auto& w : line.words) texts.push_back(w.text);
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a number whose decimals are a run of their own is one word, whether the runs touch or overlap") {
    for (const double shift : {-3.0, 0.0, 2.0}) {
        const auto first = word("14,770", 100, 50);
        const auto lines = words_to_lines(page({first, word(".62", first.box.x1 + shift, 50)}));
        REQUIRE(lines.size() == 1);
        REQUIRE(lines[0].words.size() == 1);
        const auto& merged = lines[0].words[0];
        CHECK(merged.text == "14,770.62");
        CHECK(merged.glyph_x.size() == 10);
        CHECK(merged.box.x0 == doctest::Approx(100));
        CHECK(merged.box.x1 == doctest::Approx(first.box.x1 + shift + 15));
    }
}

TEST_CASE("a sign and a percent mark join their digits unless a real gap parts them") {
    CHECK(word_texts({word("-", 100, 50), word("58.69", 106, 50), word("%", 131.5, 50)}) == Texts{"-58.69%"});
    CHECK(word_texts({word("58.69", 100, 50), word("%", 129, 50)}) == Texts{"58.69", "%"});
}

TEST_CASE("two complete amounts never merge, even when their columns abut") {
    CHECK(word_texts({word("12.00", 100, 50), word("35.00", 125, 50)}) == Texts{"12.00", "35.00"});
    CHECK(word_texts({word("12.00", 100, 50), word("35.00", 124, 50)}) == Texts{"12.00", "35.00"});
}

TEST_CASE("numbers of neighbouring columns stay apart when the gap is a quarter of the size") {
    CHECK(word_texts({word("14", 100, 50), word(".62", 112.6, 50)}) == Texts{"14", ".62"});
    CHECK(word_texts({word("208", 100, 50), word("05", 117, 50)}) == Texts{"208", "05"});
}

TEST_CASE("digits that would break the groups of three do not merge") {
    CHECK(word_texts({word("1,234", 100, 50), word("56", 125, 50)}) == Texts{"1,234", "56"});
    CHECK(word_texts({word("2,93", 100, 50), word("1.45", 120, 50)}) == Texts{"2,931.45"});
}

TEST_CASE("a footnote mark above a number is not its last digit") {
    CHECK(word_texts({word("245", 100, 50), word("1", 115, 47, 5)}) == Texts{"245", "1"});
}

TEST_CASE("a word printed twice at almost one place is one word") {
    CHECK(word_texts({word("合计", 100, 50), word("合计", 100.4, 50)}) == Texts{"合计"});
    CHECK(word_texts({word("2,931.45", 100, 50), word("2,931.45", 100.3, 50.2)}) == Texts{"2,931.45"});
}

TEST_CASE("equal words side by side are both kept") {
    CHECK(word_texts({word("11", 100, 50), word("11", 113, 50)}) == Texts{"11", "11"});
    CHECK(word_texts({word("款", 100, 50), word("款", 110, 50)}) == Texts{"款", "款"});
}

TEST_CASE("glyphs struck twice inside a word count once, true repeats stay") {
    const auto doubled = struck_twice("22,931.00", 100, 50, 0.4);
    REQUIRE(doubled.text == "2222,,993311..0000");
    const auto lines = words_to_lines(page({doubled}));
    REQUIRE(lines.size() == 1);
    REQUIRE(lines[0].words.size() == 1);
    const auto& mended = lines[0].words[0];
    CHECK(mended.text == "22,931.00");
    CHECK(mended.glyph_x.size() == 10);
    CHECK(word_texts({word("1100.00", 100, 50)}) == Texts{"1100.00"});
}

TEST_CASE("words without extent or ink are dropped and ideographic spaces at the ends are no text") {
    auto flat = word("9", 10, 50);
    flat.box.x1 = flat.box.x0;
    CHECK(word_texts({flat, word("", 20, 50), word("\u3000", 30, 50), word("1", 60, 50, 0)}).empty());
    const auto lines = words_to_lines(page({word("\u3000\u3000一、职责", 100, 50)}));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].text == "一、职责");
    CHECK(lines[0].box.x0 == doctest::Approx(120));
}

TEST_CASE("words of one baseline are one line in the order of x, whatever order they came in") {
    const auto lines = words_to_lines(page({word("乙", 200, 50), word("丙", 100, 70), word("甲", 100, 50.8)}));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text == "甲乙");
    CHECK(lines[1].text == "丙");
    CHECK(lines[0].page == 1);
}

TEST_CASE("a superscript belongs to its line and does not move the baseline") {
    const auto lines = words_to_lines(page({word("面积", 100, 50), word("2", 120, 46.5, 5), word("下行", 100, 64)}));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].words.size() == 2);
    CHECK(lines[0].baseline == doctest::Approx(50));
    CHECK(lines[0].size == doctest::Approx(10));
}

TEST_CASE("an amount centred beside a name of two lines is on neither of them") {
    const auto lines = words_to_lines(page({word("机关事业单位", 100, 50), word("71.48", 300, 56), word("养老保险", 100, 62)}));
    CHECK(lines.size() == 3);
}

TEST_CASE("no space between ideographs, one space where digits or letters stand apart") {
    CHECK(words_to_text({word("江", 0, 50), word("苏", 25, 50), word("省", 50, 50)}) == "江苏省");
    CHECK(words_to_text({word("占", 0, 50), word("68.48", 40, 50), word("%", 72, 50)}) == "占 68.48 %");
    CHECK(words_to_text({word("共", 0, 50), word("2026", 12, 50), word("年", 33, 50)}) == "共2026年");
    CHECK(words_to_text({word("Total", 0, 50), word("budget", 28, 50)}) == "Total budget");
    CHECK(words_to_text({}).empty());
}

TEST_CASE("joined gives a part of the line and tolerates indexes past its end") {
    const auto lines = words_to_lines(page({word("合计", 0, 50), word("12.00", 100, 50), word("7.00", 200, 50)}));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].joined(0, 2) == "合计 12.00");
    CHECK(lines[0].joined(1, 99) == "12.00 7.00");
    CHECK(lines[0].joined(3, 2).empty());
}

TEST_CASE("words of a cell are grouped top to bottom and keep the page given") {
    const auto lines = group_into_lines({word("养老保险", 10, 62), word("机关事业单位", 10, 50)}, 7);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text == "机关事业单位");
    CHECK(lines[1].page == 7);
    CHECK(group_into_lines({}, 1).empty());
}
