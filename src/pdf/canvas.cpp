#include "canvas.hpp"

#include "shapes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace gouji {
namespace {

constexpr double thickest_rule = 3.0;      ///< points; borders of printed tables stay below, rows and shaded bars above
constexpr double invisible_alpha = 0.02;   ///< below this opacity nothing is seen on paper
constexpr double opaque_alpha = 0.98;      ///< from here on paint hides what lies below
constexpr double slant = 0.01;             ///< rise per length that still counts as straight (hand-placed lines, scaled drawings)
constexpr double level = 0.3;              ///< points of rise that always count as straight
constexpr double square_ratio = 1.5;       ///< a mark less elongated may be a dot of a line in either direction
constexpr double shape_ratio = 8;          ///< other filled shapes than quadrilaterals must be this elongated to be lines, not glyphs
constexpr double hair = 0.3;               ///< points a line of zero width occupies when it is tested against covering paint
constexpr double cover_slack = 0.01;       ///< points; rounding of coordinates
constexpr std::size_t piece_limit = 100'000;          ///< per page; dotted borders of a dense page stay below 20 000
constexpr std::size_t comparison_limit = 50'000'000;  ///< per page; keeps covering paint from costing more than a second

/// What a drawn segment covers; nullopt for slanted ones.
std::optional<Box> ink_of_segment(Point a, Point b, double thickness) {
    const double dx = std::abs(b.x - a.x), dy = std::abs(b.y - a.y);
    const double half = thickness / 2;
    if (dx + dy == 0) return Box{a.x - half, a.y - half, a.x + half, a.y + half};  // a dot made by its caps
    if (dx >= dy && dy <= std::max(level, slant * dx)) {
        const double y = (a.y + b.y) / 2;
        return Box{std::min(a.x, b.x), y - half, std::max(a.x, b.x), y + half};
    }
    if (dy > dx && dx <= std::max(level, slant * dy)) {
        const double x = (a.x + b.x) / 2;
        return Box{x - half, std::min(a.y, b.y), x + half, std::max(a.y, b.y)};
    }
    return std::nullopt;
}

/// Could a filled shape be a line? Quadrilaterals may be short (dots, mitred borders); others only when long and thin.
bool is_line_shape(const Subpath& subpath, const Box& box) {
    const double thin = std::min(box.width(), box.height()), length = std::max(box.width(), box.height());
    if (thin > thickest_rule) return false;
    if (!has_curves(subpath) && subpath.points.size() >= 4 && subpath.points.size() <= 5) return true;
    return length > shape_ratio * thin;
}

}  // namespace

void Canvas::add(std::vector<LinePiece>& pieces, LinePiece piece) {
    full_ = full_ || pieces.size() >= piece_limit;
    if (pieces.size() < piece_limit) pieces.push_back(piece);
}

/// Paints an axis-parallel box: a thin one is a line, and whatever is opaque hides lines below it.
void Canvas::paint(const Box& box, const Paint& paint, const GraphicsState& state) {
    if (!is_sane(box) || !(paint.alpha >= invisible_alpha)) return;
    const Box seen = overlap_of(box, state.clip);
    if (seen.x1 < seen.x0 || seen.y1 < seen.y0) return;
    const double width = seen.width(), height = seen.height();
    const bool thin = std::min(width, height) <= thickest_rule;
    const bool opaque = paint.alpha >= opaque_alpha && !state.blended;
    if (opaque && (paint.white || !thin)) cover(seen);
    if (paint.white || !thin) return;
    if (width * square_ratio >= height) add(horizontal_, {seen.center_y(), seen.x0, seen.x1, height});
    if (height * square_ratio >= width) add(vertical_, {seen.center_x(), seen.y0, seen.y1, width});
}

void Canvas::cover(const Box& box) {
    comparisons_ += horizontal_.size() + vertical_.size();
    if (comparisons_ > comparison_limit) return;
    const auto hidden = [](const LinePiece& piece, double at0, double at1, double from, double to) {
        const double half = std::max(piece.thickness, hair) / 2;
        return piece.at - half >= at0 - cover_slack && piece.at + half <= at1 + cover_slack && piece.from >= from - cover_slack &&
               piece.to <= to + cover_slack;
    };
    std::erase_if(horizontal_, [&](const LinePiece& piece) { return hidden(piece, box.y0, box.y1, box.x0, box.x1); });
    std::erase_if(vertical_, [&](const LinePiece& piece) { return hidden(piece, box.x0, box.x1, box.y0, box.y1); });
}

void Canvas::stroke(const std::vector<Subpath>& path, const GraphicsState& state) {
    const double thickness = std::abs(state.line_width) * mean_scale(state.ctm);
    for (const auto& subpath : path) {
        const auto& points = subpath.points;
        for (std::size_t i = 1; i < points.size(); ++i) {
            if (subpath.curved.at(i - 1)) continue;
            if (const auto ink = ink_of_segment(points.at(i - 1), points.at(i), thickness)) paint(*ink, state.stroke, state);
        }
        if (subpath.closed && points.size() > 2)
            if (const auto ink = ink_of_segment(points.back(), points.front(), thickness)) paint(*ink, state.stroke, state);
    }
}

void Canvas::fill(const std::vector<Subpath>& path, FillRule rule, const GraphicsState& state) {
    const auto shapes = nest(path, rule);
    for (const auto& shape : shapes) {
        if (shape.holes.empty()) {
            if (is_line_shape(*shape.outline, shape.box) || is_rectangle(*shape.outline, shape.box)) paint(shape.box, state.fill, state);
        } else {
            for (const auto& ink : ink_around_holes(shape)) paint(ink, state.fill, state);
        }
    }
}

std::vector<Ruling> Canvas::rulings() const {
    std::vector<Ruling> all;
    for (const auto& piece : join_pieces(horizontal_)) all.push_back({piece.from, piece.at, piece.to, piece.at, piece.thickness});
    for (const auto& piece : join_pieces(vertical_)) all.push_back({piece.at, piece.from, piece.at, piece.to, piece.thickness});
    return all;
}

}  // namespace gouji
