#pragma once

#include "gouji/core/decimal.hpp"

#include <optional>

namespace gouji {

/// a·b ÷ c, rounded half away from zero to `places` decimals; nullopt when c is zero or the figures are too large.
std::optional<Decimal> proportion(Decimal a, Decimal b, Decimal c, int places);

/// 100·part ÷ whole, rounded as people round it.
std::optional<Decimal> percentage(Decimal part, Decimal whole, int places);

}  // namespace gouji
