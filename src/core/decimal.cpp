#include "gouji/core/decimal.hpp"

#include "int128.hpp"

#include <algorithm>

namespace gouji {

namespace {

constexpr int most_places = 9;          // no disclosure prints more decimals; more is not an amount
constexpr int most_digits = 17;         // leaves room for half a unit of the last place in 64 bits
constexpr std::size_t group_size = 3;   // 2,931,450

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Either no separators, or groups of three after a first group of one to three digits.
bool is_well_grouped(std::string_view whole) {
    const auto first = whole.find(',');
    if (first == std::string_view::npos) return std::ranges::all_of(whole, is_digit);
    if (first == 0 || first > group_size) return false;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const bool wants_comma = i >= first && (i - first) % (group_size + 1) == 0;
        if (wants_comma ? whole[i] != ',' : !is_digit(whole[i])) return false;
    }
    return (whole.size() - first) % (group_size + 1) == 0;
}

/// Digits of `text` as a number, separators skipped; nullopt when there are too many.
std::optional<std::int64_t> read_digits(std::string_view whole, std::string_view fraction) {
    std::int64_t value = 0;
    int digits = 0;
    for (const auto part : {whole, fraction}) {
        for (const char c : part) {
            if (c == ',') continue;
            value = value * 10 + (c - '0');
            if (value != 0 && ++digits > most_digits) return std::nullopt;
        }
    }
    return value;
}

std::optional<Decimal> combined(Decimal a, Decimal b, int weight_of_b) {
    const int places = std::max(a.places, b.places);
    const auto left = wide::aligned(a, places);
    const auto right = wide::aligned(b, places);
    if (!left || !right) return std::nullopt;
    const auto sum = wide::add(*left, weight_of_b * *right);
    const auto coefficient = sum ? wide::narrowed(*sum) : std::nullopt;
    if (!coefficient) return std::nullopt;
    return Decimal{*coefficient, places};
}

std::string unsigned_digits(std::int64_t coefficient) {
    auto text = std::to_string(coefficient);
    if (text.front() == '-') text.erase(0, 1);
    return text;
}

struct Printed {
    std::string whole;
    std::string fraction;
};

Printed split_at_point(Decimal a) {
    auto digits = unsigned_digits(a.coefficient);
    if (a.places <= 0) {
        if (a.coefficient != 0) digits.append(static_cast<std::size_t>(-a.places), '0');
        return {digits, {}};
    }
    const auto places = static_cast<std::size_t>(a.places);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    return {digits.substr(0, digits.size() - places), digits.substr(digits.size() - places)};
}

std::string joined(Decimal a, const Printed& printed) {
    std::string out = a.coefficient < 0 ? "-" : "";
    out += printed.whole;
    if (!printed.fraction.empty()) out += "." + printed.fraction;
    return out;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view folded) {
    bool negative = false;
    if (!folded.empty() && (folded.front() == '-' || folded.front() == '+')) {
        negative = folded.front() == '-';
        folded.remove_prefix(1);
    }
    const auto point = folded.find('.');
    const auto whole = folded.substr(0, point);
    const auto fraction = point == std::string_view::npos ? std::string_view() : folded.substr(point + 1);
    if (whole.empty() && fraction.empty()) return std::nullopt;
    if (point != std::string_view::npos && (fraction.empty() || !std::ranges::all_of(fraction, is_digit))) return std::nullopt;
    if (fraction.size() > static_cast<std::size_t>(most_places) || !is_well_grouped(whole)) return std::nullopt;
    const auto value = read_digits(whole, fraction);
    if (!value) return std::nullopt;
    return Decimal{negative ? -*value : *value, static_cast<int>(fraction.size())};
}

std::optional<Decimal> add(Decimal a, Decimal b) { return combined(a, b, 1); }
std::optional<Decimal> subtract(Decimal a, Decimal b) { return combined(a, b, -1); }

Decimal negate(Decimal a) {
    a.coefficient = wide::narrowed(-Int128{a.coefficient}).value_or(std::numeric_limits<std::int64_t>::max());
    return a;
}

Decimal absolute(Decimal a) { return a.coefficient < 0 ? negate(a) : a; }

Decimal scaled(Decimal a, int digits) { return {a.coefficient, a.places - digits}; }

std::optional<Decimal> with_places(Decimal a, int places) {
    if (a.coefficient == 0) return Decimal{0, places};
    if (places >= a.places) {
        const auto wide_value = wide::aligned(a, places);
        const auto coefficient = wide_value ? wide::narrowed(*wide_value) : std::nullopt;
        if (!coefficient) return std::nullopt;
        return Decimal{*coefficient, places};
    }
    const auto divisor = wide::power_of_ten(a.places - places);
    if (!divisor || a.coefficient % *divisor != 0) return std::nullopt;
    return Decimal{static_cast<std::int64_t>(a.coefficient / *divisor), places};
}

std::strong_ordering compare(Decimal a, Decimal b) {
    const int places = std::max(a.places, b.places);
    const auto left = wide::aligned(a, places);
    const auto right = wide::aligned(b, places);
    if (left && right) return *left < *right ? std::strong_ordering::less
                            : *left > *right ? std::strong_ordering::greater : std::strong_ordering::equal;
    // At most one side can leave 128 bits, and then its magnitude decides.
    const int decisive = left ? -sign(b) : sign(a);
    return decisive < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
}

bool equal_value(Decimal a, Decimal b) { return compare(a, b) == std::strong_ordering::equal; }
bool same_print(Decimal a, Decimal b) { return a.coefficient == b.coefficient && a.places == b.places; }
bool is_zero(Decimal a) { return a.coefficient == 0; }
int sign(Decimal a) { return a.coefficient > 0 ? 1 : a.coefficient < 0 ? -1 : 0; }

std::string to_string(Decimal a) { return joined(a, split_at_point(a)); }

std::string to_grouped_string(Decimal a) {
    auto printed = split_at_point(a);
    for (auto at = printed.whole.size(); at > group_size;) {
        at -= group_size;
        printed.whole.insert(at, 1, ',');
    }
    return joined(a, printed);
}

}  // namespace gouji
