#pragma once

#include "geometry.hpp"

#include <vector>

namespace gouji {

/// One subpath in the page as shown.
struct Subpath {
    std::vector<Point> points;
    std::vector<bool> curved;   ///< segment i ends in point i + 1; curved segments are never rulings
    bool closed = false;
};

enum class FillRule { nonzero, even_odd };

/// A filled outline and the holes that the same path cuts out of it. Some writers draw frames and whole grids so.
struct Shape {
    const Subpath* outline = nullptr;
    Box box;
    std::vector<Box> holes;
};

bool has_curves(const Subpath& subpath);
/// Four corners, each on a corner of the bounding box.
bool is_rectangle(const Subpath& subpath, const Box& box);

/// The subpaths of one filled path, holes sorted under their outlines.
std::vector<Shape> nest(const std::vector<Subpath>& path, FillRule rule);

/// What is painted between the holes of a shape and around them, as boxes along the sides of each hole.
std::vector<Box> ink_around_holes(const Shape& shape);

}  // namespace gouji
