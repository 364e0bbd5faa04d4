#include "gouji/report/html.hpp"

#include "report/sample.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <set>

using namespace gouji;
using namespace gouji::test;

namespace {

bool has(const std::string& html, const std::string& text) { return html.find(text) != std::string::npos; }

std::size_t count(const std::string& html, const std::string& text) {
    std::size_t found = 0;
    for (auto at = html.find(text); at != std::string::npos; at = html.find(text, at + 1)) ++found;
    return found;
}

/// Draws nothing; remembers what it was asked for.
struct Drawer {
    std::vector<std::pair<std::size_t, CropRequest>> asked;
    CropSource source() {
        return [this](std::size_t document, const std::vector<CropRequest>& requests) {
            std::vector<Crop> crops;
            for (const auto& request : requests) {
                asked.emplace_back(document, request);
                crops.push_back({"PNG", {0, request.area.y0, 600, request.area.y1}, 10, 10});
            }
            return crops;
        };
    }
};

}  // namespace

TEST_CASE("a finding stands in the report with sentence, working, figures, hint and rule, in both languages") {
    auto sample = make_sample();
    sample.rule.title = {"采购小计等于各项之和", "Procurement adds up"};
    add_finding(sample);
    const auto zh = write_html(sample.report, Language::zh);
    for (const char* text : {"<html lang=\"zh-CN\">", "不符", "307 某市城市管理局 / 小计：印 0.00 万元", "3.55 + 279.74 = 283.29", "279.74", "若此处为 283.29 万元",
                             "GJ012", "A12 B03", "采购小计等于各项之和", "文件已加密，需要密码", "790/812 97.2%", "词语未识 15"})
        CHECK_MESSAGE(has(zh, text), text);
    const auto en = write_html(sample.report, Language::en);
    CHECK(has(en, "<html lang=\"en\">"));
    CHECK(has(en, "Procurement adds up"));
    CHECK_FALSE(has(en, "采购小计"));
}

TEST_CASE("the configuration in force and what was suppressed are named, with the reason") {
    auto sample = make_sample();
    add_finding(sample);
    auto& document = sample.report.documents[0];
    Suppression by;
    by.reason = "主管部门已答复 <1>";
    document.suppressed.push_back({document.findings[0], by});
    document.findings.clear();
    sample.report.configuration.file = "gouji.toml";
    sample.report.configuration.digest = "feedfeedfeedfeed";
    sample.report.suppressions.suppressed = 1;
    const auto html = write_html(sample.report, Language::zh);
    for (const char* text : {"gouji.toml", "feedfeedfeedfeed", "已抑制结果 1 项", "主管部门已答复 &lt;1&gt;"}) CHECK_MESSAGE(has(html, text), text);
    CHECK_FALSE(has(html, "<article"));
}

TEST_CASE("text of documents can neither end its place nor bring in anything") {
    auto sample = make_sample();
    const std::string hostile = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)> \" onclick=\" ' & \x01 \xff";
    sample.records[0]->path = hostile;
    sample.records[0]->identity.entity = hostile;
    sample.records[1]->reason = hostile;
    add_finding(sample);
    auto& finding = sample.report.documents[0].findings[0];
    finding.arguments = {{"label", hostile}, {"table", hostile}};
    finding.working = hostile;
    finding.relations[1].working = hostile;
    for (auto& evidence : finding.evidence) {
        evidence.label = hostile;
        evidence.role = hostile;
        evidence.source.text = hostile;
    }
    Drawer drawer;
    const auto html = write_html(sample.report, Language::zh, drawer.source());
    CHECK(count(html, "<script>") == 1);
    CHECK(count(html, "</script>") == 1);
    CHECK(count(html, "</title>") == 1);
    CHECK_FALSE(has(html, "<img src=x"));
    CHECK_FALSE(has(html, "\" onclick=\""));
    CHECK_FALSE(has(html, "\x01"));
    CHECK_FALSE(has(html, "\xff"));
    CHECK(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST_CASE("the file asks for nothing outside and allows only its own script and style") {
    auto sample = make_sample();
    add_finding(sample);
    Drawer drawer;
    const auto html = write_html(sample.report, Language::zh, drawer.source());
    CHECK(has(html, "default-src 'none'; img-src data:; style-src 'sha256-"));
    CHECK_FALSE(has(html, "unsafe-inline"));
    CHECK_FALSE(has(html, "http:"));
    CHECK_FALSE(has(html, "https:"));
    const auto markup = html.substr(0, html.find("<style>")) + html.substr(html.find("</style>"), html.find("<script>") - html.find("</style>"));
    CHECK_FALSE(has(markup, "style=\""));
    CHECK_FALSE(std::regex_search(markup, std::regex(" on[a-z]+=")));
}

TEST_CASE("every id is unique and every label points to one") {
    auto sample = make_sample();
    add_finding(sample);
    add_finding(sample);
    const auto html = write_html(sample.report, Language::zh);
    std::set<std::string> ids;
    const std::regex id(" id=\"([^\"]*)\""), label(" aria-labelledby=\"([^\"]*)\"");
    for (auto at = std::sregex_iterator(html.begin(), html.end(), id); at != std::sregex_iterator(); ++at) CHECK(ids.insert((*at)[1]).second);
    for (auto at = std::sregex_iterator(html.begin(), html.end(), label); at != std::sregex_iterator(); ++at) CHECK(ids.count((*at)[1]) == 1);
}

TEST_CASE("an error shows every page with figures of it, a note the place it stands at; each document is asked once") {
    auto sample = make_sample();
    add_finding(sample);
    Drawer error;
    const auto html = write_html(sample.report, Language::zh, error.source());
    REQUIRE(error.asked.size() == 2);
    CHECK(error.asked[0].first == 0);
    CHECK(error.asked[0].second.page == 23);
    CHECK(error.asked[1].second.page == 24);
    CHECK(error.asked[0].second.area.y0 < 188.0);
    CHECK(error.asked[0].second.area.y1 > 199.5);
    CHECK(count(html, "<img ") == 2);
    CHECK(has(html, "src=\"data:image/png;base64,UE5H\""));
    CHECK(count(html, "<rect class=\"main\"") == 1);
    CHECK(count(html, "<rect") == 3);
    sample.report.documents[0].findings[0].severity = Severity::note;
    Drawer note;
    CHECK(count(write_html(sample.report, Language::zh, note.source()), "<img ") == 1);
}

TEST_CASE("without pictures, and when none can be drawn, the report is whole") {
    auto sample = make_sample();
    add_finding(sample);
    const CropSource nothing = [](std::size_t, const std::vector<CropRequest>& requests) { return std::vector<Crop>(requests.size()); };
    CHECK(write_html(sample.report, Language::zh) == write_html(sample.report, Language::zh, nothing));
    CHECK_FALSE(has(write_html(sample.report, Language::zh), "<img"));
    const CropSource too_few = [](std::size_t, const std::vector<CropRequest>&) { return std::vector<Crop>(); };
    CHECK(write_html(sample.report, Language::zh, too_few) == write_html(sample.report, Language::zh, nothing));
}
