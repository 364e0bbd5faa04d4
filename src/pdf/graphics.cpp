#include "graphics.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <string>

namespace gouji {
namespace {

constexpr double white_level = 0.99;  ///< components (0…1) this near to white are not told from paper by eye

ColourModel model_of_name(const std::string& name) {
    if (name == "/DeviceGray" || name == "/G" || name == "/CalGray" || name == "/DeviceRGB" || name == "/RGB" || name == "/CalRGB")
        return ColourModel::additive;
    if (name == "/DeviceCMYK" || name == "/CMYK" || name == "/Separation" || name == "/DeviceN") return ColourModel::subtractive;
    return ColourModel::unknown;
}

}  // namespace

ColourModel colour_model(QPDFObjectHandle space) {
    if (space.isName()) return model_of_name(space.getName());
    if (!space.isArray() || space.getArrayNItems() == 0) return ColourModel::unknown;
    auto family = space.getArrayItem(0);
    if (!family.isName()) return ColourModel::unknown;
    if (family.getName() != "/ICCBased" || space.getArrayNItems() < 2) return model_of_name(family.getName());
    auto profile = space.getArrayItem(1);
    if (!profile.isStream()) return ColourModel::unknown;
    auto count = profile.getDict().getKey("/N");
    return count.isInteger() && count.getIntValue() == 4 ? ColourModel::subtractive : ColourModel::additive;
}

bool is_white(ColourModel model, std::span<const double> components) {
    if (components.empty()) return false;
    switch (model) {
        case ColourModel::additive: return std::ranges::all_of(components, [](double v) { return v >= white_level; });
        case ColourModel::subtractive: return std::ranges::all_of(components, [](double v) { return v <= 1 - white_level; });
        case ColourModel::unknown: return false;
    }
    return false;
}

void apply_parameters(GraphicsState& state, QPDFObjectHandle parameters) {
    if (!parameters.isDictionary()) return;
    const auto number = [&](const char* key, double& target) {
        auto value = parameters.getKey(key);
        if (value.isNumber()) target = value.getNumericValue();
    };
    number("/LW", state.line_width);
    number("/CA", state.stroke.alpha);
    number("/ca", state.fill.alpha);
    if (parameters.hasKey("/BM") || parameters.hasKey("/SMask")) {
        auto mode = parameters.getKey("/BM");
        auto mask = parameters.getKey("/SMask");
        const bool normal = !mode.isName() || mode.getName() == "/Normal" || mode.getName() == "/Compatible";
        state.blended = !normal || mask.isDictionary();
    }
}

}  // namespace gouji
