#include "gouji/pdf/page.hpp"

#include "turning.hpp"

namespace gouji {

Box turned(const Box& box, double width, double height, int turn) {
    switch (turn) {
        case 90: return {height - box.y1, box.x0, height - box.y0, box.x1};
        case 180: return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
        case 270: return {box.y0, width - box.x1, box.y1, width - box.x0};
        default: return box;
    }
}

Box as_shown(const Page& page, const Box& box) { return turned(box, page.width, page.height, (360 - page.turn) % 360); }

}  // namespace gouji
