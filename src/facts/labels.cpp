#include "gouji/facts/labels.hpp"

#include "gouji/core/text.hpp"
#include "gouji/model/table_kind.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace gouji {
namespace {

constexpr std::size_t class_digits = 3;   ///< 类

std::optional<Dimension> classification_of(Axis axis) {
    switch (axis) {
        case Axis::function: return Dimension::function;
        case Axis::economic: return Dimension::economic;
        case Axis::gov_economic: return Dimension::gov_economic;
        default: return std::nullopt;
    }
}

bool is_class(const std::string& code) { return code.size() == class_digits; }

bool shaped_like(Dimension dimension, std::string_view code) {
    const std::size_t length = code.size();
    switch (dimension) {
        case Dimension::function: return (length == 3 || length == 5 || length == 7) && code[0] == '2';
        case Dimension::economic: return (length == 3 || length == 5 || length == 7) && code[0] == '3';
        case Dimension::gov_economic: return (length == 3 || length == 5 || length == 7) && code[0] == '5';
        case Dimension::entity: return length == 3 || length == 6 || length == 9;
        default: return false;
    }
}

/// Entry index per panel, -1 at first.
class PanelMap {
public:
    int& operator[](int panel) { return values_.try_emplace(panel, -1).first->second; }

private:
    std::map<int, int> values_;
};

/// Reads the labels of one table's rows, remembering what governs the rows below.
class RowReader {
public:
    RowReader(const TypedTable& typed, const Lexicon& lexicon, const Identity& identity, const std::set<std::string>& bodies)
        : typed_(typed), lexicon_(lexicon), identity_(identity), bodies_(bodies), body_(fold(identity.entity)), owner_(fold(typed.table.owner)) {
        panel_reads_functions_ = panels_of_function_names();
    }

    std::vector<RowMeaning> read() {
        meanings_.reserve(typed_.table.entries.size());
        for (const Entry& entry : typed_.table.entries) meanings_.push_back(read_entry(entry));
        return std::move(meanings_);
    }

private:
    RowMeaning read_entry(const Entry& entry) {
        RowMeaning row;
        row.parent = entry.parent >= 0 ? entry.parent : restarted_under(entry);
        const RowMeaning* parent = row.parent >= 0 && static_cast<std::size_t>(row.parent) < meanings_.size()
                                       ? &meanings_.at(static_cast<std::size_t>(row.parent)) : nullptr;
        for (const Label& label : entry.labels) read_label(row, label, entry, parent);
        row.total |= row.names_body && row.phrase.coordinates.empty() && row.code.empty();   // the body's own row holds everything
        row.unit_row &= row.code.empty() && !row.has_detail;
        if (row.unit_row) row.parent = -1;   // a body is no part of what the rows above it say
        else if (parent != nullptr) inherit(row, *parent);
        row.total |= entry.total && row.code.empty() && !row.open;
        row.phrase.of_which |= entry.of_which;
        govern(row, entry);
        return row;
    }

    /// Numbering that restarts at 一、 right after an unnumbered row about carried-over money belongs to that row (M7b).
    int restarted_under(const Entry& entry) {
        int& host = restart_host_[entry.panel];
        int& previous = previous_[entry.panel];
        const int before = previous;
        previous = static_cast<int>(meanings_.size());
        if (entry.ordinal_level < 0 || entry.total) {
            host = -1;
            return -1;
        }
        if (entry.ordinal_number == 1 && before >= 0) {
            const Entry& above = typed_.table.entries.at(static_cast<std::size_t>(before));
            const Coordinates& said = meanings_.at(static_cast<std::size_t>(before)).phrase.coordinates;
            const bool carried = said.value(Dimension::vintage) == "brought_forward" || said.value(Dimension::use) == "next_year";
            if (above.ordinal_level < 0 && !above.total && carried) host = before;
        }
        return host;
    }

    static void inherit(RowMeaning& row, const RowMeaning& parent) {
        row.inherited = parent.inherited;
        static_cast<void>(refine_with(row.inherited, parent.phrase));
        if (parent.phrase.conflict) row.inherited.erase(*parent.phrase.conflict);
        row.inherited.erase(Dimension::project);
    }

    void read_label(RowMeaning& row, const Label& label, const Entry& entry, const RowMeaning* parent) {
        const std::string name = fold(label.name);
        if (name.empty() && label.code.empty()) return;
        const Axis axis = axis_of(label);
        if (!label.code.empty() && read_code(row, label.code, name, axis)) return;
        if (!name.empty()) read_name(row, name, axis, entry, parent);
    }

    Axis axis_of(const Label& label) {
        const auto known = axes_.find(label.column);
        if (known != axes_.end()) return known->second;
        Axis axis = axis_of_header(label.header, lexicon_);
        const auto column = static_cast<std::size_t>(std::max(label.column, 0));
        if (axis == Axis::project && column < typed_.axes.size() && typed_.axes.at(column) == Axis::plain) axis = Axis::plain;
        if (axis == Axis::plain && holds_free_names(label.column)) axis = Axis::project;
        axes_.emplace(label.column, axis);
        return axis;
    }

