#include "gouji/core/interval.hpp"

#include "int128.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace gouji {

namespace {

constexpr int half_unit_digit = 5;      // half a unit of a place is five of the next one
constexpr int zero_slack_units = 2;     // how far printed zeros taken as exact may excuse a sum

/// Exact zeros have no slack, so a zero figure has half units only where it is asked for.
struct SumState {
    Int128 doubled_difference = 0;      ///< 2·(total − Σ), in units of the finest place
    Int128 doubled_slack = 0;           ///< Σ of units of the non-zero figures
    Int128 doubled_zero_slack = 0;      ///< the same of the printed zeros
    Int128 coarsest_unit = 0;
    Int128 figures = 0;                 ///< non-zero addends, plus one for a non-zero total
};

bool accumulate(SumState& state, Decimal figure, int weight, int places) {
    const auto value = wide::aligned(figure, places);
    const auto unit = wide::shifted(1, places - figure.places);
    if (!value || !unit) return false;
    const auto weighted = wide::multiply(*value, 2 * Int128{weight});
    const auto difference = weighted ? wide::add(state.doubled_difference, *weighted) : std::nullopt;
    auto& slack = is_zero(figure) ? state.doubled_zero_slack : state.doubled_slack;
    const auto unit_slack = wide::multiply(*unit, std::abs(weight));
    const auto widened = unit_slack ? wide::add(slack, *unit_slack) : std::nullopt;
    if (!difference || !widened) return false;
    state.doubled_difference = *difference;
    slack = *widened;
    state.coarsest_unit = std::max(state.coarsest_unit, *unit);
    if (!is_zero(figure)) ++state.figures;
    return true;
}

/// 4Δ² ≤ 3·m·u², the squared form of |Δ| ≤ 3·u·√(m/12) for m rounded figures.
std::optional<bool> is_typical(const SumState& state) {
    const auto square = wide::multiply(state.doubled_difference, state.doubled_difference);
    const auto unit_square = wide::multiply(state.coarsest_unit, state.coarsest_unit);
    const auto bound = unit_square ? wide::multiply(*unit_square, 3 * state.figures) : std::nullopt;
    if (!square || !bound) return std::nullopt;
    return *square <= *bound;
}

Agreement grade(const SumState& state) {
    const auto distance = wide::magnitude(state.doubled_difference);
    if (distance == 0) return Agreement::exact;
    if (distance <= state.doubled_slack) {
        const auto typical = is_typical(state);
        if (!typical) return Agreement::overflow;
        return *typical ? Agreement::residue : Agreement::large_residue;
    }
    const auto with_zeros = wide::add(state.doubled_slack, state.doubled_zero_slack);
    const auto limit = wide::multiply(state.coarsest_unit, 2 * Int128{zero_slack_units});
    if (!with_zeros || !limit) return Agreement::overflow;
    return distance <= *with_zeros && distance <= *limit ? Agreement::large_residue : Agreement::violation;
}

/// 2·(a − b), 2·u_a and 2·u_b in units of the finer place.
struct Distance {
    Int128 doubled = 0;
    Int128 doubled_unit_a = 0;
    Int128 doubled_unit_b = 0;
};

std::optional<Distance> distance_between(Decimal a, Decimal b) {
    const int places = std::max(a.places, b.places);
    const auto left = wide::aligned(a, places);
    const auto right = wide::aligned(b, places);
    const auto unit_a = wide::shifted(2, places - a.places);
    const auto unit_b = wide::shifted(2, places - b.places);
    if (!left || !right || !unit_a || !unit_b) return std::nullopt;
    const auto difference = wide::add(*left, -*right);
    const auto doubled = difference ? wide::multiply(*difference, 2) : std::nullopt;
    if (!doubled) return std::nullopt;
    return Distance{*doubled, *unit_a, *unit_b};
}

/// Twice a figure and its two bounds, in units of a common place.
struct Bounds {
    Int128 low = 0;
    Int128 middle = 0;
    Int128 high = 0;
};

std::optional<Bounds> bounds_of(Decimal figure, int places, int half_units) {
    const auto middle = wide::aligned({figure.coefficient, figure.places}, places);
    const auto slack = wide::shifted(half_units, places - figure.places);
    const auto doubled = middle ? wide::multiply(*middle, 2) : std::nullopt;
    if (!doubled || !slack) return std::nullopt;
    const auto low = wide::add(*doubled, -*slack);
    const auto high = wide::add(*doubled, *slack);
    if (!low || !high) return std::nullopt;
    return Bounds{*low, *doubled, *high};
}

/// hundred·numerator − percent·denominator for one choice of values; growth takes numerator off the denominator.
/// A percentage fits when this is zero, so no division and no sign of a denominator is needed.
struct Ratio {
    Bounds numerator;
    Bounds denominator;
    Int128 hundred = 0;          ///< 100 in units of half a percent unit
    bool is_growth = false;

