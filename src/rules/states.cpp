// How each figure took part, or why it did not.

#include "judge.hpp"

namespace gouji::judging {

namespace {

bool ran(Verdict verdict) {
    switch (verdict) {
        case Verdict::exact:
        case Verdict::residue:
        case Verdict::not_harmonised:
        case Verdict::violation:
        case Verdict::children_missing:
        case Verdict::infeasible: return true;
        case Verdict::suspect:
        case Verdict::not_applicable:
        case Verdict::not_checked: return false;
    }
    return false;
}

bool is_limit(const Outcome& outcome) {
    if (outcome.rule == nullptr) return false;
    const auto* link = std::get_if<LinkRule>(&outcome.rule->kind);   // a ratio within limits
    return std::holds_alternative<AtMostRule>(outcome.rule->kind) || std::holds_alternative<ValueRule>(outcome.rule->kind) ||
           (link != nullptr && compare(link->least, link->most) != 0);
}

/// Adds nothing to what the relations themselves say of their figures.
bool over_many_relations(const Outcome& outcome) {
    return outcome.rule != nullptr && std::holds_alternative<RoundingRule>(outcome.rule->kind);
}

/// Strongest last.
int strength(Tie tie) {
    switch (tie) {
        case Tie::not_checked: return 0;
        case Tie::bounded: return 1;
        case Tie::tied: return 2;
        case Tie::restated: return 3;
        case Tie::recomputed: return 4;
    }
    return 0;
}

/// The words of a sentence only say on which side of another figure this one lies.
bool only_orders(const Outcome& outcome) {
    const auto* frame = outcome.rule == nullptr ? nullptr : std::get_if<FrameRule>(&outcome.rule->kind);
    if (frame == nullptr) return false;
    return (frame->kind == FrameKind::comparison && outcome.working.find('=') == std::string::npos) ||
           frame->aspect == FrameRule::Aspect::direction;
}

Tie tie_of(const Outcome& outcome, const Operand& operand, bool is_first) {
    if (is_limit(outcome) || outcome.weak || only_orders(outcome) || over_many_relations(outcome)) return Tie::bounded;
    if (outcome.rule != nullptr && std::holds_alternative<FrameRule>(outcome.rule->kind)) return Tie::recomputed;
    const bool sum = outcome.rule != nullptr && (std::holds_alternative<SumRule>(outcome.rule->kind) ||
                                                 std::holds_alternative<RollupRule>(outcome.rule->kind));
    if (sum && is_first && operand.role == "whole" && std::holds_alternative<SumRule>(outcome.rule->kind)) return Tie::bounded;
    if (sum) return is_first ? Tie::recomputed : Tie::tied;
    return Tie::restated;
}

/// The reason that tells a reader most about what to add; the order of the list is the order of preference.
int rank(Reason reason) {
    switch (reason) {
        case Reason::parse_suspect: return 9;
        case Reason::unknown_words: return 8;
        case Reason::conflict: return 7;
        case Reason::incomplete: return 6;
        case Reason::unproven: return 5;
        case Reason::scope_undecided: return 4;
        case Reason::ambiguous_name: return 3;
        case Reason::step_limit: return 2;
        case Reason::unread: return 1;
        case Reason::other_file: return 0;   // takes the place of "no partner" only
        case Reason::none:
        case Reason::no_partner:
        case Reason::not_a_sum: return 0;
    }
    return 0;
}

Reason own_reason(const Figures& figures, FactRef ref) {
    const auto& fact = figures.fact(ref);
    if (figures.in_doubt(ref.record, fact.table)) return Reason::parse_suspect;
    if (!fact.unknown_words.empty()) return Reason::unknown_words;
    if (!fact.conflict.empty()) return Reason::conflict;
    // A sentence whose figure got no meaning at all was not understood.
    if (fact.origin == Origin::prose && fact.binding == Binding::unbound) return Reason::unread;
    return Reason::no_partner;
}

void note(const Outcome& outcome, std::vector<std::vector<FigureState>>& states) {
    if (outcome.rule != nullptr && is_about_words(outcome.rule->kind)) return;
    for (std::size_t i = 0; i < outcome.operands.size(); ++i) {
        const auto& operand = outcome.operands.at(i);
        if (operand.fact.record >= states.size()) continue;   // a relative's figure is looked up, not judged
        auto& state = states.at(operand.fact.record).at(operand.fact.fact);
        if (ran(outcome.verdict)) {
            const auto tie = tie_of(outcome, operand, i == 0);
            if (strength(tie) > strength(state.tie)) state.tie = tie;
            continue;
        }
        const auto reason = outcome.reason == Reason::none ? Reason::unproven : outcome.reason;
        const bool fills = reason == Reason::other_file && state.reason == Reason::no_partner;
        if (fills || rank(reason) > rank(state.reason)) state.reason = reason;
    }
}

}  // namespace

std::vector<std::vector<FigureState>> figure_states(const Bench& bench, const Outcomes& outcomes) {
    std::vector<std::vector<FigureState>> states;
    for (std::uint32_t r = 0; r < bench.records.size(); ++r) {
        auto& own = states.emplace_back();
        for (FactIndex f = 0; f < bench.records.at(r)->facts.size(); ++f) {
            own.push_back({Tie::not_checked, own_reason(bench.figures, {r, f})});
        }
    }
    for (const auto& outcome : outcomes) note(outcome, states);
    for (auto& own : states) {
        for (auto& state : own) {
            if (state.tie != Tie::not_checked) state.reason = Reason::none;
        }
    }
    return states;
}

}  // namespace gouji::judging
