#pragma once

#include <string>

namespace gouji {

/// Rectangle in points, origin top left.
struct Box {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    [[nodiscard]] double width() const { return x1 - x0; }
    [[nodiscard]] double height() const { return y1 - y0; }
    [[nodiscard]] double center_x() const { return (x0 + x1) / 2; }
    [[nodiscard]] double center_y() const { return (y0 + y1) / 2; }
    [[nodiscard]] bool empty() const { return x1 <= x0 || y1 <= y0; }
};

Box united(const Box& a, const Box& b);  ///< an empty box is neutral
bool intersect(const Box& a, const Box& b);

/// Where a figure or text stands on paper: page (1-based, physical), box in the page as a viewer shows it, and the text
/// exactly as printed.
struct SourceRef {
    int page = 0;
    Box box;
    std::string text;
};

}  // namespace gouji
