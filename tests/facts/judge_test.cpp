#include "gouji/facts/partition.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

using namespace gouji;

namespace {

/// Values that figures of real tables carry, few enough to meet often.
struct Choice {
    Dimension dimension;
    std::vector<std::string> values;
};

const std::vector<Choice>& choices() {
    static const std::vector<Choice> all = {
        {Dimension::side, {"", "", "revenue", "expenditure"}},
        {Dimension::vintage, {"", "", "current", "brought_forward", "all"}},
        {Dimension::use, {"", "", "this_year", "next_year", "all"}},
        {Dimension::fund, {"", "fiscal", "fiscal/general", "own"}},
        {Dimension::function, {"", "", "208", "20805", "212"}},
        {Dimension::category, {"", "", "basic", "basic/personnel", "project"}},
        {Dimension::item, {"", "", "", "three_public", "three_public/vehicles"}},
        {Dimension::year, {"", "", "", "2024"}},
        {Dimension::basis, {"", "", "", "final"}},
        {Dimension::measure, {"", "", "", "change", "of_which_sme"}},
    };
    return all;
}

Fact random_fact() {
    Fact fact;
    for (const Choice& choice : choices()) {
        const std::string value = *rc::gen::elementOf(choice.values);
        if (!value.empty()) fact.coordinates.set({choice.dimension, value, Certainty::said});
    }
    fact.binding = *rc::gen::element(Binding::bound, Binding::bound, Binding::bound, Binding::open, Binding::unbound);
    fact.value = {*rc::gen::inRange<std::int64_t>(0, 100), 2};
    fact.table = 0;
    return fact;
}

/// Coordinates that agree but for one dimension are rare among random ones; most figures of a case vary one figure.
std::vector<Fact> random_facts() {
    const Fact pattern = random_fact();
    std::vector<Fact> facts;
    const int count = *rc::gen::inRange(2, 8);
    for (int i = 0; i < count; ++i) {
        Fact fact = pattern;
        const int changes = *rc::gen::inRange(0, 3);
        for (int change = 0; change < changes; ++change) {
            const Choice choice = *rc::gen::elementOf(choices());
            const std::string value = *rc::gen::elementOf(choice.values);
            if (value.empty()) fact.coordinates.erase(choice.dimension);
            else fact.coordinates.set({choice.dimension, value, Certainty::said});
        }
        facts.push_back(fact);
    }
    return facts;
}

Sum random_sum(std::size_t facts) {
    Sum sum;
    sum.structure = *rc::gen::element(Structure::header, Structure::code, Structure::outline, Structure::total_row, Structure::units, Structure::list);
    sum.parent = 0;
    for (FactIndex part = 1; part < facts; ++part) sum.parts.push_back(part);
    sum.subset = *rc::gen::arbitrary<bool>();
    return sum;
}

Fact fact(const std::string& fund, const std::string& category) {
    Fact made;
    made.binding = Binding::bound;
    made.coordinates.set({Dimension::side, "expenditure", Certainty::said});
    if (!fund.empty()) made.coordinates.set({Dimension::fund, fund, Certainty::said});
    if (!category.empty()) made.coordinates.set({Dimension::category, category, Certainty::said});
    return made;
}

Acceptance judged(std::vector<Fact> facts, Structure structure = Structure::header) {
    Sum sum;
    sum.structure = structure;
    for (FactIndex part = 1; part < facts.size(); ++part) sum.parts.push_back(part);
    std::vector<Sum> sums = {sum};
    judge_sums(sums, facts);
    return sums.front().acceptance;
}

}  // namespace

TEST_CASE("no accepted sum adds figures of different measure, year, basis or side") {
    int accepted = 0;
    CHECK(rc::check("alike", [&accepted] {
        std::vector<Fact> facts = random_facts();
        std::vector<Sum> sums = {random_sum(facts.size())};
        judge_sums(sums, facts);
        for (const Sum& sum : sums) {
            if (sum.acceptance != Acceptance::accepted) continue;
            ++accepted;
            for (const FactIndex part : sum.parts)
                for (const Dimension dimension : {Dimension::measure, Dimension::year, Dimension::basis, Dimension::side})
                    RC_ASSERT(facts.at(part).coordinates.value(dimension) == facts.at(sum.parent).coordinates.value(dimension));
        }
    }));
    CHECK(accepted > 0);   // or the property says nothing
}

