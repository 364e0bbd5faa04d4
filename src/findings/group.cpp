#include "group.hpp"

#include "graph.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace gouji {
namespace {

/// Parts of a key under which outcomes are one finding.
using Key = std::tuple<std::uint32_t, int, std::string>;

Key residue_key(const Outcome& outcome, const Facts& facts) {
    const FactRef at = outcome.operands.front().fact;
    const std::string difference = outcome.difference ? to_string(*outcome.difference) : outcome.rule->id;
    return {at.record, facts.at(at).table, difference + (outcome.large ? " large" : "")};
}

Key misread_key(const Outcome& outcome, const Facts& facts) {
    const FactRef at = outcome.operands.front().fact;
    const Fact& fact = facts.at(at);
    return {at.record, fact.table, fact.origin == Origin::table ? "" : std::to_string(fact.source.page)};
}

Key row_key(const Outcome& outcome, const Facts& facts) {
    const FactRef at = outcome.operands.front().fact;
    const Fact& fact = facts.at(at);
    std::string row;
    for (const auto& name : fact.row_path) row += name + "/";
    return {at.record, -1, row.empty() ? fact.coordinates.to_string() : row};
}

using KeyOf = Key (*)(const Outcome&, const Facts&);

void group_by(KeyOf key_of, const std::vector<std::size_t>& chosen, const std::vector<Outcome>& outcomes, const Facts& facts,
              std::vector<Cause>& groups) {
    std::map<Key, Cause> found;
    for (const auto index : chosen) found[key_of(outcomes[index], facts)].outcomes.push_back(index);
    for (auto& [key, cause] : found) groups.push_back(std::move(cause));
}

/// Years that are not comparable: one note for the document.
Key document_key(const Outcome& outcome, const Facts&) { return {outcome.operands.front().fact.record, -1, {}}; }

/// A contradiction stands for itself; with the figure that a smallest change would repair, where there is one.
Cause contradiction(const Outcome& outcome, std::size_t index) {
    if (!outcome.difference) return {{}, std::nullopt, {index}};
    return {{outcome.operands.front().fact}, scaled(negate(*outcome.difference), yuan_exponent(outcome.unit)), {index}};
}

struct Sorted {
    std::vector<std::size_t> violations, not_harmonised, doubtful, misread, residues, childless, infeasible, incomparable;
};

std::vector<std::size_t>* list_for(const Outcome& outcome, Sorted& sorted) {
    switch (outcome.verdict) {
        case Verdict::violation: return &sorted.violations;
        case Verdict::not_harmonised: return &sorted.not_harmonised;
        case Verdict::suspect:
            if (outcome.reason == Reason::scope_undecided) return &sorted.incomparable;
            return outcome.reason == Reason::parse_suspect ? &sorted.misread : &sorted.doubtful;
        case Verdict::residue: return &sorted.residues;
        case Verdict::children_missing: return &sorted.childless;
        case Verdict::infeasible: return &sorted.infeasible;
        case Verdict::exact:
        case Verdict::not_applicable:
        case Verdict::not_checked: return nullptr;
    }
    return nullptr;
}

/// Does the change that the cause proposes mend the outcome too?
bool mends(const Cause& cause, const Outcome& outcome, std::size_t index, const Facts& facts) {
    if (!cause.shift) return false;
    const auto relations = relations_of(outcome, index, true, facts);
    return !relations.empty() && std::ranges::all_of(relations, [&](const Relation& relation) {
        int coefficient = 0;
        for (const auto& term : relation.terms)
            if (std::ranges::find(cause.figures, term.fact) != cause.figures.end()) coefficient += term.coefficient;
        return coefficient != 0 && would_hold(relation, coefficient, *cause.shift);
    });
}

/// What is only doubtful, but mended by the change that explains a violation, has the same cause. Takes it from `doubtful`.
void join_mended(std::vector<Cause>& causes, std::vector<std::size_t>& doubtful, const std::vector<Outcome>& outcomes, const Facts& facts) {
    std::erase_if(doubtful, [&](std::size_t index) {
        const auto cause = std::ranges::find_if(causes, [&](const Cause& one) { return mends(one, outcomes[index], index, facts); });
        if (cause == causes.end()) return false;
        cause->outcomes.push_back(index);
        return true;
    });
}

}  // namespace

std::vector<Cause> group_outcomes(const std::vector<Outcome>& outcomes, const Facts& facts) {
    Sorted sorted;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const Outcome& outcome = outcomes[i];
        if (!outcome.rule || outcome.operands.empty() || !facts.knows(outcome)) continue;
        if (auto* list = list_for(outcome, sorted)) list->push_back(i);
    }
    std::vector<Cause> groups = find_causes(outcomes, sorted.violations, facts);
    join_mended(groups, sorted.not_harmonised, outcomes, facts);
    join_mended(groups, sorted.doubtful, outcomes, facts);
    for (const auto* broken : {&sorted.not_harmonised, &sorted.doubtful}) {
        auto causes = find_causes(outcomes, *broken, facts);
        groups.insert(groups.end(), causes.begin(), causes.end());
    }
    group_by(misread_key, sorted.misread, outcomes, facts, groups);
    group_by(residue_key, sorted.residues, outcomes, facts, groups);
    group_by(row_key, sorted.childless, outcomes, facts, groups);
    group_by(document_key, sorted.incomparable, outcomes, facts, groups);
    for (const auto index : sorted.infeasible) groups.push_back(contradiction(outcomes[index], index));
    return groups;
}

}  // namespace gouji
