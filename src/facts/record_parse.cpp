#include "gouji/facts/record.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <type_traits>

// Records cross a process boundary and come from readers of hostile files, so the way back trusts nothing: every type, range
// and index is checked.

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
    take(from, "role", fact.role, FigureRole::statement);
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

/// Indices of facts, all of them existing.
std::vector<FactIndex> fact_list(const json& value, std::size_t facts) {
    std::vector<FactIndex> out;
    for (const auto& index : list(value)) out.push_back(integer<FactIndex>(index, 0, static_cast<std::int64_t>(facts) - 1));
    return out;
}

void take(Members& from, const char* key, std::vector<FactIndex>& into, std::size_t facts) {
    if (const json* value = from.find(key)) into = fact_list(*value, facts);
}
void take(Members& from, const char* key, std::optional<FactIndex>& into, std::size_t facts) {
    if (const json* value = from.find(key)) into = integer<FactIndex>(*value, 0, static_cast<std::int64_t>(facts) - 1);
}
/// +1, 0 or −1.
void take_sign(Members& from, const char* key, int& into) {
    if (const json* value = from.find(key)) into = integer<int>(*value, -1, 1);
}

Frame frame_from_json(const json& value, std::size_t facts) {
    Members from(value, "frame");
    Frame frame;
    frame.kind = enumerator(from.need("kind"), FrameKind::reason);
    frame.levels = fact_list(from.need("levels"), facts);
    frame.source = source_from_json(from.need("s"));
    take(from, "change", frame.change, facts);
    take(from, "rate", frame.rate, facts);
    take(from, "base", frame.base, facts);
    take_sign(from, "direction", frame.direction);
    take_sign(from, "rate_direction", frame.rate_direction);
    take(from, "wholes", frame.wholes, facts);
    take(from, "whole_is_named", frame.whole_is_named);
    if (const json* coordinates = from.find("c")) frame.whole_coordinates = coordinates_from_json(*coordinates);
    take(from, "parts", frame.parts, facts);
    take(from, "exhaustive", frame.exhaustive);
    from.finish();
    return frame;
}

Sum sum_from_json(const json& value, int tables, std::size_t facts) {
    Members from(value, "sum");
    const auto last_fact = static_cast<std::int64_t>(facts) - 1;
    Sum sum;
    sum.parent = integer<FactIndex>(from.need("parent"), 0, last_fact);
    sum.parts = fact_list(from.need("parts"), facts);
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

void take_pages(Members& from, const char* key, std::vector<int>& into) {
    if (const json* pages = from.find(key))
        for (const auto& page : list(*pages)) into.push_back(integer<int>(page, 0, int_max));
}

TableInfo table_from_json(const json& value) {
    Members from(value, "table");
    TableInfo table;
    take(from, "title", table.title);
    take(from, "number", table.number);
    take(from, "kind", table.kind);
    if (const json* unit = from.find("unit")) table.unit = enumerator(*unit, Unit::count);
    take_pages(from, "pages", table.pages);
    take(from, "rows", table.rows);
    take(from, "columns", table.columns);
    if (const json* base = from.find("c")) table.base = coordinates_from_json(*base);
    take(from, "empty", table.empty);
    if (const json* variables = from.find("variables"))
        for (const auto& dimension : list(*variables)) table.variables.push_back(enumerator(dimension, last_dimension));
    take(from, "doubts", table.doubts);
    take(from, "owner", table.owner);
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

void bodies_from_json(Members& from, Record& record) {
    if (const json* bodies = from.find("bodies"))
        for (const auto& body : list(*bodies)) {
            if (list(body).size() != 2) throw BadRecord{"a body is code and name"};
            record.bodies.push_back({text(body.at(0)), text(body.at(1))});
        }
    if (const json* count = from.find("bodies_in_text")) record.bodies_in_text = integer<std::size_t>(*count, 0, static_cast<std::int64_t>(record.bodies.size()));
    take(from, "bodies_stated", record.bodies_stated, record.facts.size());
    take(from, "content", record.content);
    if (const json* salient = from.find("salient"))
        for (const auto& amount : list(*salient)) record.salient.push_back(integer<std::int64_t>(amount, 0, std::numeric_limits<std::int64_t>::max()));
}

Record record_from_json(const json& value) {
    Members from(value, "record");
    if (integer<int>(from.need("version"), 0, int_max) != Record::version) throw BadRecord{"the record is of another version"};
    Record record;
    record.path = text(from.need("path"));
    record.sha256 = text(from.need("sha256"));
    record.status = enumerator(from.need("status"), Status::memory);
    take(from, "reason", record.reason);
    take_pages(from, "scanned_pages", record.scanned_pages);
    take_pages(from, "unread_pages", record.unread_pages);
    take(from, "unread_figures", record.unread_figures);
    take(from, "scopes_coincide", record.scopes_coincide);
    take(from, "single_entity", record.single_entity);
    record.identity = identity_from_json(from.need("identity"));
    record.pages = integer<int>(from.need("pages"), 0, int_max);
    for (const auto& table : list(from.need("tables"))) record.tables.push_back(table_from_json(table));
    const auto tables = static_cast<int>(record.tables.size());
    for (const auto& fact : list(from.need("facts"))) record.facts.push_back(fact_from_json(fact, tables));
    for (const auto& sum : list(from.need("sums"))) record.sums.push_back(sum_from_json(sum, tables, record.facts.size()));
    for (const auto& frame : list(from.need("frames"))) record.frames.push_back(frame_from_json(frame, record.facts.size()));
    bodies_from_json(from, record);
    from.finish();
    return record;
}

}  // namespace

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
