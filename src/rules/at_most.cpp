// part ≤ whole: money of one fund cannot exceed the money of all funds for the same purpose.

#include "judge.hpp"
#include "working.hpp"

namespace gouji::judging {

namespace {

/// The first share of `group` in another table than `own`.
const Share* in_other_table(const Group& group, const Share& own) {
    const auto usable = [&](const Share& share) {
        return !share.parts && share.table >= 0 && (share.table != own.table || share.record != own.record);
    };
    if (usable(group.quoted())) return &group.quoted();
    for (const auto& share : group.shares) {
        if (usable(share)) return &share;
    }
    return nullptr;
}

/// Money of one fund is no part of another's.
bool is_fund_within(const Figures& figures, const Group& part, const Group& whole) {
    const auto& outer = figures.value_text(whole.key.at(slot(Dimension::fund)));
    return outer.empty() || is_ancestor_or_self(Dimension::fund, outer, figures.value_text(part.key.at(slot(Dimension::fund))));
}

}  // namespace

void judge_at_most(const Bench& bench, Outcomes& out) {
    const auto& figures = bench.figures;
    for (const auto& [rule, kind] : rules_of<AtMostRule>(bench.rules)) {
        const auto across = set_of(kind->across);
        std::unordered_map<Key, std::vector<const Group*>, KeyHash> wholes;
        const auto matches = [&](const Group& group, const Pattern& pattern) {
            return group.judged && group.quoted().table >= 0 && pattern.matches(figures.fact(group.quoted().facts.front()).coordinates);
        };
        for (const auto& group : figures.groups()) {
            if (matches(group, kind->whole)) wholes[without(group.key, across)].push_back(&group);
        }
        for (const auto& group : figures.groups()) {
            if (!matches(group, kind->part)) continue;
            const auto found = wholes.find(without(group.key, across));
            if (found == wholes.end()) continue;
            for (const auto* whole : found->second) {
                const auto* limit = whole == &group ? nullptr : in_other_table(*whole, group.quoted());
                if (limit == nullptr || !is_fund_within(figures, group, *whole)) continue;
                auto outcome = compare_at_most(figures, rule, {group.quoted().facts.front(), "part", 1}, {limit->facts.front(), "whole", 1});
                weigh_counter_evidence(figures, outcome);
                weigh_odd_places(figures, outcome);
                out.push_back(std::move(outcome));
            }
        }
    }
}

}  // namespace gouji::judging
