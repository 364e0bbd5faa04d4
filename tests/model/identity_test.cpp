#include "gouji/model/identity.hpp"

#include "support/typed_table.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

Paragraph paragraph(const std::string& text, ParagraphRole role = ParagraphRole::body) {
    Paragraph result;
    result.role = role;
    result.text = text;
    return result;
}

Table table(const std::string& title, const std::string& owner = "") {
    Table result = test::table_text(title, "L:科目名称 | A:合计\n合计|1.00");
    result.owner = owner;
    return result;
}

Identity of(const std::vector<std::string>& texts, const std::vector<Table>& tables = {}) {
    std::vector<Paragraph> paragraphs;
    for (const std::string& text : texts) paragraphs.push_back(paragraph(text));
    return identify(paragraphs, tables);
}

/// Paragraphs enough to fill the cover, so that what follows is the body of the document.
std::vector<std::string> after_cover(const std::string& text) {
    std::vector<std::string> texts(12, "说明");
    texts.push_back(text);
    return texts;
}

/// A disclosure of so many printed amounts with the words a budget has.
Document disclosure(const std::string& text, int amounts) {
    Document document;
    document.paragraphs = {paragraph("2025年部门预算，含收支总表、财政拨款、基本支出和项目支出。"), paragraph(text)};
    std::string rows = "L:科目名称 | A:合计";
    for (int i = 0; i < amounts; ++i) rows += "\n合计|1.00";
    document.tables = {test::typed("支出总表", rows)};
    return document;
}

}  // namespace

TEST_CASE("the fiscal year is the one most titles print") {
    CHECK(of({"2025年部门预算"}).year == 2025);
    CHECK(of({"2024年工作总结", "2025年部门预算", "2025年预算公开"}).year == 2025);
    CHECK(of({"某局"}).year == 0);
    CHECK(of({}).year == 0);
}

TEST_CASE("captions of tables vote for the year, long paragraphs do not") {
    CHECK(of({}, {table("2025年收支总表")}).year == 2025);
    std::string prose = "2023年";
    while (prose.size() <= 150) prose += "部门认真履行职责，";
    CHECK(of({prose, prose, "2025年部门预算"}).year == 2025);
    CHECK(of({prose}).year == 0);
}

TEST_CASE("where nothing else names the year, remarks of tables do") {
    Table empty = table("政府性基金预算支出表");
    empty.notes.push_back({1, {}, "注：本单位2025年没有政府性基金预算支出，故本表无数据。"});
    CHECK(of({}, {table("收支总表"), empty}).year == 2025);
    CHECK(of({"2026年单位预算"}, {table("收支总表"), empty}).year == 2026);
}

TEST_CASE("headings vote for the year with less weight than captions, body text behind the cover not at all") {
    std::vector<Paragraph> paragraphs(12, paragraph("说明"));
    paragraphs.push_back(paragraph("一、2024年执行情况", ParagraphRole::heading));
    paragraphs.push_back(paragraph("二、2024年决算", ParagraphRole::heading));
    CHECK(identify(paragraphs, {}).year == 2024);
    CHECK(identify(paragraphs, {table("2025年收支总表")}).year == 2025);
    paragraphs.front() = paragraph("2025年部门预算");
    CHECK(identify(paragraphs, {}).year == 2025);
    CHECK(of(after_cover("2023年")).year == 0);
}

TEST_CASE("four digits are a year only before 年, alone and in this century") {
    CHECK(of({"预算2025"}).year == 0);
    CHECK(of({"12025年"}).year == 0);
    CHECK(of({"1998年部门预算"}).year == 0);
    CHECK(of({"２０２５年部门预算"}).year == 2025);
}

TEST_CASE("names of budgets inside 决算 titles do not make it a budget") {
    CHECK(of({"2024年部门预算"}).kind == Kind::budget);
    CHECK(of({"2024年部门决算"}, {table("一般公共预算财政拨款支出决算表"), table("政府性基金预算财政拨款收入支出决算表"), table("国有资本经营预算支出决算表")}).kind ==
          Kind::final_accounts);
    const Table general = table("一般公共预算财政拨款支出明细表");
    CHECK(of({"2024年部门决算"}, {general, general, general}).kind == Kind::final_accounts);
    CHECK(of({"某局简介"}).kind == Kind::unknown);
}

TEST_CASE("a budget that mentions last year's accounts once stays a budget") {
    CHECK(of({"2025年部门预算"}, {table("收支预算总表"), table("支出预算总表"), table("收入预算总表"), table("“三公”经费预算表（含上年决算数）")}).kind == Kind::budget);
}