    /// A column without codes whose names are mostly unknown to the lexicon and the classifications lists free names.
    bool holds_free_names(int column) const {
        constexpr int fewest = 3;   // rows; below that a single odd label would decide
        int known = 0, all = 0;
        for (const Entry& entry : typed_.table.entries) {
            for (const Label& label : entry.labels) {
                const std::string name = fold(label.name);
                if (label.column != column || name.empty() || ends_with_total_word(name)) continue;
                if (!label.code.empty()) return false;
                ++all;
                known += read_phrase(name, lexicon_, Place::row_label, identity_.year).consumed() || !lexicon_.codes_of(Dimension::function, name).empty() ||
                         !lexicon_.codes_of(Dimension::economic, name).empty();
            }
        }
        return all >= fewest && 2 * known < all;
    }

    /// A code is read in the space of its column's axis; outside it, or where the header does not say which, code and name
    /// must agree (a class code of three digits may be a body's).
    bool read_code(RowMeaning& row, const std::string& code, const std::string& name, Axis axis) {
        if (const auto dimension = classification_of(axis); dimension && shaped_like(*dimension, code) && !is_body(name)) {
            take_class(row, *dimension, code);
            return true;
        }
        for (const Dimension dimension : {Dimension::function, Dimension::economic, Dimension::gov_economic}) {
            if (!shaped_like(dimension, code)) continue;
            const std::vector<std::string> named = lexicon_.codes_of(dimension, name);
            const bool agrees = std::ranges::find(named, code) != named.end();
            if (!agrees && (axis == Axis::entity || code.size() == class_digits)) continue;
            take_class(row, dimension, code);
            return true;
        }
        if (!shaped_like(Dimension::entity, code)) return false;
        set(row, Dimension::entity, code);
        row.unit_row = true;
        return true;
    }

    static void set(RowMeaning& row, Dimension dimension, std::string value) {
        Coordinates one;
        one.set({dimension, std::move(value), Certainty::said});
        if (const auto conflict = row.phrase.coordinates.refine(one); conflict && !row.phrase.conflict) row.phrase.conflict = conflict;
    }

    static void take_class(RowMeaning& row, Dimension dimension, const std::string& code) {
        set(row, dimension, code);
        if (!row.code.empty()) return;
        row.code = code;
        row.code_dimension = dimension;
    }

    bool is_body(const std::string& name) const { return !name.empty() && (name == body_ || name == owner_); }

    void read_name(RowMeaning& row, const std::string& name, Axis axis, const Entry& entry, const RowMeaning* parent) {
        if (is_pure_total_word(name)) {
            row.total = true;
            return;
        }
        if (is_body(name)) {
            row.names_body = true;
            return;
        }
        if (bodies_.contains(name)) {
            take_open(row, Dimension::entity, name);
            row.unit_row = true;
            return;
        }
        if (const auto dimension = classification_of(axis); dimension && read_class_name(row, name, *dimension, parent)) return;
        if (!ends_with_total_word(name) && (axis == Axis::project || axis == Axis::purchase || axis == Axis::entity)) {
            read_free_name(row, name, axis);
            return;
        }
        if (panel_reads_functions_[entry.panel] && !reads_codes(parent) && read_class_name(row, name, Dimension::function, parent)) return;
        read_terms(row, name, parent);
    }

    void read_terms(RowMeaning& row, const std::string& name, const RowMeaning* parent) {
        Phrase phrase = read_phrase(name, lexicon_, Place::row_label, identity_.year);
        if (!phrase.consumed() || reads_codes(parent)) {
            if (reads_codes(parent) ? read_class_name(row, name, parent->code_dimension, parent)
                                    : read_class_name(row, name, Dimension::function, parent) || read_class_name(row, name, Dimension::economic, parent))
                return;
        }
        if (!phrase.consumed() && !phrase.meaning) {
            take_open(row, Dimension::project, name);
            return;
        }
        merge(row.phrase, phrase);
    }

    static bool reads_codes(const RowMeaning* parent) { return parent != nullptr && !parent->code.empty(); }

    static void merge(Phrase& into, const Phrase& phrase) {
        if (const auto conflict = refine_with(into.coordinates, phrase); conflict && !into.conflict) into.conflict = conflict;
        if (phrase.conflict && !into.conflict) into.conflict = phrase.conflict;
        if (phrase.coordinates.has(Dimension::side)) into.weak_side = phrase.weak_side;
        into.of_which |= phrase.of_which;
        into.meaning |= phrase.meaning;
        into.unknown.insert(into.unknown.end(), phrase.unknown.begin(), phrase.unknown.end());
    }

