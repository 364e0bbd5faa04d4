#include "gouji/layout/line.hpp"

#include "synthetic.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gouji;
using synthetic::word;

namespace {

/// Pages whose lines are read, freed of furniture, and shown as text.
struct Pages {
    std::vector<Page> geometry;
    std::vector<std::vector<Line>> lines;
    std::vector<Line> removed;

    void add(std::vector<Word> words, double width = 600, double height = 800) {
        geometry.push_back(synthetic::page(std::move(words), static_cast<int>(geometry.size()) + 1, width, height));
    }
    void clean() {
        lines.clear();
        for (const auto& page : geometry) lines.push_back(words_to_lines(page));
        removed = remove_page_furniture(lines, geometry);
    }
    [[nodiscard]] bool has(const std::string& text) const {
        return std::any_of(lines.begin(), lines.end(), [&](const auto& page) {
            return std::any_of(page.begin(), page.end(), [&](const Line& line) { return line.text == text; });
        });
    }
};

std::string body(int page) { return "第" + std::string(static_cast<std::size_t>(page) + 1, 'x') + "页的正文"; }

}  // namespace

TEST_CASE("a running header goes on every page, also where a landscape page puts it elsewhere") {
    Pages pages;
    for (int i = 0; i < 6; ++i) pages.add({word("某局2026年度部门预算公开", 80, 50), word(body(i), 80, 200)});
    pages.add({word("某局2026年度部门预算公开", 300, 64), word("横页的正文", 80, 200)}, 800, 600);
    pages.clean();
    CHECK(pages.removed.size() == 7);
    CHECK_FALSE(pages.has("某局2026年度部门预算公开"));
    CHECK(pages.has("横页的正文"));
    CHECK(pages.has(body(3)));
}

TEST_CASE("page numbers go in every common form") {
    for (const std::string form : {"- 1 -", "—1—", "第 1 页", "第1页 共20页", "1/20", "1"}) {
        CAPTURE(form);
        Pages pages;
        for (int i = 1; i <= 3; ++i) {
            auto text = form;
            text[text.find('1')] = static_cast<char>('0' + i);
            pages.add({word(body(i), 80, 200), word(text, 290, 770)});
        }
        pages.clean();
        CHECK(pages.removed.size() == 3);
        CHECK(pages.has(body(2)));
    }
}

TEST_CASE("a bare number at the foot of a page is kept unless the pages are counted") {
    Pages pages;
    pages.add({word("其他支出", 80, 200), word("307", 290, 770)});
    pages.add({word("其他收入", 80, 200), word("52", 290, 770)});
    pages.clean();
    CHECK(pages.removed.empty());
}

TEST_CASE("a page number along the side of a turned page goes, the row beside it stays") {
    Pages pages;
    Word number = word("–8–", 24, 300);
    number.box = {24, 284, 36, 310};
    pages.add({number, word("210", 60, 300), word("13.69", 400, 300), word("12.18", 400, 320)}, 800, 600);
    pages.clean();
    REQUIRE(pages.lines[0].size() == 2);
    CHECK(pages.lines[0][0].words.front().text == "210");
    REQUIRE(pages.removed.size() == 1);
    CHECK(pages.removed[0].text == "–8–");
}

TEST_CASE("a bare number beside a table is no page number, nor is one that stands upright") {
    Pages pages;
    Word bare = word("12", 24, 300);
    bare.box = {24, 284, 34, 310};
    pages.add({bare, word("–8–", 24, 400), word("13.69", 400, 300)}, 800, 600);
    pages.clean();
    CHECK(pages.removed.empty());
}

TEST_CASE("a number in a sentence at the foot of a page is not a page number") {
    Pages pages;
    for (int i = 0; i < 3; ++i) pages.add({word(body(i), 80, 200), word("减少6.3" + std::to_string(i) + "万", 80, 770)});
    pages.geometry[1].words[1].text = "增加1.2元";
    pages.clean();
    CHECK(pages.has("增加1.2元"));
}

