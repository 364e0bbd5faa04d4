#pragma once

#include "gouji/core/source.hpp"

#include <string>
#include <vector>

namespace gouji {

/// A part of a page to be drawn.
struct CropRequest {
    int page = 0;             ///< 1-based, physical
    Box area;                 ///< points in the page as a viewer shows it, origin top left
    double dpi = 0;           ///< pixels per inch
};

/// A picture of a part of a page.
struct Crop {
    std::string png;          ///< sixteen greys; empty when it could not be drawn
    Box area;                 ///< what it shows: the area asked for, as far as it lies on the page, in whole pixels
    int width = 0, height = 0;   ///< pixels
};

/// Draws parts of pages of a document held in memory, one crop per request. What fails has no picture and is no error, for
/// nothing but what people look at depends on it. Pages whose drawing never ends must not be asked for; they have no words.
std::vector<Crop> render_crops(const std::string& bytes, const std::vector<CropRequest>& requests);

}  // namespace gouji
