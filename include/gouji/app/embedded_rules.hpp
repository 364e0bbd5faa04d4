#pragma once

#include "gouji/core/lexicon.hpp"

#include <span>

namespace gouji {

/// The rule folder of this build: lexicon, classification and rules, as compiled in.
std::span<const DataFile> embedded_rules();

}  // namespace gouji
