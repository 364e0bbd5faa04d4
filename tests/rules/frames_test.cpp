// What cases cannot show: how figures of sentences are tied, broken frames, options of rule files.

#include "case_file.hpp"

#include "gouji/rules/rule_index.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::cases;

namespace {

const RuleSet& rules() {
    static const RuleSet set = [] {
        auto loaded = load_rules(rule_folder());
        if (!loaded) FAIL(loaded.error().text);
        std::erase_if(loaded->rules, [](const Rule& rule) { return std::holds_alternative<ValueRule>(rule.kind); });   // they speak of every figure
        return std::move(*loaded);
    }();
    return set;
}

std::vector<Tie> ties(const Record& record) {
    const auto evaluation = evaluate(rules(), {&record});
    std::vector<Tie> out;
    for (const auto& state : evaluation.states.front()) out.push_back(state.tie);
    return out;
}

}  // namespace

TEST_CASE("every figure of a sentence that was reckoned is tied") {
    const auto record = read_disclosure(R"(
prose item=procurement
l 283.29 unbound
c 221.94 role=change
r 361.76 unit=percent role=growth
frame growth level=l change=c rate=r up rate_up)");
    CHECK(ties(record) == std::vector{Tie::recomputed, Tie::recomputed, Tie::recomputed});
}

TEST_CASE("amounts so small that any percentage would do are only bounded") {
    const auto record = read_disclosure(R"(
prose item=procurement
l 0.10 unbound
c 0.04 role=change
r 66.67 unit=percent role=growth
frame growth level=l change=c rate=r up rate_up)");
    CHECK(ties(record) == std::vector{Tie::bounded, Tie::bounded, Tie::bounded});
}

TEST_CASE("a figure of the text that no sentence explains is unread") {
    auto record = read_disclosure("prose\nl 5.00 unbound");
    const auto evaluation = evaluate(rules(), {&record});
    CHECK(evaluation.states.front().front().tie == Tie::not_checked);
    CHECK(evaluation.states.front().front().reason == Reason::unread);
}

TEST_CASE("a list after 其中 that does not reach its whole only bounds it") {
    const auto record = read_disclosure(R"(
prose side=expenditure
w 100.00 unbound
a 60.00 unbound
b 10.00 unbound
frame breakdown whole=w part=a part=b)");
    CHECK(ties(record) == std::vector{Tie::bounded, Tie::bounded, Tie::bounded});
}

TEST_CASE("frames that point to nothing or to blanks are left alone") {
    auto record = read_disclosure("prose\nl 5.00\nb blank");
    Frame frame;
    frame.levels = {7};
    frame.rate = 0;
    record.frames.push_back(frame);
    frame.levels = {1};
    record.frames.push_back(frame);
    for (const auto kind : {FrameKind::growth, FrameKind::share, FrameKind::completion, FrameKind::comparison, FrameKind::breakdown, FrameKind::flat}) {
        Frame empty;
        empty.kind = kind;
        record.frames.push_back(empty);
    }
    CHECK(evaluate(rules(), {&record}).outcomes.empty());
}

TEST_CASE("a sentence does not outvote a table however often it is repeated") {
    const auto record = read_disclosure(R"(
table 甲表 fund=fiscal/general side=expenditure
x 2,404.97 category=basic
prose fund=fiscal/general side=expenditure
a 2,440.97 category=basic
b 2,440.97 category=basic)");
    for (const auto& outcome : evaluate(rules(), {&record}).outcomes) {
        CHECK(outcome.verdict == Verdict::violation);
        CHECK(to_string(outcome.actual) == "2440.97");
    }
}

TEST_CASE("narrative and tables in two files are one disclosure") {
    const auto tables = read_disclosure("table 甲表 fund=fiscal/general side=expenditure\nx 2,404.97 category=basic");
    const auto text = read_disclosure("prose fund=fiscal/general side=expenditure\na 2,440.97 category=basic");
    const auto evaluation = evaluate(rules(), {&text, &tables});
    REQUIRE(evaluation.outcomes.size() == 1);
    CHECK(evaluation.outcomes.front().verdict == Verdict::violation);
    CHECK(evaluation.outcomes.front().operands.front().fact.record == 0);
}

TEST_CASE("a value that stands in the tables of the other file is counter-evidence too") {
    const auto tables = read_disclosure(
        "table 甲表 fund=fiscal/general side=expenditure\nx 2,404.97 category=basic\ny 2,440.97 category=project");
    const auto text = read_disclosure("prose fund=fiscal/general side=expenditure\na 2,440.97 category=basic");
    const auto evaluation = evaluate(rules(), {&text, &tables});
    REQUIRE(evaluation.outcomes.size() == 1);
    CHECK(evaluation.outcomes.front().verdict == Verdict::suspect);
}

TEST_CASE("what a rule on sentences looks at is shown in the notation of rule files") {
    const auto* base = rules().find("GJ402");
    REQUIRE(base != nullptr);
    CHECK(kind_id(base->kind) == "growth");
    CHECK(selection_text(base->kind) == "* checks=base");
    const auto* repeated = rules().find("GJ409");
    REQUIRE(repeated != nullptr);
    CHECK(selection_text(repeated->kind) == "* origin=prose_only");
}
