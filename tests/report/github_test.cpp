#include "gouji/report/github.hpp"

#include "report/reports.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using namespace gouji;
using namespace gouji::test;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::size_t count(const std::vector<std::string>& lines, const std::string& start) {
    return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [&](const std::string& line) { return line.rfind(start, 0) == 0; }));
}

}  // namespace

TEST_CASE("annotations name file and title, most severe first; a document not checked is an error after the findings") {
    const auto made = make_reports();
    const auto lines = lines_of(write_github(made->report, Language::zh));
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].rfind("::error file=预算/某市城市管理局.pdf,title=不符 第 23 页 GJ012::", 0) == 0);
    CHECK(lines[1].rfind("::error file=坏%25FF.pdf,title=没有完整核对::", 0) == 0);
    CHECK(lines[1].find("文件已加密") != std::string::npos);
    CHECK(lines[2].rfind("::warning file=", 0) == 0);
    CHECK(lines[3].rfind("::notice file=", 0) == 0);
    CHECK(lines[4].rfind("::", 0) == std::string::npos);
    CHECK(lines[4].find("不符 1，疑点 1，提示 1") != std::string::npos);
}

TEST_CASE("what would end a property or a line is escaped") {
    auto made = make_reports();
    made->records[0]->path = "a:b,c%d.pdf";
    made->report.documents[0].findings[0].message = "suspect_binding";
    made->report.documents[0].findings[0].arguments = {{"label", "100%\n甲"}, {"table", "甲，乙: 丙,丁"}};
    const auto first = lines_of(write_github(made->report, Language::zh)).front();
    CHECK(first.rfind("::error file=a%3Ab%2Cc%25d.pdf,title=不符 第 23 页 · 甲，乙%3A 丙%2C丁 GJ012::100%25", 0) == 0);
    CHECK(first.find("%0A算式：3.55 + 279.74 = 283.29") != std::string::npos);
}

TEST_CASE("no more annotations of a kind than the platform shows, and the last one counts the rest") {
    auto made = make_reports();
    auto& findings = made->report.documents[0].findings;
    const Finding error = findings[0], warning = findings[1], note = findings[2];
    findings.assign(25, error);
    findings.insert(findings.end(), 12, warning);
    findings.insert(findings.end(), 10, note);
    const auto lines = lines_of(write_github(made->report, Language::zh));
    CHECK(count(lines, "::error ") == 10);
    CHECK(count(lines, "::warning ") == 10);
    CHECK(count(lines, "::notice ") == 10);
    CHECK(lines.size() == 30);
    // 25 errors, a document not read, 12 warnings, 10 notes: 48 in all, 29 of them shown
    CHECK(lines.back().rfind("::notice title=勾稽核对结果::另有 19 项没有逐一列出。", 0) == 0);
    CHECK(lines.back().find("不符 25，疑点 12，提示 10") != std::string::npos);
}

TEST_CASE("a run without documents is an error of its own") {
    CHECK(write_github({}, Language::zh) == "::error title=勾稽核对结果::没有可核对的文件\n");
}
