// Blanks of a template that nobody filled in.

#include "prose_claims.hpp"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr std::array<std::string_view, 6> units = {"万元", "元", "%", "人", "辆", "个"};
constexpr std::array<std::string_view, 7> moves = {"增加", "减少", "增长", "下降", "降低", "上升", "提高"};
constexpr std::array<std::string_view, 4> crosses = {"X", "x", "×", "_"};

template <std::size_t N>
std::size_t length_of_start(std::string_view text, const std::array<std::string_view, N>& words) {
    const auto found = std::ranges::find_if(words, [&](std::string_view word) { return text.starts_with(word); });
    return found == words.end() ? 0 : found->size();
}

bool starts_figure(std::string_view text) { return !text.empty() && text.front() >= '0' && text.front() <= '9'; }

struct Blank {
    std::size_t first = 0, last = 0;
};

/// XX万元, ×%, X,XXX.XX万元: crosses where a number belongs. Hexadecimal and model names (0x, X5) have digits beside them.
std::size_t crosses_end(std::string_view text, std::size_t at) {
    std::size_t end = at;
    for (std::size_t step = 1; step > 0 && end < text.size(); end += step) {
        step = length_of_start(text.substr(end), crosses);
        const bool mark = end > at && (text[end] == ',' || text[end] == '.');
        if (step == 0 && mark) step = 1;
    }
    if (end == at) return 0;
    const std::size_t unit = length_of_start(text.substr(end), units);
    return unit == 0 ? 0 : end + unit;
}

/// 增加(减少), 增长(下降) before a number or its unit.
std::size_t choice_end(std::string_view text, std::size_t at) {
    const std::size_t first = length_of_start(text.substr(at), moves);
    if (first == 0 || !text.substr(at + first).starts_with("(")) return 0;
    const std::size_t inner = at + first + 1, second = length_of_start(text.substr(inner), moves);
    if (second == 0 || !text.substr(inner + second).starts_with(")")) return 0;
    const std::size_t end = inner + second + 1;
    const std::string_view rest = text.substr(end);
    return starts_figure(rest) || length_of_start(rest, units) > 0 || length_of_start(rest, crosses) > 0 ? end : 0;
}

/// 增加万元, 增长%: the number is missing.
std::size_t gap_end(std::string_view text, std::size_t at) {
    const std::size_t move = length_of_start(text.substr(at), moves);
    if (move == 0) return 0;
    for (const std::string_view unit : {"万元", "%"})
        if (text.substr(at + move).starts_with(unit)) return at + move + unit.size();
    return 0;
}

/// The first of the paragraph: one shows the rest.
Blank first_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool beside = at > 0 && (starts_figure(text.substr(at - 1)) || (text[at - 1] >= 'A' && text[at - 1] <= 'z'));
        std::size_t end = beside ? 0 : crosses_end(text, at);
        if (end == 0) end = choice_end(text, at);
        if (end == 0) end = gap_end(text, at);
        if (end > 0) return {at, end};
    }
    return {};
}

}  // namespace

void read_placeholders(const ClaimSource& at, const ParagraphReading& reading) {
    const Blank blank = first_blank(at.folded.text);
    if (blank.last == 0) return;
    Frame frame;
    frame.kind = FrameKind::placeholder;
    frame.parts = {add_statement(at, blank.first, blank.last, {})};
    const auto behind = std::ranges::find_if(reading.mentions, [&](const Mention& m) { return m.kind == Mention::Kind::figure && m.first == blank.last; });
    if (behind != reading.mentions.end()) frame.levels = {behind->fact};
    frame.source = at.record.facts.at(frame.parts.front()).source;
    at.record.frames.push_back(std::move(frame));
}

}  // namespace gouji
