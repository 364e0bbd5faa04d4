#pragma once

#include "geometry.hpp"

class QPDFObjectHandle;
namespace poppler {
class page;
}

namespace gouji {

/// The page as a viewer shows it: CropBox, turned by /Rotate, top-left origin, points. `to_shown` maps the page's default
/// user space to it. Follows Poppler's reading of odd boxes, so that words and rulings share one frame.
struct PageFrame {
    Matrix to_shown;
    double width = 0, height = 0;
};

PageFrame page_frame(QPDFObjectHandle page);
/// The same as Poppler reads the page.
PageFrame page_frame(const poppler::page& page);

/// Box (x0, y0 lower left) shown with a clockwise rotation of 0, 90, 180 or 270 degrees.
PageFrame frame_of(const Box& user_box, int rotate);

}  // namespace gouji
