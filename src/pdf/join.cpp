#include "canvas.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr double same_line = 0.15;     ///< points between the middles of pieces that are one line (rounded coordinates)
constexpr double touching = 0.5;       ///< points between ends that meet on paper
constexpr double dot_length = 6.0;     ///< points; pieces up to this length can be dots or dashes of a broken line
constexpr double dot_gap = 3.5;        ///< points between dots and dashes that the eye reads as one line
constexpr double shortest_rule = 3.0;  ///< points; no cell is narrower or flatter

double length(const LinePiece& piece) { return piece.to - piece.from; }

/// Both ends of a gap must be short pieces for it to be part of a dotted line; `last` is the piece before the gap.
bool continues(const LinePiece& line, const LinePiece& last, const LinePiece& next) {
    const double gap = next.from - line.to;
    if (gap <= touching) return true;
    return gap <= dot_gap && length(last) <= dot_length && length(next) <= dot_length;
}

/// Joins pieces of one line, which are sorted by their start.
void join_line(std::vector<LinePiece>::const_iterator piece, std::vector<LinePiece>::const_iterator end, std::vector<LinePiece>& out) {
    LinePiece line = *piece, last = *piece, longest = *piece;
    const auto finish = [&] {
        if (length(line) >= shortest_rule) out.push_back({longest.at, line.from, line.to, longest.thickness});
    };
    for (++piece; piece != end; ++piece) {
        if (!continues(line, last, *piece)) {
            finish();
            line = longest = *piece;
        }
        line.to = std::max(line.to, piece->to);
        if (length(*piece) > length(longest)) longest = *piece;
        last = *piece;
    }
    finish();
}

}  // namespace

std::vector<LinePiece> join_pieces(std::vector<LinePiece> pieces) {
    std::ranges::sort(pieces, {}, &LinePiece::at);
    std::vector<LinePiece> out;
    for (auto first = pieces.begin(); first != pieces.end();) {
        const double at = first->at;
        const auto past = std::find_if(first, pieces.end(), [&](const LinePiece& p) { return p.at - at > same_line; });
        std::sort(first, past, [](const LinePiece& a, const LinePiece& b) { return a.from < b.from; });
        join_line(first, past, out);
        first = past;
    }
    return out;
}

}  // namespace gouji
