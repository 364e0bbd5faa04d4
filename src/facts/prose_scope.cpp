#include "prose_scope.hpp"

#include "gouji/facts/scope.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace gouji {
namespace {

constexpr std::array scopes = {Dimension::vintage, Dimension::use};

bool has_scope(const Fact& fact) {
    return fact.binding == Binding::bound && fact.role == FigureRole::level && fact.coordinates.has(Dimension::side) && !fact.coordinates.has(Dimension::item);
}

/// Money received has no use to be told apart by.
bool says_scope(const Fact& fact) { return fact.coordinates.value(Dimension::side) == "revenue" && fact.coordinates.has(Dimension::vintage); }

std::string key_without_scope(const Record& record, Fact fact) {
    for (const Dimension dimension : scopes) fact.coordinates.erase(dimension);
    return restatement_key(record, fact);
}

bool same_scope(const Fact& a, const Fact& b) {
    return std::ranges::all_of(scopes, [&](Dimension d) { return a.coordinates.value(d) == b.coordinates.value(d); });
}

bool same_value(const Fact& a, const Fact& b) {
    return is_money(a.unit) && is_money(b.unit) && equal_value(scaled(a.value, yuan_exponent(a.unit)), scaled(b.value, yuan_exponent(b.unit)));
}

/// Money carried into or out of the year is meant only where a sentence says so.
bool is_set_aside(const Fact& fact) {
    const std::string_view use = fact.coordinates.value(Dimension::use);
    return fact.coordinates.value(Dimension::vintage) == "brought_forward" || use == "next_year" || use == "distributed";
}

/// A scope that the sentence says must be the table's.
bool may_be(const Fact& said, const Fact& printed) {
    if (is_set_aside(printed) && !is_set_aside(said)) return false;
    return std::ranges::all_of(scopes, [&](Dimension d) { return !said.coordinates.has(d) || said.coordinates.value(d) == printed.coordinates.value(d); });
}

bool is_decided(const Fact& fact) {
    return std::ranges::none_of(scopes, [&](Dimension d) { const Coordinate* c = fact.coordinates.find(d); return c != nullptr && c->certainty == Certainty::unknown; });
}

void settle(Fact& fact, const std::vector<const Fact*>& printed) {
    const Fact* chosen = nullptr;
    bool one_scope = std::ranges::none_of(printed, [](const Fact* candidate) { return is_set_aside(*candidate) && !is_zero(candidate->value); });
    const Fact* first = nullptr;
    for (const Fact* candidate : printed) {
        if (!may_be(fact, *candidate) || !is_decided(*candidate)) continue;
        if (first == nullptr) first = candidate;
        one_scope &= same_scope(*first, *candidate);
        if (chosen == nullptr && same_value(fact, *candidate)) chosen = candidate;
    }
    if (chosen == nullptr && one_scope) chosen = first;
    for (const Dimension dimension : scopes) {
        if (fact.coordinates.has(dimension)) continue;
        if (chosen == nullptr) fact.coordinates.set({dimension, "", Certainty::unknown});
        else if (const Coordinate* scope = chosen->coordinates.find(dimension)) fact.coordinates.set({dimension, scope->value, Certainty::inherited});
    }
}

using Printed = std::unordered_map<std::string, std::vector<const Fact*>>;

/// Figures of tables by their meaning without scopes.
Printed printed_in(const Record& tables, std::size_t end) {
    Printed printed;
    for (std::size_t i = 0; i < end; ++i) {
        const Fact& fact = tables.facts.at(i);
        if (has_scope(fact) && fact.is_figure() && fact.origin == Origin::table) printed[key_without_scope(tables, fact)].push_back(&fact);
    }
    return printed;
}

void settle_all(Record& record, std::size_t first, const Printed& printed) {
    for (std::size_t i = first; i < record.facts.size(); ++i) {
        Fact& fact = record.facts.at(i);
        if (!has_scope(fact) || says_scope(fact)) continue;
        const auto found = printed.find(key_without_scope(record, fact));
        settle(fact, found == printed.end() ? std::vector<const Fact*>{} : found->second);
    }
}

}  // namespace

void settle_prose_scopes(Record& record, std::size_t first_prose_fact) {
    if (!record.scopes_coincide) settle_all(record, first_prose_fact, printed_in(record, first_prose_fact));
}

void settle_across(Record& narrative, const Record& tables) {
    const bool has_tables = std::ranges::any_of(narrative.facts, [](const Fact& fact) { return fact.origin == Origin::table; });
    if (has_tables || tables.scopes_coincide) return;
    narrative.scopes_coincide = false;
    narrative.single_entity = tables.single_entity;
    settle_all(narrative, 0, printed_in(tables, tables.facts.size()));
}

}  // namespace gouji
