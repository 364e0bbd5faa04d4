#include "gouji/core/text.hpp"
#include "gouji/table/rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

namespace gouji {
namespace {

// Points: labels indented by less stand at the same depth.
constexpr double indent_step = 3.0;
constexpr std::size_t longest_path = 12;  // names; a deeper tree is a reading accident

/// Indentation says something when labels stand at few depths: a centred column has as many as labels have lengths.
bool indents_consistent(const std::vector<Entry>& entries) {
    std::vector<double> depths;
    std::size_t counted = 0;
    for (const Entry& entry : entries) {
        if (entry.labels.empty() || entry.total || entry.role == RowRole::note) continue;
        ++counted;
        const bool known = std::any_of(depths.begin(), depths.end(), [&](double depth) { return std::abs(depth - entry.indent) < indent_step; });
        if (!known) depths.push_back(entry.indent);
    }
    constexpr std::size_t rows_per_depth = 3;
    return depths.size() >= 2 && depths.size() * rows_per_depth <= counted + rows_per_depth;
}

struct TreeBuilder {
    std::vector<Entry>& entries;
    const std::vector<int>& first_columns;
    const std::vector<char>& has_figures;
    bool use_indents = false;
    std::map<int, std::vector<int>> codes;  // per label column: open entries by code, each a prefix of the next
    std::vector<int> ordinals;    // open entries by outline level
    std::vector<int> indents;     // open entries by depth
    std::vector<int> stairs;      // open entries by first label column
    int of_which_parent = -1;
    int of_which_first = -1;

    [[nodiscard]] Entry& at(int index) const { return entries.at(static_cast<std::size_t>(index)); }
    [[nodiscard]] bool has_code(int index) const {
        const std::vector<Label>& labels = at(index).labels;
        return std::any_of(labels.begin(), labels.end(), [](const Label& label) { return !label.code.empty(); });
    }

    /// Label of the entry in the column; nullptr when it has none.
    [[nodiscard]] const Label* label_in(int index, int column) const {
        const std::vector<Label>& labels = at(index).labels;
        const auto found = std::find_if(labels.begin(), labels.end(), [&](const Label& label) { return label.column == column; });
        return found == labels.end() ? nullptr : &*found;
    }

    /// Do the labels left of the column say the same, or the upper ones less, so that the lower row can be a part?
    [[nodiscard]] bool compatible(int upper, int lower, int column) const {
        for (const Label& label : at(lower).labels) {
            if (label.column >= column) break;
            const Label* above = label_in(upper, label.column);
            if (above == nullptr) continue;
            const bool same = above->code == label.code && above->name == label.name;
            const bool ancestor = !above->code.empty() && label.code.starts_with(above->code);
            if (!same && !ancestor) return false;
        }
        return true;
    }

    /// Nearest row above whose code in the same column is a prefix; the innermost label that has one decides.
    int by_code(int index) {
        int parent = -1;
        const std::vector<Label>& labels = at(index).labels;
        for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
            if (label->code.empty()) continue;
            std::vector<int>& open = codes[label->column];
            while (!open.empty()) {
                const std::string& above = label_in(open.back(), label->column)->code;
                if (label->code.size() > above.size() && label->code.starts_with(above) && compatible(open.back(), index, label->column)) break;
                open.pop_back();
            }
            if (parent < 0 && !open.empty()) parent = open.back();
            open.push_back(index);
        }
        return parent;
    }

    int by_ordinal(int index) {
        const int level = at(index).ordinal_level;
        if (level < 0) return -1;
        while (!ordinals.empty() && at(ordinals.back()).ordinal_level >= level) ordinals.pop_back();
        const int parent = ordinals.empty() ? -1 : ordinals.back();
        ordinals.push_back(index);
        return parent;
    }

    int by_indent(int index) {
        while (!indents.empty() && at(indents.back()).indent > at(index).indent - indent_step) indents.pop_back();
        const int parent = indents.empty() ? -1 : indents.back();
        indents.push_back(index);
        return parent;
    }

