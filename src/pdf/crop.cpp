#include "gouji/pdf/crop.hpp"

#include "frame.hpp"
#include "repairs.hpp"

#include <png.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <memory>

namespace gouji {
namespace {

constexpr double points_per_inch = 72;
constexpr int most_pixels = 4000;         ///< per side: a crop of any page stays below 16 MB in memory
constexpr unsigned greys = 16;            ///< print is black on white; more levels double the size and show nothing more
constexpr unsigned brightest = 255;

/// Nearest of the sixteen greys.
png_byte grey_level(unsigned char value) { return static_cast<png_byte>((value * (greys - 1) + brightest / 2) / brightest); }

std::string encode(const poppler::image& image) {
    const auto width = static_cast<std::size_t>(image.width()), height = static_cast<std::size_t>(image.height());
    std::vector<png_byte> pixels(width * height);
    for (std::size_t y = 0; y < height; ++y) {
        const auto* row = reinterpret_cast<const unsigned char*>(image.const_data()) + y * static_cast<std::size_t>(image.bytes_per_row());
        std::transform(row, row + width, pixels.begin() + static_cast<std::ptrdiff_t>(y * width), grey_level);
    }
    std::vector<png_byte> palette(greys);
    for (unsigned i = 0; i < greys; ++i) palette[i] = static_cast<png_byte>(i * brightest / (greys - 1));
    png_image target{};
    target.version = PNG_IMAGE_VERSION;
    target.width = static_cast<png_uint_32>(width);
    target.height = static_cast<png_uint_32>(height);
    target.format = PNG_FORMAT_GRAY | PNG_FORMAT_FLAG_COLORMAP;
    target.colormap_entries = greys;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(target);
    std::string out(size, '\0');
    const bool good = png_image_write_to_memory(&target, out.data(), &size, 0, pixels.data(), static_cast<png_int_32>(width), palette.data()) != 0;
    out.resize(good ? size : 0);
    return out;
}

/// The request in whole pixels of its page.
struct Pixels {
    int x = 0, y = 0, width = 0, height = 0;
};

Pixels pixels_of(const Box& area, double scale) {
    const auto at = [&](double value) { return static_cast<int>(std::floor(value * scale)); };
    const auto length = [&](double from, double to) { return std::clamp(static_cast<int>(std::ceil((to - from) * scale)), 1, most_pixels); };
    return {at(area.x0), at(area.y0), length(area.x0, area.x1), length(area.y0, area.y1)};
}

Crop draw(const poppler::document& document, const CropRequest& request) {
    Crop crop;
    if (request.page < 1 || request.page > document.pages() || !is_sane(request.area) || request.dpi <= 0) return crop;
    const std::unique_ptr<poppler::page> page(document.create_page(request.page - 1));
    if (!page) return crop;
    const PageFrame frame = page_frame(*page);
    const Box area = overlap_of(request.area, {0, 0, frame.width, frame.height});
    if (area.empty()) return crop;
    const double scale = request.dpi / points_per_inch;
    const Pixels pixels = pixels_of(area, scale);
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    const poppler::image image = renderer.render_page(page.get(), request.dpi, request.dpi, pixels.x, pixels.y, pixels.width, pixels.height);
    if (!image.is_valid() || image.format() != poppler::image::format_gray8) return crop;
    crop.width = image.width();
    crop.height = image.height();
    crop.area = {pixels.x / scale, pixels.y / scale, (pixels.x + crop.width) / scale, (pixels.y + crop.height) / scale};
    crop.png = encode(image);
    return crop;
}

}  // namespace

std::vector<Crop> render_crops(const std::string& bytes, const std::vector<CropRequest>& requests) {
    std::vector<Crop> crops(requests.size());
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return crops;
    PopplerMessages quiet;
    try {
        const std::unique_ptr<poppler::document> document(
            poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
        if (document && document->is_locked()) document->unlock("", "");
        if (!document || document->is_locked()) return crops;
        for (std::size_t i = 0; i < requests.size(); ++i) crops[i] = draw(*document, requests[i]);
    } catch (const std::exception&) {
        return crops;
    }
    return crops;
}

}  // namespace gouji
