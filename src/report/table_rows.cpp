#include "table_rows.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gouji {

std::vector<TableRow> printed_rows(const Table& table) {
    std::set<int> wanted;
    for (const auto& entry : table.entries)
        if (entry.role == RowRole::data || entry.role == RowRole::group) wanted.insert(entry.row);
    std::map<int, TableRow> rows;
    for (const int row : wanted) rows[row] = {row, std::vector<const Cell*>(table.columns.size(), nullptr)};
    for (const auto& cell : table.cells) {
        const auto at = rows.find(cell.row);
        const auto column = static_cast<std::size_t>(std::max(cell.column, 0));
        if (at != rows.end() && column < table.columns.size()) at->second.cells[column] = &cell;
    }
    std::vector<TableRow> out;
    for (auto& [row, found] : rows) out.push_back(std::move(found));
    return out;
}

std::vector<std::string> row_path_of(const Table& table, int row, int column) {
    const auto index = static_cast<std::size_t>(std::max(column, 0));
    const int panel = index < table.columns.size() ? table.columns[index].panel : 0;
    for (const auto& entry : table.entries)
        if (entry.row == row && entry.panel == panel) return entry.path;
    return {};
}

std::string header_of(const Table& table, std::size_t column) {
    std::string text;
    std::string last;
    for (const auto& part : table.columns.at(column).path) {
        if (part.empty() || part == last) continue;
        text += (text.empty() ? "" : " / ") + part;
        last = part;
    }
    return one_line(text);
}

std::string one_line(const std::string& text) {
    std::string out = text;
    std::replace_if(out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return out;
}

}  // namespace gouji