TEST_CASE("figures that differ in measure, year, basis or side are never added, however alike they are otherwise") {
    CHECK(rc::check("kept apart", [] {
        const Choice apart = *rc::gen::elementOf(std::vector<Choice>{{Dimension::measure, {"change", "of_which_sme", "count"}},
                                                                     {Dimension::year, {"2023", "2024"}},
                                                                     {Dimension::basis, {"final", "outturn"}},
                                                                     {Dimension::side, {"revenue", "expenditure"}}});
        const Choice step = *rc::gen::elementOf(std::vector<Choice>{{Dimension::fund, {"fiscal", "own"}}, {Dimension::category, {"basic", "project"}}, {Dimension::function, {"208", "212"}}});
        Fact parent;
        parent.binding = Binding::bound;
        if (*rc::gen::arbitrary<bool>()) parent.coordinates.set({apart.dimension, apart.values.front(), Certainty::said});
        std::vector<Fact> facts(3, parent);
        const bool steps = *rc::gen::arbitrary<bool>();
        for (std::size_t i = 0; steps && i < 2; ++i) facts[i + 1].coordinates.set({step.dimension, step.values.at(i), Certainty::said});
        const auto which = *rc::gen::inRange<std::size_t>(0, 3);   // one of them, parent or part, is of another kind
        facts.at(which).coordinates.set({apart.dimension, apart.values.back(), Certainty::said});
        Sum sum;
        sum.structure = *rc::gen::element(Structure::header, Structure::code, Structure::outline, Structure::total_row);
        sum.parts = {1, 2};
        std::vector<Sum> sums = {sum};
        judge_sums(sums, facts);
        for (const Sum& judged_sum : sums) RC_ASSERT(judged_sum.acceptance != Acceptance::accepted);
    }));
}

TEST_CASE("no accepted sum holds an unbound figure, and its parts lie below its parent") {
    CHECK(rc::check("below", [] {
        std::vector<Fact> facts = random_facts();
        std::vector<Sum> sums = {random_sum(facts.size())};
        judge_sums(sums, facts);
        for (const Sum& sum : sums) {
            if (sum.acceptance != Acceptance::accepted) continue;
            RC_ASSERT(facts.at(sum.parent).binding != Binding::unbound);
            for (const FactIndex part : sum.parts) {
                RC_ASSERT(facts.at(part).binding != Binding::unbound);
                for (const Dimension dimension : {Dimension::fund, Dimension::function, Dimension::category, Dimension::item}) {
                    const std::string_view above = facts.at(sum.parent).coordinates.value(dimension);
                    if (!above.empty()) RC_ASSERT(is_ancestor_or_self(dimension, above, facts.at(part).coordinates.value(dimension)));
                }
            }
        }
    }));
}

TEST_CASE("judging loses no part, adds none, and changes nothing of a figure but its scope") {
    CHECK(rc::check("kept", [] {
        const std::vector<Fact> before = random_facts();
        std::vector<Fact> facts = before;
        std::vector<Sum> sums = {random_sum(facts.size())};
        judge_sums(sums, facts);
        std::multiset<FactIndex> parts;
        for (const Sum& sum : sums) parts.insert(sum.parts.begin(), sum.parts.end());
        RC_ASSERT(parts.size() == before.size() - 1);
        for (FactIndex i = 0; i < facts.size(); ++i) {
            RC_ASSERT(same_print(facts[i].value, before[i].value));
            for (const Dimension dimension : differing_dimensions(facts[i].coordinates, before[i].coordinates)) {
                RC_ASSERT(dimension == Dimension::vintage || dimension == Dimension::use);
                RC_ASSERT(!before[i].coordinates.has(dimension));
            }
        }
    }));
}

