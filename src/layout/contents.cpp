#include "body.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace gouji::layout {
namespace {

// Longest entry of a table of contents (characters): titles of tables are long, sentences are longer or end in a full stop.
constexpr std::size_t entry_characters = 60;
// "目录", "报表目录", "附件目录": nothing else is in the line.
constexpr std::size_t heading_characters = 6;
// So many leader dots in a row are no ellipsis.
constexpr std::size_t leader_dots = 6;

bool is_contents_heading(const BodyLine& line) {
    std::string_view text = line.folded;
    if (text.ends_with(":")) text.remove_suffix(1);
    return line.characters <= heading_characters && (text.ends_with("目录") || text.ends_with("目次"));
}

bool is_leader(char32_t c) { return c == U'.' || c == U'…' || c == U'·' || c == U'•' || c == U'-' || c == U'—' || c == U'_'; }

/// "…… 12" at the end of the line.
bool has_leader(const BodyLine& line) {
    const auto points = to_code_points(line.folded);
    auto end = points.size();
    while (end > 0 && points[end - 1] >= U'0' && points[end - 1] <= U'9') --end;
    constexpr std::size_t dots_of_ellipsis = 3;
    std::size_t dots = 0;
    for (auto at = end; at > 0 && is_leader(points[at - 1]); --at) dots += points[at - 1] == U'…' ? dots_of_ellipsis : 1;
    return dots >= leader_dots && end < points.size();
}

/// Title of an entry without leaders and page number.
std::string_view entry_title(std::string_view folded) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    while (!folded.empty() && digit(folded.back())) folded.remove_suffix(1);
    for (auto again = true; again;) {
        again = false;
        for (const std::string_view leader : {".", "…", "·", "-", "—", "_"})
            while (folded.ends_with(leader)) {
                folded.remove_suffix(leader.size());
                again = true;
            }
    }
    return folded;
}

/// Some authors end their entries with a full stop; a comma tells a sentence.
bool looks_like_entry(const BodyLine& line) {
    if (line.characters > entry_characters || is_contents_heading(line)) return false;
    const auto stopped = line.ordinal.level >= 0 && line.folded.ends_with("。") && line.folded.find(',') == std::string::npos;
    return stopped || !ends_sentence(line.folded);
}

/// Does the heading of the first entry come again? Then the contents are over and the text begins.
bool recurs(const BodyLine& first, const BodyLine& line) {
    const auto title = entry_title(first.folded);
    if (title.empty() || line.folded.empty()) return false;
    if (first.ordinal.level < 0) return entry_title(line.folded) == title;
    if (line.ordinal.level != first.ordinal.level || line.ordinal.number != first.ordinal.number) return false;
    const auto name = title.substr(std::min(first.ordinal.length, title.size()));
    const auto other = entry_title(line.folded);
    const auto other_name = other.substr(std::min(line.ordinal.length, other.size()));
    return name.starts_with(other_name) || other_name.starts_with(name);
}

/// Index past the last entry of the contents that start at `first`.
std::size_t past_entries(const std::vector<BodyLine>& lines, std::size_t first) {
    auto end = first;
    for (; end < lines.size(); ++end) {
        const auto& line = lines[end];
        if (has_leader(line)) continue;
        if (line.after_table || !looks_like_entry(line)) break;
        if (end > first && recurs(lines[first], line)) break;
        // A page that opens with an unnumbered line opens the text: entries of later pages carry their ordinals.
        if (end > first && line.page != lines[end - 1].page && line.ordinal.level < 0) break;
    }
    return end;
}

}  // namespace

void mark_contents(std::vector<BodyLine>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (has_leader(lines[i])) lines[i].contents = true;
        if (!is_contents_heading(lines[i])) continue;
        const auto end = past_entries(lines, i + 1);
        for (auto j = i; j < end; ++j) lines[j].contents = true;
        if (end > i + 1) i = end - 1;
    }
}

}  // namespace gouji::layout
