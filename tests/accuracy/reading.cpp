#include "reading.hpp"

#include "placed.hpp"

#include "gouji/core/text.hpp"

namespace gouji::accuracy {
namespace {

std::string text_of(const std::vector<int>& pages) {
    std::string text;
    for (const int page : pages) text += (text.empty() ? "" : " ") + std::to_string(page);
    return text;
}

void compare(std::vector<Mismatch>& found, const std::string& where, const std::string& expected, const std::string& got) {
    if (fold(expected) != fold(got)) found.push_back({where, expected, got});
}

std::string name_of(const TrueTable& table) { return table.number + " " + table.title; }

std::string text_at(const Texts& texts, const Place& place) {
    const auto found = texts.find(place);
    return found == texts.end() ? std::string() : found->second;
}

void compare_table(std::vector<Mismatch>& found, const TrueTable& expected, const Table& got, const std::string& pdf) {
    const std::string where = name_of(expected);
    compare(found, where + " title", expected.title, got.title);
    compare(found, where + " number", expected.number, got.number);
    compare(found, where + " unit", expected.unit, got.unit ? std::string(printed_name(*got.unit)) : std::string());
    compare(found, where + " rows", std::to_string(expected.rows), std::to_string(got.data_rows()));
    compare(found, where + " columns", std::to_string(expected.columns), std::to_string(got.columns.size()));
    const auto pages = expected.pages.find(accuracy::name_of(pdf));
    const bool known = pages != expected.pages.end();
    compare(found, where + " pages", known ? text_of(pages->second) : std::string(), text_of(got.pages));
}

}  // namespace

std::vector<Mismatch> compare_reading(const Fixture& fixture, const std::string& pdf, const Document& document) {
    std::vector<Mismatch> found;
    const auto matched = match_tables(fixture, pdf, document);
    compare(found, "tables", std::to_string(fixture.tables.size()), std::to_string(document.tables.size()));
    for (std::size_t i = 0; i < matched.size(); ++i) {
        const int index = matched[i];
        if (index < 0) found.push_back({name_of(fixture.tables[i]), "a table", "none"});
        else compare_table(found, fixture.tables[i], document.tables[static_cast<std::size_t>(index)].table, pdf);
    }
    const Texts expected = texts_of(fixture, edition_of(pdf));
    Texts got;
    for (const auto& [place, at] : data_cells(matched, document)) got[place] = cell_at(document, at).source.text;
    Texts all = got;
    all.insert(expected.begin(), expected.end());
    for (const auto& [place, unused] : all) {
        const auto index = static_cast<std::size_t>(place.table);
        if (matched[index] < 0) continue;
        const std::string where = name_of(fixture.tables[index]) + " row " + std::to_string(place.row) + " column ";
        compare(found, where + std::to_string(place.column), text_at(expected, place), text_at(got, place));
    }
    return found;
}

}  // namespace gouji::accuracy
