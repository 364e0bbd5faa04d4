#include "json_parts.hpp"

#include <cmath>

namespace gouji {
namespace {

double hundredths(double value) { return std::isfinite(value) ? std::round(value * 100) / 100 : 0; }

}  // namespace

Json box_to_json(const Box& box) {
    return Json::array({hundredths(box.x0), hundredths(box.y0), hundredths(box.x1), hundredths(box.y1)});
}

Json unit_to_json(Unit unit) { return text_or_null(std::string(printed_name(unit))); }

Json decimal_to_json(const std::optional<Decimal>& value) { return value ? Json(to_string(*value)) : Json(nullptr); }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string dump(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

}  // namespace gouji
