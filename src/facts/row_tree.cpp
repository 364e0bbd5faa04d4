#include "row_tree.hpp"

#include "list_levels.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace gouji {
namespace {

constexpr int none = -1;

enum class RowType { total, unit, coded, other };

/// Builds the forest of one panel, row by row.
class RowForest {
public:
    RowForest(const Table& table, const BoundTable& bound, int panel) : table_(table), rows_(bound.rows), parent_(table.entries.size(), none), heads_group_(table.entries.size(), false) {
        for (std::size_t i = 0; i < table.entries.size(); ++i)
            if (table.entries[i].panel == panel && table.entries[i].role != RowRole::header && table.entries[i].role != RowRole::column_numbers &&
                table.entries[i].role != RowRole::note)
                order_.push_back(i);
        group_by_outer_label();
        for (const std::size_t i : order_)
            if (parent_[i] == none) attach(i);
    }

    [[nodiscard]] RowType type(std::size_t i) const {
        const RowMeaning& row = rows_.at(i);
        if (row.total && row.code.empty()) return RowType::total;
        if (row.unit_row) return RowType::unit;
        return row.code.empty() ? RowType::other : RowType::coded;
    }

    /// A total over the rows of its own outer label; among the other rows it is one of them.
    [[nodiscard]] bool heads_group(std::size_t i) const { return heads_group_.at(i); }

    [[nodiscard]] std::vector<std::size_t> roots() const {
        std::vector<std::size_t> result;
        for (const std::size_t i : order_)
            if (parent_[i] == none) result.push_back(i);
        return result;
    }

    [[nodiscard]] std::vector<RowSum> sums_of_children() const {
        std::map<std::size_t, std::vector<std::size_t>> children;
        for (const std::size_t i : order_)
            if (parent_[i] != none) children[static_cast<std::size_t>(parent_[i])].push_back(i);
        std::vector<RowSum> sums;
        for (auto& [parent, parts] : children) sums.push_back({parent, parts, structure(parent, parts), subset(parts)});
        return sums;
    }

private:
    /// 小计 inside a merged outer label (一般公共预算资金: 小计, 公共财政拨款, 专项收入) heads the rows of that label.
    void group_by_outer_label() {
        for (std::size_t at = 0; at < order_.size(); ++at) {
            const std::string* label = outer_label(at);
            if (label == nullptr || ends_with_total_word(fold(*label)) || type(order_[at]) != RowType::total) continue;
            std::size_t below = at + 1;
            for (; below < order_.size(); ++below) {
                const std::string* other = outer_label(below);
                if (other == nullptr || *other != *label) break;
                parent_[order_[below]] = static_cast<int>(order_[at]);
            }
            heads_group_[order_[at]] = below > at + 1 || is_group_of_one(at);
        }
    }

    /// The name in front of the row's own; nothing where there is only one.
    const std::string* outer_label(std::size_t at) const {
        const std::vector<Label>& labels = table_.entries[order_[at]].labels;
        return labels.size() < 2 || labels.front().name.empty() ? nullptr : &labels.front().name;
    }

    /// A label with nothing but its 小计: another label follows, or it ends a table of such labels.
    bool is_group_of_one(std::size_t at) const {
        if (at + 1 < order_.size()) return outer_label(at + 1) != nullptr;
        return std::ranges::find(heads_group_, true) != heads_group_.end();
    }

    void attach(std::size_t i) {
        const RowMeaning& row = rows_.at(i);
        switch (type(i)) {
            case RowType::total:
                codes_.clear();
                if (row.parent < 0) units_.clear();
                else parent_[i] = row.parent;
                return;
            case RowType::unit: attach_unit(i, std::string(row.phrase.coordinates.value(Dimension::entity))); return;
            case RowType::coded: attach_code(i, row); return;
            case RowType::other:
                parent_[i] = row.parent >= 0 ? row.parent : row.has_detail && !codes_.empty() ? static_cast<int>(codes_.back()) : innermost_unit();
                return;
        }
    }

    int innermost_unit() const { return units_.empty() ? none : static_cast<int>(units_.back()); }

    void attach_unit(std::size_t i, const std::string& code) {
        codes_.clear();
        while (!units_.empty() && !is_strict_prefix(rows_.at(units_.back()).phrase.coordinates.value(Dimension::entity), code)) units_.pop_back();
        parent_[i] = innermost_unit();
        units_.push_back(i);
    }

    void attach_code(std::size_t i, const RowMeaning& row) {
        while (!codes_.empty() && !governs(rows_.at(codes_.back()), row)) codes_.pop_back();
        const bool outline_parent = row.parent >= 0 && rows_.at(static_cast<std::size_t>(row.parent)).code.empty();
        const bool printed = std::ranges::any_of(table_.entries[i].labels, [](const Label& label) { return !label.code.empty(); });
        if (!printed && row.parent >= 0) parent_[i] = row.parent;   // a class known by its name stands where the print puts it
        else parent_[i] = !codes_.empty() ? static_cast<int>(codes_.back()) : outline_parent ? row.parent : innermost_unit();
        codes_.push_back(i);
    }

    static bool is_strict_prefix(std::string_view a, std::string_view b) { return a.size() < b.size() && b.starts_with(a); }

    /// A code row governs longer codes of its space, and rows of its own code that name a project or purchase.
    static bool governs(const RowMeaning& above, const RowMeaning& below) {
        if (above.code_dimension != below.code_dimension || above.has_detail) return false;
        return is_strict_prefix(above.code, below.code) || (above.code == below.code && below.has_detail);
    }

