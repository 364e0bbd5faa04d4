#pragma once

#include "gouji/table/find.hpp"
#include "support/page_sketch.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gouji::test {

/// Finds the tables of sketched pages.
inline std::vector<Table> tables_of(const std::vector<PageSketch>& sketches) {
    std::vector<Page> pages;
    std::vector<std::vector<Line>> lines;
    for (const PageSketch& sketch : sketches) {
        pages.push_back(sketch.page);
        lines.push_back(sketch.lines());
    }
    return find_tables(pages, lines).tables;
}

/// A page with one titled table at its usual place.
inline PageSketch titled_page(int number, const std::string& title, const std::vector<double>& xs,
                              const std::vector<std::vector<std::string>>& cells) {
    PageSketch sketch(number);
    const double middle = (xs.front() + xs.back()) / 2;
    if (!title.empty()) {
        sketch.text(middle - 8.0 * static_cast<double>(to_code_points(title).size()), 70, title, 16);
        sketch.text(xs.back() - 50, 92, "单位：万元");
    }
    sketch.table(xs, 100, cells);
    return sketch;
}

/// The entry of a panel whose innermost label has the name; nullptr when there is none.
inline const Entry* entry_named(const Table& table, const std::string& name, int panel = 0) {
    for (const Entry& entry : table.entries) {
        if (entry.panel == panel && !entry.labels.empty() && entry.labels.back().name == name) return &entry;
    }
    return nullptr;
}

inline std::string parent_name(const Table& table, const Entry& entry) {
    if (entry.parent < 0) return "none";
    const Entry& parent = table.entries.at(static_cast<std::size_t>(entry.parent));
    return parent.labels.empty() ? "blank" : parent.labels.back().name;
}

}  // namespace gouji::test
