#include "gouji/core/coordinates.hpp"

#include <algorithm>

namespace gouji {

namespace {

constexpr std::array<std::string_view, dimension_count> dimension_ids{
    "side",     "vintage", "use",      "fund",    "origin", "function", "economic", "gov_economic", "category",
    "item",     "purchase", "channel", "entity",  "project", "year",    "basis",    "measure"};

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Class, section and item codes have 3, 5 and 7 digits (类 款 项).
bool is_class_code_above(std::string_view ancestor, std::string_view value) {
    if (!is_digits(ancestor) || !is_digits(value)) return false;
    const auto is_level = [](std::size_t size) { return size == 3 || size == 5 || size == 7; };
    return is_level(ancestor.size()) && is_level(value.size()) && value.size() > ancestor.size() &&
           value.starts_with(ancestor);
}

bool is_path_above(std::string_view ancestor, std::string_view value) {
    return value.size() > ancestor.size() && value.starts_with(ancestor) && value[ancestor.size()] == '/';
}

auto position(std::vector<Coordinate>& values, Dimension dimension) {
    return std::ranges::lower_bound(values, dimension, {}, &Coordinate::dimension);
}

}  // namespace

std::string_view id(Dimension dimension) { return dimension_ids.at(static_cast<std::size_t>(dimension)); }

std::optional<Dimension> dimension_from_id(std::string_view id) {
    const auto found = std::ranges::find(dimension_ids, id);
    if (found == dimension_ids.end()) return std::nullopt;
    return static_cast<Dimension>(found - dimension_ids.begin());
}

bool is_ancestor_or_self(Dimension dimension, std::string_view ancestor, std::string_view value) {
    if (ancestor == value) return true;
    if (ancestor.empty()) return false;
    switch (dimension) {
        case Dimension::function:
        case Dimension::economic:
        case Dimension::gov_economic:
            return is_class_code_above(ancestor, value);
        case Dimension::entity:
            if (is_digits(ancestor) && is_digits(value)) return value.starts_with(ancestor);
            return is_path_above(ancestor, value);
        default:
            return is_path_above(ancestor, value);
    }
}

const Coordinate* Coordinates::find(Dimension dimension) const {
    const auto found = std::ranges::find(values_, dimension, &Coordinate::dimension);
    return found == values_.end() ? nullptr : &*found;
}

std::string_view Coordinates::value(Dimension dimension) const {
    const auto* found = find(dimension);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

void Coordinates::set(Coordinate coordinate) {
    const auto at = position(values_, coordinate.dimension);
    if (at != values_.end() && at->dimension == coordinate.dimension) *at = std::move(coordinate);
    else values_.insert(at, std::move(coordinate));
}

void Coordinates::erase(Dimension dimension) {
    std::erase_if(values_, [dimension](const Coordinate& c) { return c.dimension == dimension; });
}

std::optional<Dimension> Coordinates::refine(const Coordinates& more_specific) {
    Coordinates merged = *this;
    for (const auto& theirs : more_specific.values_) {
        const auto* ours = find(theirs.dimension);
        if (ours == nullptr) {
            merged.set(theirs);
        } else if (ours->value == theirs.value) {
            merged.set({theirs.dimension, theirs.value, std::min(ours->certainty, theirs.certainty)});
        } else if (is_ancestor_or_self(theirs.dimension, ours->value, theirs.value)) {
            merged.set(theirs);
        } else if (!is_ancestor_or_self(theirs.dimension, theirs.value, ours->value)) {
            return theirs.dimension;
        }
    }
    *this = std::move(merged);
    return std::nullopt;
}

std::string Coordinates::to_string() const {
    std::string out;
    for (const auto& coordinate : values_) {
        if (!out.empty()) out += ' ';
        out += id(coordinate.dimension);
        out += '=';
        out += coordinate.value;
    }
    return out;
}

std::vector<Dimension> differing_dimensions(const Coordinates& a, const Coordinates& b) {
    std::vector<Dimension> out;
    for (std::size_t i = 0; i < dimension_count; ++i) {
        const auto dimension = static_cast<Dimension>(i);
        const auto* left = a.find(dimension);
        const auto* right = b.find(dimension);
        const bool same = left == nullptr ? right == nullptr : right != nullptr && left->value == right->value;
        if (!same) out.push_back(dimension);
    }
    return out;
}

}  // namespace gouji
