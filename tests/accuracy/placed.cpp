#include "placed.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <set>

namespace gouji::accuracy {
namespace {

int first_page(const TrueTable& table, const std::string& pdf) {
    const auto pages = table.pages.find(name_of(pdf));
    return pages == table.pages.end() || pages->second.empty() ? 0 : pages->second.front();
}

/// First table of the document that nobody has and the condition likes.
template <typename Condition>
int take(std::vector<bool>& taken, const Document& document, Condition likes) {
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
        if (taken[i] || !likes(document.tables[i].table)) continue;
        taken[i] = true;
        return static_cast<int>(i);
    }
    return -1;
}

/// Row of the table → number of the data row.
std::map<int, int> counted_rows(const Table& table) {
    std::set<int> printed;
    for (const Entry& entry : table.entries)
        if (entry.role == RowRole::data || entry.role == RowRole::group) printed.insert(entry.row);
    std::map<int, int> numbers;
    for (const int row : printed) numbers.emplace(row, static_cast<int>(numbers.size()));
    return numbers;
}

std::map<int, int> last_rows(const Table& table, int count) {
    std::map<int, int> numbers;
    for (int i = 0; i < count; ++i) numbers[table.rows - count + i] = i;
    return numbers;
}

void place_rows(Cells& cells, int true_table, int table_index, const Table& table, const std::map<int, int>& numbers) {
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const auto row = numbers.find(table.cells[i].row);
        if (row != numbers.end()) cells[{true_table, row->second, table.cells[i].column}] = {table_index, i};
    }
}

}  // namespace

std::vector<int> match_tables(const Fixture& fixture, const std::string& pdf, const Document& document) {
    std::vector<int> matched(fixture.tables.size(), -1);
    std::vector<bool> taken(document.tables.size(), false);
    for (std::size_t i = 0; i < matched.size(); ++i)
        matched[i] = take(taken, document, [&](const Table& table) { return fold(table.title) == fold(fixture.tables[i].title); });
    for (std::size_t i = 0; i < matched.size(); ++i) {
        if (matched[i] >= 0) continue;
        const int page = first_page(fixture.tables[i], pdf);
        matched[i] = take(taken, document, [&](const Table& table) { return !table.pages.empty() && table.pages.front() == page; });
    }
    return matched;
}

Cells data_cells(const std::vector<int>& matched, const Document& document) {
    Cells cells;
    for (std::size_t t = 0; t < matched.size(); ++t) {
        if (matched[t] < 0) continue;
        const Table& table = document.tables.at(static_cast<std::size_t>(matched[t])).table;
        place_rows(cells, static_cast<int>(t), matched[t], table, counted_rows(table));
    }
    return cells;
}

Cells true_cells(const Fixture& fixture, const std::string& pdf, const Document& document) {
    const auto matched = match_tables(fixture, pdf, document);
    Cells cells = data_cells(matched, document);
    for (std::size_t t = 0; t < matched.size(); ++t) {
        if (matched[t] < 0) continue;
        const Table& table = document.tables.at(static_cast<std::size_t>(matched[t])).table;
        if (table.data_rows() == fixture.tables[t].rows) continue;
        std::erase_if(cells, [&](const auto& placed) { return placed.first.table == static_cast<int>(t); });
        place_rows(cells, static_cast<int>(t), matched[t], table, last_rows(table, fixture.tables[t].rows));
    }
    const Texts texts = texts_of(fixture, edition_of(pdf));
    std::erase_if(cells, [&](const auto& placed) {
        const auto text = texts.find(placed.first);
        return text == texts.end() || fold(text->second) != fold(cell_at(document, placed.second).source.text);
    });
    return cells;
}

const Cell& cell_at(const Document& document, const CellAt& at) {
    return document.tables.at(static_cast<std::size_t>(at.table)).table.cells.at(at.cell);
}

}  // namespace gouji::accuracy
