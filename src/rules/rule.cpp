#include "gouji/rules/rule.hpp"

#include <algorithm>
#include <array>

namespace gouji {

namespace {

/// "all" and a scope that the print does not say are no value: they say no more than leaving the dimension out.
std::string_view said_value(const Coordinates& coordinates, Dimension dimension) {
    const auto* found = coordinates.find(dimension);
    if (found == nullptr || found->certainty == Certainty::unknown || found->value == "all") return {};
    return found->value;
}

bool holds(const Constraint& constraint, const Coordinates& coordinates) {
    const auto value = said_value(coordinates, constraint.dimension);
    switch (constraint.kind) {
        case Constraint::Kind::is: return value == constraint.value;
        case Constraint::Kind::within: return !value.empty() && is_ancestor_or_self(constraint.dimension, constraint.value, value);
        case Constraint::Kind::said: return !value.empty();
        case Constraint::Kind::unset: return value.empty();
    }
    return false;
}

}  // namespace

std::string_view id(Severity severity) {
    static constexpr std::array<std::string_view, 3> ids{"note", "warning", "error"};
    return ids.at(static_cast<std::size_t>(severity));
}

bool Pattern::matches(const Coordinates& coordinates) const {
    return std::ranges::all_of(constraints, [&](const Constraint& c) { return holds(c, coordinates); });
}

bool is_about_words(const RuleKind& kind) {
    return std::holds_alternative<WordsRule>(kind) || std::holds_alternative<PresentRule>(kind) || std::holds_alternative<CodesRule>(kind) ||
           std::holds_alternative<NamesRule>(kind) || std::holds_alternative<FormRule>(kind);
}

const Rule* RuleSet::find(std::string_view id_or_catalogue) const {
    const auto by_id = std::ranges::find(rules, id_or_catalogue, &Rule::id);
    if (by_id != rules.end()) return &*by_id;
    const auto covers = [&](const Rule& rule) { return std::ranges::find(rule.catalogue, id_or_catalogue) != rule.catalogue.end(); };
    const auto by_catalogue = std::ranges::find_if(rules, covers);
    return by_catalogue == rules.end() ? nullptr : &*by_catalogue;
}

}  // namespace gouji
