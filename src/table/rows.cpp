#include "gouji/table/rows.hpp"

#include "gouji/core/text.hpp"
#include "gouji/table/labels.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

namespace gouji {
namespace {

struct PanelReader {
    const JoinedGrid& grid;
    const ColumnPlan& plan;
    int panel = 0;
    std::vector<LabelGroup> groups;
    std::vector<CodeCarrier> carriers;
};

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_mark_only(std::string_view folded) { return folded.find_first_not_of("*-#") == std::string_view::npos || folded == "※"; }

/// Name without its ordinal; the entry receives level and number.
std::string without_ordinal(const std::string& printed, Entry& entry) {
    const FoldedText folded = fold_with_origin(printed);
    const Ordinal ordinal = leading_ordinal(folded.text);
    const bool decimal = ordinal.length < folded.text.size() && ordinal.length > 0 && folded.text[ordinal.length] >= '0' && folded.text[ordinal.length] <= '9';
    if (ordinal.level < 1 || decimal || ordinal.length >= folded.text.size()) return printed;
    entry.ordinal_level = ordinal.level;
    entry.ordinal_number = ordinal.number;
    std::string name = printed.substr(folded.original(0, ordinal.length, printed).second);
    name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
    return name;
}

std::vector<std::string> header_of(const ColumnPlan& plan, const LabelGroup& group) {
    std::vector<std::string> header;
    const auto add = [&](int column) {
        for (const std::string& text : plan.columns.at(static_cast<std::size_t>(column)).path) {
            if (std::find(header.begin(), header.end(), text) == header.end()) header.push_back(text);
        }
    };
    for (const int column : group.code_columns) add(column);
    if (group.name_column >= 0) add(group.name_column);
    return header;
}

/// Cells of the row that earlier groups have used: 合计 over code and name columns is one label.
using Used = std::vector<const BodyCell*>;

const BodyCell* take(const JoinedGrid& grid, int row, int column, Used& used) {
    const BodyCell* cell = grid.at(row, column);
    if (cell == nullptr || cell->folded.empty() || std::find(used.begin(), used.end(), cell) != used.end()) return nullptr;
    used.push_back(cell);
    return cell;
}

/// One label of the row; no code and no name when its cells are blank.
Label read_label(PanelReader& reader, std::size_t index, int row, Used& used, Entry& entry) {
    const LabelGroup& group = reader.groups.at(index);
    Label label;
    label.column = group.name_column >= 0 ? group.name_column : group.code_columns.front();
    std::vector<std::string> parts;
    std::string name, code_text;   // 合计 may stand in the code column; letters for codes stand beside a name
    for (const int column : group.code_columns) {
        const BodyCell* cell = take(reader.grid, row, column, used);
        const bool code = cell != nullptr && all_digits(cell->folded);
        parts.push_back(code ? cell->folded : std::string{});
        if (cell == nullptr || code || is_mark_only(cell->folded)) continue;
        CodedName coded = split_code(cell->cell.text);
        if (!coded.code.empty()) parts.back() = coded.code;
        code_text += coded.name;
    }
    label.code = reader.carriers.at(index).complete(parts);
    if (group.name_column >= 0) {
        if (const BodyCell* cell = take(reader.grid, row, group.name_column, used)) {
            CodedName coded = split_code(cell->cell.text);
            if (label.code.empty()) label.code = coded.code;
            name += label.code == coded.code || coded.code.empty() ? coded.name : cell->cell.text;
        }
    }
    if (name.empty()) name = code_text;
    if (!name.empty()) label.name = without_ordinal(name, entry);
    if (!label.name.empty() || !label.code.empty()) label.header = header_of(reader.plan, group);
    return label;
}

/// Space of the row's innermost name in its cell: left of its first word, and around its longest line.
struct Margins {
    double first = 0, left = 0, right = 0;
};

/// All 0 when the cell is blank.
Margins margins_of(const PanelReader& reader, const Entry& entry) {
    if (entry.labels.empty()) return {};
    const BodyCell* cell = reader.grid.at(entry.row, entry.labels.back().column);
    if (cell == nullptr || cell->cell.lines.empty() || cell->cell.lines.front().words.empty()) return {};
    Margins margins{cell->cell.lines.front().words.front().box.x0 - cell->cell.box.x0, cell->cell.box.width(), cell->cell.box.width()};
    for (const Line& line : cell->cell.lines) {
        margins.left = std::min(margins.left, line.box.x0 - cell->cell.box.x0);
        margins.right = std::min(margins.right, cell->cell.box.x1 - line.box.x1);
    }
    return margins;
}

bool has_figures(const PanelReader& reader, int row) {
    for (int column = 0; column < reader.grid.columns; ++column) {
        const Column& plan = reader.plan.columns.at(static_cast<std::size_t>(column));
        if (plan.panel != reader.panel || plan.role != ColumnRole::amount) continue;
        const BodyCell* cell = reader.grid.at(row, column);
        if (cell != nullptr && cell->cell.row == row && !cell->folded.empty()) return true;
    }
    return false;
}

bool is_note(const std::string& folded) {
    for (const std::string_view start : {std::string_view("注:"), std::string_view("备注:"), std::string_view("说明:"), std::string_view("注1"), std::string_view("(注")}) {
        if (folded.starts_with(start)) return true;
    }
    for (const std::string_view part : {std::string_view("表为空"), std::string_view("为空表"), std::string_view("无数据"), std::string_view("本表无"), std::string_view("。")}) {
        if (folded.find(part) != std::string::npos) return true;
    }
    return false;
}

/// A remark printed inside the table: its only text, without figures.
bool is_note_row(const JoinedGrid& grid, int row) {
    const BodyCell* only = nullptr;
    for (const BodyCell* cell : cells_in_row(grid, row)) {
        if (cell->folded.empty() || cell->cell.row != row) continue;
        if (only != nullptr) return false;
        only = cell;
    }
    return only != nullptr && is_note(only->folded);
}

/// Does the panel print anything of its own in the row? A label merged on into the next panel belongs to that one, whose
/// figures it stands before.
bool prints_something(const PanelReader& reader, int row) {
    for (int column = 0; column < reader.grid.columns; ++column) {
        if (reader.plan.columns.at(static_cast<std::size_t>(column)).panel != reader.panel) continue;
        const BodyCell* cell = reader.grid.at(row, column);
        if (cell == nullptr || cell->cell.row != row || cell->folded.empty()) continue;
        const int last = cell->cell.column + cell->cell.column_span - 1;
        if (reader.plan.columns.at(static_cast<std::size_t>(last)).panel == reader.panel) return true;
    }
    return false;
}

bool says_name(const std::vector<std::string>& header) {
    return !header.empty() && (header.back().find("名称") != std::string::npos || header.back().find("科目") != std::string::npos);
}

/// Two code columns may share one name column (科目编码 | 单位代码 | 名称): the code that the row prints goes with the name.
void share_name(std::vector<Label>& labels) {
    for (std::size_t i = 1; i < labels.size(); ++i) {
        Label& code = labels[i - 1];
        Label& name = labels[i];
        if (code.code.empty() || !code.name.empty() || !name.code.empty() || name.name.empty() || !says_name(name.header)) continue;
        name.code = code.code;
        name.header.insert(name.header.begin(), code.header.begin(), code.header.end());
        labels.erase(labels.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        return;
    }
}

/// Labels printed once and left blank below: a row that prints only inner labels takes the outer ones from the last row that
/// printed both. A row above with outer labels alone is its parent instead (see build_row_tree).
struct Ditto {
    std::vector<Label> labels;   // of the last row that prints the outermost label

    void apply(Entry& entry) {
        if (entry.labels.empty() || is_pure_total_word(fold(entry.labels.front().name))) return;
        const int first = entry.labels.front().column;
        const auto inner = std::find_if(labels.begin(), labels.end(), [&](const Label& label) { return label.column == first; });
        if (inner != labels.end() && inner != labels.begin()) entry.labels.insert(entry.labels.begin(), labels.begin(), inner);
        labels = entry.labels;
    }
};

struct Drafts {
    std::vector<Entry> entries;
    Ditto ditto;
    std::vector<int> first_columns;
    std::vector<char> figures;
    std::vector<Margins> margins;
};

void read_row(PanelReader& reader, int row, Drafts& out) {
    if (!prints_something(reader, row)) return;
    Entry entry;
    entry.row = row;
    entry.panel = reader.panel;
    entry.role = is_note_row(reader.grid, row) ? RowRole::note : RowRole::data;
    Used used;
    int first_column = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < reader.groups.size(); ++i) {
        Label label = read_label(reader, i, row, used, entry);
        if (!label.name.empty() || !label.code.empty()) entry.labels.push_back(std::move(label));
    }
    share_name(entry.labels);
    if (entry.role == RowRole::data) out.ditto.apply(entry);
    if (!entry.labels.empty()) first_column = entry.labels.front().column;
    if (!entry.labels.empty()) {
        const std::string folded = fold(entry.labels.back().name);
        entry.total = is_pure_total_word(folded) || ends_with_total_word(folded);
        entry.of_which = folded.starts_with("其中");
        entry.indent = margins_of(reader, entry).first;
    }
    const bool figures = has_figures(reader, row);
    if (entry.labels.empty() && !figures) return;  // a line number alone (行次)
    out.margins.push_back(margins_of(reader, entry));
    out.entries.push_back(std::move(entry));
    out.first_columns.push_back(first_column);
    out.figures.push_back(figures ? 1 : 0);
}

/// Columns whose names stand in the middle of their cells: how far in they begin says only how long they are.
std::set<int> centred_columns(const std::vector<Entry>& entries, const std::vector<Margins>& margins) {
    constexpr double room = 12.0;       // points beside a name, left and right together, from which on its place can be told
    constexpr double same_margin = 3.0; // points: paddings of the two sides may differ
    std::map<int, std::pair<int, int>> told;   // by column: names with room, and those in the middle
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].labels.empty() || entries[i].total || entries[i].role == RowRole::note) continue;
        if (margins[i].left + margins[i].right < room) continue;
        auto& [roomy, middle] = told[entries[i].labels.back().column];
        ++roomy;
        middle += std::abs(margins[i].left - margins[i].right) <= same_margin ? 1 : 0;
    }
    std::set<int> centred;
    for (const auto& [column, count] : told)
        if (count.first >= 3 && 5 * count.second >= 4 * count.first) centred.insert(column);
    return centred;
}

