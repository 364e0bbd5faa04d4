#include "gouji/table/form.hpp"

#include "gouji/core/text.hpp"
#include "gouji/core/unit.hpp"
#include "gouji/table/rows.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace gouji {
namespace {

/// Folded bytes of a cell that is a sentence rather than the name of a column: 20 ideographs.
constexpr std::size_t sentence_bytes = 60;

bool is_figure(CellContent content) { return content == CellContent::number || content == CellContent::percent; }
bool is_money_place(CellContent content) { return is_figure(content) || content == CellContent::blank || content == CellContent::dash; }

/// The head of a list of indicators: two of its columns at least.
bool names_indicators(const std::set<std::string>& texts) {
    static constexpr std::array<std::string_view, 8> heads{"一级指标", "二级指标", "三级指标", "指标名称", "指标内容", "指标值", "绩效指标", "指标性质"};
    constexpr auto enough = 2;
    return std::count_if(heads.begin(), heads.end(), [&](std::string_view head) { return texts.contains(std::string(head)); }) >= enough;
}

/// Headers neither print figures nor speak in sentences. A year alone is a header.
bool is_value(const BodyCell& cell) {
    const bool year = cell.folded.size() == 4 && cell.folded.starts_with("20");
    return (is_figure(cell.reading.content) && !year) || cell.folded.size() > sentence_bytes;
}

/// Cell of a finished table that begins at the position.
const Cell* begins_at(const Table& table, int row, int column) {
    const Cell* cell = table.cell(row, column);
    return cell != nullptr && cell->row == row && cell->column == column ? cell : nullptr;
}

bool is_text(const Cell& cell) { return !cell.source.text.empty() && !is_figure(cell.content) && cell.content != CellContent::dash; }

struct Band {
    int first = 0, last = 0;       ///< rows
    const Cell* name = nullptr;    ///< the cell at their left
};

/// Rows below one cell of the first column belong together.
std::vector<Band> bands_of(const Table& form) {
    std::vector<Band> bands;
    for (int row = 0; row < form.rows;) {
        const Cell* name = form.cell(row, 0);
        const int next = name == nullptr ? row + 1 : std::max(row + 1, name->row + name->row_span);
        bands.push_back({row, std::min(next, form.rows) - 1, name});
        row = next;
    }
    return bands;
}

/// Everything from the head of the indicators on is no money.
bool ends_money(const Table& form, const Band& band) {
    std::set<std::string> texts;
    for (const Cell& cell : form.cells)
        if (cell.row >= band.first && cell.row <= band.last) texts.insert(fold(cell.source.text));
    return names_indicators(texts);
}

std::vector<const Cell*> cells_beginning_in(const Table& form, int row) {
    std::vector<const Cell*> cells;
    for (int column = 0; column < static_cast<int>(form.columns.size()); ++column)
        if (const Cell* cell = begins_at(form, row, column)) cells.push_back(cell);
    return cells;
}

bool has_figure(const Table& form, int row) {
    const auto cells = cells_beginning_in(form, row);
    return std::any_of(cells.begin(), cells.end(), [](const Cell* cell) { return is_figure(cell->content); });
}

/// "(A)", "(B/A)": letters that a formula beside it uses.
bool is_letter_mark(std::string_view bracket) {
    return std::all_of(bracket.begin(), bracket.end(), [](char c) { return (c >= 'A' && c <= 'Z') || std::string_view("()/*%0123456789").find(c) != std::string_view::npos; });
}

/// "(万元)", "(A)" and the colon at the end of a name.
void strip_end(std::string& folded) {
    const auto strip_colons = [&] { while (folded.ends_with(':')) folded.pop_back(); };
    strip_colons();
    const std::size_t bracket = folded.rfind('(');
    if (folded.ends_with(')') && bracket != std::string::npos && bracket > 0 &&
        (unit_in_line(folded.substr(bracket)) || is_letter_mark(std::string_view(folded).substr(bracket))))
        folded.erase(bracket);
    strip_colons();
}

/// A label as people say it: without 其中, unit and the colon at its end.
std::string plain_name(const std::string& printed) {
    static constexpr std::string_view of_which = "其中";
    std::string folded = fold(printed);
    if (folded.starts_with(of_which)) folded.erase(0, of_which.size());
    if (folded.starts_with(':')) folded.erase(0, 1);
    strip_end(folded);
    return folded;
}

bool is_total_name(const std::string& name) { return is_pure_total_word(name) || ends_with_total_word(name); }

class PartBuilder {
public:
    PartBuilder(const Table& form, const Band& band) : form_(form), band_(band) {
        part_.pages = form.pages;
        if (band.name != nullptr) part_.title = part_.printed_title = band.name->source.text;
        part_.unit = unit_in_line(fold(part_.title));
        if (!part_.unit) part_.unit = form.unit;
    }

