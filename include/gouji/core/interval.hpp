#pragma once

#include "gouji/core/decimal.hpp"

#include <optional>
#include <span>

namespace gouji {

/// The closed set of values a printed figure may stand for: ± half a unit of its last place (H01 of the rule catalogue,
/// round-to-nearest as in XBRL Calculations 1.1). Blank cells are exact, and so are printed zeros used as addends (H04).
struct Interval {
    Decimal low;
    Decimal high;
};

Interval interval_of(Decimal printed);
Interval exactly(Decimal value);

std::optional<Interval> add(Interval a, Interval b);
std::optional<Interval> subtract(Interval a, Interval b);
bool overlap(Interval a, Interval b);
bool contains(Interval a, Decimal value);

/// One unit of the last printed place, as a positive Decimal.
Decimal unit_in_last_place(Decimal printed);

/// How a derived figure compares with what is printed. The order is from best to worst.
enum class Agreement {
    exact,           ///< equal to the last printed digit
    residue,         ///< 尾差: explained by rounding, |Δ| ≤ 3·u·√((n+1)/12) (H10)
    large_residue,   ///< possible but unusually large; also a sum that fails only because printed zeros are exact, by at most two units
    violation,       ///< no rounding explains it
    overflow         ///< figures too large to compare exactly; must be reported as not checked
};

/// Σ parts against a printed total, all in one unit (H03, H04, H10). `weights` are ±1, one per part, or empty for all +1.
/// Leave blank cells out. Every non-zero figure has the slack of half a unit of its own last place, a printed zero (total or
/// part) has none; n counts the non-zero parts, the +1 stands for a non-zero total, u is the coarsest unit.
Agreement compare_sum(Decimal total, std::span<const Decimal> parts, std::span<const int> weights = {});

/// A figure printed twice (H05): same places must be identical, different places: the coarse one is a rounding of the fine
/// one (a tie may go either way). `not_harmonised`: the rounding is off by exactly one unit of the coarser last place.
enum class Restatement { same, not_harmonised, different };
Restatement compare_restated(Decimal a, Decimal b);

/// part ≤ whole beyond rounding (H09): a ≤ b + (u_a + u_b)/2.
bool at_most(Decimal a, Decimal b);

/// printed percent against 100·part/whole (H06), and against 100·change/(level − change) (H07). `residue` also when the
/// distance to the interval of recomputed values is at most one unit of the last place (truncated or nudged).
/// Asked without division: is there a part a, a whole t and a percent p among what the print allows with 100·a = p·t? So a
/// whole (or base) of zero contradicts every percent of a part that is not zero, and none of a part that may be zero; a
/// caller for whom growth from nothing has no percentage must not ask. A percent of a decrease may be printed as −5 or 5.
Agreement compare_share(Decimal part, Decimal whole, Decimal printed_percent);
Agreement compare_growth(Decimal level, Decimal signed_change, Decimal printed_percent);

}  // namespace gouji