TEST_CASE("parts that step in one dimension are accepted, in two they are not") {
    CHECK(judged({fact("", ""), fact("", "basic"), fact("", "project")}) == Acceptance::accepted);
    CHECK(judged({fact("", ""), fact("fiscal", "basic"), fact("own", "project")}) == Acceptance::vetoed);
    CHECK(judged({fact("", ""), fact("fiscal", ""), fact("", "project")}) == Acceptance::vetoed);
}

TEST_CASE("parts outside their parent are vetoed") {
    CHECK(judged({fact("fiscal", ""), fact("fiscal/general", ""), fact("fiscal/gov_fund", "")}) == Acceptance::accepted);
    CHECK(judged({fact("fiscal", ""), fact("fiscal/general", ""), fact("own", "")}) == Acceptance::vetoed);
    CHECK(judged({fact("fiscal/general", ""), fact("fiscal", ""), fact("fiscal", "")}) == Acceptance::vetoed);
}

TEST_CASE("columns that say the same are no parts, rows may") {
    CHECK(judged({fact("", ""), fact("", "basic"), fact("", "basic")}) == Acceptance::vetoed);
    CHECK(judged({fact("", ""), fact("", "basic"), fact("", "basic")}, Structure::code) == Acceptance::accepted);
}

TEST_CASE("parts that say no more than their parent must prove themselves, one alone prints the same figure") {
    CHECK(judged({fact("", "basic"), fact("", "basic"), fact("", "basic")}, Structure::code) == Acceptance::unjudged);
    CHECK(judged({fact("", "basic"), fact("", "basic")}) == Acceptance::accepted);
}

TEST_CASE("an unbound word leaves the sum unjudged") {
    Fact unbound = fact("", "project");
    unbound.binding = Binding::unbound;
    CHECK(judged({fact("", ""), fact("", "basic"), unbound}) == Acceptance::unjudged);
    Fact open = fact("", "project");
    open.binding = Binding::open;
    CHECK(judged({fact("", ""), fact("", "basic"), open}) == Acceptance::accepted);
}

TEST_CASE("rows may say body, code and project together, columns may not") {
    const auto row = [](const std::string& function, const std::string& entity) {
        Fact made = fact("", "");
        if (!function.empty()) made.coordinates.set({Dimension::function, function, Certainty::said});
        if (!entity.empty()) made.coordinates.set({Dimension::entity, entity, Certainty::said});
        return made;
    };
    const std::vector<Fact> facts = {row("", ""), row("208", "307001"), row("212", "307005")};
    CHECK(judged(facts, Structure::total_row) == Acceptance::accepted);
    CHECK(judged(facts, Structure::header) == Acceptance::vetoed);
}

TEST_CASE("nested siblings become a sum of their own under the sibling that holds them") {
    std::vector<Fact> facts = {fact("", ""), fact("", "basic"), fact("", "basic/personnel"), fact("", "basic/operating"), fact("", "project")};
    Sum sum;
    sum.parts = {1, 2, 3, 4};
    std::vector<Sum> sums = {sum};
    judge_sums(sums, facts);
    REQUIRE(sums.size() == 2);
    CHECK(sums.front().parts == std::vector<FactIndex>{1, 4});
    CHECK(sums.back().parent == 1);
    CHECK(sums.back().parts == std::vector<FactIndex>{2, 3});
    CHECK_FALSE(sums.back().subset);
    CHECK(std::ranges::all_of(sums, [](const Sum& judged_sum) { return judged_sum.acceptance == Acceptance::accepted; }));
}

TEST_CASE("a single nested sibling need not be all of what holds it") {
    std::vector<Fact> facts = {fact("", ""), fact("", "basic"), fact("", "basic/personnel"), fact("", "project")};
    Sum sum;
    sum.parts = {1, 2, 3};
    std::vector<Sum> sums = {sum};
    judge_sums(sums, facts);
    REQUIRE(sums.size() == 2);
    CHECK(sums.back().subset);
}

TEST_CASE("a said scope goes down to the parts that say none") {
    std::vector<Fact> facts = {fact("", ""), fact("fiscal", ""), fact("own", "")};
    facts[0].coordinates.set({Dimension::use, "this_year", Certainty::said});
    Sum sum;
    sum.parts = {1, 2};
    std::vector<Sum> sums = {sum};
    judge_sums(sums, facts);
    CHECK(facts[1].coordinates.value(Dimension::use) == "this_year");
    CHECK(facts[1].coordinates.find(Dimension::use)->certainty == Certainty::inherited);
    CHECK(sums.front().acceptance == Acceptance::accepted);
}

