#include "xml.hpp"

#include "gouji/core/text.hpp"

namespace gouji {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Char of XML 1.0, section 2.2. Malformed UTF-8 has become U+FFFD before.
bool is_xml(char32_t c) {
    if (c < 0x20) return c == U'\t' || c == U'\n' || c == U'\r';
    return c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF) && c <= 0x10FFFF;
}

}  // namespace

std::string xml_escaped(std::string_view text, bool attribute) {
    std::string out;
    for (const char32_t c : to_code_points(text)) {
        switch (c) {
            case U'&': out += "&amp;"; break;
            case U'<': out += "&lt;"; break;
            case U'>': out += "&gt;"; break;
            case U'"': out += attribute ? "&quot;" : "\""; break;
            case U'\r': out += "&#13;"; break;
            case U'\n': out += attribute ? "&#10;" : "\n"; break;
            case U'\t': out += attribute ? "&#9;" : "\t"; break;
            default: append_utf8(out, is_xml(c) ? c : replacement);
        }
    }
    return out;
}

std::string xml_tag(std::string_view name, const XmlAttributes& attributes, bool empty) {
    std::string out = "<" + std::string(name);
    for (const auto& [key, value] : attributes) out += " " + std::string(key) + "=\"" + xml_escaped(value, true) + "\"";
    return out + (empty ? "/>" : ">");
}

}  // namespace gouji
