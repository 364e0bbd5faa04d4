#include "gouji/core/text.hpp"

#include "utf8.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

namespace gouji {

namespace {

bool is_line_or_tab(char32_t c) { return c == U'\t' || c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029; }

/// Controls of a terminal, and the marks that reverse the direction of what follows.
bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

int width_of(char32_t c) {
    if (c >= 0x20 && c < 0x7F) return 1;
    if (c >= 0x4E00 && c <= 0x9FFF) return 2;
    const auto point = static_cast<UChar32>(c);
    switch (u_charType(point)) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR:
        case U_CONTROL_CHAR:
            return 0;
        default:
            break;
    }
    const auto wide = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

std::string spaces(int count) { return std::string(count > 0 ? static_cast<std::size_t>(count) : 0, ' '); }

/// Longest prefix of at most `width` columns.
std::string_view prefix_of_width(std::string_view text, int width) {
    int used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto decoded = decode_at(text, at);
        used += width_of(decoded.code_point);
        if (used > width) break;
        at += decoded.length;
    }
    return text.substr(0, at);
}

}  // namespace

std::string sanitize_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const auto decoded = decode_at(bytes, at);
        const auto c = decoded.code_point;
        append_utf8(out, is_line_or_tab(c) ? U' ' : is_control(c) ? replacement_character : c);
        at += decoded.length;
    }
    return out;
}

std::string display_path(std::string_view path) {
    std::string out;
    for (std::size_t at = 0; at < path.size();) {
        const auto lead = static_cast<unsigned char>(path[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const auto piece = path.substr(at, length);
        const bool clean = sanitize_utf8(piece) == piece;
        out += clean ? std::string(piece) : fmt::format("%{:02X}", lead);
        at += clean ? piece.size() : 1;
    }
    return out;
}

std::u32string to_code_points(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode_at(text, at);
        out += decoded.code_point;
        at += decoded.length;
    }
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const auto c : text) append_utf8(out, c);
    return out;
}

void append_utf8(std::string& out, char32_t code_point) {
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    const auto c = surrogate || code_point > 0x10FFFF ? replacement_character : code_point;
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6U));
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0U | (c >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | (c >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

int display_width(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode_at(text, at);
        width += width_of(decoded.code_point);
        at += decoded.length;
    }
    return width;
}

std::string fit_width(std::string_view text, int width) {
    if (display_width(text) <= width) return pad_right(text, width);
    if (width <= 0) return {};
    std::string out(prefix_of_width(text, width - 1));
    out += "…";
    return pad_right(out, width);
}

std::string pad_right(std::string_view text, int width) { return std::string(text) + spaces(width - display_width(text)); }
std::string pad_left(std::string_view text, int width) { return spaces(width - display_width(text)) + std::string(text); }

bool is_cjk(char32_t c) {
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

}  // namespace gouji
