#include "gouji/pdf/crop.hpp"

#include "gouji/pdf/reader.hpp"
#include "support/small_pdf.hpp"

#include <doctest/doctest.h>
#include <png.h>

#include <algorithm>
#include <array>

using namespace gouji;
using namespace gouji::test;

namespace {

constexpr const char* dark_square = "100 300 50 20 re f";
constexpr double dpi = 72;

struct Pixels {
    int width = 0, height = 0;
    std::vector<unsigned char> grey;
};

Pixels decoded(const std::string& png) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&image, png.data(), png.size()) != 0);
    image.format = PNG_FORMAT_GRAY;
    std::vector<unsigned char> grey(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, grey.data(), 0, nullptr) != 0);
    return {static_cast<int>(image.width), static_cast<int>(image.height), std::move(grey)};
}

double dark_share(const Crop& crop) {
    const auto pixels = decoded(crop.png);
    CHECK(pixels.width == crop.width);
    CHECK(pixels.height == crop.height);
    const auto dark = std::ranges::count_if(pixels.grey, [](unsigned char v) { return v < 128; });
    return static_cast<double>(dark) / static_cast<double>(pixels.grey.size());
}

}  // namespace

TEST_CASE("a crop shows the place asked for, however the page is turned and cut") {
    struct Case {
        const char* boxes;
        Box shown;   ///< of the dark square in the page as a viewer shows it
    };
    const std::array cases = {Case{"/MediaBox [0 0 600 800]", {100, 480, 150, 500}},
                              Case{"/MediaBox [0 0 600 800] /Rotate 90", {300, 100, 320, 150}},
                              Case{"/MediaBox [0 0 600 800] /Rotate 180", {450, 300, 500, 320}},
                              Case{"/MediaBox [0 0 600 800] /Rotate 270", {480, 450, 500, 500}},
                              Case{"/MediaBox [0 0 600 800] /CropBox [50 100 550 700]", {50, 380, 100, 400}}};
    for (const auto& one : cases) {
        CAPTURE(one.boxes);
        const auto bytes = small_pdf({SmallPage{dark_square, one.boxes}});
        const Box beside{one.shown.x0 - 30, one.shown.y0 - 30, one.shown.x0 - 5, one.shown.y0 - 5};
        const auto crops = render_crops(bytes, {{1, one.shown, dpi}, {1, beside, dpi}});
        CHECK(dark_share(crops.at(0)) > 0.95);
        CHECK(dark_share(crops.at(1)) == 0);
    }
}

TEST_CASE("a crop says which area it shows, cut at the page's edge") {
    const auto crops = render_crops(small_pdf(dark_square), {{1, {-20, 790, 620, 900}, 144}});
    CHECK(crops.at(0).area.x0 == 0);
    CHECK(crops.at(0).area.y0 == 790);
    CHECK(crops.at(0).area.x1 == 600);
    CHECK(crops.at(0).area.y1 == 800);
    CHECK(crops.at(0).width == 1200);
}

TEST_CASE("the picture has at most sixteen greys and is small") {
    const auto crops = render_crops(small_pdf("BT /F1 12 Tf 100 300 Td (1,234.56  78.90  0.12) Tj ET"), {{1, {0, 400, 600, 560}, 110}});
    auto grey = decoded(crops.at(0).png).grey;
    std::ranges::sort(grey);
    grey.erase(std::unique(grey.begin(), grey.end()), grey.end());
    CHECK(grey.size() > 2);
    CHECK(grey.size() <= 16);
    CHECK(crops.at(0).png.size() < 4000);
}

TEST_CASE("what cannot be drawn has no picture") {
    const auto bytes = small_pdf(dark_square);
    for (const auto& request : {CropRequest{0, {0, 0, 10, 10}, dpi}, CropRequest{2, {0, 0, 10, 10}, dpi}, CropRequest{1, {700, 0, 710, 10}, dpi},
                                CropRequest{1, {0, 0, 1e9, 10}, dpi}, CropRequest{1, {0, 0, 10, 10}, 0}})
        CHECK(render_crops(bytes, {request}).at(0).png.empty());
    CHECK(render_crops("no PDF", {{1, {0, 0, 10, 10}, dpi}}).at(0).png.empty());
}

TEST_CASE("a crop of any page stays within what memory allows") {
    const auto crops = render_crops(small_pdf({SmallPage{dark_square, "/MediaBox [0 0 14000 14000]"}}), {{1, {0, 0, 14000, 14000}, 110}});
    CHECK(crops.at(0).width <= 4000);
    CHECK(crops.at(0).height <= 4000);
}
