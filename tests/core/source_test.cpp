#include "gouji/core/source.hpp"

#include <doctest/doctest.h>

using namespace gouji;

TEST_CASE("an empty box is neutral when boxes are united") {
    const Box box{1, 2, 3, 4};
    for (const auto& both : {united(Box{}, box), united(box, Box{})}) {
        CHECK(both.x0 == 1);
        CHECK(both.y1 == 4);
    }
    const auto both = united(box, Box{2, 0, 5, 3});
    CHECK(both.x0 == 1);
    CHECK(both.y0 == 0);
    CHECK(both.x1 == 5);
    CHECK(both.y1 == 4);
}

TEST_CASE("boxes intersect when they share an area, not an edge") {
    CHECK(intersect({0, 0, 2, 2}, {1, 1, 3, 3}));
    CHECK_FALSE(intersect({0, 0, 2, 2}, {2, 0, 3, 2}));
    CHECK_FALSE(intersect({0, 0, 2, 2}, {1, 1, 1, 1}));
}
