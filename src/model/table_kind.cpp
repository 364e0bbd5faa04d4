#include "gouji/model/table_kind.hpp"

#include "gouji/core/text.hpp"
#include "gouji/model/phrase.hpp"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr std::array<std::pair<std::string_view, Axis>, 9> axis_names = {{
    {"function", Axis::function}, {"economic", Axis::economic}, {"gov_economic", Axis::gov_economic}, {"entity", Axis::entity},
    {"project", Axis::project}, {"item", Axis::item}, {"fund", Axis::fund}, {"category", Axis::category}, {"purchase", Axis::purchase},
}};

void erase_all(std::string& text, std::string_view part) {
    if (part.empty()) return;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
}

/// The title without the body's own name, folded.
std::string title_for_reading(const Table& table, const Identity& identity) {
    std::string title = fold(table.title);
    erase_all(title, fold(identity.entity));
    erase_all(title, fold(table.owner));
    return title;
}

/// A lone 项目 or 项目名称 heads the rows of a summary; it names projects only beside a column of codes or bodies in its panel.
void settle_project_axes(const Table& table, std::vector<Axis>& axes) {
    const auto has_codes = [&](int panel) {
        for (std::size_t c = 0; c < axes.size(); ++c) {
            const Axis a = axes[c];
            const bool codes = a == Axis::function || a == Axis::economic || a == Axis::gov_economic || a == Axis::entity || a == Axis::purchase;
            if (codes && table.columns[c].panel == panel) return true;
        }
        return false;
    };
    for (std::size_t c = 0; c < axes.size(); ++c)
        if (axes[c] == Axis::project && !has_codes(table.columns[c].panel)) axes[c] = Axis::plain;
}

std::vector<Axis> column_axes(const Table& table, const Lexicon& lexicon) {
    std::vector<Axis> axes;
    for (const Column& column : table.columns)
        axes.push_back(column.role == ColumnRole::label ? axis_of_header(column.path, lexicon) : Axis::none);
    settle_project_axes(table, axes);
    return axes;
}

bool has_axis(const TypedTable& table, Axis axis) { return std::ranges::find(table.axes, axis) != table.axes.end(); }

int panels(const Table& table) {
    int last = 0;
    for (const Column& column : table.columns) last = std::max(last, column.panel);
    return last + 1;
}

/// A form without a title of its own whose cells name indicators: one project's performance targets.
bool is_indicator_form(const Table& table, const Lexicon& lexicon) {
    constexpr int enough = 2;   // 一级指标, 二级指标, 三级指标, 指标值: one alone may be a word of a text
    int named = 0;
    const auto count = [&](const std::string& printed) {
        const Phrase phrase = read_phrase(fold(printed), lexicon, Place::title, 0);
        named += phrase.consumed() && phrase.coordinates.value(Dimension::item) == "performance";
    };
    for (const Column& column : table.columns)
        if (!column.path.empty()) count(column.path.back());
    for (std::size_t i = 0; i < table.cells.size() && named < enough; ++i)
        if (table.cells[i].content == CellContent::text) count(table.cells[i].source.text);
    return named >= enough;
}

/// Label for people and for "table missing"; never an input of binding.
std::string kind_of(const TypedTable& table) {
    const std::string_view fund = table.base.value(Dimension::fund);
    const std::string_view item = table.base.value(Dimension::item);
    const std::string_view side = table.base.value(Dimension::side);
    if (item == several_items) return "several_items";
    if (item == "performance") return "performance_targets";
    if (item.starts_with("procurement")) return "procurement";
    if (item == "purchased_services") return "purchased_services";
    if (item == "running_costs") return "running_costs";
    if (item.starts_with("three_public") || item == "meetings" || item == "training") return "three_public";
    if (table.base.value(Dimension::vintage) == "brought_forward") return "carry_over";
    if (fund == "fiscal/gov_fund") return "gov_fund_expenditure";
    if (fund == "fiscal/state_capital") return "state_capital_expenditure";
    if (table.base.value(Dimension::category) == "project") return "project_expenditure";
    if (table.base.value(Dimension::category) == "basic") return "basic_expenditure";
    if (fund == "fiscal/general") return has_axis(table, Axis::economic) ? "general_budget_by_economic" : "general_budget_expenditure";
    if (fund == "fiscal") return panels(table.table) > 1 ? "fiscal_summary" : "fiscal_expenditure";
    if (side.empty() && panels(table.table) > 1) return "revenue_expenditure_summary";
    if (side == "revenue") return "revenue_summary";
    if (side == "expenditure") return "expenditure_summary";
    return "";
}

}  // namespace

// One axis: the only specific word of the header; several make it plain (科目名称 of mixed rows).
Axis axis_of_header(const std::vector<std::string>& header, const Lexicon& lexicon) {
    Axis found = Axis::none;
    for (const std::string& cell : header) {
        const Phrase phrase = read_phrase(fold(cell), lexicon, Place::column_header, 0);
        for (const std::string& name : phrase.axes) {
            const auto* known = std::ranges::find(axis_names, std::string_view(name), &std::pair<std::string_view, Axis>::first);
            const Axis axis = known == axis_names.end() ? Axis::plain : known->second;
            if (axis == Axis::plain) {
                if (found == Axis::none) found = Axis::plain;
            } else if (found == Axis::none || found == Axis::plain || found == axis) {
                found = axis;
            } else {
                return Axis::plain;
            }
        }
    }
    return found == Axis::none ? Axis::plain : found;
}

void mark_split_tables(std::vector<TypedTable>& tables) {
    const auto headers = [](const Table& table) {
        std::vector<std::string> texts;
        for (const Column& column : table.columns) texts.insert(texts.end(), column.path.begin(), column.path.end());
        return texts;
    };
    for (std::size_t i = 1; i < tables.size(); ++i) {
        Table& first = tables[i - 1].table;
        Table& second = tables[i].table;
        const bool same_caption = !first.number.empty() && first.number == second.number && first.title == second.title;
        if (!same_caption || second.pages.front() != first.pages.back() + 1) continue;
        const std::string doubt = headers(first) == headers(second) ? "unjoined_rows" : "split_columns";
        for (Table* part : {&first, &second})
            if (std::ranges::find(part->doubts, doubt) == part->doubts.end()) part->doubts.push_back(doubt);
    }
}

std::string_view id(Axis axis) {
    const auto* known = std::ranges::find(axis_names, axis, &std::pair<std::string_view, Axis>::second);
    return known != axis_names.end() ? known->first : axis == Axis::plain ? "plain" : "";
}

TypedTable type_table(Table table, const Lexicon& lexicon, const Identity& identity) {
    TypedTable typed;
    const Phrase title = read_phrase(title_for_reading(table, identity), lexicon, Place::title, identity.year);
    typed.base = title.coordinates;
    typed.unknown_title = title.unknown;
    if (typed.base.empty() && is_indicator_form(table, lexicon)) typed.base.set({Dimension::item, "performance", Certainty::inherited});
    typed.axes = column_axes(table, lexicon);
    typed.table = std::move(table);
    typed.kind = kind_of(typed);
    return typed;
}

}  // namespace gouji
