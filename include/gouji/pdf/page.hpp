#pragma once

#include "gouji/core/source.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gouji {

/// A run of characters without white space, as the library gave it (a number can arrive in two words, see layout).
/// Geometry is in the page's reading frame.
struct Word {
    std::string text;                    ///< UTF-8, exactly as printed
    Box box;                             ///< x from the glyphs; y rebuilt from baseline and font size, not from font ascents
    double baseline = 0;                 ///< y of the text origin
    double size = 0;                     ///< font size in points
    std::vector<double> glyph_x;         ///< left edge of each code point and, last, the right edge of the last: n+1 values;
                                         ///< evenly spread in words turned against the page's majority, which keep their box
    bool hidden = false;                 ///< clipped away whole: nothing of it is seen on the page
};

/// A visible line that can bound a cell: a stroke or a thin filled rectangle, horizontal or vertical.
struct Ruling {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;   ///< x0 ≤ x1, y0 ≤ y1; horizontal: y0 == y1 (its middle)
    double thickness = 0;
    [[nodiscard]] bool horizontal() const { return y0 == y1; }
};

/// One page in its reading frame: points, origin top left, turned so that most text runs left to right. The reading
/// frame differs from the page as shown when the text itself was drawn turned (`turn` ≠ 0).
struct Page {
    int number = 0;                      ///< 1-based, physical
    double width = 0, height = 0;        ///< of the reading frame
    int turn = 0;                        ///< clockwise degrees (0, 90, 180, 270) by which the shown page was turned to be read
    std::vector<Word> words;             ///< in the order the library gave them
    std::vector<Ruling> rulings;
    bool has_image = false;              ///< an image that covers much of the page: a scan when there are no words
    bool endless = false;                ///< its drawing goes beyond every limit: it was not read to its end and must not be drawn
};

/// A box of the reading frame in the page as a viewer shows it: what evidence carries.
Box as_shown(const Page& page, const Box& box);

}  // namespace gouji
