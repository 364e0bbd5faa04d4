#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

__extension__ typedef __int128 Int128;

/// A printed decimal figure: coefficient × 10^-places. The printed places are part of the value's meaning (2.0 and 2.00
/// say different things), so nothing normalises them away. No floating point touches an amount.
/// Every operation that could overflow answers nullopt.
struct Decimal {
    std::int64_t coefficient = 0;
    int places = 0;  ///< printed decimals, 0..9; negative only for scaled intermediate values
};

/// Reads folded text (ASCII digits, '.', ',', leading '-' or '+'): "2,931.45", "-58.69". Blank, dash, "1.2.3", "1,23"
/// with a misplaced separator, more than 17 digits or 9 decimals and anything else answer nullopt: a blank is not a zero.
/// ".50" is read: some spreadsheets print it.
std::optional<Decimal> parse_decimal(std::string_view folded);

std::optional<Decimal> add(Decimal a, Decimal b);
std::optional<Decimal> subtract(Decimal a, Decimal b);
Decimal negate(Decimal a);
Decimal absolute(Decimal a);

/// Moves the point: multiplies by 10^digits exactly, without touching the coefficient.
Decimal scaled(Decimal a, int digits);
/// The same value with exactly `places` decimals; nullopt when digits other than zero would be lost.
std::optional<Decimal> with_places(Decimal a, int places);

/// Order by value: 2.0 == 2.00.
std::strong_ordering compare(Decimal a, Decimal b);
bool equal_value(Decimal a, Decimal b);
bool same_print(Decimal a, Decimal b);
bool is_zero(Decimal a);
int sign(Decimal a);

/// "2931.45"; keeps the printed places.
std::string to_string(Decimal a);
/// "2,931.45"
std::string to_grouped_string(Decimal a);

}  // namespace gouji
