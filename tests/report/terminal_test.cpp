#include "gouji/report/terminal.hpp"

#include "gouji/core/text.hpp"
#include "report/sample.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace gouji;
using namespace gouji::test;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

bool says(const std::string& text, const std::string& wanted) { return text.find(wanted) != std::string::npos; }

/// Column at which `wanted` ends in the first line that has it.
int end_column(const std::string& text, const std::string& wanted, const std::string& also) {
    for (const auto& line : lines_of(text)) {
        const auto at = line.find(wanted);
        if (at != std::string::npos && says(line, also)) return display_width(line.substr(0, at + wanted.size()));
    }
    return -1;
}

}  // namespace

TEST_CASE("a finding shows page, rule, both figures, the working and the figures concerned") {
    auto sample = make_sample();
    add_finding(sample);
    const auto text = write_terminal(sample.report, {});
    CHECK(says(text, "预算/某市城市管理局.pdf"));
    CHECK(says(text, "不符  第 23 页  GJ012 A12 B03"));
    CHECK(says(text, "印 0.00 万元，其他数字给出 283.29 万元"));
    CHECK(says(text, "算式  3.55 + 279.74 = 283.29"));
    CHECK(says(text, "同因  283.29 ≠ 0.00  GJ012"));
    CHECK(says(text, "若此处为 283.29 万元"));
    CHECK(says(text, "… / 服务"));
}

TEST_CASE("a hint at another figure quotes it, and what may have happened is said") {
    auto sample = make_sample();
    add_finding(sample);
    auto& finding = sample.report.documents[0].findings.front();
    finding.hint = Hint{2, parse_decimal("297.74").value()};
    finding.arguments.emplace_back("slip", "transposed");
    const auto text = write_terminal(sample.report, {});
    CHECK(says(text, "若“279.74”处为 297.74"));
    CHECK(says(text, "两个数字只差相邻两位的次序"));
    CHECK_FALSE(says(text, "若此处为"));
}

TEST_CASE("figures stand in one column whatever the width of the page words") {
    auto sample = make_sample();
    add_finding(sample);
    sample.report.documents[0].findings[0].evidence[2].source.page = 1024;
    for (const auto language : {Language::zh, Language::en}) {
        TerminalOptions options;
        options.language = language;
        const auto text = write_terminal(sample.report, options);
        const int column = end_column(text, "3.55", "货物");
        CHECK(column > 0);
        CHECK(end_column(text, "279.74", "服务") == column);
    }
}

TEST_CASE("no line is wider than the terminal") {
    auto sample = make_sample();
    add_finding(sample);
    sample.report.documents[0].findings[0].arguments[0].second = std::string(20, 'x') + std::string(" 很长的项目名称很长的项目名称很长的项目名称很长的项目名称很长的项目名称");
    for (const int width : {80, 120}) {
        TerminalOptions options;
        options.width = width;
        for (const auto& line : lines_of(write_terminal(sample.report, options))) {
            CAPTURE(line);
            CHECK(display_width(line) <= width);
        }
    }
}

TEST_CASE("colour is used only when asked for") {
    auto sample = make_sample();
    add_finding(sample);
    TerminalOptions options;
    CHECK_FALSE(says(write_terminal(sample.report, options), "\x1b["));
    options.color = true;
    CHECK(says(write_terminal(sample.report, options), "\x1b[1;31m不符\x1b[0m"));
}

TEST_CASE("the ledger names what was tied and why the rest was not") {
    const auto sample = make_sample();
    const auto text = write_terminal(sample.report, {});
    CHECK(says(text, "790/812（97.2%）"));
    CHECK(says(text, "未核对 25 个：词语未识 15，无对应数字 10"));
    CHECK(says(text, "已核对的数字之间未发现不符"));
}

TEST_CASE("a document with nothing checked never looks clean") {
    auto sample = make_sample();
    sample.report.documents[0].coverage = {};
    const auto text = write_terminal(sample.report, {});
    CHECK(says(text, "没有核对任何数字，不能据此认为文件无误"));
    CHECK_FALSE(says(text, "未发现不符"));
    CHECK(says(text, "2 份文件没有核对任何数字"));
    CHECK(says(text, "文件 2 份：未作核对 1，无法读取 1"));
    CHECK_FALSE(says(text, "已核对 1"));
}

TEST_CASE("a damaged document is never called clean") {
    auto sample = make_sample();
    sample.records[0]->status = Status::damaged;
    CHECK_FALSE(says(write_terminal(sample.report, {}), "未发现不符"));
}

TEST_CASE("a file that could not be read is named with its reason") {
    const auto sample = make_sample();
    const auto text = write_terminal(sample.report, {});
    CHECK(says(text, "坏%FF.pdf"));
    CHECK(says(text, "无法读取"));
    CHECK(says(text, "文件已加密，需要密码"));
}

TEST_CASE("the summary counts documents by status and findings by severity") {
    auto sample = make_sample();
    add_finding(sample);
    const auto text = write_terminal(sample.report, {});
    CHECK(says(text, "文件 2 份：已核对 1，无法读取 1"));
    CHECK(says(text, "结果：不符 1，疑点 0，提示 0"));
}

TEST_CASE("notes are told without their figures, residues by their own word") {
    auto sample = make_sample();
    add_finding(sample);
    auto& finding = sample.report.documents[0].findings[0];
    finding.severity = Severity::note;
    finding.verdict = Verdict::residue;
    finding.message = "residue";
    const auto text = write_terminal(sample.report, {});
    CHECK(says(text, "提示·尾差"));
    CHECK_FALSE(says(text, "涉及"));
}

TEST_CASE("control characters of a document do not reach the terminal") {
    auto sample = make_sample();
    add_finding(sample);
    sample.report.documents[0].findings[0].evidence[0].label = "x\x1b[2Jy";
    CHECK_FALSE(says(write_terminal(sample.report, {}), "\x1b[2J"));
}

TEST_CASE("an empty run says so") { CHECK(says(write_terminal(Report{}, {}), "没有可核对的文件")); }