    /// Projects, purchases and bodies carry open names, unless a term of the field or a purchase kind says what they are.
    void read_free_name(RowMeaning& row, const std::string& name, Axis axis) {
        const Phrase phrase = read_phrase(name, lexicon_, Place::row_label, identity_.year);
        const bool kind_of_purchase = phrase.consumed() && (phrase.coordinates.has(Dimension::purchase) || phrase.coordinates.has(Dimension::channel));
        const bool category = phrase.consumed() && phrase.coordinates.has(Dimension::category);
        if ((axis == Axis::purchase && kind_of_purchase) || (axis == Axis::project && category)) {
            merge(row.phrase, phrase);
            return;
        }
        take_open(row, axis == Axis::entity ? Dimension::entity : Dimension::project, name);
        row.unit_row |= axis == Axis::entity;
        row.has_detail |= axis != Axis::entity || !row.code.empty();
    }

    static void take_open(RowMeaning& row, Dimension dimension, const std::string& name) {
        const std::string before(row.phrase.coordinates.value(dimension));
        if (dimension == Dimension::entity) {   // the header says what the name is: nothing about it is open
            if (before.empty()) row.phrase.coordinates.set({dimension, name, Certainty::said});
            return;
        }
        row.phrase.coordinates.set({dimension, before.empty() ? name : before + "|" + name, Certainty::said});
        row.open_name += (row.open_name.empty() ? "" : "/") + name;
        row.open = true;
    }

    /// A class name without its code: inside the parent's branch, at class level first; ambiguous names stay open.
    bool read_class_name(RowMeaning& row, const std::string& name, Dimension dimension, const RowMeaning* parent) {
        std::vector<std::string> codes = lexicon_.codes_of(dimension, name);
        if (codes.empty()) return false;
        const std::string branch(parent != nullptr ? parent->phrase.coordinates.value(dimension) : std::string_view{});
        if (!branch.empty()) std::erase_if(codes, [&](const std::string& code) { return code == branch || !code.starts_with(branch); });
        if (branch.empty() && std::ranges::count_if(codes, is_class) == 1) std::erase_if(codes, std::not_fn(is_class));
        if (codes.size() == 1) {
            take_class(row, dimension, codes.front());
            return true;
        }
        if (codes.empty()) return false;
        take_open(row, Dimension::project, name);
        return true;
    }

    /// Unit rows govern the rows below them until the next unit or total row (M7c).
    void govern(RowMeaning& row, const Entry& entry) {
        std::string& unit = unit_[entry.panel];
        if (row.phrase.coordinates.has(Dimension::entity)) {
            if (row.unit_row) unit = row.phrase.coordinates.value(Dimension::entity);
        } else if (row.total && row.parent < 0) {
            unit.clear();
        } else if (!unit.empty()) {
            row.inherited.set({Dimension::entity, unit, Certainty::inherited});
        }
    }

    /// Panels whose labels are mostly names of functional classes: the right half of a summary headed only 项目.
    std::map<int, bool> panels_of_function_names() const {
        std::map<int, std::pair<int, int>> counts;
        for (const Entry& entry : typed_.table.entries) {
            if (entry.labels.empty() || entry.total) continue;
            auto& [classes, all] = counts[entry.panel];
            ++all;
            const std::vector<std::string> codes = lexicon_.codes_of(Dimension::function, fold(entry.labels.back().name));
            if (std::ranges::any_of(codes, is_class)) ++classes;
        }
        std::map<int, bool> result;
        for (const auto& [panel, count] : counts) result[panel] = count.first >= 3 && 2 * count.first >= count.second;
        return result;
    }

    const TypedTable& typed_;
    const Lexicon& lexicon_;
    const Identity& identity_;
    const std::set<std::string>& bodies_;
    std::string body_, owner_;
    std::map<int, bool> panel_reads_functions_;
    std::map<int, Axis> axes_;
    std::map<int, std::string> unit_;
    PanelMap restart_host_, previous_;
    std::vector<RowMeaning> meanings_;
};

}  // namespace

namespace {

/// Names of classes and terms may stand under a header that names bodies as well (科目（单位）名称).
bool is_word_of_the_field(const std::string& name, const Lexicon& lexicon) {
    for (const Dimension dimension : {Dimension::function, Dimension::economic, Dimension::gov_economic})
        if (!lexicon.codes_of(dimension, name).empty()) return true;
    return ends_with_total_word(name) || read_phrase(name, lexicon, Place::row_label, 0).consumed();
}

}  // namespace

std::set<std::string> names_of_bodies(const std::vector<TypedTable>& tables, const Lexicon& lexicon) {
    std::set<std::string> names;
    for (const TypedTable& typed : tables)
        for (const Entry& entry : typed.table.entries)
            for (const Label& label : entry.labels) {
                const auto column = static_cast<std::size_t>(std::max(label.column, 0));
                const bool entity = column < typed.axes.size() && typed.axes[column] == Axis::entity;
                const std::string name = fold(label.name);
                if (entity && !name.empty() && !is_word_of_the_field(name, lexicon)) names.insert(name);
            }
    return names;
}

std::vector<RowMeaning> read_rows(const TypedTable& typed, const Lexicon& lexicon, const Identity& identity, const std::set<std::string>& bodies) {
    return RowReader(typed, lexicon, identity, bodies).read();
}

}  // namespace gouji
