#include "gouji/facts/record.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <type_traits>

// Records cross a process boundary and come from readers of hostile files, so the way back trusts nothing: every type, range
// and index is checked. Enumerations travel as numbers; whoever reorders one raises Record::version. Members that have their
// default value are left out.

namespace gouji {
namespace {

using nlohmann::json;

/// Thrown by the decoding helpers and caught in parse_record.
struct BadRecord {
    std::string text;
};

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

// The way back.

/// An object whose members are asked for by name; the end checks that no unknown one was left.
class Members {
public:
    Members(const json& object, const char* what) : object_(object), what_(what) {
        if (!object.is_object()) throw BadRecord{std::string(what) + " is no object"};
    }

    const json* find(const char* key) {
        const auto at = object_.find(key);
        if (at == object_.end()) return nullptr;
        ++used_;
        return &*at;
    }
    const json& need(const char* key) {
        const json* found = find(key);
        if (!found) fail(key, "is missing");
        return *found;
    }
    void finish() const {
        if (used_ != object_.size()) throw BadRecord{std::string(what_) + " has unknown members"};
    }
    [[noreturn]] void fail(const char* key, const char* problem) const {
        throw BadRecord{std::string(what_) + "." + key + " " + problem};
    }

private:
    const json& object_;
    const char* what_;
    std::size_t used_ = 0;
};

template <typename Int>
Int integer(const json& value, std::int64_t low, std::int64_t high) {
    if (!value.is_number_integer()) throw BadRecord{"a number is no integer"};
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        throw BadRecord{"a number is too large"};
    const auto wide = value.get<std::int64_t>();
    if (wide < low || wide > high) throw BadRecord{"a number is out of range"};
    return static_cast<Int>(wide);
}

constexpr std::int64_t int_max = std::numeric_limits<int>::max();

template <typename Enum>
Enum enumerator(const json& value, Enum last) {
    return static_cast<Enum>(integer<int>(value, 0, number(last)));
}

std::string text(const json& value) {
    if (!value.is_string()) throw BadRecord{"a text is no string"};
    return value.get<std::string>();
}

const json& list(const json& value) {
    if (!value.is_array()) throw BadRecord{"a list is no array"};
    return value;
}

const json& tuple(const json& value, std::size_t size) {
    if (list(value).size() != size) throw BadRecord{"a list has the wrong length"};
    return value;
}

double coordinate(const json& value) {
    if (!value.is_number()) throw BadRecord{"a coordinate is no number"};
    const auto found = value.get<double>();
    if (!std::isfinite(found)) throw BadRecord{"a coordinate is not finite"};
    return found;
}

std::vector<std::string> texts(const json& value) {
    std::vector<std::string> out;
    for (const auto& item : list(value)) out.push_back(text(item));
    return out;
}

void take(Members& from, const char* key, int& into, std::int64_t low = 0) {
    if (const json* value = from.find(key)) into = integer<int>(*value, low, int_max);
}
void take(Members& from, const char* key, std::string& into) {
    if (const json* value = from.find(key)) into = text(*value);
}
void take(Members& from, const char* key, std::vector<std::string>& into) {
    if (const json* value = from.find(key)) into = texts(*value);
}
void take(Members& from, const char* key, bool& into) {
    const json* value = from.find(key);
    if (!value) return;
    if (!value->is_boolean()) from.fail(key, "is no boolean");
    into = value->get<bool>();
}
template <typename Enum>
    requires std::is_enum_v<Enum>
void take(Members& from, const char* key, Enum& into, Enum last) {
    if (const json* value = from.find(key)) into = enumerator(*value, last);
}

constexpr Dimension last_dimension = static_cast<Dimension>(dimension_count - 1);

Coordinates coordinates_from_json(const json& value) {
    Coordinates out;
    for (const auto& item : list(value)) {
        tuple(item, 3);
        out.set({enumerator(item[0], last_dimension), text(item[1]), enumerator(item[2], Certainty::unknown)});
    }
    return out;
}

SourceRef source_from_json(const json& value) {
    tuple(value, 6);
    const Box box{coordinate(value[1]), coordinate(value[2]), coordinate(value[3]), coordinate(value[4])};
    return {integer<int>(value[0], 0, int_max), box, text(value[5])};
}

Decimal decimal_from_json(const json& value) {
    constexpr int most_places = 18;  // digits an int64 can hold
    tuple(value, 2);
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    return {integer<std::int64_t>(value[0], -most, most), integer<int>(value[1], -most_places, most_places)};
}

Fact fact_from_json(const json& value, int tables) {
    Members from(value, "fact");
    Fact fact;
    fact.value = decimal_from_json(from.need("v"));
    fact.source = source_from_json(from.need("s"));
    take(from, "unit", fact.unit, Unit::count);
    take(from, "presence", fact.presence, Presence::dash);
    take(from, "origin", fact.origin, Origin::prose);
    take(from, "role", fact.role, FigureRole::weight);
    take(from, "binding", fact.binding, Binding::unbound);
    if (const json* list_of = from.find("c")) fact.coordinates = coordinates_from_json(*list_of);
    take(from, "unknown", fact.unknown_words);
    take(from, "conflict", fact.conflict);
    take(from, "open", fact.open_name);
    take(from, "table", fact.table, -1);
    take(from, "row", fact.row, -1);
    take(from, "column", fact.column, -1);
    take(from, "panel", fact.panel);
    take(from, "rows", fact.row_path);
    take(from, "columns", fact.column_path);
    take(from, "total_row", fact.total_row);
    take(from, "total_column", fact.total_column);
    from.finish();
    if (fact.table >= tables) throw BadRecord{"fact.table points nowhere"};
    return fact;
}

Sum sum_from_json(const json& value, int tables, std::size_t facts) {
    Members from(value, "sum");
    const auto last_fact = static_cast<std::int64_t>(facts) - 1;
    Sum sum;
    sum.parent = integer<FactIndex>(from.need("parent"), 0, last_fact);
    for (const auto& part : list(from.need("parts"))) sum.parts.push_back(integer<FactIndex>(part, 0, last_fact));
    take(from, "structure", sum.structure, Structure::list);
    take(from, "acceptance", sum.acceptance, Acceptance::unjudged);
    if (const json* step = from.find("step")) sum.step = enumerator(*step, last_dimension);
    take(from, "table", sum.table, -1);
    take(from, "family", sum.family, -1);
    take(from, "complete", sum.complete);
    take(from, "subset", sum.subset);
    from.finish();
    if (sum.table >= tables) throw BadRecord{"sum.table points nowhere"};
    return sum;
}

TableInfo table_from_json(const json& value) {
    Members from(value, "table");
    TableInfo table;
    take(from, "title", table.title);
    take(from, "number", table.number);
    take(from, "kind", table.kind);
    if (const json* unit = from.find("unit")) table.unit = enumerator(*unit, Unit::count);
    if (const json* pages = from.find("pages"))
        for (const auto& page : list(*pages)) table.pages.push_back(integer<int>(page, 0, int_max));
    take(from, "rows", table.rows);
    take(from, "columns", table.columns);
    if (const json* base = from.find("c")) table.base = coordinates_from_json(*base);
    take(from, "empty", table.empty);
    if (const json* variables = from.find("variables"))
        for (const auto& dimension : list(*variables)) table.variables.push_back(enumerator(dimension, last_dimension));
    take(from, "doubts", table.doubts);
    from.finish();
    return table;
}

Identity identity_from_json(const json& value) {
    Members from(value, "identity");
    Identity identity;
    take(from, "entity", identity.entity);
    take(from, "entity_code", identity.entity_code);
    take(from, "level", identity.level, Level::unit);
    take(from, "year", identity.year);
    take(from, "kind", identity.kind, Kind::final_accounts);
    take(from, "rounding_note", identity.rounding_note);
    take(from, "secrecy_note", identity.secrecy_note);
    from.finish();
    return identity;
}

Record record_from_json(const json& value) {
    Members from(value, "record");
    if (integer<int>(from.need("version"), 0, int_max) != Record::version) throw BadRecord{"the record is of another version"};
    Record record;
    record.path = text(from.need("path"));
    record.sha256 = text(from.need("sha256"));
    record.status = enumerator(from.need("status"), Status::memory);
    take(from, "reason", record.reason);
    take(from, "scopes_coincide", record.scopes_coincide);
    take(from, "single_entity", record.single_entity);
    record.identity = identity_from_json(from.need("identity"));
    record.pages = integer<int>(from.need("pages"), 0, int_max);
    for (const auto& table : list(from.need("tables"))) record.tables.push_back(table_from_json(table));
    const auto tables = static_cast<int>(record.tables.size());
    for (const auto& fact : list(from.need("facts"))) record.facts.push_back(fact_from_json(fact, tables));
    for (const auto& sum : list(from.need("sums"))) record.sums.push_back(sum_from_json(sum, tables, record.facts.size()));
    from.finish();
    return record;
}

}  // namespace

std::string write_record(const Record& record) {
    const Record normal;
    json out = {{"version", Record::version}, {"path", record.path},   {"sha256", record.sha256},
                {"status", number(record.status)}, {"pages", record.pages}, {"identity", identity_to_json(record.identity)}};
    put(out, "reason", record.reason, normal.reason);
    put(out, "scopes_coincide", record.scopes_coincide, normal.scopes_coincide);
    put(out, "single_entity", record.single_entity, normal.single_entity);
    out["tables"] = json::array();
    for (const auto& table : record.tables) out["tables"].push_back(table_to_json(table));
    out["facts"] = json::array();
    for (const auto& fact : record.facts) out["facts"].push_back(fact_to_json(fact));
    out["sums"] = json::array();
    for (const auto& sum : record.sums) out["sums"].push_back(sum_to_json(sum));
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Record> parse_record(std::string_view line) {
    try {
        const json value = json::parse(line, nullptr, false);
        if (value.is_discarded()) return Error{"record", "broken_record", "the record is no JSON"};
        return record_from_json(value);
    } catch (const BadRecord& bad) {
        return Error{"record", "broken_record", bad.text};
    } catch (const json::exception& bad) {
        return Error{"record", "broken_record", bad.what()};
    }
}

}  // namespace gouji
