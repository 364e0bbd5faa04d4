#pragma once

#include "gouji/facts/bind.hpp"
#include "gouji/facts/partition.hpp"
#include "support/typed_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace gouji::test {

/// The facts of one table and the sums its structure proposes, judged.
struct Proposed {
    std::vector<Fact> facts;
    std::vector<Sum> sums;

    [[nodiscard]] std::string printed(const Sum& sum) const {
        std::string text = facts.at(sum.parent).source.text + " =";
        for (const FactIndex part : sum.parts) text += " " + facts.at(part).source.text;
        return text;
    }

    /// "parent = part part" with the printed texts, in the order proposed.
    [[nodiscard]] std::vector<std::string> printed(Structure structure) const {
        std::vector<std::string> result;
        for (const Sum& sum : sums)
            if (sum.structure == structure) result.push_back(printed(sum));
        return result;
    }

    [[nodiscard]] bool has(Structure structure, const std::string& text) const {
        const auto all = printed(structure);
        return std::ranges::find(all, text) != all.end();
    }

    /// The first sum printed so; a failed test when there is none.
    [[nodiscard]] const Sum& sum(Structure structure, const std::string& text) const {
        for (const Sum& candidate : sums)
            if (candidate.structure == structure && printed(candidate) == text) return candidate;
        FAIL("no sum " << text);
        return sums.front();
    }

    [[nodiscard]] const Sum& sum_of(const std::string& parent_text, Structure structure) const {
        for (const Sum& candidate : sums)
            if (candidate.structure == structure && facts.at(candidate.parent).source.text == parent_text) return candidate;
        FAIL("no sum for " << parent_text);
        return sums.front();
    }
};

inline Proposed propose(const TypedTable& table) {
    Proposed result;
    const BoundTable bound = bind_table(table, 0, lexicon(), identity_of_2025(), {}, result.facts);
    result.sums = propose_sums(table, bound, result.facts, 0);
    judge_sums(result.sums, result.facts);
    return result;
}

}  // namespace gouji::test
