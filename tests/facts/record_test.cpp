#include "gouji/facts/record.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <tuple>
#include <utility>
#include <vector>

using namespace gouji;

namespace {

Coordinates some_coordinates() {
    Coordinates coordinates;
    coordinates.set({Dimension::side, "expenditure", Certainty::said});
    coordinates.set({Dimension::fund, "fiscal/general", Certainty::inherited});
    coordinates.set({Dimension::vintage, "current", Certainty::unknown});
    return coordinates;
}

Fact full_fact() {
    Fact fact;
    fact.value = {-293145, 2};
    fact.unit = Unit::ten_thousand_yuan;
    fact.presence = Presence::dash;
    fact.origin = Origin::prose;
    fact.role = FigureRole::growth;
    fact.binding = Binding::open;
    fact.coordinates = some_coordinates();
    fact.unknown_words = {"未知", "词"};
    fact.conflict = "fund";
    fact.open_name = "某项目";
    fact.table = 0;
    fact.row = 3;
    fact.column = 4;
    fact.panel = 1;
    fact.row_path = {"208", "20805"};
    fact.column_path = {"合计", "小计"};
    fact.total_row = true;
    fact.total_column = true;
    fact.source = {7, {412.3, 188.25, 438.125, 199.5}, "−2,931.45"};
    return fact;
}

Record full_record() {
    Record record;
    record.path = "a%FF/预算.pdf";
    record.sha256 = std::string(64, 'a');
    record.status = Status::damaged;
    record.reason = "repaired: cross-reference table";
    record.identity = {"某局", "307", Level::department, 2025, Kind::budget, true, true};
    record.pages = 33;
    TableInfo table;
    table.title = "收支预算总表";
    table.number = "表1";
    table.kind = "revenue_expenditure_summary";
    table.unit = Unit::ten_thousand_yuan;
    table.pages = {15, 16};
    table.rows = 28;
    table.columns = 6;
    table.base = some_coordinates();
    table.empty = true;
    table.variables = {Dimension::vintage, Dimension::use};
    table.doubts = {"joined_columns"};
    record.tables = {table};
    record.facts = {full_fact(), Fact{}};
    Sum sum;
    sum.structure = Structure::units;
    sum.acceptance = Acceptance::vetoed;
    sum.step = Dimension::function;
    sum.table = 0;
    sum.family = 2;
    sum.parent = 1;
    sum.parts = {0, 1};
    sum.complete = false;
    sum.subset = true;
    record.sums = {sum, Sum{}};
    Frame frame;
    frame.kind = FrameKind::breakdown;
    frame.levels = {1, 0};
    frame.change = 0;
    frame.rate = 1;
    frame.base = 0;
    frame.direction = -1;
    frame.rate_direction = 1;
    frame.wholes = {1};
    frame.whole_is_named = true;
    frame.whole_coordinates = some_coordinates();
    frame.parts = {0, 1};
    frame.exhaustive = true;
    frame.source = {3, {1, 2, 3, 4}, "其中：基本支出1万元"};
    record.frames = {frame, Frame{}};
    record.scopes_coincide = true;
    record.single_entity = false;
    return record;
}

nlohmann::json written() { return nlohmann::json::parse(write_record(full_record())); }

bool refused(const nlohmann::json& broken) {
    const auto result = parse_record(broken.dump());
    return !result && result.error().reason == "broken_record";
}

}  // namespace

TEST_CASE("a record survives writing and reading with every member") {
    const auto read = parse_record(write_record(full_record()));
    REQUIRE(read.has_value());
    const Record& record = *read;
    CHECK(record.path == "a%FF/预算.pdf");
    CHECK(record.sha256 == std::string(64, 'a'));
    CHECK(record.status == Status::damaged);
    CHECK(record.reason == "repaired: cross-reference table");
    CHECK(record.identity.entity == "某局");
    CHECK(record.identity.entity_code == "307");
    CHECK(record.identity.level == Level::department);
    CHECK(record.identity.year == 2025);
    CHECK(record.identity.kind == Kind::budget);
    CHECK(record.identity.rounding_note);
    CHECK(record.identity.secrecy_note);
    CHECK(record.pages == 33);
    CHECK(record.scopes_coincide);
    CHECK_FALSE(record.single_entity);
}

