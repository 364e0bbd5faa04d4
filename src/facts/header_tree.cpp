#include "header_tree.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <string>

namespace gouji {
namespace {

constexpr std::size_t deepest_header = 8;   ///< levels; real forms have up to 4

class HeaderTree {
public:
    HeaderTree(const Table& table, const BoundTable& bound) : table_(table), bound_(bound) {}

    std::vector<ColumnSum> sums(int panel) {
        std::vector<std::size_t> columns;
        for (std::size_t c = 0; c < table_.columns.size(); ++c)
            if (table_.columns[c].panel == panel && table_.columns[c].role == ColumnRole::amount) columns.push_back(c);
        if (!columns.empty()) compare_totals(node(columns, 0));
        return std::move(sums_);
    }

private:
    using Columns = std::vector<std::size_t>;

    std::string element(std::size_t column, std::size_t depth) const {
        const std::vector<std::string>& path = table_.columns[column].path;
        return depth < path.size() ? fold(path[depth]) : std::string{};
    }

    std::string last(std::size_t column) const {
        const std::vector<std::string>& path = table_.columns[column].path;
        return path.empty() ? std::string{} : fold(path.back());
    }

    std::vector<Columns> groups(const Columns& columns, std::size_t depth) const {
        std::vector<Columns> result;
        std::string previous;
        for (const std::size_t column : columns) {
            const std::string name = element(column, depth);
            if (result.empty() || name != previous || name.empty()) result.emplace_back();
            result.back().push_back(column);
            previous = name;
        }
        return result;
    }

    static bool heads_siblings(const std::string& header) { return ends_with_total_word(header) || header.ends_with("总数"); }

    /// A group of one column whose own word is a total. 金额 or 预算数 before 其中 columns is one too.
    bool is_total(const Columns& group, bool others_say_of_which) const {
        if (group.size() != 1) return false;
        const Phrase& phrase = bound_.columns.at(group.front());
        if (heads_siblings(last(group.front()))) return true;
        return others_say_of_which && !phrase.of_which && !phrase.meaning && phrase.unknown.empty();
    }

    /// Sums inside the columns of one header node; answers what stands for the node: its total, or else its leaves.
    Columns node(const Columns& columns, std::size_t depth) {
        if (columns.size() == 1 || depth >= deepest_header) return columns;
        const std::vector<Columns> parts = groups(columns, depth);
        if (parts.size() == 1) return node(columns, depth + 1);
        if (const Columns* total = total_group(parts, depth)) return repeated_totals(parts, *total, depth);
        const bool of_which = std::ranges::any_of(columns, [&](std::size_t c) { return bound_.columns.at(c).of_which; });
        Columns leaves;
        std::vector<Open> open;
        for (const Columns& part : parts) {
            if (is_total(part, of_which)) {
                open.push_back({part.front(), {}, {}});
                continue;
            }
            const bool opens_subset = std::ranges::all_of(part, [&](std::size_t c) { return bound_.columns.at(c).of_which; });
            for (const std::size_t column : node(part, depth + 1)) {
                leaves.push_back(column);
                if (open.empty()) continue;
                Open& now = open.back();
                (opens_subset || !now.subset.empty() ? now.subset : now.parts).push_back(column);   // 其中 holds to the end of its level
            }
        }
        if (open.empty()) return leaves;
        if (open.size() == 1 && open.front().parts.empty() && open.front().subset.empty()) open.front().parts = leaves;   // the total stands last
        for (const Open& total : open) {
            close({total.column, total.parts, false, false});
            close({total.column, total.subset, true, false});
        }
        return {open.front().column};
    }

    /// A total column with the columns after it: its partition, and the 其中 columns beside that.
    struct Open {
        std::size_t column = 0;
        Columns parts, subset;
    };

    /// A group of several columns headed by a total word: 总计 > 一般公共预算 | 政府性基金 beside 因公出国 > the same funds.
    const Columns* total_group(const std::vector<Columns>& parts, std::size_t depth) const {
        const auto found = std::ranges::find_if(parts, [&](const Columns& part) { return part.size() > 1 && heads_siblings(element(part.front(), depth)); });
        return found == parts.end() ? nullptr : &*found;
    }

    /// Each column of the total group is the sum of the columns with its own inner header in the other groups.
    Columns repeated_totals(const std::vector<Columns>& parts, const Columns& total, std::size_t depth) {
        std::vector<ColumnSum> sums;
        for (const std::size_t column : total) sums.push_back({column, {}, false, false});
        for (const Columns& part : parts) {
            if (&part == &total) continue;
            for (const std::size_t column : node(part, depth + 1))
                for (ColumnSum& sum : sums)
                    if (last(sum.parent) == last(column)) sum.parts.push_back(column);
        }
        for (const ColumnSum& sum : sums) close(sum);
        return total;
    }

    void close(const ColumnSum& sum) {
        if (!sum.parts.empty()) sums_.push_back(sum);
    }

    /// Two header nodes that each have a total of the same meaning cut the same money in two ways.
    void compare_totals(const Columns& representatives) {
        for (std::size_t i = 1; i < representatives.size(); ++i) {
            const std::size_t first = representatives[0], other = representatives[i];
            if (!ends_with_total_word(last(first)) || !ends_with_total_word(last(other))) continue;
            if (bound_.columns.at(first).coordinates.to_string() == bound_.columns.at(other).coordinates.to_string())
                sums_.push_back({first, {other}, false, true});
        }
    }

    const Table& table_;
    const BoundTable& bound_;
    std::vector<ColumnSum> sums_;
};

}  // namespace

std::vector<ColumnSum> column_sums(const Table& table, const BoundTable& bound, int panel) { return HeaderTree(table, bound).sums(panel); }

}  // namespace gouji
