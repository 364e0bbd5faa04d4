#include "gouji/report/messages.hpp"

#include "findings/judged.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

using namespace gouji;

namespace {

std::set<std::string> placeholders(std::string_view text) {
    std::set<std::string> names;
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
        names.insert(std::string(text.substr(open + 1, text.find('}', open) - open - 1)));
    return names;
}

std::map<std::string, std::set<std::string>> arguments_by_id(Language language) {
    std::map<std::string, std::set<std::string>> found;
    for (const auto& message : messages(language)) found[std::string(message.id)] = placeholders(message.text);
    return found;
}

}  // namespace

TEST_CASE("both languages have the same messages with the same arguments") {
    const auto chinese = arguments_by_id(Language::zh);
    const auto english = arguments_by_id(Language::en);
    REQUIRE(chinese.size() == messages(Language::zh).size());   // no id twice
    REQUIRE(english.size() == messages(Language::en).size());
    for (const auto& [id, arguments] : chinese) {
        CAPTURE(id);
        REQUIRE(english.count(id) == 1);
        CHECK(english.at(id) == arguments);
    }
    CHECK(chinese.size() == english.size());
}

TEST_CASE("the English table holds no Chinese and every message says something") {
    for (const auto& message : messages(Language::en)) {
        CAPTURE(message.id);
        CHECK_FALSE(message.text.empty());
        for (const char c : message.text) CHECK_MESSAGE(static_cast<unsigned char>(c) < 0xE3, "wide characters");
    }
    for (const auto& message : messages(Language::zh)) CHECK_FALSE(message.text.empty());
}

TEST_CASE("arguments are put in by name, more than once, and unknown ones stay visible") {
    CHECK(say(Language::zh, "finding.page", {{"page", "12"}}) == "第 12 页");
    CHECK(say(Language::en, "finding.page", {{"page", "12"}}) == "page 12");
    CHECK(say(Language::zh, "finding.page", {}) == "第 {page} 页");
    CHECK(say(Language::zh, "no.such.message", {{"page", "12"}}) == "no.such.message");
}

TEST_CASE("what an argument holds is never read as a placeholder") {
    CHECK(say(Language::en, "error.file", {{"path", "{text}"}, {"text", "gone"}}) == "{text}: gone");
}

TEST_CASE("severities and verdicts have their agreed words") {
    CHECK(say_word(Language::zh, "severity", "error") == "不符");
    CHECK(say_word(Language::zh, "severity", "warning") == "疑点");
    CHECK(say_word(Language::zh, "severity", "note") == "提示");
    CHECK(say_word(Language::zh, "verdict", "residue") == "尾差");
    CHECK(say_word(Language::zh, "verdict", "suspect") == "识读存疑");
}

TEST_CASE("every kind of finding has a sentence, and every argument of it is given") {
    std::set<std::string> seen;
    for (const char* rule : {"sum", "restated", "equal", "at_most", "rollup", "growth", "share", "completion", "comparison", "breakdown",
                             "flat"})
        for (const auto verdict : {Verdict::violation, Verdict::suspect, Verdict::residue, Verdict::not_harmonised, Verdict::infeasible,
                                   Verdict::children_missing}) {
            test::Judged doc;
            doc.figure("a", "9.00", 1, 1);
            doc.figure("b", "5.00", 1, 2);
            doc.figure("c", "1.00", 1, 3);
            doc.outcome(rule, verdict, {"a", "b", "c"});
            for (const auto& finding : doc.findings()) {
                CAPTURE(finding.message);
                CHECK(can_say(finding.message));
                CHECK(say(Language::zh, finding.message, finding.arguments).find('{') == std::string::npos);
                seen.insert(finding.message);
            }
        }
    CHECK(seen.size() == 16);   // eleven kinds of violation, five other verdicts
}

TEST_CASE("no message says which of two figures is right") {
    for (const auto& message : messages(Language::zh)) {
        CAPTURE(message.id);
        CHECK(message.text.find("应为") == std::string_view::npos);
        CHECK(message.text.find("正确") == std::string_view::npos);
    }
    for (const auto& message : messages(Language::en)) {
        CAPTURE(message.id);
        CHECK(message.text.find("should be") == std::string_view::npos);
        CHECK(message.text.find("correct") == std::string_view::npos);
    }
}
