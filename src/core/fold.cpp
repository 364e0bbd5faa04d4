#include "gouji/core/text.hpp"

#include "radicals.hpp"
#include "utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>

namespace gouji {

namespace {

constexpr char32_t dropped = 0;   // folds to nothing

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_invisible(char32_t c) {
    return c <= 0x20 || c == 0x7F || between(c, 0x80, 0xA0) || c == 0xAD || c == 0x1680 || between(c, 0x180B, 0x180E) ||
           between(c, 0x2000, 0x200F) || between(c, 0x2028, 0x202F) || between(c, 0x205F, 0x206F) || c == 0x3000 ||
           between(c, 0xFE00, 0xFE0F) || c == 0xFEFF || between(c, 0xE0100, 0xE01EF);
}

bool is_double_quote(char32_t c) { return between(c, 0x201C, 0x201F) || between(c, 0x301D, 0x301F); }
bool is_single_quote(char32_t c) { return between(c, 0x2018, 0x201B); }
bool is_dash(char32_t c) { return between(c, 0x2010, 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63; }
bool is_colon(char32_t c) { return c == 0x2236 || c == 0xFE30 || c == 0xFE13; }

/// Circled numbers are ordinals: their white, black and sans-serif forms become ①…⑳, never plain digits, so that
/// "①12辆" keeps its figure apart from its ordinal.
char32_t circled(char32_t c) {
    constexpr char32_t circled_one = 0x2460;
    if (between(c, 0x2460, 0x2473) || between(c, 0x3251, 0x325F) || between(c, 0x32B1, 0x32BF)) return c;
    for (const char32_t first : {U'\u2776', U'\u2780', U'\u278A'}) {
        if (between(c, first, first + 9)) return circled_one + (c - first);
    }
    return dropped;
}

/// Characters whose compatibility form would change a figure (10² → 102, ½) or invent points (… → ...).
bool keeps_its_form(char32_t c) {
    return between(c, 0xA1, 0x2FF) || c == 0x2026 || between(c, 0x2070, 0x209C) || between(c, 0x2150, 0x215F);
}

/// One-to-one folding of the common ranges; nullopt sends the character to NFKC.
std::optional<char32_t> fold_directly(char32_t c) {
    if (between(c, 0x21, 0x7E) || between(c, 0x3400, 0x9FFF)) return c;
    if (is_invisible(c)) return dropped;
    if (between(c, 0xFF01, 0xFF5E)) {
        constexpr char32_t full_width_offset = 0xFF01 - 0x21;
        return c - full_width_offset;
    }
    if (is_double_quote(c)) return U'"';
    if (is_single_quote(c)) return U'\'';
    if (is_dash(c)) return U'-';
    if (is_colon(c)) return U':';
    if (between(c, 0x3001, 0x301C) || keeps_its_form(c)) return c;
    if (between(c, first_radical, first_radical + radical_ideographs.size() - 1)) {
        const auto ideograph = radical_ideographs.at(c - first_radical);
        return ideograph == 0 ? c : ideograph;
    }
    if (const auto number = circled(c); number != dropped) return number;
    return std::nullopt;
}

/// Compatibility form of one rare character; white space in it is dropped like any other.
void append_normalized(std::string& out, char32_t c) {
    static const icu::Normalizer2* const nfkc = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* instance = icu::Normalizer2::getNFKCInstance(status);
        return U_SUCCESS(status) ? instance : nullptr;
    }();
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString normalized;
    if (nfkc != nullptr) normalized = nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
    if (nfkc == nullptr || U_FAILURE(status)) {
        append_utf8(out, c);
        return;
    }
    for (int32_t i = 0; i < normalized.length(); i = normalized.moveIndex32(i, 1)) {
        const auto part = static_cast<char32_t>(normalized.char32At(i));
        const auto folded = fold_directly(part).value_or(part);
        if (folded != dropped) append_utf8(out, folded);
    }
}

/// Calls `after(begin)` for every input character once its folded bytes are appended.
template <typename After>
void fold_into(std::string& out, std::string_view printed, After after) {
    out.reserve(printed.size());
    for (std::size_t at = 0; at < printed.size();) {
        const auto decoded = decode_at(printed, at);
        if (const auto direct = fold_directly(decoded.code_point); !direct) append_normalized(out, decoded.code_point);
        else if (*direct != dropped) append_utf8(out, *direct);
        after(at);
        at += decoded.length;
    }
}

}  // namespace

FoldedText fold_with_origin(std::string_view printed) {
    FoldedText out;
    fold_into(out.text, printed, [&](std::size_t begin) {
        out.origin.resize(out.text.size(), static_cast<std::uint32_t>(begin));
    });
    return out;
}

std::string fold(std::string_view printed) {
    std::string out;
    fold_into(out, printed, [](std::size_t) {});
    return out;
}

std::pair<std::size_t, std::size_t> FoldedText::original(std::size_t first, std::size_t last, std::string_view source) const {
    last = std::min(last, origin.size());
    if (first >= last) {
        const std::size_t at = first < origin.size() ? origin[first] : source.size();
        return {at, at};
    }
    const std::size_t last_character = origin[last - 1];
    const std::size_t length = last_character < source.size() ? decode_at(source, last_character).length : 0;
    return {origin[first], last_character + length};
}

}  // namespace gouji