    Structure structure(std::size_t parent, const std::vector<std::size_t>& parts) const {
        if (type(parent) == RowType::unit) return type(parts.front()) == RowType::unit ? Structure::units : Structure::code;
        if (type(parent) == RowType::coded) return rows_.at(parts.front()).code == rows_.at(parent).code ? Structure::list : Structure::code;
        return type(parent) == RowType::total ? Structure::total_row : Structure::outline;
    }

    bool subset(const std::vector<std::size_t>& parts) const {
        return std::ranges::any_of(parts, [&](std::size_t i) { return rows_.at(i).phrase.of_which; });
    }

    const Table& table_;
    const std::vector<RowMeaning>& rows_;
    std::vector<int> parent_;
    std::vector<bool> heads_group_;
    std::vector<std::size_t> order_, units_, codes_;
};

/// Totals over the roots: a total above heads what follows, totals below close what stands above them.
class TotalRows {
public:
    TotalRows(const RowForest& forest, const Table& table, const std::vector<RowMeaning>& rows) : forest_(forest), table_(table), rows_(rows) {}

    std::vector<RowSum> sums() {
        const std::vector<std::size_t> roots = forest_.roots();
        if (std::ranges::none_of(roots, [&](std::size_t i) { return is_total(i); })) return {};
        if (is_total(roots.front()) && !closes_with_total(roots)) top_totals(roots);
        else bottom_totals(roots);
        return std::move(sums_);
    }

private:
    bool is_total(std::size_t i) const { return forest_.type(i) == RowType::total && !forest_.heads_group(i); }

    /// The last total row stands below everything it sums: nothing but itself follows.
    bool closes_with_total(const std::vector<std::size_t>& roots) const {
        return roots.size() > 1 && is_total(roots.back());
    }

    /// Each total heads the rows down to the next total; a first total followed by totals that head groups heads those.
    void top_totals(const std::vector<std::size_t>& roots) {
        std::vector<RowSum> open;
        for (const std::size_t root : roots) {
            if (is_total(root)) open.push_back({root, {}, Structure::total_row, false});
            else open.back().parts.push_back(root);
        }
        if (open.size() > 1 && open.front().parts.empty())
            for (std::size_t i = 1; i < open.size(); ++i) open.front().parts.push_back(open[i].parent);
        for (RowSum& sum : open)
            if (!sum.parts.empty()) sums_.push_back(std::move(sum));
    }

    /// Does the total close everything still open, or only the rows since the last total?
    bool closes_all(std::size_t total) const {
        const Coordinates& said = rows_.at(total).phrase.coordinates;
        if (said.value(Dimension::vintage) == "all" || said.value(Dimension::use) == "all") return true;
        if (said.has(Dimension::vintage) || said.has(Dimension::use)) return false;
        const std::vector<Label>& labels = table_.entries[total].labels;
        return !labels.empty() && fold(labels.back().name) != "小计";
    }

    void bottom_totals(const std::vector<std::size_t>& roots) {
        std::vector<std::size_t> pending;
        std::size_t since_total = 0;   // pending[since_total…] follow the last total
        for (const std::size_t root : roots) {
            if (!is_total(root)) {
                pending.push_back(root);
                continue;
            }
            const std::size_t first = closes_all(root) || since_total == pending.size() ? 0 : since_total;
            if (first < pending.size()) {
                sums_.push_back({root, {pending.begin() + static_cast<std::ptrdiff_t>(first), pending.end()}, Structure::total_row, false});
                pending.resize(first);
            }
            pending.push_back(root);
            since_total = pending.size();
        }
    }

    const RowForest& forest_;
    const Table& table_;
    const std::vector<RowMeaning>& rows_;
    std::vector<RowSum> sums_;
};

/// A total may be cut twice, by fund and by body (合计: 一般公共预算资金; 307, 307005): each cut is a sum of its own.
std::vector<RowSum> by_partition(std::vector<RowSum> sums, const RowForest& forest, const std::vector<RowMeaning>& rows) {
    std::vector<RowSum> result;
    for (RowSum& sum : sums) {
        RowSum funds = sum, bodies = sum;
        const auto is_body = [&](std::size_t i) { return forest.type(i) == RowType::unit; };
        const auto is_fund = [&](std::size_t i) { return !is_body(i) && rows.at(i).phrase.coordinates.has(Dimension::fund) && rows.at(i).code.empty(); };
        const bool two_cuts = std::ranges::all_of(sum.parts, [&](std::size_t i) { return is_body(i) || is_fund(i); }) &&
                              std::ranges::any_of(sum.parts, is_body) && std::ranges::any_of(sum.parts, is_fund);
        if (!two_cuts) {
            result.push_back(std::move(sum));
            continue;
        }
        std::erase_if(funds.parts, is_body);
        std::erase_if(bodies.parts, is_fund);
        result.push_back(std::move(funds));
        result.push_back(std::move(bodies));
    }
    return result;
}

}  // namespace

std::vector<RowSum> row_sums(const Table& table, const BoundTable& bound, const std::vector<Fact>& facts, int panel) {
    const RowForest forest(table, bound, panel);
    std::vector<RowSum> sums = forest.sums_of_children();
    for (RowSum& sum : by_partition(TotalRows(forest, table, bound.rows).sums(), forest, bound.rows)) {
        const bool plain_list = std::ranges::all_of(sum.parts, [&](std::size_t i) { return forest.type(i) == RowType::other || forest.type(i) == RowType::unit; });
        if (plain_list) split_levels(sum, bound, facts, sums);
        else sums.push_back(std::move(sum));
    }
    return sums;
}

}  // namespace gouji
