#include "gouji/report/sarif.hpp"

#include "report/reports.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace gouji;
using namespace gouji::test;
using nlohmann::json;

namespace {

json run_of(const Report& report, Language language = Language::zh) { return json::parse(write_sarif(report, language))["runs"][0]; }

std::string uri_of(const std::string& path) {
    auto made = make_reports();
    made->records[0]->path = path;
    return run_of(made->report)["artifacts"][0]["location"]["uri"];
}

}  // namespace

TEST_CASE("every rule in force is described with title, reason, help and catalogue ids, whether it found something or not") {
    const auto made = make_reports();
    const auto rules = run_of(made->report)["tool"]["driver"]["rules"];
    REQUIRE(rules.size() == 3);
    CHECK(rules[0]["id"] == "GJ012");
    CHECK(rules[0]["shortDescription"]["text"] == "合计等于各项之和");
    CHECK(rules[0]["fullDescription"]["text"] == "合计由各项相加而来。");
    for (const char* part : {"合计 = Σ 各项", "合计由各项相加而来。", "《预算法》", "合计 3，各项 1 与 1。"}) {
        CHECK(rules[0]["help"]["text"].get<std::string>().find(part) != std::string::npos);
        CHECK(rules[0]["help"]["markdown"].get<std::string>().find(part) != std::string::npos);
    }
    CHECK(rules[0]["properties"]["tags"] == json{"A12", "B03"});
    CHECK(rules[0]["defaultConfiguration"]["level"] == "error");
}

TEST_CASE("a result names rule, level, file, page and box, every figure, and a fingerprint") {
    const auto made = make_reports();
    const auto run = run_of(made->report);
    const auto results = run["results"];
    REQUIRE(results.size() == 3);
    CHECK(results[0]["level"] == "error");
    CHECK(results[1]["level"] == "warning");
    CHECK(results[2]["level"] == "note");
    const auto result = results[0];
    CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
    CHECK(result["partialFingerprints"]["gouji/v1"] == std::string(32, '1'));
    const auto place = result["locations"][0]["physicalLocation"];
    CHECK(place["properties"] == json{{"page", 23}, {"bbox", {412.3, 188.0, 438.1, 199.5}}});
    CHECK(place["artifactLocation"]["index"] == 0);
    CHECK_FALSE(place.contains("region"));   // pages have no lines
    CHECK(result["relatedLocations"].size() == 3);
    CHECK(result["relatedLocations"][2]["physicalLocation"]["properties"]["page"] == 24);
    CHECK(result["properties"]["expected"] == "283.29");
}

TEST_CASE("artifacts carry the digest, and paths are percent-encoded URIs") {
    const auto made = make_reports();
    const auto artifacts = run_of(made->report)["artifacts"];
    REQUIRE(artifacts.size() == 2);
    CHECK(artifacts[0]["hashes"]["sha-256"] == std::string(64, 'a'));
    CHECK_FALSE(artifacts[1].contains("hashes"));
    CHECK(artifacts[1]["location"]["uri"] == "%E5%9D%8F%FF.pdf");
    CHECK(uri_of("a b/c#d?e.pdf") == "a%20b/c%23d%3Fe.pdf");
    CHECK(uri_of("/预/1:2.pdf") == "file:///%E9%A2%84/1%3A2.pdf");
    CHECK(uri_of("100%20.pdf") == "100%2520.pdf");   // shown text, no byte that could not be shown
}

TEST_CASE("a document that was not checked is a notification, and the execution was not successful") {
    auto made = make_reports();
    const auto invocation = run_of(made->report)["invocations"][0];
    CHECK(invocation["executionSuccessful"] == false);
    REQUIRE(invocation["toolExecutionNotifications"].size() == 1);
    const auto notification = invocation["toolExecutionNotifications"][0];
    CHECK(notification["level"] == "error");
    CHECK(notification["descriptor"]["id"] == "unreadable");
    CHECK(notification["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 1);
    made->report.documents.pop_back();
    CHECK(run_of(made->report)["invocations"][0]["executionSuccessful"] == true);
}

TEST_CASE("brackets of a document are no links in messages") {
    const auto made = make_reports();
    const auto text = run_of(made->report)["results"][1]["relatedLocations"][1]["message"]["text"].get<std::string>();
    CHECK(text.find("\\[五\\](0)") != std::string::npos);
}

TEST_CASE("texts follow the language, ids and numbers do not") {
    const auto made = make_reports();
    const auto chinese = run_of(made->report, Language::zh), english = run_of(made->report, Language::en);
    CHECK(chinese["language"] == "zh-CN");
    CHECK(english["language"] == "en-US");
    CHECK(english["tool"]["driver"]["rules"][0]["shortDescription"]["text"] == "a total equals its parts");
    CHECK(chinese["results"][0]["partialFingerprints"] == english["results"][0]["partialFingerprints"]);
}
