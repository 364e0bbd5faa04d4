#pragma once

#include "gouji/pdf/page.hpp"
#include "graphics.hpp"
#include "shapes.hpp"

#include <vector>

namespace gouji {

/// A straight piece of a line before touching pieces are joined: a horizontal one lies at y = `at` from x = `from` to `to`.
struct LinePiece {
    double at = 0, from = 0, to = 0, thickness = 0;
};

/// Collects what is painted on a page, in painting order: later paint covers earlier lines.
class Canvas {
public:
    void stroke(const std::vector<Subpath>& path, const GraphicsState& state);
    void fill(const std::vector<Subpath>& path, FillRule rule, const GraphicsState& state);
    /// The visible lines, with touching and dotted pieces joined.
    [[nodiscard]] std::vector<Ruling> rulings() const;
    [[nodiscard]] bool full() const { return full_; }

private:
    void paint(const Box& box, const Paint& paint, const GraphicsState& state);
    void cover(const Box& box);
    void add(std::vector<LinePiece>& pieces, LinePiece piece);

    std::vector<LinePiece> horizontal_, vertical_;
    std::size_t comparisons_ = 0;
    bool full_ = false;
};

/// Joins collinear pieces that touch, and dots and dashes drawn one by one; drops what stays too short to bound a cell.
std::vector<LinePiece> join_pieces(std::vector<LinePiece> pieces);

}  // namespace gouji
