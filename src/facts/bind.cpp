#include "gouji/facts/bind.hpp"

#include "gouji/core/text.hpp"
#include "normalise.hpp"

#include <algorithm>

namespace gouji {
namespace {

FigureRole role_of(const Coordinates& coordinates) {
    const std::string_view measure = coordinates.value(Dimension::measure);
    if (measure == "change") return FigureRole::change;
    if (measure == "growth") return FigureRole::growth;
    if (measure == "share") return FigureRole::share;
    if (measure == "weight") return FigureRole::weight;
    if (measure.starts_with("of_which")) return FigureRole::level;   // an amount beside the partition
    if (!measure.empty()) return FigureRole::count;
    return FigureRole::level;
}

class TableBinder {
public:
    TableBinder(const TypedTable& typed, int index, const Lexicon& lexicon, const Identity& identity, const std::set<std::string>& bodies,
                std::vector<Fact>& facts)
        : typed_(typed), table_(typed.table), index_(index), lexicon_(lexicon), identity_(identity), bodies_(bodies), facts_(facts) {}

    BoundTable bind() {
        bound_.rows = read_rows(typed_, lexicon_, identity_, bodies_);
        for (const Column& column : table_.columns) bound_.columns.push_back(read_column(column));
        bound_.fact_of.assign(table_.entries.size(), std::vector<int>(table_.columns.size(), -1));
        for (std::size_t entry = 0; entry < table_.entries.size(); ++entry) bind_entry(entry);
        for (std::size_t entry = 0; entry + 1 < table_.entries.size(); ++entry) share_total(entry);
        return std::move(bound_);
    }

private:
    /// Words of the field, or else the name of a class: project tables spread economic classes over their columns.
    Phrase read_header(const std::string& header) const {
        Phrase phrase = read_phrase(header, lexicon_, Place::column_header, identity_.year);
        if (phrase.consumed()) return phrase;
        for (const Dimension dimension : {Dimension::economic, Dimension::function}) {
            const std::vector<std::string> codes = lexicon_.codes_of(dimension, header);
            if (codes.empty()) continue;
            Phrase named;
            named.coordinates.set({dimension, codes.front(), Certainty::said});
            named.meaning = true;
            return named;
        }
        return phrase;
    }

    /// Header cells from outer to inner, each read for itself and refined by the next.
    Phrase read_column(const Column& column) const {
        Phrase merged;
        if (column.role != ColumnRole::amount) return merged;
        for (const std::string& header : column.path) {
            const Phrase phrase = read_header(fold(header));
            if (const auto conflict = refine_with(merged.coordinates, phrase); conflict && !merged.conflict) merged.conflict = conflict;
            if (phrase.conflict && !merged.conflict) merged.conflict = phrase.conflict;
            merged.total = phrase.total && phrase.coordinates.empty() && phrase.unknown.empty();
            merged.of_which |= phrase.of_which;
            merged.meaning |= phrase.meaning;
            merged.weak_side = phrase.coordinates.has(Dimension::side) ? phrase.weak_side : merged.weak_side;
            merged.unknown.insert(merged.unknown.end(), phrase.unknown.begin(), phrase.unknown.end());
        }
        return merged;
    }

    /// In tables of performance targets only columns of money hold figures; indicators and their targets are not amounts.
    bool holds_figures(std::size_t column) const {
        if (table_.columns.at(column).role != ColumnRole::amount) return false;
        if (typed_.base.value(Dimension::item) != "performance") return true;
        const Phrase& phrase = bound_.columns.at(column);
        const bool said = typed_.base.find(Dimension::item)->certainty == Certainty::said;
        return said && phrase.unknown.empty() && phrase.coordinates.value(Dimension::item).empty() && !table_.columns.at(column).path.empty();
    }

    void bind_entry(std::size_t entry) {
        const Entry& row = table_.entries.at(entry);
        if (row.role == RowRole::header || row.role == RowRole::column_numbers || row.role == RowRole::note) return;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (table_.columns.at(column).panel != row.panel || !holds_figures(column)) continue;
            const Cell* cell = table_.cell(row.row, static_cast<int>(column));
            if (cell == nullptr || cell->row != row.row || cell->column != static_cast<int>(column)) continue;
            add_fact(entry, column, *cell);
        }
    }

