#include "gouji/report/ndjson.hpp"

#include "gouji/report/json.hpp"
#include "report/reports.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <sstream>

using namespace gouji;
using namespace gouji::test;
using nlohmann::json;

namespace {

std::vector<json> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<json> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
    return lines;
}

}  // namespace

TEST_CASE("one object a line: the run, each document before its findings, the totals") {
    const auto made = make_reports();
    std::vector<std::string> types;
    const auto lines = lines_of(write_ndjson(made->report, Language::zh));
    for (const auto& line : lines) types.push_back(line["type"]);
    CHECK(types == std::vector<std::string>{"run", "document", "finding", "finding", "finding", "document", "summary"});
    CHECK(lines[0]["schema"] == 1);
    CHECK(lines.back() == json{{"type", "summary"}, {"documents", 2}, {"not_fully_checked", 1}, {"errors", 1}, {"warnings", 1}, {"notes", 1}});
}

TEST_CASE("members are those of the JSON report, and a finding names its document") {
    const auto made = make_reports();
    const auto lines = lines_of(write_ndjson(made->report, Language::zh));
    const auto whole = json::parse(write_json(made->report, Language::zh))["documents"][0];
    json finding = lines[2];
    CHECK(finding["path"] == whole["path"]);
    CHECK(finding["sha256"] == whole["sha256"]);
    for (const char* own : {"type", "path", "sha256"}) finding.erase(own);
    CHECK(finding == whole["findings"][0]);
    json document = lines[1];
    document.erase("type");
    document["findings"] = whole["findings"];
    CHECK(document == whole);
}