    Table with_header(int header_rows) {
        const std::vector<int> starts = column_starts(header_rows);
        for (std::size_t i = 0; i < starts.size(); ++i) part_.columns.push_back(column_at(starts[i], header_rows));
        bool amounts = false;
        for (std::size_t i = 0; i < starts.size(); ++i) {
            amounts = amounts || part_.columns[i].role == ColumnRole::amount;
            if (amounts && part_.columns[i].role == ColumnRole::label) part_.columns[i].role = ColumnRole::text;
        }
        for (int row = band_.first + header_rows; row <= band_.last; ++row) add_row(row, starts);
        finish();
        return std::move(part_);
    }

    /// A list of pairs is one sum of money and what it consists of; with several sums in it each column of names is a list.
    Table of_pairs() {
        const std::vector<Pair> pairs = read_pairs();
        const auto is_sum = [](const Pair& pair) { return is_total_name(plain_name(pair.name->source.text)); };
        const bool several = std::count_if(pairs.begin(), pairs.end(), is_sum) > 1;
        std::vector<int> panels;   // first column of each list
        for (const Pair& pair : pairs) {
            const int start = several ? pair.name->column : 0;
            auto panel = std::find(panels.begin(), panels.end(), start);
            if (panel == panels.end()) panel = panels.insert(panels.end(), start);
            add_pair(pair, static_cast<int>(panel - panels.begin()));
        }
        for (int panel = 0; panel < static_cast<int>(panels.size()); ++panel) {
            part_.columns.push_back({ColumnRole::label, panel, {}, {}});
            part_.columns.push_back({ColumnRole::amount, panel, {}, {}});
        }
        finish();
        hang_on_first();
        return std::move(part_);
    }

private:
    /// Columns in which some cell below the header begins.
    std::vector<int> column_starts(int header_rows) const {
        std::set<int> starts;
        for (const Cell& cell : form_.cells)
            if (cell.row >= band_.first + header_rows && cell.row <= band_.last && &cell != band_.name) starts.insert(cell.column);
        return {starts.begin(), starts.end()};
    }

    Column column_at(int column, int header_rows) const {
        Column result;
        for (int row = band_.first; row < band_.first + header_rows; ++row) {
            const Cell* cell = form_.cell(row, column);
            if (cell == nullptr || cell == band_.name || cell->source.text.empty()) continue;
            if (const auto unit = unit_in_line(fold(cell->source.text))) result.unit = unit;
            const std::string name = plain_name(cell->source.text);
            if (result.path.empty() || result.path.back() != name) result.path.push_back(name);
        }
        int figures = 0, texts = 0;
        for (int row = band_.first + header_rows; row <= band_.last; ++row)
            if (const Cell* cell = begins_at(form_, row, column)) {
                figures += is_figure(cell->content) ? 1 : 0;
                texts += is_text(*cell) ? 1 : 0;
            }
        const bool headed_blank = figures + texts == 0 && !result.path.empty();
        if (says_text(result.path)) result.role = ColumnRole::text;
        else if (figures > texts || headed_blank) result.role = ColumnRole::amount;
        return result;
    }

