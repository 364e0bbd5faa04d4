#include "gouji/report/markdown.hpp"

#include "report/reports.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::test;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the summary says how the run ended, lists documents with something to say, and shows every finding") {
    const auto made = make_reports();
    const auto text = write_markdown(made->report, Language::zh);
    CHECK(has(text, "**未通过：1 项结果达到“不符”**"));
    CHECK(has(text, "| 预算/某市城市管理局.pdf | 某市城市管理局 | 2025 | 已核对 | 1 | 1 | 1 | 97.2% |"));
    CHECK(has(text, "无法读取 · 文件已加密，需要密码"));
    CHECK(has(text, "### 不符 · 第 23 页 · GJ012 A12 B03"));
    CHECK(has(text, "- 算式：`3.55 + 279.74 = 283.29`"));
    CHECK(has(text, "| 第 24 页 | 279.74 | 307 某市城市管理局 / 服务 |"));
    for (const char digit : {'1', '2', '3'}) CHECK(has(text, "`" + std::string(32, digit) + "`"));
}

TEST_CASE("the configuration in force and the number of suppressed findings are named") {
    auto made = make_reports();
    made->report.configuration.file = "gouji.toml";
    made->report.configuration.digest = std::string(16, 'd');
    made->report.suppressions.suppressed = 7;
    CHECK(has(write_markdown(made->report, Language::zh), "配置：gouji.toml，指纹 dddddddddddddddd。已抑制结果 7 项"));
}

TEST_CASE("text of a document is no markup and does not break a table") {
    const auto made = make_reports();
    const auto text = write_markdown(made->report, Language::zh);
    CHECK(has(text, "| 第 23 页 | 3.55 | 一\\|二\\<\\&\\>\"三\"\\*四\\* \\[五\\](0) \\`六\\`, 100%: 七 八 |"));
}

TEST_CASE("the verdict is that of the exit code") {
    auto made = make_reports();
    made->report.gate.fail_on = std::nullopt;
    CHECK(has(write_markdown(made->report, Language::zh), "**未完成：1 份文件没有完整核对**"));
    made->report.documents.pop_back();
    CHECK(has(write_markdown(made->report, Language::zh), "**通过："));
    CHECK(has(write_markdown({}, Language::zh), "**未完成：没有可核对的文件**"));
}

TEST_CASE("documents with errors come first, then warnings, then what was not checked") {
    auto made = make_reports();
    auto notes = made->report.documents[0];
    notes.findings.erase(notes.findings.begin(), notes.findings.begin() + 2);
    Record other = *made->records[0];
    other.path = "提示.pdf";
    notes.record = &other;
    made->report.documents.insert(made->report.documents.begin(), notes);
    const auto text = write_markdown(made->report, Language::zh);
    CHECK(text.find("| 预算/某市城市管理局.pdf") < text.find("| 坏%FF.pdf"));
    CHECK(text.find("| 坏%FF.pdf") < text.find("| 提示.pdf"));
    CHECK(text.find("## 预算/某市城市管理局.pdf") < text.find("## 提示.pdf"));
}

TEST_CASE("a summary of very many findings stays as long as platforms take it, and counts the rest") {
    auto made = make_reports();
    auto& findings = made->report.documents[0].findings;
    const Finding error = findings[0];
    findings.assign(100, error);
    made->report.documents.resize(1);
    made->report.documents.assign(50, made->report.documents[0]);
    const auto text = write_markdown(made->report, Language::zh);
    CHECK(text.size() < 1024 * 1024);
    CHECK(text.size() > 900'000);
    CHECK(has(text, "不符 5000，疑点 0，提示 0"));
    CHECK(has(text, "没有逐一列出。"));
}

TEST_CASE("documents without a finding are only counted") {
    auto made = make_reports();
    auto clean = made->report.documents[0];
    clean.findings.clear();
    made->report.documents = {clean, clean};
    const auto text = write_markdown(made->report, Language::zh);
    CHECK(has(text, "2 份文件已核对，未发现不符"));
    CHECK_FALSE(has(text, "| 文件 |"));
}
