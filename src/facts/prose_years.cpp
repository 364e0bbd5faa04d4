// The years that sentences name: of a figure, and of what it is compared with.

#include "prose_claims.hpp"

#include <algorithm>
#include <charconv>

namespace gouji {
namespace {

constexpr std::size_t year_digits = 4;

/// 比2024年, 较2024年, 与2024年: the year that a clause compares with; 0 for none.
int year_compared_with(std::string_view clause) {
    for (const std::string_view word : {"比20", "较20", "与20"}) {
        const std::size_t at = clause.rfind(word);
        if (at == std::string_view::npos) continue;
        const std::string_view digits = clause.substr(at + word.size() - 2, year_digits);
        int year = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
        if (error == std::errc{} && end == digits.data() + year_digits && clause.substr(at + word.size() + 2).starts_with("年")) return year;
    }
    return 0;
}

Coordinates of_year(std::string_view year) {
    Coordinates out;
    out.set({Dimension::year, std::string(year), Certainty::said});
    return out;
}

/// Figures of the sentence that make another year's level natural: 2024年5万元，2025年5万元; 与上年持平.
bool stands_alone(const ParagraphReading& reading, std::size_t own) {
    for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
        const Mention& other = reading.mentions[i];
        if (i == own || other.sentence != reading.mentions[own].sentence) continue;
        if (other.kind == Mention::Kind::flat || other.kind == Mention::Kind::outcome || other.role == FigureRole::base) return false;
        const bool earlier = i < own && other.kind == Mention::Kind::figure && other.is_level() && !other.coordinates.has(Dimension::year);
        if (earlier && !other.reason) return false;
    }
    return true;
}

void add(const ClaimSource& at, FactIndex figure, std::size_t first, std::size_t last, std::string_view year, int direction) {
    Frame frame;
    frame.kind = FrameKind::dated;
    frame.levels = {figure};
    frame.direction = direction;
    frame.parts = {add_statement(at, first, last, of_year(year))};
    frame.source = at.record.facts.at(frame.parts.front()).source;
    at.record.frames.push_back(std::move(frame));
}

}  // namespace

void read_years(const ClaimSource& at, const ParagraphReading& reading) {
    std::size_t before = 0;
    for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
        const Mention& mention = reading.mentions[i];
        if (mention.kind != Mention::Kind::figure) continue;
        const std::string_view clause = std::string_view(at.folded.text).substr(before, mention.first - std::min(before, mention.first));
        const bool compares = mention.role == FigureRole::change || mention.role == FigureRole::growth || mention.role == FigureRole::base;
        if (const int year = compares && !mention.reason ? year_compared_with(clause) : 0; year != 0)
            add(at, mention.fact, before, mention.last, std::to_string(year), 1);
        const bool other_year = mention.is_level() && !mention.reason && mention.known && mention.coordinates.has(Dimension::year);
        if (other_year && stands_alone(reading, i)) {
            const std::string year(mention.coordinates.value(Dimension::year));
            add(at, mention.fact, before, mention.last, year, 0);
        }
        before = mention.last;
    }
}

}  // namespace gouji
