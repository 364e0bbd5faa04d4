#include "gouji/pdf/page.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

Box shown(int turn) {
    Page page;
    page.width = 800;    // the reading frame is landscape
    page.height = 600;
    page.turn = turn;
    return as_shown(page, {10, 20, 110, 40});
}

void check_box(const Box& box, double x0, double y0, double x1, double y1) {
    CHECK(box.x0 == doctest::Approx(x0));
    CHECK(box.y0 == doctest::Approx(y0));
    CHECK(box.x1 == doctest::Approx(x1));
    CHECK(box.y1 == doctest::Approx(y1));
}

}  // namespace

TEST_CASE("a page that was not turned shows its boxes where they are") { check_box(shown(0), 10, 20, 110, 40); }

TEST_CASE("turning back is counter-clockwise") {
    // Turned by 90 clockwise the shown left edge became the top: y of the reading frame runs along shown x.
    check_box(shown(90), 20, 690, 40, 790);
    check_box(shown(180), 690, 560, 790, 580);
    check_box(shown(270), 560, 10, 580, 110);
}
