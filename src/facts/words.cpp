#include "words.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace gouji {
namespace {

constexpr std::size_t most_words = 60000;       ///< facts of this kind in one document; a department with a hundred forms has 20,000
constexpr std::size_t longest_cover_line = 120; ///< folded bytes; what is longer on the first page is a sentence

/// Columns of indicators in a table that is no form.
bool is_about_indicators(const std::string& header) {
    static constexpr std::array<std::string_view, 5> words{"指标", "权重", "分值", "绩效目标", "总体目标"};
    return std::ranges::any_of(words, [&](std::string_view word) { return header.find(word) != std::string::npos; });
}

class Words {
public:
    Words(const Document& document, const std::vector<Page>& pages, Record& record) : document_(document), pages_(pages), record_(record) {}

    void collect() {
        for (std::size_t t = 0; t < document_.tables.size(); ++t) {
            const Table& table = document_.tables[t].table;
            const int index = static_cast<int>(t);
            if (!table.printed_title.empty()) add(FigureRole::caption, Origin::table, index, table.title_source, table.printed_title);
            if (table.form) take_form(table, index);
            else take_table(table, index);
            take_codes(document_.tables[t], index);
        }
        for (const Paragraph& paragraph : document_.paragraphs) take_paragraph(paragraph);
    }

private:
    Fact* add(FigureRole role, Origin origin, int table, SourceRef source, const std::string& text) {
        if (text.empty() || added_ >= most_words) return nullptr;
        ++added_;
        Fact fact;
        fact.presence = Presence::blank;
        fact.origin = origin;
        fact.role = role;
        fact.table = table;
        fact.source = std::move(source);
        fact.source.text = text;
        record_.facts.push_back(std::move(fact));
        return &record_.facts.back();
    }

    void add_cell(int table, const Cell& cell, std::vector<std::string> row_path, std::vector<std::string> column_path, int list = 0) {
        Fact* fact = add(FigureRole::cell, Origin::table, table, cell.source, cell.source.text);
        if (fact == nullptr) return;
        if (cell.value) fact->value = *cell.value;
        fact->row = cell.row;
        fact->column = cell.column;
        fact->panel = list;
        fact->row_path = std::move(row_path);
        fact->column_path = std::move(column_path);
    }

    void take_table(const Table& table, int index) {
        std::map<int, const Entry*> entries;
        for (const Entry& entry : table.entries) entries.emplace(entry.row, &entry);
        for (const Cell& cell : table.cells) {
            const auto column = static_cast<std::size_t>(std::max(cell.column, 0));
            if (cell.row < table.header_rows || column >= table.columns.size() || cell.source.text.empty()) continue;
            const Column& head = table.columns[column];
            const bool misplaced = head.role == ColumnRole::amount && (cell.content == CellContent::text || cell.content == CellContent::unread);
            const bool indicator = head.role != ColumnRole::amount && !head.path.empty() && is_about_indicators(fold(head.path.back()));
            const auto entry = entries.find(cell.row);
            if (misplaced || indicator) add_cell(index, cell, entry == entries.end() ? std::vector<std::string>{} : entry->second->path, head.path);
        }
    }

    void take_codes(const TypedTable& typed, int index) {
        for (const Entry& entry : typed.table.entries)
            for (const Label& label : entry.labels) {
                const auto column = static_cast<std::size_t>(std::max(label.column, 0));
                const auto dimension = column < typed.axes.size() ? classification_of(typed.axes[column]) : std::nullopt;
                if (!dimension || label.code.empty() || label.name.empty() || !pairs_.insert({*dimension, label.code, fold(label.name)}).second) continue;
                const Cell* cell = typed.table.cell(entry.row, label.column);
                if (cell == nullptr) continue;
                Fact* fact = add(FigureRole::code, Origin::table, index, cell->source, label.name);
                if (fact == nullptr) return;
                fact->row = entry.row;
                fact->column = label.column;
                fact->row_path = {label.code, label.name};
                fact->coordinates.set({*dimension, label.code, Certainty::said});
            }
    }

    static std::optional<Dimension> classification_of(Axis axis) {
        switch (axis) {
            case Axis::function: return Dimension::function;
            case Axis::economic: return Dimension::economic;
            case Axis::gov_economic: return Dimension::gov_economic;
            default: return std::nullopt;
        }
    }

    /// The head of a list of indicators names the columns below it.
    [[nodiscard]] static bool is_head(const std::map<int, const Cell*>& row) {
        constexpr std::array<std::string_view, 6> heads{"一级指标", "二级指标", "三级指标", "指标名称", "指标内容", "指标值"};
        constexpr std::ptrdiff_t enough = 2;
        return std::ranges::count_if(row, [&](const auto& at) { return std::ranges::find(heads, fold(at.second->source.text)) != heads.end(); }) >= enough;
    }

    void take_form(const Table& form, int index) {
        std::map<int, std::map<int, const Cell*>> rows;
        for (const Cell& cell : form.cells) rows[cell.row][cell.column] = &cell;
        int head = -1, lists = 0;
        for (const auto& [row, cells] : rows) {
            if (is_head(cells)) {
                head = row;
                ++lists;
                continue;
            }
            for (const auto& [column, cell] : cells)
                if (head >= 0) take_indicator(form, index, *cell, head, lists);
                else if (!cell->value) add_cell(index, *cell, {}, beside(form, *cell));
        }
    }

    /// The cell at the left names what stands in it.
    [[nodiscard]] static std::vector<std::string> beside(const Table& form, const Cell& cell) {
        const Cell* left = cell.column > 0 ? form.cell(cell.row, cell.column - 1) : nullptr;
        return left == nullptr || left->source.text.empty() ? std::vector<std::string>{} : std::vector<std::string>{left->source.text};
    }

    void take_indicator(const Table& form, int index, const Cell& cell, int head, int list) {
        const Cell* name = form.cell(head, cell.column);
        if (name == nullptr || cell.source.text.empty()) return;
        std::vector<std::string> row_path;
        const Cell* last = nullptr;
        for (int column = 0; column < cell.column; ++column) {
            const Cell* head_cell = form.cell(head, column);
            const Cell* at = form.cell(cell.row, column);
            if (head_cell == nullptr || at == nullptr || at == last || at->source.text.empty()) continue;
            const std::string above = fold(head_cell->source.text);
            if (above.ends_with("级指标") || above == "指标名称" || above == "指标内容") row_path.push_back(at->source.text);
            last = at;
        }
        add_cell(index, cell, std::move(row_path), {name->source.text}, list);
    }

    void take_paragraph(const Paragraph& paragraph) {
        const bool cover = paragraph.role == ParagraphRole::body && !paragraph.pieces.empty() && paragraph.pieces.front().page <= 1 && paragraph.text.size() <= longest_cover_line;
        const bool heading = paragraph.role == ParagraphRole::heading || paragraph.role == ParagraphRole::caption || cover;
        if (!heading && paragraph.role != ParagraphRole::contents) return;
        Fact* fact = add(heading ? FigureRole::heading : FigureRole::contents, Origin::prose, -1, paragraph.source(0, paragraph.text.size(), pages_), paragraph.text);
        if (fact != nullptr) fact->column_path = {paragraph.text};
    }

    const Document& document_;
    const std::vector<Page>& pages_;
    Record& record_;
    std::size_t added_ = 0;
    std::set<std::tuple<Dimension, std::string, std::string>> pairs_;   ///< codes with names that were taken
};

}  // namespace

void collect_words(const Document& document, const std::vector<Page>& pages, Record& record) { Words(document, pages, record).collect(); }

}  // namespace gouji
