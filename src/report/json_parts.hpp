#pragma once

#include "gouji/core/decimal.hpp"
#include "gouji/core/source.hpp"
#include "gouji/core/unit.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace gouji {

using Json = nlohmann::ordered_json;

/// [x0, y0, x1, y1] in points, to hundredths: finer differences are noise of the producer.
Json box_to_json(const Box& box);
/// "万元", "%"; null where there is none to print.
Json unit_to_json(Unit unit);
/// "-8.99"; null when unset.
Json decimal_to_json(const std::optional<Decimal>& value);
/// null for an empty text.
Json text_or_null(const std::string& text);
/// The document as text; bytes that are not UTF-8 are replaced.
std::string dump(const Json& json, int indent);

/// An array written element by element, one a line: what is in memory as a tree is one element at a time.
class JsonLines {
public:
    void add(const Json& element) { text_ += (text_.empty() ? "\n" : ",\n") + dump(element, -1); }
    /// "[…]"
    std::string close() { return "[" + std::move(text_) + "\n]"; }

private:
    std::string text_;
};

}  // namespace gouji
