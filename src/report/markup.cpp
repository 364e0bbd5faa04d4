#include "markup.hpp"

#include "gouji/core/digest.hpp"
#include "gouji/core/text.hpp"

#include <algorithm>
#include <cstdint>

namespace gouji {
namespace {

std::uint8_t value_of(char hex) { return static_cast<std::uint8_t>(hex <= '9' ? hex - '0' : hex - 'a' + 10); }

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : sanitize_utf8(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t group = 3;   // bytes that make four digits
    constexpr std::uint32_t six_bits = 63;
    std::string out;
    out.reserve((bytes.size() + group - 1) / group * 4);
    for (std::size_t at = 0; at < bytes.size(); at += group) {
        const std::size_t left = std::min(group, bytes.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < group; ++i) bits = bits << 8 | (i < left ? static_cast<std::uint8_t>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i) out += i <= left ? digits[bits >> (18 - 6 * i) & six_bits] : '=';
    }
    return out;
}

std::string policy_hash(std::string_view text) {
    const std::string hex = sha256_hex(text);
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(value_of(hex[i]) << 4 | value_of(hex[i + 1]));
    return "'sha256-" + base64(bytes) + "'";
}

}  // namespace gouji
