#include "gouji/facts/partition.hpp"

#include "header_tree.hpp"
#include "row_tree.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace gouji {
namespace {

class Proposer {
public:
    Proposer(const TypedTable& typed, const BoundTable& bound, const std::vector<Fact>& facts, int first_family)
        : table_(typed.table), bound_(bound), facts_(facts), next_family_(first_family) {}

    std::vector<Sum> propose() {
        int panels = 0;
        for (const Column& column : table_.columns) panels = std::max(panels, column.panel + 1);
        for (int panel = 0; panel < panels; ++panel) {
            across_columns(panel);
            down_rows(panel);
        }
        return std::move(sums_);
    }

private:
    void across_columns(int panel) {
        for (const ColumnSum& column_sum : column_sums(table_, bound_, panel)) {
            const int family = next_family_++;
            for (std::size_t entry = 0; entry < table_.entries.size(); ++entry) {
                if (table_.entries[entry].panel != panel) continue;
                Sum sum;
                sum.structure = Structure::header;
                sum.family = family;
                sum.subset = column_sum.subset;
                std::vector<int> parts;
                for (const std::size_t column : column_sum.parts) parts.push_back(bound_.fact_of.at(entry).at(column));
                add(std::move(sum), bound_.fact_of.at(entry).at(column_sum.parent), parts);
            }
        }
    }

    void down_rows(int panel) {
        std::map<std::pair<Structure, bool>, int> families;
        for (const RowSum& row_sum : row_sums(table_, bound_, facts_, panel)) {
            const auto [family, is_new] = families.try_emplace({row_sum.structure, row_sum.subset}, next_family_);
            if (is_new) ++next_family_;
            for (std::size_t column = 0; column < table_.columns.size(); ++column) {
                Sum sum;
                sum.structure = row_sum.structure;
                sum.family = family->second;
                sum.subset = row_sum.subset;
                std::vector<int> parts;
                for (const std::size_t entry : row_sum.parts) parts.push_back(bound_.fact_of.at(entry).at(column));
                add(std::move(sum), bound_.fact_of.at(row_sum.parent).at(column), parts);
            }
        }
    }

    /// Keeps a proposal that has something to compare: a printed parent and a printed part, or a parent over nothing but blanks.
    void add(Sum sum, int parent, const std::vector<int>& parts) {
        if (parent < 0 || !facts_.at(static_cast<std::size_t>(parent)).is_figure()) return;
        sum.parent = static_cast<FactIndex>(parent);
        sum.table = facts_.at(sum.parent).table;
        const bool may_be_partial = sum.structure == Structure::header || sum.structure == Structure::outline;
        if (may_be_partial && parts.size() == 1) sum.subset = true;   // one child alone need not be the whole
        if (sum.subset && exhausts_a_dimension(parts)) sum.subset = false;
        for (const int part : parts)
            if (part >= 0 && facts_.at(static_cast<std::size_t>(part)).is_figure()) sum.parts.push_back(static_cast<FactIndex>(part));
        const bool says_nothing_below = sum.parts.empty() && !sum.subset && !is_zero(facts_.at(sum.parent).value) && std::ranges::any_of(parts, [](int p) { return p >= 0; });
        if (!sum.parts.empty() || says_nothing_below) sums_.push_back(std::move(sum));
    }

    /// 其中 whose members, blank or not, step through a dimension completely is a full partition: own and higher level,
    /// personnel and operating.
    bool exhausts_a_dimension(const std::vector<int>& parts) const {
        static constexpr std::array<std::tuple<Dimension, std::string_view, std::string_view>, 2> complete = {{
            {Dimension::origin, "own_level", "higher_level"},
            {Dimension::category, "basic/personnel", "basic/operating"},
        }};
        return std::ranges::any_of(complete, [&](const auto& pair) {
            const auto says = [&](std::string_view value) {
                return std::ranges::any_of(parts, [&](int p) { return p >= 0 && facts_.at(static_cast<std::size_t>(p)).coordinates.value(std::get<0>(pair)) == value; });
            };
            return says(std::get<1>(pair)) && says(std::get<2>(pair));
        });
    }

    const Table& table_;
    const BoundTable& bound_;
    const std::vector<Fact>& facts_;
    int next_family_;
    std::vector<Sum> sums_;
};

}  // namespace

int next_family(const std::vector<Sum>& sums) {
    int next = 0;
    for (const Sum& sum : sums) next = std::max(next, sum.family + 1);
    return next;
}

std::vector<Sum> propose_sums(const TypedTable& typed, const BoundTable& bound, const std::vector<Fact>& facts, int first_family) {
    return Proposer(typed, bound, facts, first_family).propose();
}

}  // namespace gouji
