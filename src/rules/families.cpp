#include "families.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

bool is_addable(FigureRole role) {
    return role == FigureRole::level || role == FigureRole::change || role == FigureRole::base || role == FigureRole::count;
}

/// Records may come from a file: indices are checked once, here.
bool is_well_formed(const Record& record, const Sum& sum) {
    const auto known = [&](FactIndex index) { return index < record.facts.size(); };
    if (!known(sum.parent) || !std::ranges::all_of(sum.parts, known)) return false;
    const auto& parent = record.facts.at(sum.parent);
    if (!parent.is_figure() || !is_addable(parent.role)) return false;
    return std::ranges::all_of(sum.parts, [&](FactIndex index) { return record.facts.at(index).role == parent.role; });
}

Instance instance_of(const Figures& figures, std::uint32_t record, const Sum& sum) {
    Instance out;
    out.sum = &sum;
    out.parent = {record, sum.parent};
    const auto& parent = figures.fact(out.parent);
    out.in_doubt = figures.in_doubt(record, parent.table);
    std::vector<Decimal> values;
    int non_zero = 0;
    for (const auto index : sum.parts) {
        const auto& part = figures.fact({record, index});
        const auto value = value_in(part, parent.unit);
        if (!part.is_figure()) continue;
        if (!value) return out;
        out.parts.push_back({record, index});
        values.push_back(*value);
        if (!is_zero(*value)) ++non_zero;
    }
    out.agreement = compare_sum(parent.value, values);
    out.strong = non_zero >= 2;
    out.trivial = !(out.strong || (non_zero == 1 && values.size() >= 2));
    out.all_zero = non_zero == 0 && is_zero(parent.value);
    return out;
}

/// Title, structure and column path: what makes sums of different tables one pattern.
std::string pattern_of(const Figures& figures, const Instance& instance) {
    const auto& parent = figures.fact(instance.parent);
    const auto* table = figures.table(instance.parent.record, parent.table);
    std::string out = table == nullptr ? std::string() : table->title;
    out += '\n' + std::to_string(static_cast<int>(instance.sum->structure));
    for (const auto& label : parent.column_path) out += '\n' + label;
    if (instance.sum->structure != Structure::header) return out;
    for (const auto ref : instance.parts) {
        for (const auto& label : figures.fact(ref).column_path) out += '\n' + label;
    }
    return out;
}

/// Judged shortfalls of one row, one per amount column.
using Row = std::tuple<std::uint32_t, int, int>;

Row row_of(const Figures& figures, FactRef ref) {
    const auto& fact = figures.fact(ref);
    return {ref.record, fact.table, fact.row};
}

class Shortfalls {
public:
    Shortfalls(const Figures& figures, const std::vector<JudgedSum>& sums) : figures_(figures) {
        for (const auto& judged : sums) note(judged);
    }

    [[nodiscard]] bool is_withheld(const JudgedSum& judged) const {
        const auto own = gaps_.find(judged.instance->parent);
        return own != gaps_.end() && sign(own->second) > 0 && ancestors_agree(judged) && row_agrees(judged.instance->parent);
    }

private:
    void note(const JudgedSum& judged) {
        const auto& sum = *judged.instance->sum;
        if (sum.structure == Structure::header) {
            if (judged.outcome.verdict != Verdict::not_applicable && judged.outcome.verdict != Verdict::not_checked) {
                identities_[row_of(figures_, judged.instance->parent)].push_back(judged.instance);
            }
            return;
        }
        const bool fails = judged.instance->agreement == Agreement::violation && !judged.as_limit && sum.acceptance != Acceptance::vetoed;
        if (const auto missing = fails || judged.instance->parts.empty() ? shortfall(*judged.instance) : std::nullopt)
            gaps_.insert_or_assign(judged.instance->parent, *missing);
        if (judged.outcome.verdict == Verdict::not_applicable) return;
        for (const auto part : judged.instance->parts) ancestors_[part].push_back(judged.instance);
    }

