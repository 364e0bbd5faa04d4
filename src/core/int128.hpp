#pragma once

#include "gouji/core/decimal.hpp"

#include <array>
#include <cstddef>
#include <limits>
#include <optional>

/// Exact integer arithmetic behind Decimal and Interval: every step that leaves 128 bits answers nullopt.
namespace gouji::wide {

inline constexpr int largest_power = 38;  ///< 10^38 is the largest power of ten below 2^127

inline std::optional<Int128> add(Int128 a, Int128 b) {
    Int128 out = 0;
    if (__builtin_add_overflow(a, b, &out)) return std::nullopt;
    return out;
}

inline std::optional<Int128> multiply(Int128 a, Int128 b) {
    Int128 out = 0;
    if (__builtin_mul_overflow(a, b, &out)) return std::nullopt;
    return out;
}

inline std::optional<Int128> power_of_ten(int exponent) {
    static constexpr auto table = [] {
        std::array<Int128, largest_power + 1> powers{};
        powers[0] = 1;
        for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
        return powers;
    }();
    if (exponent < 0 || exponent > largest_power) return std::nullopt;
    return table[static_cast<std::size_t>(exponent)];
}

/// value × 10^digits; a negative exponent answers nullopt.
inline std::optional<Int128> shifted(Int128 value, int digits) {
    const auto factor = power_of_ten(digits);
    return factor ? multiply(value, *factor) : std::nullopt;
}

/// The coefficient of `a` with `places` decimals, which must not be fewer than it has.
inline std::optional<Int128> aligned(Decimal a, int places) {
    return a.coefficient == 0 ? std::optional<Int128>(0) : shifted(a.coefficient, places - a.places);
}

/// Back to 64 bits. INT64_MIN is left out, so that every coefficient has its negative.
inline std::optional<std::int64_t> narrowed(Int128 value) {
    constexpr Int128 limit = std::numeric_limits<std::int64_t>::max();
    if (value > limit || value < -limit) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

inline Int128 magnitude(Int128 value) { return value < 0 ? -value : value; }

}  // namespace gouji::wide
