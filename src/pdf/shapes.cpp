#include "shapes.hpp"

#include <algorithm>
#include <cmath>

namespace gouji {
namespace {

constexpr double corner_slack = 0.5;        ///< points by which corners of frames may be bevelled
constexpr double touching_sides = 0.01;     ///< points; nearer sides leave no ink between them
constexpr std::size_t nesting_limit = 500;  ///< subpaths of one path that are compared; grids drawn as one path stay below

Box bounds(const Subpath& subpath) {
    Box box;
    for (std::size_t i = 0; i < subpath.points.size(); ++i) include(box, subpath.points.at(i), i == 0);
    return box;
}

bool nearly_equal(double a, double b) { return std::abs(a - b) <= corner_slack; }

/// Twice the enclosed area; the sign tells the direction in which the outline runs.
double signed_area(const Subpath& subpath) {
    double sum = 0;
    for (std::size_t i = 0; i < subpath.points.size(); ++i) {
        const auto& a = subpath.points.at(i);
        const auto& b = subpath.points.at((i + 1) % subpath.points.size());
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

bool inside(const Box& inner, const Box& outer) {
    return inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1 &&
           (inner.width() < outer.width() || inner.height() < outer.height());
}

bool cuts_out(const Subpath& inner, const Subpath& outer, FillRule rule) {
    return rule == FillRule::even_odd || (signed_area(inner) < 0) != (signed_area(outer) < 0);
}

/// Distance from one side of a hole to what bounds the ink there: the outline or the next hole. Boxes are mirrored or
/// transposed by the caller so that the side is always the right one.
double gap_to_the_right(const Box& hole, const std::vector<Box>& holes, double outline_x1) {
    double gap = outline_x1 - hole.x1;
    for (const auto& other : holes) {
        const bool beside = other.y0 < hole.y1 && other.y1 > hole.y0 && other.x0 >= hole.x1;
        if (beside) gap = std::min(gap, other.x0 - hole.x1);
    }
    return gap;
}

/// Quarter turns about the origin; four of them are the identity.
Box quarter_turned(const Box& box) { return {-box.y1, box.x0, -box.y0, box.x1}; }

}  // namespace

bool has_curves(const Subpath& subpath) { return std::ranges::find(subpath.curved, true) != subpath.curved.end(); }

bool is_rectangle(const Subpath& subpath, const Box& box) {
    auto count = subpath.points.size();
    if (count == 5 && nearly_equal(subpath.points.front().x, subpath.points.back().x) &&
        nearly_equal(subpath.points.front().y, subpath.points.back().y))
        count = 4;
    if (count != 4 || has_curves(subpath)) return false;
    return std::ranges::all_of(subpath.points, [&](Point p) {
        return (nearly_equal(p.x, box.x0) || nearly_equal(p.x, box.x1)) && (nearly_equal(p.y, box.y0) || nearly_equal(p.y, box.y1));
    });
}

std::vector<Shape> nest(const std::vector<Subpath>& path, FillRule rule) {
    std::vector<Shape> shapes;
    for (const auto& subpath : path)
        if (subpath.points.size() > 1) shapes.push_back({&subpath, bounds(subpath), {}});
    if (shapes.size() < 2 || shapes.size() > nesting_limit) return shapes;
    std::vector<bool> is_hole(shapes.size(), false);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (!is_rectangle(*shapes.at(i).outline, shapes.at(i).box)) continue;
        for (std::size_t k = 0; k < shapes.size(); ++k) {
            if (k == i || !inside(shapes.at(k).box, shapes.at(i).box)) continue;
            if (!cuts_out(*shapes.at(k).outline, *shapes.at(i).outline, rule)) continue;
            shapes.at(i).holes.push_back(shapes.at(k).box);
            is_hole.at(k) = true;
        }
    }
    std::vector<Shape> outlines;
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (!is_hole.at(i)) outlines.push_back(std::move(shapes.at(i)));
    return outlines;
}

std::vector<Box> ink_around_holes(const Shape& shape) {
    std::vector<Box> ink;
    Box outline = shape.box;
    auto holes = shape.holes;
    for (int side = 0; side < 4; ++side) {
        for (const auto& hole : holes) {
            const double gap = gap_to_the_right(hole, holes, outline.x1);
            if (gap < touching_sides) continue;
            Box box{hole.x1, std::max(outline.y0, hole.y0 - gap), hole.x1 + gap, std::min(outline.y1, hole.y1 + gap)};
            for (int back = side; back < 4 && side > 0; ++back) box = quarter_turned(box);
            ink.push_back(box);
        }
        outline = quarter_turned(outline);
        std::ranges::transform(holes, holes.begin(), quarter_turned);
    }
    return ink;
}

}  // namespace gouji
