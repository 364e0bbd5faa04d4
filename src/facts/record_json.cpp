#include "gouji/facts/record.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

// Enumerations travel as numbers; whoever reorders one raises Record::version. Members that have their default value are left
// out. The way back is record_parse.cpp.

namespace gouji {
namespace {

using nlohmann::json;

template <typename Enum>
int number(Enum value) {
    return static_cast<int>(value);
}

double finite(double value) { return std::isfinite(value) ? value : 0.0; }

template <typename T>
void put(json& object, const char* key, const T& value, const T& normal) {
    if (value != normal) object[key] = value;
}

void put_list(json& object, const char* key, const std::vector<std::string>& values) {
    if (!values.empty()) object[key] = values;
}

template <typename Enum>
void put_enum(json& object, const char* key, Enum value, Enum normal) {
    if (value != normal) object[key] = number(value);
}

json coordinates_to_json(const Coordinates& coordinates) {
    json list = json::array();
    for (const auto& c : coordinates.all()) list.push_back({number(c.dimension), c.value, number(c.certainty)});
    return list;
}

json source_to_json(const SourceRef& source) {
    return {source.page, finite(source.box.x0), finite(source.box.y0), finite(source.box.x1), finite(source.box.y1), source.text};
}

json fact_to_json(const Fact& fact) {
    const Fact normal;
    json out = {{"v", {fact.value.coefficient, fact.value.places}}, {"s", source_to_json(fact.source)}};
    put_enum(out, "unit", fact.unit, normal.unit);
    put_enum(out, "presence", fact.presence, normal.presence);
    put_enum(out, "origin", fact.origin, normal.origin);
    put_enum(out, "role", fact.role, normal.role);
    put_enum(out, "binding", fact.binding, normal.binding);
    if (!fact.coordinates.empty()) out["c"] = coordinates_to_json(fact.coordinates);
    put_list(out, "unknown", fact.unknown_words);
    put(out, "conflict", fact.conflict, normal.conflict);
    put(out, "open", fact.open_name, normal.open_name);
    put(out, "table", fact.table, normal.table);
    put(out, "row", fact.row, normal.row);
    put(out, "column", fact.column, normal.column);
    put(out, "panel", fact.panel, normal.panel);
    put_list(out, "rows", fact.row_path);
    put_list(out, "columns", fact.column_path);
    put(out, "total_row", fact.total_row, normal.total_row);
    put(out, "total_column", fact.total_column, normal.total_column);
    return out;
}

json sum_to_json(const Sum& sum) {
    const Sum normal;
    json out = {{"parent", sum.parent}, {"parts", sum.parts}};
    put_enum(out, "structure", sum.structure, normal.structure);
    put_enum(out, "acceptance", sum.acceptance, normal.acceptance);
    if (sum.step) out["step"] = number(*sum.step);
    put(out, "table", sum.table, normal.table);
    put(out, "family", sum.family, normal.family);
    put(out, "complete", sum.complete, normal.complete);
    put(out, "subset", sum.subset, normal.subset);
    return out;
}

json frame_to_json(const Frame& frame) {
    const Frame normal;
    json out = {{"kind", number(frame.kind)}, {"levels", frame.levels}, {"s", source_to_json(frame.source)}};
    if (frame.change) out["change"] = *frame.change;
    if (frame.rate) out["rate"] = *frame.rate;
    if (frame.base) out["base"] = *frame.base;
    put(out, "direction", frame.direction, normal.direction);
    put(out, "rate_direction", frame.rate_direction, normal.rate_direction);
    put(out, "wholes", frame.wholes, normal.wholes);
    put(out, "whole_is_named", frame.whole_is_named, normal.whole_is_named);
    if (!frame.whole_coordinates.empty()) out["c"] = coordinates_to_json(frame.whole_coordinates);
    put(out, "parts", frame.parts, normal.parts);
    put(out, "exhaustive", frame.exhaustive, normal.exhaustive);
    return out;
}

json table_to_json(const TableInfo& table) {
    const TableInfo normal;
    json out = json::object();
    put(out, "title", table.title, normal.title);
    put(out, "number", table.number, normal.number);
    put(out, "kind", table.kind, normal.kind);
    if (table.unit) out["unit"] = number(*table.unit);
    if (!table.pages.empty()) out["pages"] = table.pages;
    put(out, "rows", table.rows, normal.rows);
    put(out, "columns", table.columns, normal.columns);
    if (!table.base.empty()) out["c"] = coordinates_to_json(table.base);
    put(out, "empty", table.empty, normal.empty);
    if (!table.variables.empty()) {
        json list = json::array();
        for (const auto dimension : table.variables) list.push_back(number(dimension));
        out["variables"] = std::move(list);
    }
    put_list(out, "doubts", table.doubts);
    put(out, "owner", table.owner, normal.owner);
    return out;
}

json identity_to_json(const Identity& identity) {
    const Identity normal;
    json out = json::object();
    put(out, "entity", identity.entity, normal.entity);
    put(out, "entity_code", identity.entity_code, normal.entity_code);
    put_enum(out, "level", identity.level, normal.level);
    put(out, "year", identity.year, normal.year);
    put_enum(out, "kind", identity.kind, normal.kind);
    put(out, "rounding_note", identity.rounding_note, normal.rounding_note);
    put(out, "secrecy_note", identity.secrecy_note, normal.secrecy_note);
    return out;
}

}  // namespace

std::string write_record(const Record& record) {
    const Record normal;
    json out = {{"version", Record::version}, {"path", record.path},   {"sha256", record.sha256},
                {"status", number(record.status)}, {"pages", record.pages}, {"identity", identity_to_json(record.identity)}};
    put(out, "reason", record.reason, normal.reason);
    put(out, "scanned_pages", record.scanned_pages, normal.scanned_pages);
    put(out, "unread_pages", record.unread_pages, normal.unread_pages);
    put(out, "unread_figures", record.unread_figures, normal.unread_figures);
    put(out, "scopes_coincide", record.scopes_coincide, normal.scopes_coincide);
    put(out, "single_entity", record.single_entity, normal.single_entity);
    put(out, "bodies_in_text", record.bodies_in_text, normal.bodies_in_text);
    if (record.bodies_stated) out["bodies_stated"] = *record.bodies_stated;
    for (const auto& body : record.bodies) out["bodies"].push_back({body.code, body.name});
    put(out, "content", record.content, normal.content);
    put(out, "salient", record.salient, normal.salient);
    out["tables"] = json::array();
    for (const auto& table : record.tables) out["tables"].push_back(table_to_json(table));
    out["facts"] = json::array();
    for (const auto& fact : record.facts) out["facts"].push_back(fact_to_json(fact));
    out["sums"] = json::array();
    for (const auto& sum : record.sums) out["sums"].push_back(sum_to_json(sum));
    out["frames"] = json::array();
    for (const auto& frame : record.frames) out["frames"].push_back(frame_to_json(frame));
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace gouji
