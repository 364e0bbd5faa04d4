// 表格 and 数据: tables as read, and every figure with its meaning, place and what became of it.

#include "paper.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <fmt/format.h>

namespace gouji {
namespace {

/// A path as one text, without the repetitions of merged cells.
std::string joined(const std::vector<std::string>& path) {
    std::string out;
    const std::string* last = nullptr;
    for (const auto& part : path) {
        if (part.empty() || (last != nullptr && *last == part)) continue;
        out += (out.empty() ? "" : " / ") + part;
        last = &part;
    }
    return out;
}

/// The cells of one panel of one table, by row and column.
struct Panel {
    std::map<int, std::map<int, const Fact*>> rows;
    std::map<int, const Fact*> columns;   ///< one figure of each, for its names
};

std::map<std::pair<int, int>, Panel> panels_of(const Record& record) {
    std::map<std::pair<int, int>, Panel> panels;
    for (const auto& fact : record.facts) {
        if (fact.table < 0 || static_cast<std::size_t>(fact.table) >= record.tables.size() || is_words(fact.role)) continue;
        auto& panel = panels[{fact.table, fact.panel}];
        panel.rows[fact.row].emplace(fact.column, &fact);
        panel.columns.emplace(fact.column, &fact);
    }
    return panels;
}

void write_panel(Sheet& sheet, const Record& record, const TableInfo& table, const Panel& panel, Language language) {
    std::string pages;
    for (const int page : table.pages) pages += (pages.empty() ? "" : "、") + std::to_string(page);
    sheet.text(record.path, Style::heading);
    sheet.text((table.number.empty() ? "" : table.number + " ") + (table.title.empty() ? say(language, "table.untitled") : table.title), Style::heading);
    sheet.text(say(language, "table.pages", {{"pages", pages}}), Style::heading);
    sheet.text(table.unit ? say(language, "table.unit", {{"unit", std::string(printed_name(*table.unit))}}) : "", Style::heading);
    sheet.next_row();
    sheet.skip();
    sheet.text(say(language, "paper.column.row"), Style::heading);
    for (const auto& [column, fact] : panel.columns) sheet.text(joined(fact->column_path), Style::heading);
    sheet.next_row();
    for (const auto& [row, cells] : panel.rows) {
        sheet.integer(row);
        sheet.text(joined(cells.begin()->second->row_path), Style::wrapped);
        for (const auto& [column, unused] : panel.columns) {
            const auto at = cells.find(column);
            if (at == cells.end() || at->second->presence == Presence::blank) sheet.text("");
            else if (at->second->presence == Presence::dash) sheet.text(at->second->source.text);
            else sheet.number(at->second->value);
        }
        sheet.next_row();
    }
    sheet.next_row();
}

const char* id_of(Origin origin) { return origin == Origin::table ? "origin.table" : "origin.prose"; }

const char* id_of(Binding binding) {
    switch (binding) {
        case Binding::bound: return "binding.bound";
        case Binding::open: return "binding.open";
        case Binding::unbound: break;
    }
    return "binding.unbound";
}

void write_figure(Sheet& sheet, const Record& record, const Fact& fact, FigureState state, Language language) {
    const bool in_table = fact.table >= 0 && static_cast<std::size_t>(fact.table) < record.tables.size();
    sheet.text(record.path);
    sheet.integer(fact.source.page);
    sheet.text(say(language, id_of(fact.origin)));
    sheet.text(in_table ? record.tables[static_cast<std::size_t>(fact.table)].title : "");
    sheet.text(joined(fact.row_path));
    sheet.text(joined(fact.column_path));
    sheet.number(fact.value);
    sheet.text(printed_name(fact.unit));
    sheet.text(fact.source.text);
    sheet.text(say_word(language, "tie", id(state.tie)));
    sheet.text(state.tie == Tie::not_checked ? say_word(language, "reason", id(state.reason)) : "");
    sheet.text(say(language, id_of(fact.binding)));
    for (std::size_t i = 0; i < dimension_count; ++i) sheet.text(fact.coordinates.value(static_cast<Dimension>(i)));
    const Box& box = fact.source.box;
    sheet.text(fmt::format("{:.1f}, {:.1f}, {:.1f}, {:.1f}", box.x0, box.y0, box.x1, box.y1));
    sheet.next_row();
}

}  // namespace

void write_tables(Sheet& sheet, const Record& record, Language language) {
    for (const auto& [key, panel] : panels_of(record)) {
        constexpr int rows_around = 3;   // title, header, an empty one
        if (!sheet.has_room(static_cast<int>(panel.rows.size()) + rows_around)) return sheet.close(say(language, "paper.no_room"));
        write_panel(sheet, record, record.tables[static_cast<std::size_t>(key.first)], panel, language);
    }
}

void name_figure_columns(Sheet& sheet, Language language) {
    std::vector<std::string> names;
    for (const auto* name : {"file", "page", "origin", "table", "row", "column", "value", "unit", "text", "tie", "reason", "binding"})
        names.push_back(say(language, std::string("paper.column.") + name));
    for (std::size_t i = 0; i < dimension_count; ++i) names.push_back(say_word(language, "dimension", id(static_cast<Dimension>(i))));
    names.push_back(say(language, "paper.column.box"));
    sheet.header(names);
}

void write_figures(Sheet& sheet, const Record& record, const std::vector<FigureState>& states, Language language) {
    for (std::size_t i = 0; i < record.facts.size(); ++i) {
        const Fact& fact = record.facts[i];
        if (!fact.is_figure()) continue;
        if (!sheet.has_room(1)) return sheet.close(say(language, "paper.no_room"));
        write_figure(sheet, record, fact, i < states.size() ? states[i] : FigureState{Tie::not_checked, Reason::unread}, language);
    }
}

}  // namespace gouji
