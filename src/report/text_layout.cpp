#include "gouji/report/text_layout.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr int narrowest = 20;   // columns; below that a hanging text is not readable and runs over

/// Marks that must not begin a line.
bool closes(char32_t c) { return std::u32string_view(U"，。；：、）》”！？,;:)%").find(c) != std::u32string_view::npos; }

/// Letters and digits that belong together; wide characters may part anywhere.
bool is_narrow(char32_t c) { return c != U' ' && c < 0x2E80; }

/// May a line end before this character?
bool may_break(std::u32string_view text, std::size_t at) {
    if (closes(text[at])) return false;
    return text[at - 1] == U' ' || !is_narrow(text[at - 1]) || !is_narrow(text[at]);
}

/// Where to cut `text` so that the first part fits: at the last good place in the further half of the line, else at the width.
std::size_t cut_at(std::u32string_view text, int width) {
    int used = 0;
    std::size_t fits = 0;
    for (; fits < text.size(); ++fits) {
        used += display_width(to_utf8(text.substr(fits, 1)));
        if (used > width) break;
    }
    if (fits == text.size()) return fits;
    for (std::size_t at = fits; at > fits / 2; --at)
        if (may_break(text, at)) return at;
    return std::max<std::size_t>(fits, 1);
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, int width) {
    const std::u32string whole = to_code_points(text);
    std::u32string_view rest = whole;
    std::vector<std::string> lines;
    do {
        const auto cut = cut_at(rest, std::max(width, narrowest));
        auto line = rest.substr(0, cut);
        while (!line.empty() && line.back() == U' ') line.remove_suffix(1);
        lines.push_back(to_utf8(line));
        rest.remove_prefix(cut);
        while (!rest.empty() && rest.front() == U' ') rest.remove_prefix(1);
    } while (!rest.empty());
    return lines;
}

std::string hanging(std::string_view head, std::string_view text, int width) {
    const int indent = display_width(head);
    std::string out(head);
    bool first = true;
    for (const auto& line : wrapped(text, width - indent)) {
        if (!first) out += std::string(static_cast<std::size_t>(indent), ' ');
        out += line + "\n";
        first = false;
    }
    return out;
}

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

}  // namespace gouji
