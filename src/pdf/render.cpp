#include "gouji/pdf/render.hpp"

#include "repairs.hpp"

#include <png.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <memory>

namespace gouji {
namespace {

constexpr double usual_dpi = 110;         ///< small print of a table can be read, a page stays below a megabyte
constexpr double points_per_inch = 72;
constexpr double most_pixels = 5000;      ///< per side: a page of any size stays below 100 MB in memory

double dpi_of(const Page& page) {
    const double side = std::max({page.width, page.height, 1.0});
    return std::min(usual_dpi, most_pixels * points_per_inch / side);
}

/// Opaque, for paper is.
std::string encode(const poppler::image& image) {
    png_image target{};
    target.version = PNG_IMAGE_VERSION;
    target.width = static_cast<png_uint_32>(image.width());
    target.height = static_cast<png_uint_32>(image.height());
    target.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(target);
    std::string out(size, '\0');
    const bool good = png_image_write_to_memory(&target, out.data(), &size, 0, image.const_data(), image.bytes_per_row(), nullptr) != 0;
    out.resize(good ? size : 0);
    return out;
}

std::string render(const poppler::document& document, const Page& page) {
    const std::unique_ptr<poppler::page> source(document.create_page(page.number - 1));
    if (!source) return {};
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    const double dpi = dpi_of(page);
    const poppler::image image = renderer.render_page(source.get(), dpi, dpi);
    return image.is_valid() && image.format() == poppler::image::format_rgb24 ? encode(image) : std::string();
}

}  // namespace

std::vector<std::string> render_pages(const std::string& bytes, const std::vector<Page>& pages) {
    std::vector<std::string> drawn(pages.size());
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return drawn;
    PopplerMessages quiet;
    try {
        const std::unique_ptr<poppler::document> document(
            poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
        if (document && document->is_locked()) document->unlock("", "");
        if (!document || document->is_locked()) return drawn;
        for (std::size_t i = 0; i < pages.size(); ++i)
            if (!pages[i].endless) drawn[i] = render(*document, pages[i]);
    } catch (const std::exception&) {
        return drawn;
    }
    return drawn;
}

}  // namespace gouji
