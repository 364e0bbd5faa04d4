#pragma once

#include "geometry.hpp"

#include <optional>
#include <span>

class QPDFObjectHandle;

namespace gouji {

/// How a colour space says white.
enum class ColourModel {
    additive,     ///< all components 1: gray, RGB
    subtractive,  ///< all components 0: CMYK, spot inks
    unknown       ///< patterns, indexed, Lab: taken as visible
};

struct Paint {
    ColourModel model = ColourModel::additive;
    bool white = false;
    double alpha = 1;
};

/// The part of the graphics state that decides which lines are seen and where text starts. The matrix and the clip lead to
/// the page as shown.
struct GraphicsState {
    Matrix ctm;
    Box clip;                 ///< bounding box of the clip path
    double line_width = 1;    ///< user space
    Paint stroke, fill;
    bool blended = false;     ///< a blend mode or a soft mask: what is painted may show what lies below
    double font_size = 0, leading = 0, rise = 0;
    bool unseen_text = false;   ///< text render modes 3 and 7: neither filled nor stroked
};

ColourModel colour_model(QPDFObjectHandle space);
bool is_white(ColourModel model, std::span<const double> components);

/// What an ExtGState dictionary says of what matters here.
struct StateParameters {
    std::optional<double> line_width, stroke_alpha, fill_alpha;
    std::optional<bool> blended;
};
StateParameters state_parameters(QPDFObjectHandle dictionary);
void apply(const StateParameters& parameters, GraphicsState& state);

}  // namespace gouji