    [[nodiscard]] std::optional<Int128> mismatch(Int128 percent, Int128 top, Int128 bottom) const {
        const auto base = is_growth ? wide::add(bottom, -top) : std::optional<Int128>(bottom);
        const auto left = wide::multiply(hundred, top);
        const auto right = base ? wide::multiply(percent, *base) : std::nullopt;
        return left && right ? wide::add(*left, -*right) : std::nullopt;
    }
};

/// Does some choice of values between the corners fit? The mismatch is linear in each variable, so its extremes over a
/// box are at the corners.
std::optional<bool> fits(const Ratio& ratio, std::array<Int128, 2> percents, std::array<Int128, 2> tops,
                         std::array<Int128, 2> bottoms) {
    bool reaches_below = false;
    bool reaches_above = false;
    for (const auto percent : percents) {
        for (const auto top : tops) {
            for (const auto bottom : bottoms) {
                const auto value = ratio.mismatch(percent, top, bottom);
                if (!value) return std::nullopt;
                reaches_below = reaches_below || *value <= 0;
                reaches_above = reaches_above || *value >= 0;
            }
        }
    }
    return reaches_below && reaches_above;
}

Agreement compare_ratio(Decimal top, Decimal bottom, Decimal percent, bool is_growth) {
    const int places = std::max(top.places, bottom.places);
    const auto numerator = bounds_of(top, places, 1);
    const auto denominator = bounds_of(bottom, places, 1);
    const auto half = bounds_of(percent, percent.places, 1);
    const auto whole = bounds_of(percent, percent.places, 2);
    const auto hundred = wide::shifted(200, percent.places);
    if (!numerator || !denominator || !half || !whole || !hundred) return Agreement::overflow;
    const Ratio ratio{*numerator, *denominator, *hundred, is_growth};
    const auto from_print = fits(ratio, {half->low, half->high}, {numerator->middle, numerator->middle},
                                 {denominator->middle, denominator->middle});
    if (!from_print) return Agreement::overflow;
    if (*from_print) return Agreement::exact;
    const auto from_bounds = fits(ratio, {whole->low, whole->high}, {numerator->low, numerator->high},
                                  {denominator->low, denominator->high});
    if (!from_bounds) return Agreement::overflow;
    return *from_bounds ? Agreement::residue : Agreement::violation;
}

}  // namespace

Interval interval_of(Decimal printed) {
    const auto middle = wide::narrowed(Int128{printed.coefficient} * 10);
    const auto low = middle ? wide::narrowed(Int128{*middle} - half_unit_digit) : std::nullopt;
    const auto high = middle ? wide::narrowed(Int128{*middle} + half_unit_digit) : std::nullopt;
    if (low && high) return {{*low, printed.places + 1}, {*high, printed.places + 1}};
    // Too long for one more digit: a whole unit on either side, wider than true and therefore never an accusation.
    return {{wide::narrowed(Int128{printed.coefficient} - 1).value_or(printed.coefficient), printed.places},
            {wide::narrowed(Int128{printed.coefficient} + 1).value_or(printed.coefficient), printed.places}};
}

Interval exactly(Decimal value) { return {value, value}; }

std::optional<Interval> add(Interval a, Interval b) {
    const auto low = add(a.low, b.low);
    const auto high = add(a.high, b.high);
    if (!low || !high) return std::nullopt;
    return Interval{*low, *high};
}

std::optional<Interval> subtract(Interval a, Interval b) {
    const auto low = subtract(a.low, b.high);
    const auto high = subtract(a.high, b.low);
    if (!low || !high) return std::nullopt;
    return Interval{*low, *high};
}

bool overlap(Interval a, Interval b) { return compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0; }
bool contains(Interval a, Decimal value) { return compare(a.low, value) <= 0 && compare(value, a.high) <= 0; }

Decimal unit_in_last_place(Decimal printed) { return {1, printed.places}; }

Agreement compare_sum(Decimal total, std::span<const Decimal> parts, std::span<const int> weights) {
    int places = total.places;
    for (const auto& part : parts) places = std::max(places, part.places);
    SumState state;
    if (!accumulate(state, total, 1, places)) return Agreement::overflow;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const int weight = i < weights.size() ? weights[i] : 1;
        if (!accumulate(state, parts[i], -weight, places)) return Agreement::overflow;
    }
    return grade(state);
}

Restatement compare_restated(Decimal a, Decimal b) {
    const auto distance = distance_between(a, b);
    if (!distance) return equal_value(a, b) ? Restatement::same : Restatement::different;
    const auto doubled = wide::magnitude(distance->doubled);
    const auto coarse_doubled_unit = std::max(distance->doubled_unit_a, distance->doubled_unit_b);
    const auto rounding = a.places == b.places ? Int128{0} : coarse_doubled_unit / 2;
    if (doubled <= rounding) return Restatement::same;
    return doubled <= coarse_doubled_unit + rounding ? Restatement::not_harmonised : Restatement::different;
}

bool at_most(Decimal a, Decimal b) {
    const auto distance = distance_between(a, b);
    if (!distance) return compare(a, b) <= 0;
    return distance->doubled <= distance->doubled_unit_a / 2 + distance->doubled_unit_b / 2;
}

Agreement compare_share(Decimal part, Decimal whole, Decimal printed_percent) {
    return compare_ratio(part, whole, printed_percent, false);
}

Agreement compare_growth(Decimal level, Decimal signed_change, Decimal printed_percent) {
    const bool percent_is_magnitude = sign(printed_percent) > 0 && sign(signed_change) < 0;
    return compare_ratio(signed_change, level, percent_is_magnitude ? negate(printed_percent) : printed_percent, true);
}

}  // namespace gouji
