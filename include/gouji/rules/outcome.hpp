#pragma once

#include "gouji/core/interval.hpp"
#include "gouji/facts/record.hpp"
#include "gouji/rules/relatives.hpp"
#include "gouji/rules/rule.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gouji {

enum class Verdict {
    exact,
    residue,           ///< 尾差, typical or large (see `large`)
    not_harmonised,    ///< restated, off by one unit of the coarser last place
    violation,
    children_missing,  ///< 涉密: the same gap in every column (possible withheld row)
    suspect,           ///< our reading or binding is in doubt
    infeasible,        ///< each relation holds within rounding, all together cannot
    not_applicable,
    not_checked
};
std::string_view id(Verdict verdict);

/// Closed list: why a figure or relation was not judged.
enum class Reason {
    none, unknown_words, conflict, ambiguous_name, scope_undecided, incomplete, unproven, no_partner, other_file, step_limit,
    unread, parse_suspect, not_a_sum
};
std::string_view id(Reason reason);

/// A figure of one of the records under judgement.
struct FactRef {
    std::uint32_t record = 0;
    FactIndex fact = 0;
    auto operator<=>(const FactRef&) const = default;
};

struct Operand {
    FactRef fact;
    std::string role;          ///< "total", "part", "restated", "left", "right", "whole" …
    int weight = 1;            ///< sign in the arithmetic
};

/// One relation instance and what became of it. Nothing is a bool: what did not run says why.
struct Outcome {
    const Rule* rule = nullptr;
    Verdict verdict = Verdict::not_checked;
    Reason reason = Reason::none;
    bool large = false;                      ///< residue: possible but unusually large
    bool weak = false;                       ///< it holds, but almost any figure would do: its figures are only bounded
    std::vector<Operand> operands;           ///< the figure the finding stands at first
    Decimal actual;                          ///< printed figure it stands at
    std::optional<Decimal> expected;         ///< what the others give, in the unit of `actual`
    std::optional<Decimal> difference;       ///< actual − expected
    Unit unit = Unit::unknown;
    std::string working;                     ///< "3.55 + 279.74 = 283.29": can be redone by hand
    std::vector<std::size_t> jointly;        ///< infeasible: the relations that cannot hold together, as indices of the evaluation's outcomes
};

/// How a figure took part.
enum class Tie { tied, recomputed, restated, bounded, not_checked };
std::string_view id(Tie tie);

struct FigureState {
    Tie tie = Tie::not_checked;
    Reason reason = Reason::no_partner;
};

/// All outcomes over one disclosure (the one or two files of a body's year). A `FactRef` counts records as `all_records` does.
struct Evaluation {
    std::vector<Outcome> outcomes;
    std::vector<std::vector<FigureState>> states;   ///< per record of the disclosure, per fact
};

/// The relatives are looked up, not judged.
Evaluation evaluate(const RuleSet& rules, const std::vector<const Record*>& disclosure, const Relatives& relatives = {});

}  // namespace gouji
