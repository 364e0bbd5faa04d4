#pragma once

#include "gouji/core/source.hpp"

#include <algorithm>
#include <cmath>

namespace gouji {

struct Point {
    double x = 0, y = 0;
};

/// Affine map as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};

inline Point apply(const Matrix& m, Point p) { return {m.a * p.x + m.c * p.y + m.e, m.b * p.x + m.d * p.y + m.f}; }

/// The map that does `first`, then `second`.
inline Matrix chain(const Matrix& first, const Matrix& second) {
    return {first.a * second.a + first.b * second.c,
            first.a * second.b + first.b * second.d,
            first.c * second.a + first.d * second.c,
            first.c * second.b + first.d * second.d,
            first.e * second.a + first.f * second.c + second.e,
            first.e * second.b + first.f * second.d + second.f};
}

/// Factor by which the map changes lengths, as the mean over directions that preserves areas.
inline double mean_scale(const Matrix& m) { return std::sqrt(std::abs(m.a * m.d - m.b * m.c)); }

inline void include(Box& box, Point p, bool first) {
    if (first) {
        box = {p.x, p.y, p.x, p.y};
        return;
    }
    box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x), std::max(box.y1, p.y)};
}

/// Bounding box of a mapped rectangle.
inline Box mapped(const Matrix& m, const Box& box) {
    Box out;
    include(out, apply(m, {box.x0, box.y0}), true);
    include(out, apply(m, {box.x1, box.y0}), false);
    include(out, apply(m, {box.x1, box.y1}), false);
    include(out, apply(m, {box.x0, box.y1}), false);
    return out;
}

/// What two boxes share; negative width or height when they are apart. Boxes without area stay usable.
inline Box overlap_of(const Box& a, const Box& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

/// Coordinates beyond this many points come from broken numbers; keeping them out keeps NaN and infinity out of every sort.
constexpr double largest_coordinate = 1e6;

inline bool is_sane(double value) { return std::abs(value) <= largest_coordinate; }
inline bool is_sane(const Box& b) { return is_sane(b.x0) && is_sane(b.y0) && is_sane(b.x1) && is_sane(b.y1); }

}  // namespace gouji
