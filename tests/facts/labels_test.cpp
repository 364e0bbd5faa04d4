#include "gouji/facts/labels.hpp"

#include "support/typed_table.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using test::typed;

namespace {

std::vector<RowMeaning> rows_of(const TypedTable& table, const std::set<std::string>& bodies = {}) {
    return read_rows(table, test::lexicon(), test::identity_of_2025(), bodies);
}

std::string said(const RowMeaning& row) { return row.phrase.coordinates.to_string(); }

/// One row with a code and a name under the header.
RowMeaning coded(const std::string& header, const std::string& code, const std::string& name) {
    return rows_of(typed("支出总表", "L:" + header + " | L:" + header + " | A:合计\n" + code + "|" + name + "|1.00")).front();
}

/// Reads rows whose outline parents are given.
std::vector<RowMeaning> with_parents(TypedTable table, const std::vector<int>& parents) {
    for (std::size_t i = 0; i < parents.size(); ++i) table.table.entries.at(i).parent = parents[i];
    return rows_of(table);
}

}  // namespace

TEST_CASE("a code is read in the space that its column's header names") {
    CHECK(said(coded("功能分类科目", "2080501", "行政单位离退休")) == "function=2080501");
    CHECK(said(coded("部门预算支出经济分类", "30101", "基本工资")) == "economic=30101");
    CHECK(said(coded("政府预算支出经济分类", "50101", "工资奖金津补贴")) == "gov_economic=50101");
    CHECK(said(coded("单位", "307005", "临江市园林所")) == "entity=307005");
    const RowMeaning row = coded("部门预算支出经济分类", "3010102", "补发工资");
    CHECK(row.code == "3010102");
    CHECK(row.code_dimension == Dimension::economic);
}

TEST_CASE("a code of three digits is a class only where header or name say so") {
    CHECK(said(coded("单位", "307", "某某局")) == "entity=307");
    CHECK(said(coded("科目编码", "307", "某某局")) == "entity=307");
    CHECK(said(coded("科目编码", "307", "债务利息及费用支出")) == "economic=307");
    CHECK(said(coded("部门预算支出经济分类", "307", "某某局")) == "economic=307");
    CHECK(said(coded("科目编码", "201", "一般公共服务支出")) == "function=201");
    CHECK(said(coded("科目编码", "201", "某某委员会")) == "entity=201");
}

TEST_CASE("the body's own name is never a class, whatever the header") {
    const RowMeaning row = coded("功能分类科目", "201", "临江市城市管理信息中心");
    CHECK(said(row) == "entity=201");
    CHECK(row.unit_row);
    CHECK(row.code.empty());
}

TEST_CASE("a longer code under a mute header is a class by its shape") {
    CHECK(said(coded("科目编码", "2080501", "名称有出入")) == "function=2080501");
    CHECK(said(coded("科目编码", "307005", "临江市园林所")) == "entity=307005");
}

TEST_CASE("a class may stand under a header of bodies when code and name agree") {
    CHECK(said(coded("单位", "2080501", "行政单位离退休")) == "function=2080501");
    CHECK_FALSE(coded("单位", "2080501", "某某所").phrase.coordinates.has(Dimension::function));
}

TEST_CASE("a class name without its code is found in the branch of its parent") {
    const TypedTable table = typed("支出总表", R"(
        L:功能分类科目 | A:合计
        社会保障和就业支出|3.00
        行政事业单位养老支出|3.00
        行政单位离退休|3.00)");
    const auto rows = with_parents(table, {-1, 0, 1});
    CHECK(said(rows[0]) == "function=208");
    CHECK(said(rows[1]) == "function=20805");
    CHECK(said(rows[2]) == "function=2080501");
    CHECK_FALSE(rows[2].open);
}

TEST_CASE("one name in many branches is decided by the parent and stays open without one") {
    const std::string rows_text = "L:功能分类科目 | A:合计\n政协事务|1.00\n行政运行|1.00";
    const auto below = with_parents(typed("支出总表", rows_text), {-1, 0});
    CHECK(said(below[1]) == "function=2010201");
    const auto alone = with_parents(typed("支出总表", rows_text), {-1, -1});
    CHECK(alone[1].open);
    CHECK(alone[1].open_name == "行政运行");
    CHECK_FALSE(alone[1].phrase.coordinates.has(Dimension::function));
}

TEST_CASE("a name at several levels is the class at the top and the item inside its own section") {
    const auto rows = with_parents(typed("支出总表", "L:功能分类科目 | A:合计\n其他支出|1.00\n国防支出|1.00\n其他国防支出|1.00\n其他国防支出|1.00"), {-1, -1, 1, 2});
    CHECK(said(rows[0]) == "function=229");
    CHECK(rows[2].open);   // 20399 and 2039999
    const TypedTable with_code = typed("支出总表", "L:功能分类科目编码 | L:功能分类科目 | A:合计\n20399|其他国防支出|1.00\n|其他国防支出|1.00");
    CHECK(said(with_parents(with_code, {-1, 0})[1]) == "function=2039999");
}