    /// A row whose first label stands further right than all labels of a row above is a part of it.
    int by_stairs(int index) {
        const int first = first_columns.at(static_cast<std::size_t>(index));
        while (!stairs.empty() && (first_columns.at(static_cast<std::size_t>(stairs.back())) >= first ||
                                   at(stairs.back()).labels.back().column >= first)) {
            stairs.pop_back();
        }
        const int parent = stairs.empty() ? -1 : stairs.back();
        stairs.push_back(index);
        return parent;
    }

    void forget_outline() {
        ordinals.clear();
        indents.clear();
        stairs.clear();
    }

    /// Rows after 其中 that carry on its list: no outline, no code of another branch, not further left.
    bool carries_on_of_which(int index) const {
        if (of_which_parent < 0) return false;
        const Entry& entry = at(index);
        const Entry& first = at(of_which_first);
        if (entry.total || entry.labels.back().column != first.labels.back().column) return false;
        if (entry.ordinal_level >= 0 && entry.ordinal_level != first.ordinal_level) return false;
        if (entry.ordinal_level >= 0 && entry.ordinal_level == at(of_which_parent).ordinal_level) return false;
        return entry.indent > at(of_which_parent).indent + indent_step && entry.indent >= first.indent - indent_step;
    }

    void place(int index) {
        Entry& entry = at(index);
        if (entry.labels.empty() || entry.role == RowRole::note) return;
        if (entry.total && !has_code(index)) {
            forget_outline();
            of_which_parent = -1;
            return;
        }
        if (entry.of_which) {
            if (of_which_parent < 0 || entry.indent < at(of_which_first).indent - indent_step) of_which_parent = last_plain(index);
            of_which_first = index;
            entry.parent = of_which_parent;
            return;
        }
        if (carries_on_of_which(index)) {
            entry.of_which = true;
            entry.parent = of_which_parent;
            return;
        }
        of_which_parent = -1;
        const int code = by_code(index), ordinal = by_ordinal(index), stair = by_stairs(index);
        const int indent = use_indents && entry.labels.size() == 1 ? by_indent(index) : -1;
        entry.parent = code >= 0 ? code : (ordinal >= 0 ? ordinal : (stair >= 0 ? stair : -1));
        if (entry.parent < 0 && !has_code(index) && entry.ordinal_level < 0) entry.parent = indent;
    }

    /// The row that 其中 divides: the one above, past rows that are 其中 themselves.
    [[nodiscard]] int last_plain(int index) const {
        for (int above = index - 1; above >= 0; --above) {
            if (!at(above).of_which && !at(above).labels.empty() && at(above).role != RowRole::note) return above;
        }
        return -1;
    }
};

std::string name_of(const Label& label) { return label.name.empty() ? label.code : label.name; }

void set_path(std::vector<Entry>& entries, Entry& entry) {
    if (entry.parent >= 0) entry.path = entries.at(static_cast<std::size_t>(entry.parent)).path;
    for (const Label& label : entry.labels) {
        const std::string name = name_of(label);
        const bool said = &label != &entry.labels.back() && std::find(entry.path.begin(), entry.path.end(), name) != entry.path.end();
        if (!said && entry.path.size() < longest_path) entry.path.push_back(name);
    }
}

}  // namespace

void build_row_tree(std::vector<Entry>& entries, const std::vector<int>& first_columns, const std::vector<char>& has_figures) {
    TreeBuilder builder{entries, first_columns, has_figures, indents_consistent(entries), {}, {}, {}, {}, -1, -1};
    std::vector<char> governs(entries.size(), 0);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        builder.place(static_cast<int>(i));
        if (entries[i].parent >= 0) governs.at(static_cast<std::size_t>(entries[i].parent)) = 1;
        set_path(entries, entries[i]);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (governs[i] && !has_figures.at(i) && entries[i].role == RowRole::data) entries[i].role = RowRole::group;
    }
}

}  // namespace gouji