    /// parent − Σ parts, also where the sum itself was not judged: an open row in one column does not hide the gap of the row.
    [[nodiscard]] std::optional<Decimal> shortfall(const Instance& instance) const {
        const auto& parent = figures_.fact(instance.parent);
        std::optional<Decimal> rest = parent.value;
        for (const auto ref : instance.parts) {
            const auto value = value_in(figures_.fact(ref), parent.unit);
            if (!rest || !value) return std::nullopt;
            rest = subtract(*rest, *value);
        }
        return rest;
    }

    [[nodiscard]] Decimal gap(FactRef ref) const {
        const auto found = gaps_.find(ref);
        return found == gaps_.end() ? Decimal{0, figures_.fact(ref).value.places} : found->second;
    }

    [[nodiscard]] bool ancestors_agree(const JudgedSum& judged) const {
        const auto found = ancestors_.find(judged.instance->parent);
        if (found == ancestors_.end()) return true;
        return std::ranges::all_of(found->second, [&](const Instance* above) {
            return above->holds() || equal_value(gap(above->parent), gap(judged.instance->parent));
        });
    }

    /// The gaps themselves satisfy every header sum of the row, and at least one of them has something to say.
    [[nodiscard]] bool row_agrees(FactRef parent) const {
        const auto found = identities_.find(row_of(figures_, parent));
        if (found == identities_.end()) return false;
        bool spoke = false;
        for (const auto* identity : found->second) {
            std::vector<Decimal> parts;
            for (const auto ref : identity->parts) parts.push_back(gap(ref));
            const auto total = gap(identity->parent);
            if (compare_sum(total, parts) == Agreement::violation || sign(total) < 0) return false;
            spoke = spoke || sign(total) > 0;
        }
        return spoke;
    }

    const Figures& figures_;
    std::map<FactRef, Decimal> gaps_;                                ///< parent − Σ of failing row sums
    std::map<FactRef, std::vector<const Instance*>> ancestors_;      ///< row sums that a figure is part of
    std::map<Row, std::vector<const Instance*>> identities_;         ///< header sums of a row
};

}  // namespace

void Family::count(const Instance& instance, int weight) {
    if (instance.parts.empty()) return;   // nothing printed below: neither for nor against
    instances += weight;
    if (instance.in_doubt || instance.agreement == Agreement::overflow) return;
    const bool holds = instance.holds();
    // A sum with siblings left over is no evidence against its family, and when it holds all the same it is one for it.
    if (!instance.sum->complete && !holds) return;
    if (!holds) any_failing += weight;
    if (!instance.all_zero) {
        figure_rows += weight;
        if (holds) held_rows += weight;
    }
    if (instance.trivial) return;
    (holds ? holding : failing) += weight;
    if (holds && instance.strong) strongly_holding += weight;
}

Family Family::without(const Instance& instance) const {
    auto out = *this;
    out.count(instance, -1);
    return out;
}

Families::Families(const Figures& figures) {
    for (std::uint32_t r = 0; r < figures.record_count(); ++r) {
        for (const auto& sum : figures.record(r).sums) {
            if (is_well_formed(figures.record(r), sum)) instances_.push_back(instance_of(figures, r, sum));
        }
    }
    for (const auto& instance : instances_) {
        auto& family = families_[{instance.parent.record, instance.sum->table, instance.sum->family}];
        if (family.kin == nullptr) family.kin = &kins_[pattern_of(figures, instance)];
        family.count(instance, 1);
    }
    for (const auto& instance : instances_) {
        auto& family = families_[{instance.parent.record, instance.sum->table, instance.sum->family}];
        family.kin->count(instance, 1);
    }
}

const Family& Families::family_of(const Instance& instance) const {
    return families_.at({instance.parent.record, instance.sum->table, instance.sum->family});
}

void mark_children_missing(const Figures& figures, std::vector<JudgedSum>& sums) {
    const bool any = std::ranges::any_of(sums, [](const JudgedSum& s) { return s.outcome.verdict == Verdict::violation; });
    if (!any) return;
    const Shortfalls shortfalls(figures, sums);
    for (auto& judged : sums) {
        if (judged.instance->sum->structure == Structure::header || judged.outcome.verdict != Verdict::violation) continue;
        if (shortfalls.is_withheld(judged)) judged.outcome.verdict = Verdict::children_missing;
    }
}

}  // namespace gouji::judging
