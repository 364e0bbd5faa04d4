#include "gouji/report/facts_data.hpp"

#include "json_parts.hpp"
#include "gouji/report/text_layout.hpp"

#include <array>

namespace gouji {
namespace {

std::string_view name(Binding binding) {
    constexpr std::array<std::string_view, 3> names = {"bound", "open", "unbound"};
    return names.at(static_cast<std::size_t>(binding));
}

std::string_view name(Origin origin) { return origin == Origin::table ? "table" : "prose"; }

std::string_view name(FigureRole role) {
    constexpr std::array<std::string_view, 15> names = {"level", "change", "growth", "share", "base", "count", "rate",
                                                         "threshold", "weight", "statement", "caption", "heading", "contents", "cell", "code"};
    return names.at(static_cast<std::size_t>(role));
}

FigureState state_of(const std::vector<FigureState>& states, std::size_t fact) {
    return fact < states.size() ? states[fact] : FigureState{Tie::not_checked, Reason::unread};
}

Json coordinates_to_json(const Coordinates& coordinates) {
    constexpr std::array<std::string_view, 3> certainties = {"said", "inherited", "unknown"};
    Json out = Json::object();
    for (const auto& coordinate : coordinates.all())
        out[std::string(id(coordinate.dimension))] = {{"value", coordinate.value},
                                                      {"known", certainties.at(static_cast<std::size_t>(coordinate.certainty))}};
    return out;
}

Json fact_to_json(const Fact& fact, FigureState state) {
    return {{"value", to_string(fact.value)},
            {"unit", id(fact.unit)},
            {"places", fact.value.places},
            {"state", name(fact.binding)},
            {"coordinates", coordinates_to_json(fact.coordinates)},
            {"label", fact.label()},
            {"page", fact.source.page},
            {"bbox", box_to_json(fact.source.box)},
            {"text", fact.source.text},
            {"origin", name(fact.origin)},
            {"role", name(fact.role)},
            {"tie", id(state.tie)},
            {"reason", state.tie == Tie::not_checked ? Json(id(state.reason)) : Json(nullptr)},
            {"unknown_words", fact.unknown_words},
            {"conflict", text_or_null(fact.conflict)},
            {"open_name", text_or_null(fact.open_name)},
            {"table", fact.table < 0 ? Json(nullptr) : Json(fact.table)},
            {"row", fact.row < 0 ? Json(nullptr) : Json(fact.row)},
            {"column", fact.column < 0 ? Json(nullptr) : Json(fact.column)}};
}

/// A member of the JSON form as a CSV field.
std::string as_field(const Json& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return csv_field(value.get<std::string>());
    if (!value.is_array()) return csv_field(dump(value, -1));
    std::string text;
    for (const auto& item : value) text += (text.empty() ? "" : " ") + (item.is_string() ? item.get<std::string>() : dump(item, -1));
    return csv_field(text);
}

}  // namespace

std::string write_facts_ndjson(const Record& record, const std::vector<FigureState>& states) {
    std::string out;
    for (std::size_t i = 0; i < record.facts.size(); ++i)
        if (record.facts[i].is_figure()) out += dump(fact_to_json(record.facts[i], state_of(states, i)), -1) + "\n";
    return out;
}

std::string write_facts_csv(const Record& record, const std::vector<FigureState>& states) {
    std::string out;
    const Json names = fact_to_json(Fact{}, {});
    for (const auto& [key, value] : names.items()) out += (out.empty() ? "" : ",") + key;
    out += "\r\n";
    for (std::size_t i = 0; i < record.facts.size(); ++i) {
        const Fact& fact = record.facts[i];
        if (!fact.is_figure()) continue;
        Json json = fact_to_json(fact, state_of(states, i));
        json["coordinates"] = fact.coordinates.to_string();
        std::string line;
        for (const auto& [key, value] : json.items()) line += (key == "value" ? "" : ",") + as_field(value);
        out += line + "\r\n";
    }
    return out;
}

}  // namespace gouji