TEST_CASE("a scope reaches the deepest chain of totals, in whatever order the sums stand") {
    const auto revenue = [](const std::string& fund) {
        Fact made;
        made.binding = Binding::bound;
        made.coordinates.set({Dimension::side, "revenue", Certainty::said});
        if (!fund.empty()) made.coordinates.set({Dimension::fund, fund, Certainty::said});
        return made;
    };
    std::vector<Fact> facts = {revenue(""), revenue(""), revenue(""), revenue("fiscal"), revenue("own"), revenue("fiscal/general"), revenue("fiscal/gov_fund")};
    facts[2].coordinates.set({Dimension::vintage, "brought_forward", Certainty::said});
    Sum all, year, fiscal;
    all.parts = {1, 2};
    year.parent = 1;
    year.parts = {3, 4};
    fiscal.parent = 3;
    fiscal.parts = {5, 6};
    std::vector<Sum> sums = {fiscal, year, all};
    judge_sums(sums, facts);
    for (const FactIndex fact_index : {1U, 3U, 4U, 5U, 6U}) CHECK(facts.at(fact_index).coordinates.value(Dimension::vintage) == "current");
    CHECK(facts.front().coordinates.value(Dimension::vintage) == "all");
}

TEST_CASE("what is carried over as a whole is so in all its parts") {
    std::vector<Fact> facts = {fact("", ""), fact("fiscal", ""), fact("own", "")};
    facts[0].coordinates.set({Dimension::vintage, "brought_forward", Certainty::said});
    facts[1].coordinates.set({Dimension::vintage, "brought_forward", Certainty::said});
    Sum sum;
    sum.parts = {1, 2};
    std::vector<Sum> sums = {sum};
    judge_sums(sums, facts);
    CHECK(facts[0].coordinates.value(Dimension::vintage) == "brought_forward");
    CHECK(facts[2].coordinates.value(Dimension::vintage) == "brought_forward");
}

TEST_CASE("items carry no scope") {
    std::vector<Fact> facts = {fact("", ""), fact("fiscal", ""), fact("own", "")};
    for (Fact& item : facts) item.coordinates.set({Dimension::item, "three_public", Certainty::said});
    facts[0].coordinates.set({Dimension::use, "this_year", Certainty::said});
    Sum sum;
    sum.parts = {1, 2};
    std::vector<Sum> sums = {sum};
    judge_sums(sums, facts);
    CHECK_FALSE(facts[1].coordinates.has(Dimension::use));
}

TEST_CASE("of two rows that could hold a nested one, the last before it does") {
    std::vector<Fact> facts = {fact("", ""), fact("", "basic"), fact("", "basic/personnel"), fact("", "basic"), fact("", "basic/operating")};
    Sum sum;
    sum.structure = Structure::total_row;
    sum.parts = {1, 2, 3, 4};
    std::vector<Sum> sums = {sum};
    judge_sums(sums, facts);
    REQUIRE(sums.size() == 3);
    CHECK(sums[0].parts == std::vector<FactIndex>{1, 3});
    CHECK(sums[1].parent == 1);
    CHECK(sums[1].parts == std::vector<FactIndex>{2});
    CHECK(sums[2].parent == 3);
    CHECK(sums[2].parts == std::vector<FactIndex>{4});
}

TEST_CASE("a vetoed sum carries no scope") {
    std::vector<Fact> facts = {fact("", ""), fact("fiscal", "basic"), fact("own", "project")};
    facts[0].coordinates.set({Dimension::use, "this_year", Certainty::said});
    Sum sum;
    sum.parts = {1, 2};
    std::vector<Sum> sums = {sum};
    judge_sums(sums, facts);
    CHECK_FALSE(facts[1].coordinates.has(Dimension::use));
}

TEST_CASE("a sum without parts is judged without harm") {
    CHECK(judged({fact("", "basic")}) != Acceptance::accepted);
}