TEST_CASE("titles, numbers, unit lines of continued tables and all below them stay") {
    Pages pages;
    for (int i = 0; i < 4; ++i)
        pages.add({word("表3", 80, 50), word("支出总表", 250, 66), word("（2026年度）", 250, 80), word("单位：万元", 480, 94),
                   word(body(i), 80, 200)});
    pages.clean();
    CHECK(pages.removed.empty());
}

TEST_CASE("what repeats below a line that stays belongs to the text") {
    Pages pages;
    for (const std::string title : {"甲项目", "乙项目", "丙项目", "丁项目", "戊项目"})
        pages.add({word(title, 80, 50), word("绩效目标说明", 80, 66), word("正文", 80, 200)});
    pages.clean();
    CHECK(pages.removed.empty());
}

TEST_CASE("a congress is no table: its running header goes") {
    Pages pages;
    for (int i = 0; i < 3; ++i) pages.add({word("某市人民代表大会常务委员会2026年部门预算", 80, 50), word(body(i), 80, 200)});
    pages.clean();
    CHECK(pages.removed.size() == 3);
}

TEST_CASE("header rows of a continued table stay: inside rulings, or without any because they stand in columns") {
    Pages ruled;
    for (int i = 0; i < 3; ++i) {
        ruled.add({word("科目编码", 80, 60), word(body(i), 80, 200)});
        synthetic::frame(ruled.geometry.back(), 70, 45, 500, 300);
    }
    ruled.clean();
    CHECK(ruled.removed.empty());

    Pages bare;
    for (int i = 0; i < 3; ++i)
        bare.add({word("科目", 80, 60), word("合计", 250, 60), word("基本支出", 400, 60), word(body(i), 80, 200)});
    bare.clean();
    CHECK(bare.removed.empty());
}

TEST_CASE("in a document of two pages only what repeats at one height goes") {
    Pages pages;
    pages.add({word("某局部门预算", 80, 50), word("一、主要职责", 80, 200), word("- 1 -", 290, 770)});
    pages.add({word("某局部门预算", 80, 50), word("二、机构设置", 80, 200), word("- 2 -", 290, 770)});
    pages.clean();
    CHECK(pages.removed.size() == 4);

    Pages moved;
    moved.add({word("某局部门预算", 80, 50), word("甲", 80, 200)});
    moved.add({word("某局部门预算", 80, 100), word("乙", 80, 200)});
    moved.clean();
    CHECK(moved.removed.empty());
}

TEST_CASE("the same list on page after page is text, though its first line repeats at one height") {
    Pages pages;
    for (int i = 0; i < 6; ++i)
        pages.add({word("福利和社保缴费等相关支出。", 80, 50), word("（二）公用经费937.4" + std::to_string(i) + "万元", 80, 70),
                   word(body(i), 80, 200)});
    pages.clean();
    CHECK(pages.removed.empty());
}

TEST_CASE("figures alone are no header, however often their pattern comes at one height") {
    Pages pages;
    for (int i = 0; i < 6; ++i) pages.add({word("450.10" + std::to_string(i), 80, 50), word(body(i), 80, 200)});
    pages.clean();
    CHECK(pages.removed.empty());
}

TEST_CASE("a page number that shares its baseline with a long cell is cut out of it") {
    Pages pages;
    pages.add({word(body(1), 80, 200), word("按时、保质完成", 80, 770), word("第3页，共4页", 290, 770.4)});
    pages.clean();
    REQUIRE(pages.removed.size() == 1);
    CHECK(pages.removed[0].text == "第3页，共4页");
    CHECK(pages.has("按时、保质完成"));
}

TEST_CASE("a line in the middle of the page stays however often it repeats") {
    Pages pages;
    for (int i = 0; i < 6; ++i) pages.add({word("本页无正文", 80, 400)});
    pages.clean();
    CHECK(pages.removed.empty());
}

TEST_CASE("missing geometry and empty pages are tolerated") {
    std::vector<std::vector<Line>> lines(3);
    CHECK(remove_page_furniture(lines, {}).empty());
    CHECK(lines.size() == 3);
}
