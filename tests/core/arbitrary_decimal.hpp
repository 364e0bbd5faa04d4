#pragma once

#include "gouji/core/decimal.hpp"

#include <rapidcheck.h>

namespace rc {

/// Figures as disclosures print them: up to 13 digits, up to 4 decimals, either sign.
template <>
struct Arbitrary<gouji::Decimal> {
    static Gen<gouji::Decimal> arbitrary() {
        constexpr std::int64_t beyond = 10'000'000'000'000;
        return gen::apply([](std::int64_t any, int places) { return gouji::Decimal{any % beyond, places}; },
                          gen::arbitrary<std::int64_t>(), gen::inRange(0, 5));
    }
};

}  // namespace rc

namespace gouji {
inline void showValue(const Decimal& value, std::ostream& out) { out << to_string(value); }
}  // namespace gouji
