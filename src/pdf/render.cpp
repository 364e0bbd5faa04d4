#include "gouji/pdf/render.hpp"

#include "repairs.hpp"

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

bool render(const poppler::document& document, const Page& page, const std::string& path) {
    const std::unique_ptr<poppler::page> source(document.create_page(page.number - 1));
    if (!source) return false;
    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    const double dpi = dpi_of(page);
    const poppler::image image = renderer.render_page(source.get(), dpi, dpi);
    return image.is_valid() && image.save(path, "png", static_cast<int>(dpi));
}

}  // namespace

std::vector<bool> render_pages(const std::string& bytes, const std::vector<Page>& pages, const std::vector<std::string>& paths) {
    std::vector<bool> drawn(pages.size(), false);
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return drawn;
    PopplerMessages quiet;
    try {
        const std::unique_ptr<poppler::document> document(
            poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
        if (document && document->is_locked()) document->unlock("", "");
        if (!document || document->is_locked()) return drawn;
        for (std::size_t i = 0; i < pages.size() && i < paths.size(); ++i) {
            if (!pages[i].endless) drawn[i] = render(*document, pages[i], paths[i]);
        }
    } catch (const std::exception&) {
        return drawn;
    }
    return drawn;
}

}  // namespace gouji