TEST_CASE("cover and captions say whether a department or a unit publishes") {
    CHECK(of({"某局2025年部门预算"}).level == Level::department);
    CHECK(of({"某所2025年单位预算"}).level == Level::unit);
    CHECK(of({"某所"}, {table("单位收支总表")}).level == Level::unit);
    CHECK(of({"部门预算", "单位预算"}).level == Level::unknown);
    CHECK(of({"某局2025年预算"}).level == Level::unknown);
}

TEST_CASE("the owner named by most unit lines is the body, with its code taken apart") {
    const Identity identity = of({}, {table("收支总表", "307005临江市园林所"), table("收入总表", "307005 临江市园林所"), table("支出总表", "另一单位")});
    CHECK(identity.entity == "临江市园林所");
    CHECK(identity.entity_code == "307005");
}

TEST_CASE("digits that are no body's code stay part of the name") {
    const Identity identity = of({}, {table("收支总表", "12345热线中心")});
    CHECK(identity.entity == "12345热线中心");
    CHECK(identity.entity_code.empty());
    CHECK(of({}, {table("收支总表", "307某局")}).entity_code == "307");
    CHECK(of({}, {table("收支总表", "307005001某所")}).entity_code == "307005001");
}

TEST_CASE("without unit lines the cover names the body") {
    CHECK(of({"临江市财政局2025年部门预算"}).entity == "临江市财政局");
    CHECK(of({"目录", "临江市园林所单位预算公开"}).entity == "临江市园林所");
    CHECK(of({"2025年部门预算"}).entity.empty());
    CHECK(of({"本部门预算"}).entity.empty());
    CHECK(of(after_cover("临江市财政局部门预算")).entity.empty());
}

TEST_CASE("a unit line outranks the cover") {
    CHECK(of({"临江市财政局2025年部门预算"}, {table("收支总表", "临江市税务所")}).entity == "临江市税务所");
}

TEST_CASE("notes on rounding and on secret items are found in text and under tables") {
    CHECK(of({"因四舍五入，部分合计数存在尾差。"}).rounding_note);
    CHECK_FALSE(of({"合计数无误。"}).rounding_note);
    Table noted = table("支出总表");
    noted.notes.push_back({1, {}, "注：涉密项目未公开。"});
    CHECK(of({}, {noted}).secrecy_note);
    CHECK_FALSE(of({}, {noted}).rounding_note);
    CHECK_FALSE(of({}, {table("支出总表")}).secrecy_note);
    CHECK(of({"根据保密规定，部分具体项目在公开时予以剔除。"}).secrecy_note);
    CHECK_FALSE(of({"非涉密文书档案整理一万件，机要交换按时完成。"}).secrecy_note);
}

TEST_CASE("a document without the words of a budget is not recognised") {
    Document document;
    document.paragraphs = {paragraph("Annual report on water quality"), paragraph("预算与收支")};
    judge_document(document);
    CHECK(document.status == Status::unrecognised);
    CHECK(document.reason.starts_with("no_budget:"));
    document.paragraphs.push_back(paragraph("基本支出和项目支出"));
    document.status = Status::checked;
    judge_document(document);
    CHECK(document.status == Status::checked);
}

TEST_CASE("words of a budget count wherever they stand: in text, titles and headers") {
    Document document;
    document.tables = {test::typed("财政拨款收支表", "L:科目名称 | A:基本支出 | A:项目支出")};
    judge_document(document);
    CHECK(document.status == Status::checked);
}

TEST_CASE("a form with placeholders and hardly a figure is a template") {
    std::string blanks;
    for (int i = 0; i < 20; ++i) blanks += "XX万元，";
    Document empty = disclosure(blanks, 3);
    judge_document(empty);
    CHECK(empty.status == Status::template_);
    CHECK(empty.reason.starts_with("placeholders:"));
    Document filled = disclosure(blanks, 30);
    judge_document(filled);
    CHECK(filled.status == Status::checked);
    Document few = disclosure("XX万元", 3);
    judge_document(few);
    CHECK(few.status == Status::checked);
}

TEST_CASE("states of a document have stable ids") {
    CHECK(id(Status::template_) == "template");
    CHECK(id(Status::unrecognised) == "unrecognised");
    CHECK(id(Kind::final_accounts) == "final_accounts");
    CHECK(id(Kind::unknown).empty());
    CHECK(id(Level::department) == "department");
    CHECK(id(Level::unknown).empty());
}
