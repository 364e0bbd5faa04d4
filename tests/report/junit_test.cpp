#include "gouji/report/junit.hpp"

#include "report/reports.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::test;

namespace {

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a document is a suite: its reading, the findings that fail the run, and every rule that was due") {
    const auto made = make_reports();
    const auto text = write_junit(made->report, Language::zh);
    CHECK(text.find("<testsuites name=\"gouji\" tests=\"6\" failures=\"1\" errors=\"1\">") != std::string::npos);
    CHECK(text.find("<testsuite name=\"预算/某市城市管理局.pdf\" tests=\"5\" failures=\"1\" errors=\"0\" skipped=\"1\" package=\"某市城市管理局\">") !=
          std::string::npos);
    CHECK(text.find("<testcase name=\"GJ013 合计等于各项之和\" classname=\"预算/某市城市管理局\"/>") != std::string::npos);
    CHECK(text.find("<skipped>有应核对的关系，但都不具备核对条件</skipped>") != std::string::npos);
    CHECK(text.find("<error type=\"unreadable\" message=\"无法读取 · 文件已加密，需要密码\">") != std::string::npos);
    CHECK(text.find("算式：3.55 + 279.74 = 283.29") != std::string::npos);
}

TEST_CASE("what fails follows the gate; the other findings stand in the output of their rule") {
    auto made = make_reports();
    const auto failures = [&](std::optional<Severity> limit) {
        made->report.gate.fail_on = limit;
        const auto text = write_junit(made->report, Language::zh);
        for (const char digit : {'1', '2', '3'}) CHECK(count(text, std::string(32, digit)) == 1);
        return count(text, "<failure ");
    };
    CHECK(failures(Severity::note) == 3);
    CHECK(failures(Severity::warning) == 2);
    CHECK(failures(Severity::error) == 1);
    CHECK(failures(std::nullopt) == 0);
}

TEST_CASE("cases of one name are told apart, since readers join them") {
    auto made = make_reports();
    made->report.gate.fail_on = Severity::warning;
    const auto text = write_junit(made->report, Language::zh);
    CHECK(text.find("307 某市城市管理局 / 小计\" classname") != std::string::npos);
    CHECK(text.find("307 某市城市管理局 / 小计 #2\" classname") != std::string::npos);
}

TEST_CASE("characters that are markup or that XML cannot hold do not break the file") {
    auto made = make_reports();
    made->report.documents[0].findings[1].evidence[0].label = "\xff \x01 \xef\xbf\xbe";
    made->records[0]->path = "<\"a\" & 'b'>\n.pdf";
    const auto text = write_junit(made->report, Language::zh);
    CHECK(text.find("一|二&lt;&amp;&gt;\"三\"*四*") != std::string::npos);
    CHECK(text.find("name=\"&lt;&quot;a&quot; &amp; 'b'&gt;&#10;.pdf\"") != std::string::npos);
    CHECK(text.find('\x01') == std::string::npos);
    CHECK(text.find("\xef\xbf\xbe") == std::string::npos);
}
