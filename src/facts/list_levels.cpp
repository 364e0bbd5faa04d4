#include "list_levels.hpp"

#include <algorithm>
#include <optional>

namespace gouji {
namespace {

constexpr int most_levels = 4;   ///< deepest list seen: total, department, unit, project

using Values = std::vector<std::optional<Decimal>>;   ///< one per row; blank counts as zero

std::optional<Decimal> value_at(std::size_t entry, std::size_t column, const BoundTable& bound, const std::vector<Fact>& facts) {
    const int index = bound.fact_of.at(entry).at(column);
    if (index < 0) return std::nullopt;
    const Fact& fact = facts.at(static_cast<std::size_t>(index));
    if (!fact.is_figure()) return Decimal{};
    return fact.value;
}

/// Rows at the end of a list that hold no money in any column: no running sum tells their level, so they go with the last group.
std::size_t rows_without_money(const RowSum& list, const BoundTable& bound, const std::vector<Fact>& facts) {
    const auto holds_money = [&](std::size_t part) {
        for (std::size_t column = 0; column < bound.columns.size(); ++column)
            if (const auto value = value_at(part, column, bound, facts); value && !is_zero(*value)) return true;
        return false;
    };
    const auto last = std::find_if(list.parts.rbegin(), list.parts.rend(), holds_money);
    return static_cast<std::size_t>(last - list.parts.rbegin());
}

/// How many times the total the parts add up to: 2, 3 … when exact, 0 when not, 1 for one level.
int levels_in_column(const RowSum& list, std::size_t column, const BoundTable& bound, const std::vector<Fact>& facts) {
    const auto total = value_at(list.parent, column, bound, facts);
    if (!total || is_zero(*total)) return -1;
    std::optional<Decimal> sum = Decimal{};
    for (const std::size_t part : list.parts) {
        if (const auto value = value_at(part, column, bound, facts); value && sum) sum = add(*sum, *value);
    }
    if (!sum) return 0;
    std::optional<Decimal> multiple = total;
    for (int k = 1; k <= most_levels && multiple; ++k) {
        if (equal_value(*sum, *multiple)) return k;
        multiple = add(*multiple, *total);
    }
    return 0;
}

/// The tree by running sum in one column: a row whose value equals the sum of the rows right after it is their parent.
class RunningSum {
public:
    RunningSum(const RowSum& list, Values values, std::vector<RowSum>& sums) : list_(list), values_(std::move(values)), sums_(sums) {}

    /// Consumes rows that add up to `target` from `at`; `depth` levels remain below. Answers the row after the last, or nothing.
    std::optional<std::size_t> parts_of(std::size_t parent, Decimal target, std::size_t at, int depth) {
        RowSum sum{parent, {}, Structure::list, false};
        std::optional<Decimal> rest = target;
        while (rest && !is_zero(*rest)) {
            if (at >= list_.parts.size() || !values_.at(at)) return std::nullopt;
            const Decimal value = *values_.at(at);
            const std::size_t row = list_.parts.at(at);
            sum.parts.push_back(row);
            rest = subtract(*rest, value);
            ++at;
            if (depth > 1 && !is_zero(value)) {
                const auto next = parts_of(row, value, at, depth - 1);
                if (!next) return std::nullopt;
                at = *next;
            }
        }
        if (!rest) return std::nullopt;
        sums_.push_back(std::move(sum));
        return at;
    }

private:
    const RowSum& list_;
    Values values_;
    std::vector<RowSum>& sums_;
};

}  // namespace

void split_levels(const RowSum& all, const BoundTable& bound, const std::vector<Fact>& facts, std::vector<RowSum>& sums) {
    RowSum list = all;
    list.parts.resize(list.parts.size() - rows_without_money(list, bound, facts));
    int levels = 1;
    std::optional<std::size_t> guide;
    for (std::size_t column = 0; column < bound.columns.size(); ++column) {
        const int found = levels_in_column(list, column, bound, facts);
        if (found > 1 && !guide) {
            levels = found;
            guide = column;
        } else if (found == 1 || (found > 1 && found != levels)) {
            levels = 1;   // one column that does not repeat itself: one level; a column that adds up to nothing holds a wrong figure
            guide.reset();
            break;
        }
    }
    if (guide) {
        Values values;
        for (const std::size_t part : list.parts) values.push_back(value_at(part, *guide, bound, facts));
        std::vector<RowSum> tree;
        const auto total = value_at(list.parent, *guide, bound, facts);
        const auto end = RunningSum(list, std::move(values), tree).parts_of(list.parent, *total, 0, levels);
        if (end == list.parts.size()) {
            std::vector<std::size_t>& last_group = tree.at(tree.size() - 2).parts;   // the list's own sum closes last, a level stands below it
            last_group.insert(last_group.end(), all.parts.begin() + static_cast<std::ptrdiff_t>(*end), all.parts.end());
            sums.insert(sums.end(), tree.begin(), tree.end());
            return;
        }
    }
    sums.push_back(all);
    sums.back().structure = Structure::total_row;
}

}  // namespace gouji
