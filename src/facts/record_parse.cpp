#include "record_pool.hpp"

#include "gouji/facts/record.hpp"

#include <cmath>
#include <limits>
#include <type_traits>

// Records cross a process boundary and come from readers of hostile files, so the way back trusts nothing: every type, range
// and index is checked.

namespace gouji {
namespace {

using nlohmann::json;

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

void take_meaning(Members& from, const PoolReader& pool, Coordinates& into) {
    if (const json* meaning = from.find("c")) into = pool.meaning(*meaning);
}

SourceRef source_from_json(const json& value) {
    list_of(value, 6);
    const Box box{coordinate(value[1]), coordinate(value[2]), coordinate(value[3]), coordinate(value[4])};
    return {integer<int>(value[0], 0, int_max), box, text(value[5])};
}

/// Members of many items by columns: set(item, value) for each item, where the column was written.
template <typename Item, typename Set>
void take_column(Members& from, const char* key, std::vector<Item>& items, const Set& set) {
    const json* values = from.find(key);
    if (values == nullptr) return;
    list_of(*values, items.size());
    for (std::size_t i = 0; i < items.size(); ++i) set(items[i], (*values)[i]);
}

bool flag(const json& value) { return integer<int>(value, 0, 1) != 0; }

constexpr auto most_coefficient = std::numeric_limits<std::int64_t>::max();
constexpr int most_places = 18;   // digits an int64 can hold

std::vector<Fact> facts_from_json(const json& value, const PoolReader& pool, int tables) {
    Members from(value, "facts");
    std::vector<Fact> facts(list(from.need("value")).size());
    const auto take_all = [&](const char* key, const auto& set) { take_column(from, key, facts, set); };
    for (std::size_t i = 0; i < facts.size(); ++i) facts[i].value.coefficient = checked_integer(value["value"][i], -most_coefficient, most_coefficient);
    take_all("places", [](Fact& fact, const json& places) { fact.value.places = integer<int>(places, -most_places, most_places); });
    take_all("unit", [](Fact& fact, const json& unit) { fact.unit = enumerator(unit, Unit::count); });
    take_all("presence", [](Fact& fact, const json& presence) { fact.presence = enumerator(presence, Presence::dash); });
    take_all("origin", [](Fact& fact, const json& origin) { fact.origin = enumerator(origin, Origin::prose); });
    take_all("role", [](Fact& fact, const json& role) { fact.role = enumerator(role, FigureRole::code); });
    take_all("binding", [](Fact& fact, const json& binding) { fact.binding = enumerator(binding, Binding::unbound); });
    take_all("c", [&](Fact& fact, const json& meaning) { fact.coordinates = pool.meaning(meaning); });
    take_all("unknown", [&](Fact& fact, const json& words) { fact.unknown_words = pool.texts(words); });
    take_all("conflict", [&](Fact& fact, const json& words) { fact.conflict = pool.text(words); });
    take_all("open", [&](Fact& fact, const json& words) { fact.open_name = pool.text(words); });
    take_all("table", [&](Fact& fact, const json& table) { fact.table = integer<int>(table, -1, tables - 1); });
    take_all("row", [](Fact& fact, const json& row) { fact.row = integer<int>(row, -1, int_max); });
    take_all("column", [](Fact& fact, const json& column) { fact.column = integer<int>(column, -1, int_max); });
    take_all("panel", [](Fact& fact, const json& panel) { fact.panel = integer<int>(panel, 0, int_max); });
    take_all("rows", [&](Fact& fact, const json& words) { fact.row_path = pool.texts(words); });
    take_all("columns", [&](Fact& fact, const json& words) { fact.column_path = pool.texts(words); });
    take_all("total_row", [](Fact& fact, const json& total) { fact.total_row = flag(total); });
    take_all("total_column", [](Fact& fact, const json& total) { fact.total_column = flag(total); });
    take_all("page", [](Fact& fact, const json& page) { fact.source.page = integer<int>(page, 0, int_max); });
    take_all("x0", [](Fact& fact, const json& x) { fact.source.box.x0 = coordinate(x); });
    take_all("y0", [](Fact& fact, const json& y) { fact.source.box.y0 = coordinate(y); });
    take_all("x1", [](Fact& fact, const json& x) { fact.source.box.x1 = coordinate(x); });
    take_all("y1", [](Fact& fact, const json& y) { fact.source.box.y1 = coordinate(y); });
    take_all("text", [&](Fact& fact, const json& words) { fact.source.text = pool.text(words); });
    from.finish();
    return facts;
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

Frame frame_from_json(const json& value, const PoolReader& pool, std::size_t facts) {
    Members from(value, "frame");
    Frame frame;
    frame.kind = enumerator(from.need("kind"), FrameKind::repeated);
    frame.levels = fact_list(from.need("levels"), facts);
    frame.source = source_from_json(from.need("s"));
    take(from, "change", frame.change, facts);
    take(from, "rate", frame.rate, facts);
    take(from, "base", frame.base, facts);
    take_sign(from, "direction", frame.direction);
    take_sign(from, "rate_direction", frame.rate_direction);
    take(from, "wholes", frame.wholes, facts);
    take(from, "whole_is_named", frame.whole_is_named);
    take_meaning(from, pool, frame.whole_coordinates);
    take(from, "parts", frame.parts, facts);
    take(from, "exhaustive", frame.exhaustive);
    from.finish();
    return frame;
}

/// The parts of all sums stand behind each other; `parts` says how many are each sum's.
void take_parts(Members& from, std::vector<Sum>& sums, std::size_t facts) {
    const auto parts = fact_list(from.need("part"), facts);
    auto next = parts.begin();
    take_column(from, "parts", sums, [&](Sum& sum, const json& count) {
        const auto last = next + integer<std::ptrdiff_t>(count, 0, parts.end() - next);
        sum.parts.assign(next, last);
        next = last;
    });
    if (next != parts.end()) throw BadRecord{"parts belong to no sum"};
}

std::vector<Sum> sums_from_json(const json& value, int tables, std::size_t facts) {
    Members from(value, "sums");
    const auto last_fact = static_cast<std::int64_t>(facts) - 1;
    std::vector<Sum> sums(list(from.need("parent")).size());
    const auto take_all = [&](const char* key, const auto& set) { take_column(from, key, sums, set); };
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i].parent = integer<FactIndex>(value["parent"][i], 0, last_fact);
    take_parts(from, sums, facts);
    take_all("structure", [](Sum& sum, const json& structure) { sum.structure = enumerator(structure, Structure::list); });
    take_all("acceptance", [](Sum& sum, const json& acceptance) { sum.acceptance = enumerator(acceptance, Acceptance::unjudged); });
    take_all("step", [](Sum& sum, const json& step) {
        if (step != -1) sum.step = enumerator(step, last_dimension);
    });
    take_all("table", [&](Sum& sum, const json& table) { sum.table = integer<int>(table, -1, tables - 1); });
    take_all("family", [](Sum& sum, const json& family) { sum.family = integer<int>(family, -1, int_max); });
    take_all("complete", [](Sum& sum, const json& complete) { sum.complete = flag(complete); });
    take_all("subset", [](Sum& sum, const json& subset) { sum.subset = flag(subset); });
    from.finish();
    return sums;
}

void take_pages(Members& from, const char* key, std::vector<int>& into) {
    if (const json* pages = from.find(key))
        for (const auto& page : list(*pages)) into.push_back(integer<int>(page, 0, int_max));
}

TableInfo table_from_json(const json& value, const PoolReader& pool) {
    Members from(value, "table");
    TableInfo table;
    take(from, "title", table.title);
    take(from, "number", table.number);
    take(from, "kind", table.kind);
    if (const json* unit = from.find("unit")) table.unit = enumerator(*unit, Unit::count);
    take_pages(from, "pages", table.pages);
    take(from, "rows", table.rows);
    take(from, "columns", table.columns);
    take_meaning(from, pool, table.base);
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
    const PoolReader pool(from.need("texts"), from.need("lists"), from.need("meanings"));
    for (const auto& table : list(from.need("tables"))) record.tables.push_back(table_from_json(table, pool));
    const auto tables = static_cast<int>(record.tables.size());
    record.facts = facts_from_json(from.need("facts"), pool, tables);
    record.sums = sums_from_json(from.need("sums"), tables, record.facts.size());
    for (const auto& frame : list(from.need("frames"))) record.frames.push_back(frame_from_json(frame, pool, record.facts.size()));
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
