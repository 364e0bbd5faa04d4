#include "gouji/facts/signature.hpp"

#include "gouji/core/digest.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace gouji {
namespace {

constexpr std::size_t fewest_amounts = 20;        ///< distinct amounts; fewer do not show that two documents are the same
constexpr std::size_t content_digits = 32;        ///< 128 bits: no collision over millions of documents
constexpr std::size_t most_salient = 64;          ///< largest distinct amounts: totals, classes and what the text speaks of
constexpr std::int64_t least_salient = 1000;      ///< hundredths of 万元: shorter figures meet by chance

/// Hundredths of 万元, the place to which narratives print; nullopt for what is no money or too large.
std::optional<std::int64_t> in_hundredths(const Fact& fact) {
    if (!is_money(fact.unit)) return std::nullopt;
    constexpr int hundredth_of_ten_thousand = 2;   // 10^2 元
    const Decimal value = scaled(absolute(fact.value), yuan_exponent(fact.unit) - hundredth_of_ten_thousand);
    std::int64_t units = value.coefficient;
    int places = value.places;
    for (; places < 0; ++places)
        if (__builtin_mul_overflow(units, std::int64_t{10}, &units)) return std::nullopt;
    for (; places > 1; --places) units /= 10;
    return places == 1 ? (units + 5) / 10 : units;
}

std::vector<std::int64_t> amounts_of(const Record& record, bool tables_only) {
    std::vector<std::int64_t> out;
    for (const Fact& fact : record.facts) {
        if (!fact.is_figure() || is_zero(fact.value) || (tables_only && fact.origin != Origin::table)) continue;
        if (const auto amount = in_hundredths(fact)) out.push_back(*amount);
    }
    std::ranges::sort(out, std::greater{});
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

}  // namespace

void sign_content(Record& record) {
    const auto in_tables = amounts_of(record, true);
    if (in_tables.size() >= fewest_amounts) {
        std::string text;
        for (const auto amount : in_tables) text += std::to_string(amount) + " ";
        record.content = sha256_hex(text).substr(0, content_digits);
    }
    record.salient = amounts_of(record, false);
    std::erase_if(record.salient, [](std::int64_t amount) { return amount < least_salient; });
    if (record.salient.size() > most_salient) record.salient.resize(most_salient);
}

std::size_t common_amounts(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
    std::size_t common = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (std::abs(a[i] - b[j]) <= 1) {
            ++common;
            ++i;
            ++j;
        } else if (a[i] > b[j]) ++i;
        else ++j;
    }
    return common;
}

}  // namespace gouji
