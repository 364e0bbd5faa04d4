#pragma once

#include <compare>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::accuracy {

/// A data cell of a fixture: tables in the order printed, rows among the data rows, columns over the whole table, from 0.
struct Place {
    int table = 0, row = 0, column = 0;
    auto operator<=>(const Place&) const = default;
};

struct TrueTable {
    std::string title, number, unit;
    int rows = 0, columns = 0;
    std::map<std::string, std::vector<int>> pages;   ///< by the PDF's name without .pdf
};

/// What must hold between cells of the clean edition.
struct Relation {
    enum class Kind { sum, equal, at_most };
    std::string family;              ///< catalogue entry: "A09"
    Kind kind = Kind::sum;
    std::vector<Place> cells;        ///< sum: the total, then the parts; at_most: the smaller first
};

using Texts = std::map<Place, std::string>;

/// One layout of fixtures/: the document as data, and the PDFs made from it.
struct Fixture {
    std::string layout;
    std::vector<TrueTable> tables;
    Texts published;                           ///< every data cell, blank ones too
    std::map<std::string, Texts> changes;      ///< by edition ("clean", "faults"): cells that differ from the published one
    std::vector<Relation> relations;
    std::vector<std::string> pdfs;             ///< paths, sorted
};

/// Throws std::runtime_error when a truth file is missing or broken: the fixtures are part of the project.
Fixture load_fixture(const std::string& folder);
std::vector<Fixture> load_fixtures();

std::string name_of(const std::string& pdf);          ///< "guangxi-clean-writer"
std::string producer_of(const std::string& pdf);      ///< "writer"
std::string edition_of(const std::string& pdf);       ///< "published", "clean", "faults"
Texts texts_of(const Fixture& fixture, const std::string& edition);

/// "2,931.45": a printed amount, not a code, ordinal or indicator.
bool is_amount(std::string_view text);

}  // namespace gouji::accuracy