TEST_CASE("a class name outside the branch of its parent is not forced into it") {
    const auto rows = with_parents(typed("支出总表", "L:功能分类科目 | A:合计\n社会保障和就业支出|1.00\n城管执法|1.00"), {-1, 0});
    CHECK_FALSE(rows[1].phrase.coordinates.has(Dimension::function));
}

TEST_CASE("one name in two classifications means what the header of its column says") {
    CHECK(said(rows_of(typed("支出总表", "L:功能分类科目 | A:合计\n社会保障和就业支出|1.00")).front()) == "function=208");
    const auto economic = rows_of(typed("基本支出表", "L:部门预算支出经济分类 | A:合计\n住房公积金|1.00")).front();
    CHECK(said(economic) == "economic=30113");
    const auto government = rows_of(typed("基本支出表", "L:政府预算支出经济分类 | A:合计\n住房公积金|1.00")).front();
    CHECK(said(government) == "gov_economic=50103");
}

TEST_CASE("totals do not vote whether the names of a column are known") {
    const auto rows = rows_of(typed("支出总表", R"(
        L:内容 | A:合计
        财政拨款宣传周|1.00
        灯光秀|2.00
        园区绿化|3.00
        合计|6.00
        支出合计|6.00
        支出总计|6.00
        总计|6.00)"));
    CHECK(rows[0].open);
}

TEST_CASE("a column whose names are mostly unknown lists free names") {
    const auto rows = rows_of(typed("支出总表", R"(
        L:内容 | A:合计
        合计|6.00
        财政拨款宣传周|1.00
        灯光秀|2.00
        园区绿化|3.00)"));
    CHECK(rows[0].total);
    CHECK(rows[1].open);
    CHECK(rows[1].open_name == "财政拨款宣传周");
    CHECK(rows[1].phrase.unknown.empty());
    CHECK_FALSE(rows[1].phrase.coordinates.has(Dimension::fund));
}

TEST_CASE("one odd name among known ones is an unknown word, not a free name") {
    const auto rows = rows_of(typed("收入总表", R"(
        L:内容 | A:合计
        财政拨款|1.00
        事业收入|1.00
        其他收入|1.00
        财政拨款奇异|1.00)"));
    CHECK_FALSE(rows[3].open);
    CHECK(rows[3].phrase.unknown == std::vector<std::string>{"奇异"});
    CHECK(rows[3].phrase.coordinates.value(Dimension::fund) == "fiscal");
}

TEST_CASE("two odd names are too few to make a column free, and codes forbid it") {
    const auto few = rows_of(typed("支出总表", "L:内容 | A:合计\n财政拨款奇异|1.00\n财政拨款杂项|1.00"));
    CHECK_FALSE(few[0].open);
    const auto with_code = rows_of(typed("支出总表", R"(
        L:科目编码 | L:内容 | A:合计
        2080501|行政单位离退休|1.00
        |财政拨款奇异|1.00
        |财政拨款杂项|1.00
        |财政拨款怪事|1.00)"));
    CHECK_FALSE(with_code[1].open);
}

TEST_CASE("a name without any known word is open even in a column of known names") {
    const auto rows = rows_of(typed("收入总表", "L:内容 | A:合计\n财政拨款|1.00\n灯光秀|1.00\n其他收入|1.00"));
    CHECK(rows[1].open);
    CHECK(rows[1].open_name == "灯光秀");
}

TEST_CASE("bodies known from other tables are bodies under any header") {
    const auto rows = rows_of(typed("支出总表", "L:内容 | A:合计\n临江市园林所|1.00\n灯光秀|1.00"), {"临江市园林所"});
    CHECK(said(rows[0]) == "entity=临江市园林所");
    CHECK(rows[0].unit_row);
    CHECK_FALSE(rows[0].open);
    CHECK(rows[1].open);
}

TEST_CASE("names under a header of bodies are known everywhere, totals and words of the field are not names") {
    const std::vector<TypedTable> tables = {typed("支出总表", "L:单位名称 | A:合计\n临江市园林所|1.00\n单位资金合计|1.00\n社会保障和就业支出|1.00\n基本支出|1.00"),
                                            typed("收入总表", "L:内容 | A:合计\n灯光秀|1.00")};
    CHECK(names_of_bodies(tables, test::lexicon()) == std::set<std::string>{"临江市园林所"});
}

TEST_CASE("the row that names the publishing body holds everything, beside a code it does not") {
    const auto rows = rows_of(typed("支出总表", "L:功能分类科目编码 | L:功能分类科目名称 | L:单位名称 | A:合计\n||临江市城市管理信息中心|2.00\n2080501|行政单位离退休|临江市城市管理信息中心|2.00"));
    CHECK(rows[0].names_body);
    CHECK(rows[0].total);
    CHECK(rows[1].names_body);
    CHECK_FALSE(rows[1].total);
    CHECK(said(rows[1]) == "function=2080501");
}

TEST_CASE("a unit row governs the rows below it until the next unit or the total") {
    const auto rows = rows_of(typed("支出总表", R"(
        L:科目编码 | L:科目名称 | A:合计
        307001|某局本级|1.00
        2080501|行政单位离退休|1.00
        307005|临江市园林所|2.00
        2080501|行政单位离退休|2.00
        |合计|3.00
        2080502|事业单位离退休|3.00)"));
    CHECK(rows[0].unit_row);
    CHECK(rows[1].inherited.value(Dimension::entity) == "307001");
    CHECK(rows[1].inherited.find(Dimension::entity)->certainty == Certainty::inherited);
    CHECK(rows[3].inherited.value(Dimension::entity) == "307005");
    CHECK_FALSE(rows[4].inherited.has(Dimension::entity));
    CHECK_FALSE(rows[5].inherited.has(Dimension::entity));
}

TEST_CASE("a body beside a code governs nothing") {
    const auto rows = rows_of(typed("支出总表", R"(
        L:单位名称 | L:功能分类科目编码 | L:功能分类科目名称 | A:合计
        临江市园林所|2080501|行政单位离退休|1.00
        |2080502|事业单位离退休|2.00)"));
    CHECK_FALSE(rows[0].unit_row);
    CHECK(said(rows[0]) == "function=2080501 entity=临江市园林所");
    CHECK_FALSE(rows[1].inherited.has(Dimension::entity));
}

TEST_CASE("a unit row is no part of what the rows above it say") {
    const auto rows = with_parents(typed("支出总表", "L:科目编码 | L:科目名称 | A:合计\n|上年结转|1.00\n307005|临江市园林所|1.00"), {-1, 0});
    CHECK(rows[1].parent == -1);
    CHECK(rows[1].inherited.empty());
}

TEST_CASE("units of one panel do not govern the other") {
    const auto rows = rows_of(typed("支出总表", R"(
        L0:单位名称 | A0:合计 | L1:功能分类科目 | A1:合计
        临江市园林所|1.00|社会保障和就业支出|1.00
        临江市路灯所|1.00|卫生健康支出|1.00)"));
    CHECK(rows[1].phrase.coordinates.value(Dimension::function) == "208");
    CHECK_FALSE(rows[1].inherited.has(Dimension::entity));
}

TEST_CASE("outline children inherit what their parent says") {
    const auto rows = rows_of(typed("收支总表", "L:项目 | A:预算数\n一、一般公共预算拨款|3.00\n（一）上级补助|1.00"));
    CHECK(rows[1].parent == 0);
    CHECK(rows[1].inherited.to_string() == "fund=fiscal/general");
    CHECK(said(rows[1]) == "origin=higher_level");
}

TEST_CASE("a parent whose words exclude each other passes on only what is sure") {
    const auto rows = rows_of(typed("收支总表", "L:项目 | A:预算数\n一、本级一般公共预算政府性基金|3.00\n（一）基本支出|1.00"));
    CHECK(rows[0].phrase.conflict == Dimension::fund);
    CHECK_FALSE(rows[1].inherited.has(Dimension::fund));
    CHECK(rows[1].inherited.value(Dimension::origin) == "own_level");
    CHECK_FALSE(rows[1].phrase.conflict);
}

TEST_CASE("the free name of a parent is not its children's") {
    const auto rows = with_parents(typed("项目支出表", "L:单位名称 | L:项目名称 | A:合计\n临江市园林所|灯光秀|1.00\n|材料|1.00"), {-1, 0});
    CHECK(rows[0].phrase.coordinates.value(Dimension::project) == "灯光秀");
    CHECK_FALSE(rows[1].inherited.has(Dimension::project));
}

TEST_CASE("numbering that restarts right after money carried over belongs to it") {
    const auto rows = rows_of(typed("收支总表", R"(
        L:项目 | A:预算数
        一、一般公共预算拨款|3.00
        二、政府性基金预算拨款|2.00
        上年结转|4.00
        一、一般公共预算拨款|3.00
        二、政府性基金预算拨款|1.00
        收入总计|9.00)"));
    CHECK(rows[0].parent == -1);
    CHECK(rows[3].parent == 2);
    CHECK(rows[4].parent == 2);
    CHECK(rows[4].inherited.value(Dimension::vintage) == "brought_forward");
    CHECK_FALSE(rows[1].inherited.has(Dimension::vintage));
    CHECK(rows[5].parent == -1);
}

TEST_CASE("money carried to the next year hosts a numbering too, another unnumbered row does not") {
    const auto next_year = rows_of(typed("收支总表", "L:项目 | A:预算数\n结转下年|4.00\n一、一般公共预算拨款|4.00"));
    CHECK(next_year[1].inherited.value(Dimension::use) == "next_year");
    const auto other = rows_of(typed("收支总表", "L:项目 | A:预算数\n单位资金|4.00\n一、一般公共预算拨款|4.00"));
    CHECK(other[1].parent == -1);
    const auto goes_on = rows_of(typed("收支总表", "L:项目 | A:预算数\n一、财政拨款|4.00\n上年结转|4.00\n二、单位资金|4.00"));
    CHECK(goes_on[2].parent == -1);
    const auto ended = rows_of(typed("收支总表", "L:项目 | A:预算数\n上年结转|4.00\n一、财政拨款|4.00\n其他收入|4.00\n二、单位资金|4.00"));
    CHECK(ended[1].parent == 0);
    CHECK(ended[3].parent == -1);
}

TEST_CASE("projects beside a code lie below the code's own row") {
    const auto rows = rows_of(typed("项目支出表", R"(
        L:功能分类科目编码 | L:功能分类科目名称 | L:项目名称 | A:合计
        2120104|城管执法||3.00
        2120104|城管执法|灯光秀|3.00)"));
    CHECK_FALSE(rows[0].has_detail);
    CHECK(rows[1].has_detail);
    CHECK(said(rows[1]) == "function=2120104 project=灯光秀");
}

TEST_CASE("several free names of one row are one name from outer to inner") {
    const auto rows = rows_of(typed("项目支出表", "L:单位名称 | L:一级项目名称 | L:二级项目名称 | A:合计\n临江市园林所|灯光秀|材料|3.00"));
    CHECK(rows[0].open_name == "灯光秀/材料");
    CHECK(rows[0].phrase.coordinates.value(Dimension::project) == "灯光秀|材料");
}

TEST_CASE("categories among projects and kinds among purchases are words of the field") {
    const auto project = rows_of(typed("项目支出表", "L:单位名称 | L:项目名称 | A:合计\n临江市园林所|特定目标类|3.00")).front();
    CHECK_FALSE(project.open);
    CHECK(project.phrase.coordinates.value(Dimension::category) == "project/specific");
    const auto purchase = rows_of(typed("政府采购预算表", "L:采购品目 | A:合计\n货物类|3.00\n空调机|1.00"));
    CHECK(said(purchase[0]) == "purchase=goods");
    CHECK(purchase[1].open_name == "空调机");
}

TEST_CASE("the expenditure half headed only 项目 reads class names when most of its labels are such") {
    const std::string head = "L0:收入>项目 | A0:收入>预算数 | L1:支出>项目 | A1:支出>预算数\n";
    const auto classes = rows_of(typed("收支总表", head + R"(
        一、财政拨款|1.00|一、一般公共服务支出|1.00
        二、单位资金|1.00|二、外交支出|1.00
        三、其他收入|1.00|三、教育支出|1.00
        四、上年结转|1.00|四、社会保险基金支出|1.00)"));
    CHECK(said(classes[1]) == "function=201");
    CHECK(said(classes[7]) == "function=209");
    const auto two = rows_of(typed("收支总表", head + "一、财政拨款|1.00|一、教育支出|1.00\n二、单位资金|1.00|二、社会保险基金支出|1.00"));
    CHECK(two[3].phrase.coordinates.value(Dimension::fund) == "social_insurance");
}

TEST_CASE("labels that name two classes of one space conflict") {
    const auto row = rows_of(typed("支出总表", "L:功能分类科目 | L:功能分类科目名称 | A:合计\n社会保障和就业支出|卫生健康支出|1.00")).front();
    CHECK(row.phrase.conflict == Dimension::function);
}

TEST_CASE("a row without labels says nothing and is neither total nor open") {
    const auto row = rows_of(typed("支出总表", "L:科目名称 | A:合计\n|1.00")).front();
    CHECK(said(row).empty());
    CHECK_FALSE(row.total);
    CHECK_FALSE(row.open);
    CHECK(row.parent == -1);
}

TEST_CASE("a parent index beyond the rows read so far is not followed") {
    const auto rows = with_parents(typed("支出总表", "L:科目名称 | A:合计\n基本支出|1.00\n项目支出|1.00"), {7, 1});
    CHECK(rows.size() == 2);
    CHECK(rows[0].inherited.empty());
    CHECK(rows[1].inherited.empty());
}