TEST_CASE("a table survives writing and reading with every member") {
    const auto read = parse_record(write_record(full_record()));
    REQUIRE(read.has_value());
    REQUIRE(read->tables.size() == 1);
    const TableInfo& table = read->tables.at(0);
    CHECK(table.title == "收支预算总表");
    CHECK(table.number == "表1");
    CHECK(table.kind == "revenue_expenditure_summary");
    CHECK(table.unit == Unit::ten_thousand_yuan);
    CHECK(table.pages == std::vector<int>{15, 16});
    CHECK(table.rows == 28);
    CHECK(table.columns == 6);
    CHECK(table.base.value(Dimension::fund) == "fiscal/general");
    CHECK(table.empty);
    CHECK(table.variables == std::vector<Dimension>{Dimension::vintage, Dimension::use});
    CHECK(table.doubts == std::vector<std::string>{"joined_columns"});
}

TEST_CASE("a fact survives writing and reading with every member") {
    const auto read = parse_record(write_record(full_record()));
    REQUIRE(read.has_value());
    REQUIRE(read->facts.size() == 2);
    const Fact& fact = read->facts.at(0);
    CHECK(fact.value.coefficient == -293145);
    CHECK(fact.value.places == 2);
    CHECK(fact.unit == Unit::ten_thousand_yuan);
    CHECK(fact.presence == Presence::dash);
    CHECK(fact.origin == Origin::prose);
    CHECK(fact.role == FigureRole::growth);
    CHECK(fact.binding == Binding::open);
    REQUIRE(fact.coordinates.find(Dimension::vintage) != nullptr);
    CHECK(fact.coordinates.find(Dimension::vintage)->certainty == Certainty::unknown);
    CHECK(fact.coordinates.find(Dimension::fund)->certainty == Certainty::inherited);
    CHECK(fact.unknown_words == std::vector<std::string>{"未知", "词"});
    CHECK(fact.conflict == "fund");
    CHECK(fact.open_name == "某项目");
    CHECK(fact.table == 0);
    CHECK(fact.row == 3);
    CHECK(fact.column == 4);
    CHECK(fact.panel == 1);
    CHECK(fact.row_path == std::vector<std::string>{"208", "20805"});
    CHECK(fact.column_path == std::vector<std::string>{"合计", "小计"});
    CHECK(fact.total_row);
    CHECK(fact.total_column);
    CHECK(fact.source.page == 7);
    CHECK(fact.source.box.x0 == 412.3);
    CHECK(fact.source.box.y1 == 199.5);
    CHECK(fact.source.text == "−2,931.45");
    CHECK(read->facts.at(1).table == -1);
}

TEST_CASE("a sum survives writing and reading with every member") {
    const auto read = parse_record(write_record(full_record()));
    REQUIRE(read.has_value());
    REQUIRE(read->sums.size() == 2);
    const Sum& sum = read->sums.at(0);
    CHECK(sum.structure == Structure::units);
    CHECK(sum.acceptance == Acceptance::vetoed);
    CHECK(sum.step == Dimension::function);
    CHECK(sum.table == 0);
    CHECK(sum.family == 2);
    CHECK(sum.parent == 1);
    CHECK(sum.parts == std::vector<FactIndex>{0, 1});
    CHECK_FALSE(sum.complete);
    CHECK(sum.subset);
    CHECK_FALSE(read->sums.at(1).step.has_value());
    CHECK(read->sums.at(1).complete);
}

TEST_CASE("a frame survives writing and reading with every member") {
    const auto read = parse_record(write_record(full_record()));
    REQUIRE(read.has_value());
    REQUIRE(read->frames.size() == 2);
    const Frame& frame = read->frames.at(0);
    CHECK(frame.kind == FrameKind::breakdown);
    CHECK(frame.levels == std::vector<FactIndex>{1, 0});
    CHECK(frame.change == FactIndex{0});
    CHECK(frame.rate == FactIndex{1});
    CHECK(frame.base == FactIndex{0});
    CHECK(frame.direction == -1);
    CHECK(frame.rate_direction == 1);
    CHECK(frame.wholes == std::vector<FactIndex>{1});
    CHECK(frame.whole_is_named);
    CHECK(frame.whole_coordinates.value(Dimension::fund) == "fiscal/general");
    CHECK(frame.parts == std::vector<FactIndex>{0, 1});
    CHECK(frame.exhaustive);
    CHECK(frame.source.text == "其中：基本支出1万元");
    CHECK_FALSE(read->frames.at(1).change.has_value());
}

TEST_CASE("a record is one line and the same record gives the same bytes") {
    const auto first = write_record(full_record());
    CHECK(first.find('\n') == std::string::npos);
    CHECK(write_record(*parse_record(first)) == first);
}

