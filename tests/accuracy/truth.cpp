#include "truth.hpp"

#include "gouji/core/decimal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace gouji::accuracy {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int amount_places = 2;   // every amount of the fixtures is printed with two decimals

Json read_json(const fs::path& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("missing: " + path.string());
    return Json::parse(file);
}

Place place_of(const Json& cell) {
    return {cell.at("table").get<int>(), cell.at("row").get<int>(), cell.at("column").get<int>()};
}

Texts texts_in(const Json& cells) {
    Texts texts;
    for (const Json& cell : cells) texts[place_of(cell)] = cell.at("text").get<std::string>();
    return texts;
}

TrueTable table_of(const Json& json) {
    return {json.at("title").get<std::string>(), json.at("number").get<std::string>(), json.at("unit").get<std::string>(),
            json.at("rows").get<int>(), json.at("columns").get<int>(),
            json.at("pages").get<std::map<std::string, std::vector<int>>>()};
}

Relation relation_of(const Json& json) {
    Relation relation;
    relation.family = json.at("family").get<std::string>();
    const auto kind = json.at("kind").get<std::string>();
    relation.kind = kind == "sum" ? Relation::Kind::sum : kind == "equal" ? Relation::Kind::equal : Relation::Kind::at_most;
    if (relation.kind == Relation::Kind::sum) relation.cells.push_back(place_of(json.at("total")));
    for (const Json& cell : json.at(relation.kind == Relation::Kind::sum ? "parts" : "cells"))
        relation.cells.push_back(place_of(cell));
    return relation;
}

}  // namespace

Fixture load_fixture(const std::string& folder) {
    Fixture fixture;
    fixture.layout = fs::path(folder).filename().string();
    const Json truth = read_json(fs::path(folder) / "cells.json");
    for (const Json& table : truth.at("tables")) fixture.tables.push_back(table_of(table));
    fixture.published = texts_in(truth.at("cells"));
    for (const auto& [edition, cells] : truth.at("editions").items()) fixture.changes[edition] = texts_in(cells);
    for (const Json& relation : read_json(fs::path(folder) / "relations.json")) fixture.relations.push_back(relation_of(relation));
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".pdf") fixture.pdfs.push_back(entry.path().string());
    std::sort(fixture.pdfs.begin(), fixture.pdfs.end());
    return fixture;
}

std::vector<Fixture> load_fixtures() {
    std::vector<std::string> folders;
    for (const auto& entry : fs::directory_iterator(fs::path(GOUJI_SOURCE_DIR) / "fixtures"))
        if (fs::exists(entry.path() / "cells.json")) folders.push_back(entry.path().string());
    std::sort(folders.begin(), folders.end());
    std::vector<Fixture> fixtures;
    for (const auto& folder : folders) fixtures.push_back(load_fixture(folder));
    return fixtures;
}

std::string name_of(const std::string& pdf) { return fs::path(pdf).stem().string(); }

std::string producer_of(const std::string& pdf) {
    const std::string name = name_of(pdf);
    return name.substr(name.rfind('-') + 1);
}

std::string edition_of(const std::string& pdf) {
    const std::string name = name_of(pdf);
    for (const char* edition : {"clean", "faults"})
        if (name.find(std::string("-") + edition + "-") != std::string::npos) return edition;
    return "published";
}

Texts texts_of(const Fixture& fixture, const std::string& edition) {
    Texts texts = fixture.published;
    if (edition == "published") return texts;
    for (const auto& [place, text] : fixture.changes.at(edition)) texts[place] = text;
    return texts;
}

bool is_amount(std::string_view text) {
    const auto value = parse_decimal(text);
    return value && value->places == amount_places;
}

}  // namespace gouji::accuracy