    /// Columns of words, and of marks that are given for the work done.
    static bool says_text(const std::vector<std::string>& path) {
        static constexpr std::array<std::string_view, 9> words{"内容", "目标", "说明", "依据", "备注", "分值", "得分", "权重", "执行率"};
        const std::string leaf = path.empty() ? std::string() : fold(path.back());
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return leaf.ends_with(word); });
    }

    void add_row(int row, const std::vector<int>& starts) {
        Entry entry;
        entry.row = part_.rows;
        std::vector<Cell> cells;
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const ColumnRole role = part_.columns[i].role;
            const Cell* cell = role == ColumnRole::label ? form_.cell(row, starts[i]) : begins_at(form_, row, starts[i]);
            if (cell == nullptr || cell == band_.name) continue;
            if (role == ColumnRole::label) add_label(entry, *cell, static_cast<int>(i));
            if (role == ColumnRole::amount && cell->row == row) cells.push_back(moved(*cell, part_.rows, static_cast<int>(i)));
        }
        take(std::move(entry), std::move(cells));
    }

    struct Pair {
        const Cell* name;
        const Cell* value;
    };

    /// A name and the amount, dash or blank right of it.
    std::vector<Pair> read_pairs() const {
        std::vector<Pair> pairs;
        for (int row = band_.first; row <= band_.last; ++row) {
            const Cell* name = row == band_.first ? band_.name : nullptr;
            for (const Cell* cell : cells_beginning_in(form_, row)) {
                if (cell == band_.name) continue;
                if (is_text(*cell)) name = cell;
                else if (name != nullptr && is_money_place(cell->content)) pairs.push_back({std::exchange(name, nullptr), cell});
            }
        }
        return pairs;
    }

    void add_pair(const Pair& pair, int panel) {
        Entry entry;
        entry.row = part_.rows;
        entry.panel = panel;
        add_label(entry, *pair.name, 2 * panel);
        take(std::move(entry), {moved(*pair.value, part_.rows, 2 * panel + 1)});
    }

    void add_label(Entry& entry, const Cell& cell, int column) {
        if (!part_.unit) part_.unit = unit_in_line(fold(cell.source.text));
        const std::string name = plain_name(cell.source.text);
        const bool said = !entry.labels.empty() && entry.labels.back().name == name;
        if (!name.empty() && !said) entry.labels.push_back({column, "", name, {}});
    }

    static Cell moved(Cell cell, int row, int column) {
        cell.row = row;
        cell.column = column;
        cell.row_span = cell.column_span = 1;
        return cell;
    }

    void take(Entry entry, std::vector<Cell> cells) {
        if (entry.labels.empty() || cells.empty()) return;
        const std::string& name = entry.labels.back().name;
        entry.total = is_total_name(name);
        part_.cells.insert(part_.cells.end(), cells.begin(), cells.end());
        part_.entries.push_back(std::move(entry));
        ++part_.rows;
    }

    void finish() {
        std::vector<int> first_columns;
        for (const Entry& entry : part_.entries) first_columns.push_back(entry.labels.front().column);
        build_row_tree(part_.entries, first_columns, std::vector<char>(part_.entries.size(), 1));
    }

    /// The first pair of a list is its sum, whatever 其中 stands before.
    void hang_on_first() {
        for (std::size_t i = 0; i < part_.entries.size(); ++i) {
            Entry& entry = part_.entries[i];
            const auto first = static_cast<std::size_t>(std::find_if(part_.entries.begin(), part_.entries.end(), [&](const Entry& other) { return other.panel == entry.panel; }) -
                                                        part_.entries.begin());
            if (first == i) continue;
            entry.parent = static_cast<int>(first);
            entry.path = part_.entries[first].path;
            entry.path.push_back(entry.labels.back().name);
        }
    }

    const Table& form_;
    const Band& band_;
    Table part_;
};

/// Figures without a unit of money are telephone numbers, dates and weights.
bool prints_money(const Table& part) {
    const auto in_money = [](const std::optional<Unit>& unit) { return unit && is_money(*unit); };
    const bool any_unit = in_money(part.unit) || std::any_of(part.columns.begin(), part.columns.end(), [&](const Column& column) { return in_money(column.unit); });
    return any_unit && std::any_of(part.cells.begin(), part.cells.end(), [](const Cell& cell) { return is_figure(cell.content); });
}

Table read_part(const Table& form, const Band& band) {
    int header_rows = 0;
    while (band.first + header_rows < band.last && !has_figure(form, band.first + header_rows)) ++header_rows;
    const bool headed = header_rows > 0 && has_figure(form, band.first + header_rows);
    return headed ? PartBuilder(form, band).with_header(header_rows) : PartBuilder(form, band).of_pairs();
}

}  // namespace

bool is_form(const JoinedGrid& grid) {
    bool values_above = false;
    for (int row = 0; row < grid.rows(); ++row) {
        std::set<std::string> texts;
        bool values = false;
        for (const BodyCell* cell : cells_in_row(grid, row)) {
            texts.insert(cell->folded);
            values = values || (cell->cell.row == row && is_value(*cell));
        }
        if (names_indicators(texts)) return values_above;
        values_above = values_above || values;
    }
    return false;
}

std::string form_subject(const Table& form) {
    static constexpr std::array<std::string_view, 7> names{"项目名称", "专项名称", "专项资金名称", "专项(项目)名称", "转移支付名称", "政策和项目名称", "项目(政策)名称"};
    for (const Cell& cell : form.cells) {
        if (std::find(names.begin(), names.end(), fold(cell.source.text)) == names.end()) continue;
        const Cell* value = form.cell(cell.row, cell.column + cell.column_span);
        if (value != nullptr && is_text(*value)) return fold(value->source.text);
    }
    return {};
}

std::vector<Table> form_parts(const Table& form) {
    std::vector<Table> parts;
    for (const Band& band : bands_of(form)) {
        if (ends_money(form, band)) break;
        Table part = read_part(form, band);
        if (prints_money(part)) parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace gouji