/// Indents are told from the column's common left edge; a column whose leftmost label starts far in is centred and has none.
void make_indents_relative(std::vector<Entry>& entries, const std::set<int>& centred) {
    std::map<int, double> left;
    for (const Entry& entry : entries) {
        if (entry.labels.empty() || entry.role == RowRole::note) continue;
        const auto [at, fresh] = left.try_emplace(entry.labels.back().column, entry.indent);
        if (!fresh) at->second = std::min(at->second, entry.indent);
    }
    for (Entry& entry : entries) {
        if (entry.labels.empty() || entry.role == RowRole::note) continue;
        constexpr double centred_from = 14.0;  // points from the cell's edge: more than a usual padding and one indent
        const double edge = left.at(entry.labels.back().column);
        entry.indent = edge > centred_from || centred.contains(entry.labels.back().column) ? 0.0 : std::max(0.0, entry.indent - edge);
    }
}

/// Entries by row, then panel, with parents renumbered.
std::vector<Entry> by_row(std::vector<Entry> entries) {
    std::vector<int> order(entries.size()), place(entries.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return entries[static_cast<std::size_t>(a)].row < entries[static_cast<std::size_t>(b)].row;
    });
    for (std::size_t i = 0; i < order.size(); ++i) place[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    std::vector<Entry> sorted;
    sorted.reserve(entries.size());
    for (const int index : order) {
        sorted.push_back(std::move(entries[static_cast<std::size_t>(index)]));
        int& parent = sorted.back().parent;
        if (parent >= 0) parent = place.at(static_cast<std::size_t>(parent));
    }
    return sorted;
}

}  // namespace

std::vector<Entry> read_entries(const JoinedGrid& grid, const Header& header, const ColumnPlan& plan) {
    std::vector<Entry> all;
    for (int panel = 0; panel < plan.panels; ++panel) {
        PanelReader reader{grid, plan, panel, label_groups(plan, panel), {}};
        reader.carriers.resize(reader.groups.size());
        Drafts drafts;
        for (int row = header.rows; row < grid.rows(); ++row) {
            if (!is_number_row(grid, row)) read_row(reader, row, drafts);
        }
        make_indents_relative(drafts.entries, centred_columns(drafts.entries, drafts.margins));
        build_row_tree(drafts.entries, drafts.first_columns, drafts.figures);
        const int base = static_cast<int>(all.size());
        for (Entry& entry : drafts.entries) {
            if (entry.parent >= 0) entry.parent += base;
            all.push_back(std::move(entry));
        }
    }
    return by_row(std::move(all));
}

}  // namespace gouji
