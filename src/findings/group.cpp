#include "group.hpp"

#include "graph.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
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

/// Does the change that the cause proposes mend all relations of an outcome?
bool mends(const Cause& cause, const std::vector<Relation>& relations) {
    return cause.shift && std::ranges::all_of(relations, [&](const Relation& relation) {
        int coefficient = 0;
        for (const auto& term : relation.terms)
            if (std::ranges::find(cause.figures, term.fact) != cause.figures.end()) coefficient += term.coefficient;
        return coefficient != 0 && would_hold(relation, coefficient, *cause.shift);
    });
}

/// The causes, as indices, that say something of each figure.
using CausesOf = std::map<FactRef, std::set<std::size_t>>;

CausesOf causes_by_figure(const std::vector<Cause>& causes) {
    CausesOf found;
    for (std::size_t i = 0; i < causes.size(); ++i)
        for (const auto figure : causes[i].figures) found[figure].insert(i);
    return found;
}

/// The first of the causes that mends the outcome.
std::optional<std::size_t> mending_cause(const std::vector<Cause>& causes, const CausesOf& causes_of, const std::vector<Relation>& relations) {
    if (relations.empty()) return std::nullopt;
    std::set<std::size_t> concerned;   // a cause that mends all relations has a figure in each, so in the first
    for (const auto& term : relations.front().terms)
        if (const auto at = causes_of.find(term.fact); at != causes_of.end()) concerned.insert(at->second.begin(), at->second.end());
    const auto found = std::ranges::find_if(concerned, [&](std::size_t i) { return mends(causes[i], relations); });
    return found == concerned.end() ? std::nullopt : std::optional(*found);
}

/// What is only doubtful, but mended by the change that explains a violation, has the same cause. Takes it from `doubtful`.
void join_mended(std::vector<Cause>& causes, std::vector<std::size_t>& doubtful, const std::vector<Outcome>& outcomes, const Facts& facts) {
    const CausesOf causes_of = causes_by_figure(causes);
    std::erase_if(doubtful, [&](std::size_t index) {
        const auto cause = mending_cause(causes, causes_of, relations_of(outcomes[index], index, true, facts));
        if (cause) causes[*cause].outcomes.push_back(index);
        return cause.has_value();
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
