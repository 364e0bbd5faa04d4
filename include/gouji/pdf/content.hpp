#pragma once

#include "gouji/pdf/page.hpp"

#include <string>
#include <vector>

class QPDFObjectHandle;

namespace gouji {

/// Where a text-showing operator placed its first glyph.
struct TextOrigin {
    double x = 0, y = 0;   ///< page as shown, top-left origin
    double size = 0;       ///< effective font size in points
    int turn = 0;          ///< clockwise degrees by which the text runs turned: 0 left to right, 90 top to bottom, 180, 270
    Box clip;              ///< bounding box of the clip in force: what lies outside is not seen
};

/// What a page's content streams draw that Poppler's text output does not tell.
struct PageDrawing {
    std::vector<Ruling> rulings;
    std::vector<TextOrigin> origins;
    bool has_image = false;
    bool unseen_text = false;   ///< most of its text is drawn invisibly: over an image, what a program recognised in it
    bool endless = false;   ///< reading stopped at a limit: other libraries, which have none, must not draw this page
};

/// Scans the decoded content streams of one page, through cm, q/Q and form XObjects. White, fully transparent and clipped
/// away lines are left out. Never throws for bad content: what cannot be understood is skipped and said in `repairs`.
PageDrawing scan_page(QPDFObjectHandle page, std::vector<std::string>& repairs);

}  // namespace gouji
