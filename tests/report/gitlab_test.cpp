#include "gouji/report/gitlab.hpp"

#include "report/reports.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <set>

using namespace gouji;
using namespace gouji::test;
using nlohmann::json;

TEST_CASE("an issue has rule, fingerprint, severity, file and the page as its line") {
    const auto made = make_reports();
    const auto issues = json::parse(write_gitlab(made->report, Language::zh));
    REQUIRE(issues.size() == 4);
    CHECK(issues[0]["check_name"] == "GJ012");
    CHECK(issues[0]["fingerprint"] == std::string(32, '1'));
    CHECK(issues[0]["severity"] == "critical");
    CHECK(issues[1]["severity"] == "major");
    CHECK(issues[2]["severity"] == "info");
    CHECK(issues[0]["location"] == json{{"path", "预算/某市城市管理局.pdf"}, {"lines", {{"begin", 23}}}});
    CHECK(issues[0]["description"].get<std::string>().rfind("不符 · 第 23 页", 0) == 0);
    CHECK(issues[0]["content"]["body"].get<std::string>().find("算式：3.55 + 279.74 = 283.29") != std::string::npos);
}

TEST_CASE("a document that was not checked is an issue, for an empty list would look clean") {
    const auto made = make_reports();
    const auto issue = json::parse(write_gitlab(made->report, Language::zh)).back();
    CHECK(issue["check_name"] == "not_checked");
    CHECK(issue["location"]["path"] == "坏%FF.pdf");
    CHECK(issue["description"].get<std::string>().find("文件已加密") != std::string::npos);
}

TEST_CASE("fingerprints are unique although one document is in the run twice") {
    auto made = make_reports();
    made->report.documents.push_back(made->report.documents[0]);
    made->report.documents.push_back(made->report.documents[0]);
    made->report.documents.push_back(made->report.documents[1]);
    std::set<std::string> seen;
    const auto issues = json::parse(write_gitlab(made->report, Language::zh));
    for (const auto& issue : issues) CHECK(seen.insert(issue["fingerprint"].get<std::string>()).second);
    CHECK(seen.size() == 11);
}