TEST_CASE("bytes that are no UTF-8 do not stop a record from being written") {
    Record record = full_record();
    record.facts.at(0).source.text = "\xff\xfe";
    CHECK(parse_record(write_record(record)).has_value());
}

TEST_CASE("every truncation of a record is an error, never an exception") {
    const auto whole = write_record(full_record());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto result = parse_record(std::string_view(whole).substr(0, length));
        REQUIRE_FALSE(result.has_value());
    }
}

TEST_CASE("a record of another version is refused") {
    auto broken = written();
    broken["version"] = Record::version + 1;
    CHECK(refused(broken));
    broken.erase("version");
    CHECK(refused(broken));
}

TEST_CASE("members of the wrong type are refused") {
    for (const char* key : {"path", "sha256", "status", "pages", "identity", "tables", "facts", "sums", "frames", "reason", "texts", "lists", "meanings"}) {
        CAPTURE(key);
        for (const auto& wrong : {nlohmann::json(nullptr), nlohmann::json(1.5), nlohmann::json({{"a", 1}}), nlohmann::json(true)}) {
            auto broken = written();
            broken[key] = wrong;
            CHECK(refused(broken));
        }
    }
}

TEST_CASE("unknown members are refused at every level") {
    auto broken = written();
    broken["surplus"] = 1;
    CHECK(refused(broken));
    for (const char* list : {"tables", "frames"}) {
        CAPTURE(list);
        broken = written();
        broken[list][0]["surplus"] = 1;
        CHECK(refused(broken));
    }
    for (const char* columns : {"facts", "sums"}) {
        CAPTURE(columns);
        broken = written();
        broken[columns]["surplus"] = {1, 1};
        CHECK(refused(broken));
    }
}

TEST_CASE("a column that is shorter or longer than the others is refused") {
    for (const auto& [columns, first] : {std::pair{"facts", "value"}, std::pair{"sums", "parent"}}) {
        for (const auto& column : written()[columns].items()) {
            CAPTURE(column.key());
            auto broken = written();
            broken[columns][column.key()].push_back(0);
            CHECK(refused(broken));
            broken = written();
            broken[columns][column.key()].erase(0);
            CHECK(refused(broken));
        }
        auto broken = written();
        broken[columns].erase(first);
        CHECK(refused(broken));
    }
}

TEST_CASE("members that all facts have as usual are not written, and each text once") {
    Record record;
    record.facts.resize(3);
    record.facts.at(0).source.text = record.facts.at(2).source.text = "合计";
    record.facts.at(1).row_path = record.facts.at(2).row_path = {"合计", "小计"};
    const auto json = nlohmann::json::parse(write_record(record));
    CHECK_FALSE(json["facts"].contains("unit"));
    CHECK(json["texts"].size() == 3);
    CHECK(json["lists"].size() == 2);
}

TEST_CASE("indices and enumerators outside their range are refused") {
    const auto changed = [](const char* group, const char* member, const nlohmann::json& value) {
        auto broken = written();
        broken[group][member][0] = value;
        return refused(broken);
    };
    for (const auto& [group, member, value] : std::vector<std::tuple<const char*, const char*, int>>{
             {"sums", "part", 2}, {"sums", "parent", -1}, {"sums", "parent", 2}, {"sums", "parts", 7}, {"sums", "parts", -1}, {"sums", "table", 1}, {"sums", "step", 17},
             {"facts", "table", 1}, {"facts", "unit", 99}, {"facts", "places", 99}, {"facts", "text", 99}, {"facts", "rows", 99},
             {"facts", "c", -1}, {"facts", "total_row", 2}, {"facts", "page", -1}}) {
        CAPTURE(group);
        CAPTURE(member);
        CHECK(changed(group, member, value));
    }
    CHECK(changed("facts", "x0", "1"));
    auto broken = written();
    broken["frames"][0]["wholes"] = {7};
    CHECK(refused(broken));
    broken = written();
    broken["frames"][0]["direction"] = 2;
    CHECK(refused(broken));
    for (const nlohmann::json& meaning : {nlohmann::json{17, 0, 0}, nlohmann::json{0, 999, 0}, nlohmann::json{0, 0, 3}, nlohmann::json{0, 0}}) {
        broken = written();
        broken["meanings"][1] = meaning;
        CHECK(refused(broken));
    }
    broken = written();
    broken["lists"][1] = {999};
    CHECK(refused(broken));
}

TEST_CASE("a deeply nested text is refused without exhausting the stack") {
    const std::string deep(200000, '[');
    CHECK_FALSE(parse_record(deep).has_value());
    CHECK_FALSE(parse_record(deep + std::string(200000, ']')).has_value());
}
