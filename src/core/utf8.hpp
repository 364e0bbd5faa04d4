#pragma once

#include <cstddef>
#include <string_view>

namespace gouji {

constexpr char32_t replacement_character = 0xFFFD;

struct Decoded {
    char32_t code_point = replacement_character;
    std::size_t length = 1;   ///< bytes consumed; one for a malformed byte
    bool valid = false;
};

/// Strict UTF-8: overlong forms, surrogates and values above U+10FFFF are malformed. `at` must be inside the text.
constexpr Decoded decode_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80U) return {lead, 1, true};
    const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || text.size() - at < length) return {};
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0U) != 0x80U) return {};
        value = (value << 6U) | (next & 0x3FU);
    }
    const bool overlong = (length == 3 && value < 0x800U) || (length == 4 && value < 0x10000U);
    const bool surrogate = value >= 0xD800U && value <= 0xDFFFU;
    if (overlong || surrogate || value > 0x10FFFFU) return {};
    return {value, length, true};
}

}  // namespace gouji
