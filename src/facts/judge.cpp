#include "gouji/facts/partition.hpp"
#include "gouji/model/phrase.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace gouji {
namespace {

constexpr std::array scope_dimensions = {Dimension::vintage, Dimension::use, Dimension::origin};

/// Dimensions that row labels name together: a row may say function, body and project at once, and rows partition jointly.
constexpr std::array row_dimensions = {Dimension::function, Dimension::economic, Dimension::gov_economic, Dimension::entity, Dimension::project,
                                       Dimension::purchase, Dimension::channel};

template <typename Set>
bool among(const Set& set, Dimension dimension) { return std::ranges::find(set, dimension) != set.end(); }

bool is_row_structure(Structure structure) { return structure != Structure::header; }

bool lies_below(Dimension dimension, const Coordinates& parent, const Coordinates& part) {
    const std::string_view above = parent.value(dimension), below = part.value(dimension);
    if (above == below || above.empty() || above == several_items) return true;
    if (among(scope_dimensions, dimension)) return above == "all" || below.empty();
    return is_ancestor_or_self(dimension, above, below);
}

/// The dimensions in which a part steps away from its parent, scopes apart.
struct Step {
    std::set<Dimension> main, scopes;
    bool downward = true;
};

Step step_of(const Sum& sum, const std::vector<Fact>& facts) {
    Step step;
    const Coordinates& parent = facts.at(sum.parent).coordinates;
    for (const FactIndex index : sum.parts) {
        const Coordinates& part = facts.at(index).coordinates;
        for (const Dimension dimension : differing_dimensions(parent, part)) {
            (among(scope_dimensions, dimension) ? step.scopes : step.main).insert(dimension);
            const bool free_name = dimension == Dimension::project && is_row_structure(sum.structure);   // a child's own name, not a path
            step.downward &= free_name || lies_below(dimension, parent, part);
        }
    }
    return step;
}

/// One dimension, or the joint labels of rows.
bool is_one_step(const Sum& sum, const std::set<Dimension>& main) {
    if (main.size() <= 1) return true;
    return is_row_structure(sum.structure) && std::ranges::all_of(main, [](Dimension d) { return among(row_dimensions, d); });
}

bool can_be_judged(const Sum& sum, const std::vector<Fact>& facts) {
    const auto unbound = [&](FactIndex i) { return facts.at(i).binding == Binding::unbound; };
    return !unbound(sum.parent) && std::ranges::none_of(sum.parts, unbound);
}

/// Parts that say nothing but what the parent says are no parts of it in any dimension.
bool parts_are_distinct(const Sum& sum, const std::vector<Fact>& facts) {
    std::set<std::string> seen;
    for (const FactIndex index : sum.parts)
        if (!seen.insert(facts.at(index).coordinates.to_string()).second) return false;
    return true;
}

void set_scope(Fact& fact, Dimension dimension, std::string_view value) {
    if (!fact.coordinates.has(dimension)) fact.coordinates.set({dimension, std::string(value), Certainty::inherited});
}

/// A said scope holds for the parts of what says it; beside money carried over, the rest is this year's.
void carry_scope(const Sum& sum, std::vector<Fact>& facts, Dimension dimension, std::string_view aside, std::string_view rest) {
    Fact& parent = facts.at(sum.parent);
    const auto says_aside = [&](FactIndex i) { return facts.at(i).coordinates.value(dimension) == aside; };
    const bool has_aside = std::ranges::any_of(sum.parts, says_aside);
    const std::string said(parent.coordinates.value(dimension));
    if (has_aside && said != aside) {
        for (const FactIndex part : sum.parts) set_scope(facts.at(part), dimension, rest);
        set_scope(parent, dimension, "all");
    } else if (!said.empty()) {
        for (const FactIndex part : sum.parts) set_scope(facts.at(part), dimension, said);
    }
}

void carry_scopes(const Sum& sum, std::vector<Fact>& facts) {
    if (facts.at(sum.parent).coordinates.has(Dimension::item)) return;
    carry_scope(sum, facts, Dimension::vintage, "brought_forward", "current");
    carry_scope(sum, facts, Dimension::use, "next_year", "this_year");
}

bool acceptable_apart_from_scopes(const Sum& sum, const std::vector<Fact>& facts) {
    if (!can_be_judged(sum, facts)) return false;
    const Step step = step_of(sum, facts);
    return step.downward && is_one_step(sum, step.main);
}

std::optional<Dimension> named_step(const Step& step) {
    if (!step.main.empty()) return *step.main.begin();
    if (!step.scopes.empty()) return *step.scopes.begin();
    return std::nullopt;
}

void judge(Sum& sum, const std::vector<Fact>& facts) {
    if (!can_be_judged(sum, facts)) {
        sum.acceptance = Acceptance::unjudged;
        return;
    }
    const Step step = step_of(sum, facts);
    sum.step = named_step(step);
    const bool differs = !step.main.empty() || !step.scopes.empty();
    const bool identity = !differs && sum.parts.size() == 1;
    const bool measured_alike = !step.main.contains(Dimension::year) && !step.main.contains(Dimension::basis) && !step.main.contains(Dimension::measure) &&
                                !step.main.contains(Dimension::side);
    const bool one_step = step.downward && is_one_step(sum, step.main) && measured_alike;
    const bool distinct = is_row_structure(sum.structure) || parts_are_distinct(sum, facts);
    if (one_step && distinct && (differs || identity)) sum.acceptance = Acceptance::accepted;
    else if (one_step && distinct) sum.acceptance = Acceptance::unjudged;
    else sum.acceptance = Acceptance::vetoed;
}

/// The part whose coordinate lies above another part's in the step dimension: 用车 beside its 购置 and 运行 in a flat header.
std::optional<std::size_t> ancestor_among(const Sum& sum, std::size_t which, Dimension dimension, const std::vector<Fact>& facts) {
    const std::string_view value = facts.at(sum.parts.at(which)).coordinates.value(dimension);
    std::optional<std::size_t> nearest;
    for (std::size_t other = 0; other < sum.parts.size(); ++other) {
        const std::string_view above = facts.at(sum.parts.at(other)).coordinates.value(dimension);
        if (other == which || above.empty() || above == value || !is_ancestor_or_self(dimension, above, value)) continue;
        const auto size_of = [&](std::size_t i) { return facts.at(sum.parts.at(i)).coordinates.value(dimension).size(); };
        const bool closer = nearest && above.size() == size_of(*nearest) && other < which;   // the last such row before it
        if (!nearest || size_of(*nearest) < above.size() || closer) nearest = other;
    }
    return nearest;
}

/// Moves nested siblings below the sibling that holds them; each such sibling proposes a sum of its own.
void take_nested_apart(Sum& sum, const std::vector<Fact>& facts, std::vector<Sum>& more) {
    if (!can_be_judged(sum, facts)) return;
    const Step step = step_of(sum, facts);
    if (step.main.size() != 1) return;
    const Dimension dimension = *step.main.begin();
    std::map<std::size_t, std::vector<FactIndex>> nested;
    std::vector<FactIndex> kept;
    for (std::size_t i = 0; i < sum.parts.size(); ++i) {
        if (const auto above = ancestor_among(sum, i, dimension, facts)) nested[*above].push_back(sum.parts.at(i));
        else kept.push_back(sum.parts.at(i));
    }
    if (nested.empty()) return;
    for (auto& [above, parts] : nested) {
        Sum inner = sum;
        inner.parent = sum.parts.at(above);
        inner.parts = std::move(parts);
        inner.subset = inner.parts.size() == 1;
        more.push_back(std::move(inner));
    }
    sum.parts = std::move(kept);
}

}  // namespace

void judge_sums(std::vector<Sum>& sums, std::vector<Fact>& facts) {
    constexpr int scope_rounds = 3;   ///< 收入总计 → 本年收入合计 → 一、… → （一）…: the deepest chain of totals
    std::vector<Sum> nested;
    for (Sum& sum : sums) take_nested_apart(sum, facts, nested);
    sums.insert(sums.end(), nested.begin(), nested.end());
    for (int round = 0; round < scope_rounds; ++round)
        for (const Sum& sum : sums)
            if (acceptable_apart_from_scopes(sum, facts)) carry_scopes(sum, facts);
    for (Sum& sum : sums) judge(sum, facts);
}

}  // namespace gouji
