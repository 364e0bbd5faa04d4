#include "gouji/rules/feasibility.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace gouji;

namespace {

/// Figures printed to two places, in half units: printed value and its error's bounds.
class System {
public:
    System& sum(std::int64_t total, std::vector<std::size_t> parts) {
        RoundingRelation relation;
        relation.terms.push_back({figure(total), 1});
        std::int64_t rest = -2 * total;
        for (const auto part : parts) {
            relation.terms.push_back({part, -1});
            rest += 2 * printed_.at(part);
        }
        relation.rest = rest;
        system.relations.push_back(relation);
        return *this;
    }
    std::size_t figure(std::int64_t printed) {
        printed_.push_back(printed);
        system.errors.push_back({-1, 1});
        return printed_.size() - 1;
    }
    RoundingSystem system;

private:
    std::vector<std::int64_t> printed_;
};

/// 3.33 + 3.33 + 3.33 against 10.01, and the first two of them against `subtotal`.
RoundingSystem two_sums(std::int64_t subtotal) {
    System made;
    const auto a = made.figure(333), b = made.figure(333), c = made.figure(333);
    made.sum(1001, {a, b, c}).sum(subtotal, {a, b});
    return made.system;
}

}  // namespace

TEST_CASE("two sums that hold one by one may not hold together") {
    CHECK(feasibility_of(two_sums(667)) == Feasibility::feasible);
    CHECK(feasibility_of(two_sums(665)) == Feasibility::infeasible);
}

TEST_CASE("bounds are closed: a relation that needs every figure at its bound holds") {
    System made;
    const auto a = made.figure(333), b = made.figure(333), c = made.figure(333);
    made.sum(1001, {a, b, c});
    CHECK(feasibility_of(made.system) == Feasibility::feasible);
    made.system.relations.front().rest -= 1;
    CHECK(feasibility_of(made.system) == Feasibility::infeasible);
}

TEST_CASE("what is left of a contradiction contradicts itself, and no part of it can go") {
    auto system = two_sums(665);
    System other;
    const auto d = other.figure(100), e = other.figure(200);
    other.sum(301, {d, e}).sum(300, {d, e});
    for (auto relation : other.system.relations) {   // relations that have nothing to do with it, before and after
        for (auto& term : relation.terms) term.error += system.errors.size();
        system.relations.insert(system.relations.begin(), relation);
    }
    system.errors.resize(system.errors.size() + other.system.errors.size(), {-4, 4});
    const auto set = irreducible_contradiction(system);
    REQUIRE(set);
    CHECK(*set == std::vector<std::size_t>{2, 3});
    for (const auto left_out : *set) {
        auto rest = system;
        rest.relations.erase(rest.relations.begin() + static_cast<std::ptrdiff_t>(left_out));
        CHECK(feasibility_of(rest) == Feasibility::feasible);
    }
}

TEST_CASE("a contradiction is written out as relations added up and the rounding that remains") {
    const auto system = two_sums(665);
    const auto proof = contradiction_of(system, {0, 1});
    REQUIRE(proof);
    CHECK(std::abs(proof->factors.at(0)) == 1);
    CHECK(proof->factors.at(0) == -proof->factors.at(1));   // the shared figures cancel
    CHECK(proof->distance == 6);
    CHECK(proof->reach == 3);
    CHECK_FALSE(contradiction_of(two_sums(667), {0, 1}).has_value());
}

TEST_CASE("figures printed twice share one error") {
    RoundingSystem system;
    system.errors = {{-1, 1}, {-1, 1}, {-10, 10}, {-1, 1}};
    system.relations = {{{{0, 1}, {1, -1}}, 0}, {{{2, 1}, {0, -1}}, 8}, {{{2, 1}, {3, -1}}, 9}};
    CHECK(feasibility_of(system) == Feasibility::feasible);
    system.relations.push_back({{{3, 1}, {1, -1}}, 0});   // 8 one way round, 9 the other
    CHECK(feasibility_of(system) == Feasibility::infeasible);
    CHECK(irreducible_contradiction(system)->size() == 4);
}

TEST_CASE("beyond the step limit, and with numbers too large to be exact, nothing is said") {
    System made;
    std::vector<std::size_t> parts;
    for (int i = 0; i < 12; ++i) parts.push_back(made.figure(333));
    for (std::size_t i = 0; i + 3 <= parts.size(); ++i) made.sum(1001, {parts.at(i), parts.at(i + 1), parts.at(i + 2)});
    CHECK(feasibility_of(made.system) == Feasibility::feasible);
    CHECK(feasibility_of(made.system, {0, 600}) == Feasibility::undecided);
    auto large = two_sums(665);
    large.relations.front().rest = std::int64_t{1} << 60;
    CHECK(feasibility_of(large) == Feasibility::undecided);
    CHECK_FALSE(irreducible_contradiction(large).has_value());
}

TEST_CASE("figures rounded from true values are always feasible, however they are added up") {
    CHECK(rc::check([] {
        const auto count = *rc::gen::inRange<std::size_t>(2, 30);
        const auto truth = *rc::gen::container<std::vector<std::int64_t>>(count, rc::gen::inRange<std::int64_t>(0, 900'000));   // ten-thousandths
        constexpr std::int64_t unit = 100;
        const auto rounded = [](std::int64_t value) { return (value + unit / 2) / unit; };
        System made;
        std::vector<std::size_t> leaves;
        for (const auto value : truth) leaves.push_back(made.figure(rounded(value)));
        const auto sums = *rc::gen::inRange(1, 12);
        for (int s = 0; s < sums; ++s) {
            const auto chosen = *rc::gen::container<std::vector<bool>>(count, rc::gen::arbitrary<bool>());
            std::vector<std::size_t> parts;
            std::int64_t total = 0;
            for (std::size_t i = 0; i < count; ++i) {
                if (!chosen.at(i)) continue;
                parts.push_back(leaves.at(i));
                total += truth.at(i);
            }
            made.sum(rounded(total), parts);
        }
        RC_ASSERT(feasibility_of(made.system) == Feasibility::feasible);
    }));
}

TEST_CASE("a contradiction among rounded figures with one slip is always irreducible") {
    int contradictions = 0;
    CHECK(rc::check([&] {
        const auto truth = *rc::gen::container<std::vector<std::int64_t>>(8, rc::gen::inRange<std::int64_t>(0, 900));
        System made;
        std::vector<std::size_t> leaves;
        for (const auto value : truth) leaves.push_back(made.figure(value));
        for (std::size_t from = 0; from + 3 <= leaves.size(); ++from) {
            const auto slip = *rc::gen::inRange<std::int64_t>(-2, 3);
            made.sum(truth.at(from) + truth.at(from + 1) + truth.at(from + 2) + slip, {leaves.at(from), leaves.at(from + 1), leaves.at(from + 2)});
        }
        if (feasibility_of(made.system) != Feasibility::infeasible) return;
        ++contradictions;
        const auto set = irreducible_contradiction(made.system);
        RC_ASSERT(set.has_value());
        const auto only = [&](std::size_t left_out) {
            auto some = made.system;
            some.relations.clear();
            for (const auto r : *set)
                if (r != left_out) some.relations.push_back(made.system.relations.at(r));
            return feasibility_of(some);
        };
        RC_ASSERT(only(made.system.relations.size()) == Feasibility::infeasible);
        for (const auto r : *set) RC_ASSERT(only(r) == Feasibility::feasible);
    }));    CHECK(contradictions > 20);
}
