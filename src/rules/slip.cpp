#include "gouji/rules/slip.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <string>
#include <utility>

namespace gouji {

namespace {

constexpr std::array point_shifts{-4, -2, -1, 1, 2, 4};   // 4: 万元 for 元
constexpr std::size_t most_digits = 20;
constexpr std::size_t long_figure = 5;    // digits from which on two of them may be wrong
constexpr std::size_t short_figure = 2;   // up to here one wrong digit says nothing

std::string digits_of(Decimal value) { return std::to_string(std::abs(value.coefficient)); }

/// Without zeros at either end: the same for 0.06 and 6.00.
std::string significant(Decimal value) {
    auto digits = digits_of(value);
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    return digits;
}

/// Both with the places of the finer one; false when that loses digits.
bool align(Decimal& a, Decimal& b) {
    const int places = std::max({a.places, b.places, 0});
    const auto x = with_places(a, places);
    const auto y = with_places(b, places);
    if (!x || !y) return false;
    a = *x;
    b = *y;
    return true;
}

/// Fewest digits to change, add or take away, two neighbours exchanged counting as one.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) steps.at(i).at(0) = i;
    std::iota(steps.front().begin(), steps.front().end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            auto best = std::min({steps.at(i - 1).at(j) + 1, steps.at(i).at(j - 1) + 1, steps.at(i - 1).at(j - 1) + other});
            const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (exchanged) best = std::min(best, steps.at(i - 2).at(j - 2) + 1);
            steps.at(i).at(j) = best;
        }
    }
    return steps.at(a.size()).at(b.size());
}

/// |a − b| within a hundredth of the smaller one.
bool within_one_percent(Decimal a, Decimal b) {
    const auto difference = subtract(absolute(a), absolute(b));
    if (!difference) return false;
    constexpr int to_hundredth = 2;
    const auto smaller = compare(absolute(a), absolute(b)) < 0 ? absolute(a) : absolute(b);
    return compare(scaled(absolute(*difference), to_hundredth), smaller) <= 0;
}

}  // namespace

std::string_view id(Slip slip) {
    static constexpr std::array<std::string_view, 3> ids{"decimal_point", "transposed", "digits"};
    return ids.at(static_cast<std::size_t>(slip));
}

std::vector<Intended> intended_by(Decimal printed) {
    std::vector<Intended> out;
    if (is_zero(printed)) return out;
    for (const int shift : point_shifts) out.push_back({Slip::decimal_point, scaled(printed, shift)});
    auto digits = digits_of(printed);
    for (std::size_t i = 1; i < digits.size(); ++i) {
        if (digits[i] == digits[i - 1]) continue;
        std::swap(digits[i], digits[i - 1]);
        const auto value = std::strtoll(digits.c_str(), nullptr, 10);
        out.push_back({Slip::transposed, {sign(printed) < 0 ? -value : value, printed.places}});
        std::swap(digits[i], digits[i - 1]);
    }
    return out;
}

bool resemble(Decimal a, Decimal b) {
    if (is_zero(a) || is_zero(b)) return is_zero(a) == is_zero(b);
    if (significant(a) == significant(b) || within_one_percent(a, b)) return true;
    if (!align(a, b)) return false;
    const auto x = digits_of(a);
    const auto y = digits_of(b);
    const auto length = std::max(x.size(), y.size());
    if (length <= short_figure || length > most_digits) return false;
    return distance(x, y) <= (length >= long_figure ? std::size_t{2} : std::size_t{1});
}

}  // namespace gouji
