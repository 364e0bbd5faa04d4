#include "gouji/layout/paragraph.hpp"

#include "synthetic.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gouji;
using synthetic::word;

namespace {

constexpr double left = 100;   // text margins of the synthetic pages: 36 characters of size 10
constexpr double right = 460;
constexpr double indent = left + 20;

/// Pages written line by line; every page opens with full lines of running text so that it has margins.
struct Text {
    std::vector<Page> geometry;
    std::vector<std::vector<Box>> taken;
    double y = 0;

    Text& page() {
        geometry.push_back(synthetic::page({}, static_cast<int>(geometry.size()) + 1));
        taken.emplace_back();
        y = 100;
        return *this;
    }
    Text& line(const std::string& text, double x = left, double size = 10) {
        geometry.back().words.push_back(word(text, x, y, size));
        y += 2 * size;
        return *this;
    }
    Text& centred(const std::string& text, double size = 10) {
        const auto width = word(text, 0, 0, size).box.width();
        return line(text, (left + right - width) / 2, size);
    }
    /// A paragraph of two full lines and a short one.
    Text& filler() {
        return line(full_indented(), indent).line(full()).line(full()).line("末行。");
    }
    static std::string full() { return repeated(36); }
    static std::string full_indented() { return repeated(34); }
    static std::string repeated(int count) {
        std::string out;
        for (int i = 0; i < count; ++i) out += "字";
        return out;
    }
    [[nodiscard]] std::vector<Paragraph> paragraphs() const {
        std::vector<std::vector<Line>> lines;
        for (const auto& p : geometry) lines.push_back(words_to_lines(p));
        return lines_to_paragraphs(lines, geometry, taken);
    }
};

/// Full line that ends with `tail`.
std::string full_with(const std::string& tail) {
    const auto width = static_cast<int>(word(tail, 0, 0).box.width() / 10);
    return Text::repeated(36 - width) + tail;
}

const Paragraph* find(const std::vector<Paragraph>& paragraphs, const std::string& part) {
    const auto found = std::find_if(paragraphs.begin(), paragraphs.end(),
                                    [&](const Paragraph& p) { return p.text.find(part) != std::string::npos; });
    return found == paragraphs.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("lines of a paragraph are joined without spaces, a new indent opens the next") {
    Text text;
    text.page().filler().filler();
    const auto paragraphs = text.paragraphs();
    REQUIRE(paragraphs.size() == 2);
    CHECK(paragraphs[0].text == Text::full_indented() + Text::full() + Text::full() + "末行。");
    CHECK(paragraphs[0].role == ParagraphRole::body);
    CHECK(paragraphs[0].level == -1);
}

TEST_CASE("a line that stops clearly before the margin ends its paragraph even without indents") {
    Text text;
    text.page().filler().line("甲项目支出十万元").line("乙项目支出二十万元");
    const auto paragraphs = text.paragraphs();
    REQUIRE(paragraphs.size() == 3);
    CHECK(paragraphs[1].text == "甲项目支出十万元");
}

TEST_CASE("a line that stops early because the next figure did not fit goes on") {
    Text text;
    text.page().filler().line(Text::repeated(31) + "支出", left).line("1,136.23万元，与上年持平。");
    const auto paragraphs = text.paragraphs();
    const auto* joined = find(paragraphs, "支出1,136.23万元");
    CHECK(joined != nullptr);
}

TEST_CASE("a number or its unit broken over the line end stays together") {
    Text text;
    text.page().filler().line(full_with("增加245.91万")).line("元，其中2,931元。").line(Text::full_indented(), indent)
        .line(full_with("支出2,931.")).line("45万元。");
    const auto paragraphs = text.paragraphs();
    CHECK(find(paragraphs, "增加245.91万元，其中2,931元。") != nullptr);
    CHECK(find(paragraphs, "支出2,931.45万元。") != nullptr);
}

TEST_CASE("Latin words keep the space that the line end stood for") {
    Text text;
    text.page().filler().line(full_with("Office Open")).line("XML格式。");
    CHECK(find(text.paragraphs(), "Office Open XML格式。") != nullptr);
}

TEST_CASE("a sentence goes on over the page end, and a table in between ends it") {
    Text text;
    text.page().filler().line(full_with("减少6.31万")).page().line("元，下降2%。").filler();
    CHECK(find(text.paragraphs(), "减少6.31万元，下降2%。") != nullptr);

    text.taken[1] = {Box{left, 40, right, 90}};
    const auto parted = text.paragraphs();
    CHECK(find(parted, "减少6.31万元") == nullptr);
    CHECK(find(parted, "元，下降2%。") != nullptr);
}

TEST_CASE("words that a table took are in no paragraph") {
    Text text;
    text.page().filler().line("合计12.00").filler();
    text.taken[0] = {Box{left, 165, right, 190}};
    const auto paragraphs = text.paragraphs();
    CHECK(paragraphs.size() == 2);
    CHECK(find(paragraphs, "合计") == nullptr);
}

TEST_CASE("headings carry the level of their ordinal") {
    Text text;
    text.page().centred("第一部分 部门概况", 16).line("一、主要职责", indent).filler().line("（二）机构设置", indent).filler()
        .line("1.基本支出", indent).filler();
    const auto paragraphs = text.paragraphs();
    const auto level = [&](const std::string& part) {
        const auto* found = find(paragraphs, part);
        REQUIRE(found != nullptr);
        CHECK(found->role == ParagraphRole::heading);
        return found->level;
    };
    CHECK(level("部门概况") == 0);
    CHECK(level("主要职责") == 1);
    CHECK(level("机构设置") == 2);
    CHECK(level("基本支出") == 3);
}

TEST_CASE("numbered sentences and figures are body, not headings") {
    Text text;
    text.page().filler().line("1.基本支出预算2,404.97万元", indent).line("2、持续推进精准执法，着力提升效能。", indent)
        .line("（三）收入预算总计100万元。包括：", indent).filler();
    for (const auto& paragraph : text.paragraphs()) CHECK(paragraph.role == ParagraphRole::body);

    Text amount;
    amount.page().filler().line("（一）本年财政拨款收入32908.71万元", indent).filler();
    CHECK(find(amount.paragraphs(), "32908.71")->role == ParagraphRole::body);
}

TEST_CASE("numbered names with nothing under them are a list, not headings") {
    Text text;
    text.page().filler().line("一、机构设置", indent).line("1.局本级", indent).line("2.信息中心", indent)
        .line("二、人员构成", indent).filler();
    const auto paragraphs = text.paragraphs();
    CHECK(find(paragraphs, "信息中心")->role == ParagraphRole::body);
    CHECK(find(paragraphs, "局本级")->role == ParagraphRole::body);
    CHECK(find(paragraphs, "机构设置")->role == ParagraphRole::heading);
    CHECK(find(paragraphs, "人员构成")->role == ParagraphRole::heading);
}

TEST_CASE("a larger centred title over several lines is one heading without ordinal") {
    Text text;
    text.page().centred("第二部分", 20).centred("2026年度", 20).centred("部门预算表", 20).page().filler().filler();
    const auto paragraphs = text.paragraphs();
    REQUIRE_FALSE(paragraphs.empty());
    CHECK(paragraphs[0].text == "第二部分2026年度部门预算表");
    CHECK(paragraphs[0].level == 0);
}

TEST_CASE("the title of a table that was not found is a caption and opens no section") {
    Text text;
    text.page().filler().centred("会议费明细表").filler();
    const auto paragraphs = text.paragraphs();
    const auto* title = find(paragraphs, "会议费明细表");
    REQUIRE(title != nullptr);
    CHECK(title->role == ParagraphRole::caption);
}

TEST_CASE("entries of the table of contents are contents until the first one comes again as a heading") {
    Text text;
    text.page().centred("目 录", 16).line("第一部分 单位概况").line("一、主要职能").line("第二部分 情况说明")
        .page().line("一、收支预算").line("第一部分 单位概况", left, 16).line("一、主要职能", indent).filler().filler();
    const auto paragraphs = text.paragraphs();
    REQUIRE(paragraphs.size() > 7);
    for (std::size_t i = 0; i < 5; ++i) CHECK(paragraphs[i].role == ParagraphRole::contents);
    CHECK(paragraphs[3].text == "第二部分 情况说明");
    CHECK(paragraphs[5].role == ParagraphRole::heading);
    CHECK(paragraphs[6].role == ParagraphRole::heading);
}

TEST_CASE("a line with leader dots and a page number is contents without any heading") {
    Text text;
    text.page().filler().line("一、部门职责............................3").filler();
    CHECK(find(text.paragraphs(), "部门职责")->role == ParagraphRole::contents);
}

TEST_CASE("an ordinal at the start of a line does not break a running sentence") {
    Text text;
    text.page().filler().line(Text::full_indented(), indent).line(full_with("比上年增加")).line("1.5万元，增长2%。");
    CHECK(find(text.paragraphs(), "比上年增加1.5万元，增长2%。") != nullptr);

    Text enumeration;
    enumeration.page().filler().line(Text::full_indented(), indent).line(full_with("根据规定第")).line("（一）项办理。");
    CHECK(find(enumeration.paragraphs(), "根据规定第（一）项办理。") != nullptr);
}

TEST_CASE("evidence covers exactly the glyphs of a byte range on the page of its first") {
    Text text;
    text.page().filler().line("支出12.34万元");
    const auto paragraphs = text.paragraphs();
    const auto* paragraph = find(paragraphs, "支出12.34万元");
    REQUIRE(paragraph != nullptr);
    const auto at = paragraph->text.find("12.34");
    const auto ref = paragraph->source(at, at + 5, text.geometry);
    CHECK(ref.page == 1);
    CHECK(ref.text == "12.34");
    CHECK(ref.box.x0 == doctest::Approx(left + 20));
    CHECK(ref.box.x1 == doctest::Approx(left + 20 + 25));
    CHECK(paragraph->source(3, 3, text.geometry).page == 0);
}

TEST_CASE("evidence of a figure broken over a page end stays on its first page") {
    Text text;
    text.page().filler().line(full_with("共6.31")).page().line("万元，下降2%。").filler();
    const auto paragraphs = text.paragraphs();
    const auto* paragraph = find(paragraphs, "共6.31万元");
    REQUIRE(paragraph != nullptr);
    const auto at = paragraph->text.find("6.31");
    const auto ref = paragraph->source(at, at + std::string("6.31万元").size(), text.geometry);
    CHECK(ref.page == 1);
    CHECK(ref.text == "6.31万元");
    CHECK(ref.box.x0 == doctest::Approx(right - 20));
    CHECK(ref.box.x1 == doctest::Approx(right));
}

TEST_CASE("a line at the margin goes on below an indented first line, even after a line broken early") {
    Text text;
    text.page().filler().line("原因是口径不同，" + Text::repeated(18) + "均计", indent).line("入机关运行经费支出中。");
    CHECK(find(text.paragraphs(), "均计入机关运行经费支出中。") != nullptr);
}

TEST_CASE("a whole block further right keeps its sentences") {
    Text text;
    text.page().filler().filler();
    const auto wide = Text::repeated(24) + "，其中基本支出";
    text.line("（一）" + Text::repeated(23) + "其中收入增加83.76万", indent + 20).line("元，其他收入增加35万元。", indent)
        .line("（二）" + wide, indent).line("2,776.85万元。", indent);
    const auto paragraphs = text.paragraphs();
    CHECK(find(paragraphs, "83.76万元，其他收入") != nullptr);
    CHECK(find(paragraphs, "基本支出2,776.85万元。") != nullptr);
}

TEST_CASE("a heading that nearly fills its line does not swallow the paragraph below it") {
    Text text;
    text.page().filler().line("十一、" + Text::repeated(29), indent).line("2019年" + Text::repeated(30), indent).line("末行。");
    const auto paragraphs = text.paragraphs();
    const auto* heading = find(paragraphs, "十一、");
    REQUIRE(heading != nullptr);
    CHECK(heading->role == ParagraphRole::heading);
    CHECK(heading->text == "十一、" + Text::repeated(29));
}

TEST_CASE("notes of one page that start further left do not move the margin of the other pages") {
    Text text;
    text.page().filler().line("注：" + Text::repeated(37), left - 20).line(Text::repeated(39), left - 20);
    for (int i = 0; i < 8; ++i) text.page().filler().filler();
    text.page().line(full_with("项目支出"), left).line("10万元。").line(Text::full_indented(), indent).line("末行。");
    CHECK(find(text.paragraphs(), "项目支出10万元。") != nullptr);
}

TEST_CASE("a part named only by its number takes its name from the large line further down") {
    Text text;
    text.page().filler().page().line("第一部分", left, 20);
    text.y += 200;
    text.centred("部门概况", 20);
    const auto paragraphs = text.paragraphs();
    CHECK(paragraphs.back().text == "第一部分部门概况");
    CHECK(paragraphs.back().level == 0);
}

TEST_CASE("explanations, labels and charts are not headings") {
    Text text;
    text.page().filler().line("一、项目支出：指基本支出之外的支出", indent).line("（二）加快改革，完善制度", indent).filler()
        .centred("（2026年度）").filler().centred("部门：某市某局").filler().centred("图1：收入预算").filler();
    const auto paragraphs = text.paragraphs();
    for (const auto* part : {"项目支出：", "加快改革", "（2026年度）", "某市某局"}) {
        CAPTURE(part);
        const auto* found = find(paragraphs, part);
        REQUIRE(found != nullptr);
        CHECK(found->role == ParagraphRole::body);
    }
    CHECK(find(paragraphs, "图1")->role == ParagraphRole::caption);
}

TEST_CASE("entries that end with a full stop are still contents") {
    Text text;
    text.page().centred("目录", 16).line("第一部分 部门概况").line("一、主要职能。").line("二、收支总表").page().filler();
    const auto paragraphs = text.paragraphs();
    CHECK(find(paragraphs, "主要职能。")->role == ParagraphRole::contents);
    CHECK(find(paragraphs, "末行。")->role == ParagraphRole::body);
}

TEST_CASE("nothing gives nothing") {
    CHECK(lines_to_paragraphs({}, {}, {}).empty());
    CHECK(lines_to_paragraphs({{}, {}}, {}, {}).empty());
}
