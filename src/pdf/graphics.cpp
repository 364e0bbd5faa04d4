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

StateParameters state_parameters(QPDFObjectHandle dictionary) {
    StateParameters found;
    if (!dictionary.isDictionary()) return found;
    const auto number = [&](const char* key, std::optional<double>& target) {
        auto value = dictionary.getKey(key);
        if (value.isNumber()) target = value.getNumericValue();
    };
    number("/LW", found.line_width);
    number("/CA", found.stroke_alpha);
    number("/ca", found.fill_alpha);
    if (dictionary.hasKey("/BM") || dictionary.hasKey("/SMask")) {
        auto mode = dictionary.getKey("/BM");
        auto mask = dictionary.getKey("/SMask");
        const bool normal = !mode.isName() || mode.getName() == "/Normal" || mode.getName() == "/Compatible";
        found.blended = !normal || mask.isDictionary();
    }
    return found;
}

void apply(const StateParameters& parameters, GraphicsState& state) {
    state.line_width = parameters.line_width.value_or(state.line_width);
    state.stroke.alpha = parameters.stroke_alpha.value_or(state.stroke.alpha);
    state.fill.alpha = parameters.fill_alpha.value_or(state.fill.alpha);
    state.blended = parameters.blended.value_or(state.blended);
}

}  // namespace gouji
