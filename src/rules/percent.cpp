#include "gouji/rules/percent.hpp"

#include <limits>

namespace gouji {

namespace {

constexpr int base_of_digits = 10;
constexpr std::int64_t hundred = 100;

bool shift(Int128& value, int digits) {
    for (int i = 0; i < digits; ++i) {
        if (__builtin_mul_overflow(value, Int128{base_of_digits}, &value)) return false;
    }
    return true;
}

Int128 rounded(Int128 numerator, Int128 denominator) {
    const bool negative = (numerator < 0) != (denominator < 0);
    const Int128 n = numerator < 0 ? -numerator : numerator;
    const Int128 d = denominator < 0 ? -denominator : denominator;
    const Int128 whole = n / d;
    const Int128 rest = n % d;
    const Int128 up = rest >= d - rest ? whole + 1 : whole;
    return negative ? -up : up;
}

}  // namespace

std::optional<Decimal> proportion(Decimal a, Decimal b, Decimal c, int places) {
    if (is_zero(c)) return std::nullopt;
    Int128 numerator = Int128{a.coefficient} * Int128{b.coefficient};   // two 64-bit factors always fit
    Int128 denominator = c.coefficient;
    const int digits = places + c.places - a.places - b.places;
    if (!shift(digits >= 0 ? numerator : denominator, digits >= 0 ? digits : -digits)) return std::nullopt;
    const Int128 out = rounded(numerator, denominator);
    constexpr Int128 limit = std::numeric_limits<std::int64_t>::max();
    if (out > limit || out < -limit) return std::nullopt;
    return Decimal{static_cast<std::int64_t>(out), places};
}

std::optional<Decimal> percentage(Decimal part, Decimal whole, int places) {
    return proportion(part, {hundred, 0}, whole, places);
}

}  // namespace gouji
