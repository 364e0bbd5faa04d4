#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gouji::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

/// Ends the run with a report of the input. For what must hold whatever the input is.
inline void demand(bool holds) {
    if (!holds) __builtin_trap();
}

}  // namespace gouji::fuzz
