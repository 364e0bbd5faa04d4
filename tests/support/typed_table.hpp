#pragma once

#include "gouji/core/text.hpp"
#include "gouji/model/table_kind.hpp"
#include "support/field_words.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace gouji::test {

inline std::string trimmed(std::string text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

inline std::vector<std::string> split(const std::string& text, char mark) {
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, mark);) parts.push_back(trimmed(part));
    if (!text.empty() && text.back() == mark) parts.emplace_back();
    return parts;
}

/// A table written as text. First line: columns, "L:科目编码 | L:科目名称 | A:支出>合计 | A:支出>基本支出"; L label, A amount, a number after
/// the letter is the panel ("A1:金额"). Each further line: one row, cells by '|'. A label of digits is the code of the label after it.
inline Table table_text(const std::string& title, const std::string& text) {
    Table table;
    table.title = table.printed_title = title;
    table.unit = Unit::ten_thousand_yuan;
    table.pages = {1};
    std::stringstream lines(text);
    std::string line;
    while (std::getline(lines, line) && trimmed(line).empty()) {}
    for (const std::string& spec : split(line, '|')) {
        Column column;
        column.role = spec[0] == 'L' ? ColumnRole::label : ColumnRole::amount;
        const std::size_t colon = spec.find(':');
        if (colon == 2) column.panel = spec[1] - '0';
        column.path = split(spec.substr(colon + 1), '>');
        table.columns.push_back(column);
    }
    int row = 0;
    const auto columns = table.columns.size();
    while (std::getline(lines, line)) {
        if (trimmed(line).empty()) continue;
        const std::vector<std::string> cells = split(line, '|');
        int panels = 0;
        for (const Column& column : table.columns) panels = std::max(panels, column.panel + 1);
        std::vector<Entry> entries(static_cast<std::size_t>(panels));
        std::vector<std::string> pending(static_cast<std::size_t>(panels));
        for (std::size_t c = 0; c < columns; ++c) {
            const std::string printed = c < cells.size() ? cells[c] : "";
            Cell cell;
            cell.row = row;
            cell.column = static_cast<int>(c);
            cell.source = {1, {10.0 * static_cast<double>(c), 10.0 * row, 10.0 * static_cast<double>(c) + 9, 10.0 * row + 9}, printed};
            const auto panel = static_cast<std::size_t>(table.columns[c].panel);
            Entry& entry = entries[panel];
            if (table.columns[c].role == ColumnRole::label) {
                const std::string folded = fold(printed);
                const bool code = !folded.empty() && folded.find_first_not_of("0123456789") == std::string::npos;
                cell.content = printed.empty() ? CellContent::blank : code ? CellContent::code : CellContent::text;
                if (code) pending[panel] = folded;
                else if (!printed.empty()) {
                    Label label;
                    label.column = cell.column;
                    label.code = pending[panel];
                    pending[panel].clear();
                    label.header = table.columns[c].path;
                    const Ordinal ordinal = leading_ordinal(folded);
                    label.name = ordinal.level >= 0 ? folded.substr(ordinal.length) : folded;
                    if (entry.labels.empty()) {
                        entry.ordinal_level = ordinal.level;
                        entry.ordinal_number = ordinal.number;
                    }
                    if (label.name.starts_with("其中:")) {
                        entry.of_which = true;
                        label.name.erase(0, std::string("其中:").size());
                    }
                    entry.total = ends_with_total_word(label.name);
                    entry.labels.push_back(label);
                }
            } else if (printed.empty()) {
                cell.content = CellContent::blank;
            } else {
                cell.value = parse_decimal(fold(printed));
                cell.content = cell.value ? CellContent::number : CellContent::text;
            }
            table.cells.push_back(cell);
        }
        for (int p = 0; p < panels; ++p) {
            Entry& entry = entries[static_cast<std::size_t>(p)];
            if (!pending[static_cast<std::size_t>(p)].empty()) entry.labels.push_back({0, pending[static_cast<std::size_t>(p)], "", {}});
            entry.row = row;
            entry.panel = p;
            for (const Label& label : entry.labels) entry.path.push_back(label.name);
            // outline parent: the nearest row above with a higher outline level; 其中 belongs to the row above that is none
            for (int above = static_cast<int>(table.entries.size()) - 1; above >= 0; --above) {
                const Entry& candidate = table.entries[static_cast<std::size_t>(above)];
                if (candidate.panel != p || candidate.total) continue;
                const bool outline = entry.ordinal_level > 0 && candidate.ordinal_level >= 0 && candidate.ordinal_level < entry.ordinal_level;
                const bool of_which = entry.of_which && !candidate.of_which;
                if (outline || of_which) {
                    entry.parent = above;
                    break;
                }
            }
            table.entries.push_back(entry);
        }
        ++row;
    }
    table.rows = row;
    return table;
}

inline Identity identity_of_2025() {
    Identity identity;
    identity.entity = "临江市城市管理信息中心";
    identity.year = 2025;
    identity.kind = Kind::budget;
    return identity;
}

inline TypedTable typed(const std::string& title, const std::string& text) { return type_table(table_text(title, text), lexicon(), identity_of_2025()); }

}  // namespace gouji::test
