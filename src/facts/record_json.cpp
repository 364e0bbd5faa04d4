#include "record_pool.hpp"

#include "gouji/facts/record.hpp"

#include <cmath>

// Enumerations travel as numbers; whoever reorders one raises Record::version. Members that have their default value are left
// out. Facts and sums, of which there are many, are written by columns: one list per member, left out where all have the
// default. The way back is record_parse.cpp.

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

void put_meaning(json& object, PoolWriter& pool, const Coordinates& coordinates) {
    if (!coordinates.empty()) object["c"] = pool.meaning(coordinates);
}

json source_to_json(const SourceRef& source) {
    return {source.page, finite(source.box.x0), finite(source.box.y0), finite(source.box.x1), finite(source.box.y1), source.text};
}

/// One member of all items, where one of them differs from the usual.
template <typename Item, typename Get>
void put_column(json& object, const char* key, const std::vector<Item>& items, const Get& get) {
    const auto normal = get(Item{});
    json::array_t values;
    values.reserve(items.size());
    bool usual = true;
    for (const auto& item : items) {
        const auto value = get(item);
        usual = usual && value == normal;
        values.emplace_back(value);
    }
    if (!usual) object[key] = std::move(values);
}

json facts_to_json(const std::vector<Fact>& facts, PoolWriter& pool) {
    json out = json::object();
    const auto put_all = [&](const char* key, const auto& get) { put_column(out, key, facts, get); };
    out["value"] = json::array();
    for (const auto& fact : facts) out["value"].push_back(fact.value.coefficient);
    put_all("places", [](const Fact& fact) { return fact.value.places; });
    put_all("unit", [](const Fact& fact) { return number(fact.unit); });
    put_all("presence", [](const Fact& fact) { return number(fact.presence); });
    put_all("origin", [](const Fact& fact) { return number(fact.origin); });
    put_all("role", [](const Fact& fact) { return number(fact.role); });
    put_all("binding", [](const Fact& fact) { return number(fact.binding); });
    put_all("c", [&](const Fact& fact) { return pool.meaning(fact.coordinates); });
    put_all("unknown", [&](const Fact& fact) { return pool.texts(fact.unknown_words); });
    put_all("conflict", [&](const Fact& fact) { return pool.text(fact.conflict); });
    put_all("open", [&](const Fact& fact) { return pool.text(fact.open_name); });
    put_all("table", [](const Fact& fact) { return fact.table; });
    put_all("row", [](const Fact& fact) { return fact.row; });
    put_all("column", [](const Fact& fact) { return fact.column; });
    put_all("panel", [](const Fact& fact) { return fact.panel; });
    put_all("rows", [&](const Fact& fact) { return pool.texts(fact.row_path); });
    put_all("columns", [&](const Fact& fact) { return pool.texts(fact.column_path); });
    put_all("total_row", [](const Fact& fact) { return int{fact.total_row}; });
    put_all("total_column", [](const Fact& fact) { return int{fact.total_column}; });
    put_all("page", [](const Fact& fact) { return fact.source.page; });
    put_all("x0", [](const Fact& fact) { return finite(fact.source.box.x0); });
    put_all("y0", [](const Fact& fact) { return finite(fact.source.box.y0); });
    put_all("x1", [](const Fact& fact) { return finite(fact.source.box.x1); });
    put_all("y1", [](const Fact& fact) { return finite(fact.source.box.y1); });
    put_all("text", [&](const Fact& fact) { return pool.text(fact.source.text); });
    return out;
}

json sums_to_json(const std::vector<Sum>& sums) {
    json out = json::object();
    const auto put_all = [&](const char* key, const auto& get) { put_column(out, key, sums, get); };
    out["parent"] = json::array();
    for (const auto& sum : sums) out["parent"].push_back(sum.parent);
    put_all("parts", [](const Sum& sum) { return sum.parts.size(); });
    put_all("structure", [](const Sum& sum) { return number(sum.structure); });
    put_all("acceptance", [](const Sum& sum) { return number(sum.acceptance); });
    put_all("step", [](const Sum& sum) { return sum.step ? number(*sum.step) : -1; });
    put_all("table", [](const Sum& sum) { return sum.table; });
    put_all("family", [](const Sum& sum) { return sum.family; });
    put_all("complete", [](const Sum& sum) { return int{sum.complete}; });
    put_all("subset", [](const Sum& sum) { return int{sum.subset}; });
    out["part"] = json::array();
    for (const auto& sum : sums)
        for (const auto part : sum.parts) out["part"].push_back(part);
    return out;
}

json frame_to_json(const Frame& frame, PoolWriter& pool) {
    const Frame normal;
    json out = {{"kind", number(frame.kind)}, {"levels", frame.levels}, {"s", source_to_json(frame.source)}};
    if (frame.change) out["change"] = *frame.change;
    if (frame.rate) out["rate"] = *frame.rate;
    if (frame.base) out["base"] = *frame.base;
    put(out, "direction", frame.direction, normal.direction);
    put(out, "rate_direction", frame.rate_direction, normal.rate_direction);
    put(out, "wholes", frame.wholes, normal.wholes);
    put(out, "whole_is_named", frame.whole_is_named, normal.whole_is_named);
    put_meaning(out, pool, frame.whole_coordinates);
    put(out, "parts", frame.parts, normal.parts);
    put(out, "exhaustive", frame.exhaustive, normal.exhaustive);
    return out;
}

json table_to_json(const TableInfo& table, PoolWriter& pool) {
    const TableInfo normal;
    json out = json::object();
    put(out, "title", table.title, normal.title);
    put(out, "number", table.number, normal.number);
    put(out, "kind", table.kind, normal.kind);
    if (table.unit) out["unit"] = number(*table.unit);
    if (!table.pages.empty()) out["pages"] = table.pages;
    put(out, "rows", table.rows, normal.rows);
    put(out, "columns", table.columns, normal.columns);
    put_meaning(out, pool, table.base);
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
    PoolWriter pool;
    out["tables"] = json::array();
    for (const auto& table : record.tables) out["tables"].push_back(table_to_json(table, pool));
    out["facts"] = facts_to_json(record.facts, pool);
    out["sums"] = sums_to_json(record.sums);
    out["frames"] = json::array();
    for (const auto& frame : record.frames) out["frames"].push_back(frame_to_json(frame, pool));
    pool.put_into(out);
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace gouji