    /// A total whose label runs over two panels (当年支出小计 under 功能分类 | 支出用途) closes both: the panel without a cell of its own
    /// shares the next panel's figure.
    void share_total(std::size_t entry) {
        const Entry& row = table_.entries.at(entry);
        const Entry& next = table_.entries.at(entry + 1);
        if (!bound_.rows.at(entry).total || next.row != row.row) return;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (table_.columns.at(column).panel != row.panel || table_.columns.at(column).role != ColumnRole::amount) continue;
            const Cell* cell = table_.cell(row.row, static_cast<int>(column));
            if (cell == nullptr || cell->column == static_cast<int>(column)) continue;
            for (std::size_t other = 0; other < table_.columns.size(); ++other)
                if (table_.columns.at(other).panel == next.panel && bound_.fact_of.at(entry + 1).at(other) >= 0) {
                    bound_.fact_of.at(entry).at(column) = bound_.fact_of.at(entry + 1).at(other);
                    break;
                }
        }
    }

    void add_fact(std::size_t entry, std::size_t column, const Cell& cell) {
        const bool figure = cell.content == CellContent::number || cell.content == CellContent::percent;
        if (!figure && cell.content != CellContent::blank && cell.content != CellContent::dash) return;
        Fact fact;
        fact.presence = figure ? Presence::printed : cell.content == CellContent::dash ? Presence::dash : Presence::blank;
        if (figure) fact.value = cell.value.value_or(Decimal{});
        place(fact, entry, column, cell);
        mean(fact, bound_.rows.at(entry), bound_.columns.at(column));
        set_unit(fact, table_.columns.at(column), cell);
        bound_.fact_of.at(entry).at(column) = static_cast<int>(facts_.size());
        facts_.push_back(std::move(fact));
    }

    void place(Fact& fact, std::size_t entry, std::size_t column, const Cell& cell) const {
        const Entry& row = table_.entries.at(entry);
        fact.table = index_;
        fact.row = row.row;
        fact.column = static_cast<int>(column);
        fact.panel = row.panel;
        fact.row_path = row.path;
        fact.column_path = table_.columns.at(column).path;
        fact.total_row = bound_.rows.at(entry).total;
        fact.total_column = bound_.columns.at(column).total;
        fact.source = cell.source;
    }

    /// title < header path < row label.
    void mean(Fact& fact, const RowMeaning& row, const Phrase& column) const {
        fact.unknown_words = typed_.unknown_title;
        fact.unknown_words.insert(fact.unknown_words.end(), column.unknown.begin(), column.unknown.end());
        fact.unknown_words.insert(fact.unknown_words.end(), row.phrase.unknown.begin(), row.phrase.unknown.end());
        fact.coordinates = typed_.base;
        std::optional<Dimension> conflict = column.conflict ? column.conflict : row.phrase.conflict;
        const auto add = [&](const Phrase& phrase) {
            if (phrase.coordinates.has(Dimension::item) && !fact.coordinates.value(Dimension::item).empty() && fact.coordinates.value(Dimension::item) == typed_.base.value(Dimension::item) &&
                !is_ancestor_or_self(Dimension::item, fact.coordinates.value(Dimension::item), phrase.coordinates.value(Dimension::item)))
                fact.coordinates.erase(Dimension::item);   // a title names its main item; a column beside it says its own
            if (const auto clash = refine_with(fact.coordinates, phrase); clash && !conflict) conflict = clash;
        };
        add(column);
        Phrase inherited;
        inherited.coordinates = row.inherited;
        add(inherited);
        add(row.phrase);
        normalise_meaning(fact.coordinates, identity_);
        fact.role = role_of(fact.coordinates);
        fact.open_name = row.open_name;
        if (conflict) fact.conflict = id(*conflict);
        fact.binding = conflict || !fact.unknown_words.empty() ? Binding::unbound : row.open ? Binding::open : Binding::bound;
    }

    void set_unit(Fact& fact, const Column& column, const Cell& cell) const {
        if (cell.unit) fact.unit = *cell.unit;
        else if (cell.content == CellContent::percent || fact.role == FigureRole::growth || fact.role == FigureRole::share) fact.unit = Unit::percent;
        else if (fact.role == FigureRole::count || fact.role == FigureRole::weight) fact.unit = Unit::count;
        else if (column.unit) fact.unit = *column.unit;
        else fact.unit = table_.unit.value_or(Unit::unknown);
        if (fact.unit == Unit::percent && fact.role == FigureRole::level) fact.role = FigureRole::share;
    }

    const TypedTable& typed_;
    const Table& table_;
    int index_;
    const Lexicon& lexicon_;
    const Identity& identity_;
    const std::set<std::string>& bodies_;
    std::vector<Fact>& facts_;
    BoundTable bound_;
};

}  // namespace

BoundTable bind_table(const TypedTable& typed, int table_index, const Lexicon& lexicon, const Identity& identity, const std::set<std::string>& bodies,
                      std::vector<Fact>& facts) {
    return TableBinder(typed, table_index, lexicon, identity, bodies, facts).bind();
}

}  // namespace gouji
