#pragma once

#include "gouji/facts/trace.hpp"

#include <cstddef>
#include <string>

namespace gouji {

/// One page with everything that was read from it, in layers (words, lines, rulings, grid, cells with their row and column
/// paths, captions, paragraphs), over the picture `image` (a path beside the SVG; empty: none). Page as a viewer shows it.
std::string write_layout_svg(const ReadingTrace& trace, std::size_t page, const std::string& image);

}  // namespace gouji
