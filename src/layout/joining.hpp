#pragma once

#include "body.hpp"

#include <vector>

namespace gouji::layout {

/// What the whole text tells about its single lines.
struct TextStyle {
    double size = 0;    ///< of the running text
    double pitch = 0;   ///< usual distance of baselines; 0 when unknown
};

TextStyle style_of(const std::vector<BodyLine>& lines);

/// Does `next` continue the paragraph that `last` belongs to so far? `first` is that paragraph's first line.
bool continues(const BodyLine& first, const BodyLine& last, const BodyLine& next, const TextStyle& style);

/// Larger than the running text?
bool is_larger(const BodyLine& line, const TextStyle& style);

}  // namespace gouji::layout
