#include "gouji/report/tables.hpp"

#include "json_parts.hpp"
#include "table_rows.hpp"
#include "gouji/report/text_layout.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr int json_indent = 1;   // tables are long: as little space as still reads well

std::string cell_text(const Cell* cell) { return cell ? sanitize_utf8(one_line(cell->source.text)) : std::string(); }

/// Header and rows as text, one string per cell.
std::vector<std::vector<std::string>> as_text(const Table& table) {
    std::vector<std::vector<std::string>> lines(1);
    for (std::size_t c = 0; c < table.columns.size(); ++c) lines[0].push_back(sanitize_utf8(header_of(table, c)));
    for (const auto& row : printed_rows(table)) {
        lines.emplace_back();
        for (const Cell* cell : row.cells) lines.back().push_back(cell_text(cell));
    }
    return lines;
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string markdown_grid(const Table& table) {
    auto lines = as_text(table);
    std::vector<int> widths(table.columns.size(), 3);
    for (auto& line : lines)
        for (std::size_t c = 0; c < line.size(); ++c) {
            line[c] = escaped(line[c]);
            widths[c] = std::max(widths[c], display_width(line[c]));
        }
    const auto is_amount = [&](std::size_t c) { return table.columns[c].role == ColumnRole::amount; };
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t c = 0; c < widths.size(); ++c)
            out += "| " + (is_amount(c) ? pad_left(lines[i][c], widths[c]) : pad_right(lines[i][c], widths[c])) + " ";
        out += "|\n";
        if (i > 0) continue;
        for (std::size_t c = 0; c < widths.size(); ++c)
            out += "|" + std::string(static_cast<std::size_t>(widths[c] + 1), '-') + (is_amount(c) ? ":" : "-");
        out += "|\n";
    }
    return out;
}

std::string page_range(const std::vector<int>& pages) {
    if (pages.empty()) return "–";
    const std::string first = std::to_string(pages.front());
    return pages.size() == 1 ? first : first + "–" + std::to_string(pages.back());
}

Json cells_to_json(const Table& table) {
    Json cells = Json::array();
    const auto rows = printed_rows(table);
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (const Cell* cell : rows[r].cells) {
            if (!cell) continue;
            cells.push_back({{"row", r},
                             {"column", cell->column},
                             {"page", cell->source.page},
                             {"bbox", box_to_json(cell->source.box)},
                             {"text", cell->source.text},
                             {"row_path", row_path_of(table, cell->row, cell->column)},
                             {"column_path", table.columns.at(static_cast<std::size_t>(cell->column)).path}});
        }
    return cells;
}

}  // namespace

std::string write_tables_markdown(const Document& document, Language language) {
    if (document.tables.empty()) return say(language, "table.none") + "\n";
    std::string out;
    for (const auto& typed : document.tables) {
        const Table& table = typed.table;
        std::string title = table.number.empty() ? table.title : table.number + " " + table.title;
        if (table.title.empty()) title = say(language, "table.untitled");
        out += (out.empty() ? "### " : "\n### ") + sanitize_utf8(one_line(title)) + "\n\n";
        out += say(language, "table.pages", {{"pages", page_range(table.pages)}});
        if (table.unit) out += " · " + say(language, "table.unit", {{"unit", std::string(printed_name(*table.unit))}});
        out += " · " + say(language, "table.size", {{"rows", std::to_string(table.data_rows())},
                                                    {"columns", std::to_string(table.columns.size())}});
        out += "\n\n" + markdown_grid(table);
    }
    return out;
}

std::string write_tables_csv(const Document& document) {
    std::string out;
    for (const auto& typed : document.tables) {
        const Table& table = typed.table;
        if (!out.empty()) out += "\r\n";
        out += csv_field(sanitize_utf8(one_line(table.title))) + "," + csv_field(page_range(table.pages)) + "," +
               (table.unit ? std::string(printed_name(*table.unit)) : std::string()) + "\r\n";
        for (const auto& line : as_text(table)) {
            for (std::size_t c = 0; c < line.size(); ++c) out += (c == 0 ? "" : ",") + csv_field(line[c]);
            out += "\r\n";
        }
    }
    return out;
}

std::string write_tables_json(const Document& document) {
    Json tables = Json::array();
    for (const auto& typed : document.tables) {
        const Table& table = typed.table;
        tables.push_back({{"title", table.title},
                          {"kind", text_or_null(typed.kind)},
                          {"number", text_or_null(table.number)},
                          {"page", table.pages.empty() ? 0 : table.pages.front()},
                          {"pages", table.pages},
                          {"unit", table.unit ? unit_to_json(*table.unit) : Json(nullptr)},
                          {"rows", table.data_rows()},
                          {"columns", table.columns.size()},
                          {"cells", cells_to_json(table)}});
    }
    return dump(Json{{"tables", std::move(tables)}}, json_indent) + "\n";
}

}  // namespace gouji
