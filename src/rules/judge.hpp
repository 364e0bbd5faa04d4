#pragma once

// One judge per rule kind. Each reads the figures and appends outcomes; none looks at what another one found, except that a
// list whose total holds is known to be complete.

#include "figures.hpp"

#include <set>
#include <tuple>

namespace gouji::judging {

using Outcomes = std::vector<Outcome>;

/// A sum that ran and held, with what it proves: its parts are the complete list behind its parent.
struct ProvenList {
    std::uint32_t record = 0;
    const Sum* sum = nullptr;
};

struct Bench {
    const RuleSet& rules;
    const Records& records;
    const Figures& figures;
    std::vector<ProvenList> lists = {};
    std::set<std::tuple<std::uint32_t, int, int, Dimension>> complete_columns = {};   ///< record, table, column, what its total runs over
};

void judge_sums(Bench& bench, Outcomes& out);                  ///< also fills the proven lists
void judge_restated(const Bench& bench, Outcomes& out);
void judge_equal(const Bench& bench, Outcomes& out);
void judge_rollups(const Bench& bench, Outcomes& out);
void judge_at_most(const Bench& bench, Outcomes& out);
void judge_frames(const Bench& bench, Outcomes& out);          ///< what sentences assert about their own figures

void judge_joint(const Bench& bench, Outcomes& outcomes);      ///< reads the others' outcomes and appends to them; names them by their index

void judge_rounding(const Bench& bench, Outcomes& outcomes);   ///< likewise: how figures were rounded
void judge_values(const Bench& bench, Outcomes& out);
void judge_links(const Bench& bench, Outcomes& out);
void judge_differences(const Bench& bench, Outcomes& out);     ///< columns of changes in tables
void judge_words(const Bench& bench, Outcomes& out);
void judge_present(const Bench& bench, Outcomes& out);
void judge_codes(const Bench& bench, Outcomes& out);
void judge_forms(const Bench& bench, Outcomes& out);
void judge_names(const Bench& bench, Outcomes& out);

class Kin;
void judge_years(const Bench& bench, const Kin& kin, Outcomes& out);           ///< sentences and columns against last year's document
void judge_continuity(const Bench& bench, const Kin& kin, Outcomes& out);      ///< numbers of persons and things, codes and names
void judge_units(const Bench& bench, const Kin& kin, Outcomes& out);           ///< a department's figures against its units'
void judge_bodies(const Bench& bench, const Kin& kin, Outcomes& out);          ///< who is named: units, owners, codes, twins

/// How each figure took part, from the outcomes.
std::vector<std::vector<FigureState>> figure_states(const Bench& bench, const Outcomes& outcomes);

/// All rules of one kind, in the order of their ids.
template <typename Kind>
std::vector<std::pair<const Rule*, const Kind*>> rules_of(const RuleSet& rules) {
    std::vector<std::pair<const Rule*, const Kind*>> out;
    for (const auto& rule : rules.rules) {
        if (const auto* kind = std::get_if<Kind>(&rule.kind)) out.emplace_back(&rule, kind);
    }
    return out;
}

/// The most specific rule that claims something; the lower id on a tie (rules are in the order of their ids).
template <typename Kind, typename Claims, typename Specificity>
const Rule* claimed_by(const std::vector<std::pair<const Rule*, const Kind*>>& rules, Claims claims, Specificity specificity) {
    const Rule* best = nullptr;
    std::size_t most = 0;
    for (const auto& [rule, kind] : rules) {
        if (!claims(*kind)) continue;
        if (best != nullptr && specificity(*kind) <= most) continue;
        best = rule;
        most = specificity(*kind);
    }
    return best;
}

}  // namespace gouji::judging
