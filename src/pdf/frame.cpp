#include "frame.hpp"

#include <poppler-page.h>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <optional>

namespace gouji {
namespace {

constexpr Box letter_page{0, 0, 612, 792};  ///< what Poppler takes for a page without a usable MediaBox

std::optional<Box> box_of(QPDFObjectHandle array) {
    if (!array.isArray() || array.getArrayNItems() < 4) return std::nullopt;
    double v[4] = {};
    for (int i = 0; i < 4; ++i) {
        auto item = array.getArrayItem(i);
        if (!item.isNumber()) return std::nullopt;
        v[i] = item.getNumericValue();
    }
    const Box box{std::min(v[0], v[2]), std::min(v[1], v[3]), std::max(v[0], v[2]), std::max(v[1], v[3])};
    if (!is_sane(box)) return std::nullopt;
    return box;
}

int rotation_of(QPDFPageObjectHelper& page) {
    auto rotate = page.getAttribute("/Rotate", false);
    if (!rotate.isInteger()) return 0;
    const auto degrees = static_cast<int>(rotate.getIntValue() % 360);
    return degrees < 0 ? degrees + 360 : degrees;
}

}  // namespace

PageFrame frame_of(const Box& box, int rotate) {
    switch (rotate) {
        case 90: return {{0, 1, 1, 0, -box.y0, -box.x0}, box.height(), box.width()};
        case 180: return {{-1, 0, 0, 1, box.x1, -box.y0}, box.width(), box.height()};
        case 270: return {{0, -1, -1, 0, box.y1, box.x1}, box.height(), box.width()};
        default: return {{1, 0, 0, -1, -box.x0, box.y1}, box.width(), box.height()};
    }
}

PageFrame page_frame(QPDFObjectHandle page) {
    QPDFPageObjectHelper helper(page);
    const Box media = box_of(helper.getAttribute("/MediaBox", false)).value_or(letter_page);
    Box crop = box_of(helper.getAttribute("/CropBox", false)).value_or(media);
    crop = overlap_of(crop, media);
    return frame_of(crop.empty() ? media : crop, rotation_of(helper));
}

PageFrame page_frame(const poppler::page& page) {
    const auto rect = page.page_rect(poppler::crop_box);
    int rotate = 0;
    switch (page.orientation()) {
        case poppler::page::landscape: rotate = 90; break;
        case poppler::page::upside_down: rotate = 180; break;
        case poppler::page::seascape: rotate = 270; break;
        case poppler::page::portrait: break;
    }
    return frame_of({rect.left(), rect.top(), rect.right(), rect.bottom()}, rotate);
}

}  // namespace gouji
