#pragma once

#include "reading.hpp"

#include "gouji/app/rule_source.hpp"
#include "gouji/facts/record.hpp"
#include "gouji/model/document.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gouji::accuracy {

/// Real published documents are not part of the project. The folder that GOUJI_SHARED names may hold some: samples/*.pdf and, for
/// a few of them, samples/gold/*.json, what a person read in them.
std::optional<std::string> samples_folder();

struct GoldTable {
    std::string title, unit;
    int page = 0, rows = 0, columns = 0;
};

struct Gold {
    std::string pdf;                    ///< path
    std::vector<GoldTable> tables;
};
std::vector<Gold> load_gold(const std::string& samples);

/// Every table of the list: title (without number and year), first page, unit, rows, columns.
std::vector<Mismatch> compare_gold(const Gold& gold, const Document& document);

/// What was understood of the tables of some documents.
struct Understanding {
    int documents = 0, figures = 0, tied = 0;
    std::array<int, 3> by_binding{};            ///< bound, open, unbound
    std::array<int, 3> by_severity{};           ///< findings: note, warning, error
    std::map<std::string, int> not_tied;        ///< by reason
    void operator+=(const Understanding& other);
};

struct Coverages {
    std::map<std::string, Understanding> regions;   ///< by the first part of the file name; budgets that were checked
    std::map<std::string, int> others;              ///< documents left out, by status or kind
};

/// Every sample of the folder, disclosures of two files judged together.
Coverages measure_coverage(const std::string& samples, const Knowledge& knowledge);

/// Findings of severity error and warning whose evidence stands in tables alone, as text.
std::vector<std::string> raised_about_tables(const Record& record, const Knowledge& knowledge);

}  // namespace gouji::accuracy
