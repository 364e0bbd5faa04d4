#include "gouji/report/json.hpp"

#include "report/sample.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <set>

using namespace gouji;
using namespace gouji::test;
using nlohmann::json;

namespace {

std::set<std::string> keys(const json& object) {
    std::set<std::string> names;
    for (const auto& item : object.items()) names.insert(item.key());
    return names;
}

json written(const Report& report, Language language = Language::zh) { return json::parse(write_json(report, language)); }

}  // namespace

TEST_CASE("the names of the JSON report are those of the contract") {
    auto sample = make_sample();
    add_finding(sample);
    const auto out = written(sample.report);
    CHECK(keys(out) == std::set<std::string>{"schema", "tool", "configuration", "suppressions", "documents"});
    CHECK(keys(out["tool"]) == std::set<std::string>{"name", "version", "rules"});
    CHECK(keys(out["documents"][0]) == std::set<std::string>{"path", "sha256", "status", "reason", "entity", "level", "year", "kind",
                                                             "pages", "scanned_pages", "unread_pages", "coverage", "findings", "suppressed"});
    for (const char* name : {"table_figures", "table_figures_tied", "narrative_figures", "narrative_figures_tied", "relations_due",
                             "relations_run", "relations_by_verdict", "not_tied_by_reason"})
        CHECK(out["documents"][0]["coverage"].contains(name));
    const auto finding = out["documents"][0]["findings"][0];
    CHECK(keys(finding) == std::set<std::string>{"rule", "catalogue", "severity", "verdict", "message", "page", "actual", "expected",
                                                 "unit", "difference", "working", "hint", "relations", "fingerprint", "cause",
                                                 "evidence"});
    CHECK(keys(finding["evidence"][0]) == std::set<std::string>{"document", "role", "page", "bbox", "text", "label"});
    CHECK(keys(finding["relations"][0]) == std::set<std::string>{"rule", "working"});
    CHECK(keys(finding["hint"]) == std::set<std::string>{"figure", "value"});
}

TEST_CASE("amounts are strings, enumerated values ASCII ids, boxes lists of points") {
    auto sample = make_sample();
    add_finding(sample);
    const auto document = written(sample.report)["documents"][0];
    const auto finding = document["findings"][0];
    CHECK(document["status"] == "checked");
    CHECK(document["level"] == "department");
    CHECK(document["kind"] == "budget");
    CHECK(document["year"] == 2025);
    CHECK(finding["severity"] == "error");
    CHECK(finding["verdict"] == "violation");
    CHECK(finding["actual"] == "0.00");
    CHECK(finding["expected"] == "283.29");
    CHECK(finding["difference"] == "-283.29");
    CHECK(finding["unit"] == "万元");
    CHECK(finding["hint"] == json{{"figure", 0}, {"value", "283.29"}});
    CHECK(finding["catalogue"] == json{"A12", "B03"});
    CHECK(finding["evidence"][0]["bbox"] == json{412.3, 188.0, 438.1, 199.5});
    CHECK(finding["relations"].size() == 2);
}

TEST_CASE("what is not known is null") {
    auto sample = make_sample();
    add_finding(sample);
    auto& finding = sample.report.documents[0].findings[0];
    finding.expected.reset();
    finding.difference.reset();
    finding.hint.reset();
    finding.unit = Unit::count;
    const auto out = written(sample.report);
    const auto found = out["documents"][0]["findings"][0];
    for (const char* name : {"expected", "difference", "hint", "unit"}) CHECK(found[name].is_null());
    CHECK(out["documents"][0]["reason"].is_null());
    const auto bad = out["documents"][1];
    for (const char* name : {"entity", "level", "year", "kind"}) CHECK(bad[name].is_null());
    CHECK(bad["reason"] == "encrypted: a password is needed");
    CHECK(bad["status"] == "unreadable");
    CHECK(bad["path"] == "坏%FF.pdf");
    CHECK(bad["findings"] == json::array());
}

TEST_CASE("the message follows the language, the ids do not") {
    auto sample = make_sample();
    add_finding(sample);
    const auto chinese = written(sample.report, Language::zh)["documents"][0]["findings"][0];
    const auto english = written(sample.report, Language::en)["documents"][0]["findings"][0];
    CHECK(chinese["message"].get<std::string>().find("不能同时成立") != std::string::npos);
    CHECK(english["message"].get<std::string>().find("printed 0.00") != std::string::npos);
    CHECK(chinese["severity"] == english["severity"]);
}

TEST_CASE("bytes that are no UTF-8 in a document do not break the report") {
    auto sample = make_sample();
    add_finding(sample);
    sample.report.documents[0].findings[0].evidence[0].source.text = "\xff\xfe";
    CHECK_NOTHROW(written(sample.report));
}

TEST_CASE("the same report gives the same bytes") {
    auto sample = make_sample();
    add_finding(sample);
    CHECK(write_json(sample.report, Language::zh) == write_json(sample.report, Language::zh));
}
