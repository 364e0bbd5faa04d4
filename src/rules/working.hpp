#pragma once

// Outcomes with their arithmetic written out, so that a reader can redo it by hand.

#include "figures.hpp"

#include <span>

namespace gouji::judging {

Outcome not_run(const Rule* rule, Verdict verdict, Reason reason, std::vector<Operand> operands);

/// The verdict that an agreement of intervals is; more than the arithmetic can hold is not checked.
void set_agreement(Outcome& out, Agreement agreement);
/// "=" or "≠" between what is printed and what the others give.
std::string_view relation_sign(const Outcome& out);

/// Own figure against Σ of others, by intervals; a single part that is the whole is the same figure printed twice.
Outcome compare_to_sum(const Figures& figures, const Rule* rule, FactRef own, std::span<const FactRef> parts);

/// Own figure against another printing of it. `symbol` stands between them when they agree.
Outcome compare_to_other(const Figures& figures, const Rule* rule, Operand own, Operand other);

/// Own figure must not exceed another one.
Outcome compare_at_most(const Figures& figures, const Rule* rule, Operand own, Operand limit);

/// Own figure (the whole) must not be below Σ of its 其中 parts.
Outcome compare_parts_at_most(const Figures& figures, const Rule* rule, FactRef own, std::span<const FactRef> parts);

/// Turns a violation into `suspect` when our reading or binding of its figures is in doubt: the disagreeing value stands
/// elsewhere in the document and neither code path nor equal labels vouch for the binding (M16), or a figure is printed with
/// other decimals than the rest of its column.
void weigh_counter_evidence(const Figures& figures, Outcome& outcome);
/// Σ exceeds its total by exactly one of several parts: a column or row beside the partition was probably read as a part of it.
void weigh_surplus_part(const Figures& figures, Outcome& outcome);
void weigh_odd_places(const Figures& figures, Outcome& outcome);
/// A difference equal to money carried over that the same document prints outside the relation is a question of scope, not
/// an error (M3): the outcome becomes `not_checked(scope_undecided)`.
void weigh_scope_gap(const Figures& figures, Outcome& outcome);

}  // namespace gouji::judging
