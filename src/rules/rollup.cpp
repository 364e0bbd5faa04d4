// A figure of one table as the sum over a complete list of others: the three budgets of the fiscal appropriation, the leaves of
// a table that prints no classes.

#include "judge.hpp"
#include "working.hpp"

#include "gouji/core/interval.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace gouji::judging {

namespace {

Key with_value(Key key, Dimension dimension, std::uint32_t value) {
    key.at(slot(dimension)) = value;
    return key;
}

/// A list that is one figure is that figure printed twice; no rounding stands between them.
void restate_single_part(const Figures& figures, Outcome& outcome) {
    std::vector<FactRef> carrying;
    for (std::size_t i = 1; i < outcome.operands.size(); ++i) {
        const auto ref = outcome.operands.at(i).fact;
        if (!is_zero(figures.fact(ref).value)) carrying.push_back(ref);
    }
    if (carrying.size() != 1 || !outcome.expected || outcome.verdict == Verdict::exact) return;
    const auto value = value_in(figures.fact(carrying.front()), outcome.unit);
    if (!value) return;
    const auto same = compare_restated(outcome.actual, *value);
    outcome.verdict = same == Restatement::same             ? Verdict::exact
                      : same == Restatement::not_harmonised ? Verdict::not_harmonised
                                                            : Verdict::violation;
    outcome.large = false;
    std::ranges::stable_partition(outcome.operands, [&](const Operand& o) {
        return o.role == "whole" || !is_zero(figures.fact(o.fact).value);
    });
    weigh_counter_evidence(figures, outcome);
}

Outcome compare_whole(const Figures& figures, const Rule* rule, FactRef whole, const std::vector<FactRef>& parts) {
    auto out = compare_to_sum(figures, rule, whole, parts);
    out.operands.front().role = "whole";
    restate_single_part(figures, out);
    weigh_odd_places(figures, out);
    weigh_scope_gap(figures, out);
    return out;
}

const Share* outside(const Group& group, const Share& place) {
    const auto usable = [&](const Share& share) {
        return !share.parts && share.table >= 0 && (share.table != place.table || share.record != place.record);
    };
    if (usable(group.quoted())) return &group.quoted();
    const auto found = std::ranges::find_if(group.shares, usable);
    return found == group.shares.end() ? nullptr : &*found;
}

bool is_code(std::string_view value) {
    return !value.empty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
}

class NamedParts {
public:
    NamedParts(const Bench& bench, const Rule* rule, const RollupRule& kind) : bench_(bench), rule_(rule), kind_(kind) {
        for (std::uint32_t record = 0; record < bench.figures.record_count(); ++record)
            for (const auto& fact : bench.figures.record(record).facts) note_sibling(record, fact);
    }

    void judge(Outcomes& out) const {
        for (const auto& group : bench_.figures.groups()) {
            if (!group.judged || group.quoted().table < 0) continue;
            const auto own = group.quoted().facts.front();
            if (kind_.whole.matches(bench_.figures.fact(own).coordinates)) judge_whole(group, own, out);
        }
    }

private:
    void judge_whole(const Group& group, FactRef own, Outcomes& out) const {
        std::vector<FactRef> parts;
        std::vector<std::string_view> missing;
        for (const auto& value : kind_.parts) {
            const auto found = find_part(group, value);
            if (found) parts.insert(parts.end(), found->begin(), found->end());
            else missing.push_back(value);
        }
        if (parts.empty()) return;
        const bool complete = std::ranges::all_of(missing, [&](std::string_view value) { return is_nil(parts, value); }) && names_all_siblings(parts);
        if (complete) {
            out.push_back(compare_whole(bench_.figures, rule_, own, parts));
            return;
        }
        // Money that is there, but not split like the whole, makes no relation; money nobody knows of leaves one open.
        const bool not_split = std::ranges::any_of(missing, [&](std::string_view value) {
            return bench_.figures.has_money(kind_.over, value);
        });
        if (not_split) return;
        std::vector<Operand> operands{{own, "whole", 1}};
        for (const auto ref : parts) operands.push_back({ref, "part", 1});
        out.push_back(not_run(rule_, Verdict::not_checked, Reason::incomplete, std::move(operands)));
    }

    /// The part's figure in another table; empty when only a blank stands there; nullopt when nothing is printed for it.
    [[nodiscard]] std::optional<std::vector<FactRef>> find_part(const Group& whole, std::string_view value) const {
        const auto id = bench_.figures.value_id(value);
        if (id == 0) return std::nullopt;
        const Key place = kind_.part_item.empty() ? whole.key : with_value(whole.key, Dimension::item, bench_.figures.value_id(kind_.part_item));
        for (const auto& key : part_keys(with_value(place, kind_.over, id))) {
            const auto* group = bench_.figures.find(key);
            const auto* share = group != nullptr && group->judged ? outside(*group, whole.quoted()) : nullptr;
            if (share != nullptr) return std::vector<FactRef>{share->facts.front()};
            if (bench_.figures.is_blank(key)) return std::vector<FactRef>{};
        }
        return std::nullopt;
    }

    /// The key itself, then with the coarser dimensions said less precisely: basic/personnel, basic, nothing.
    [[nodiscard]] std::vector<Key> part_keys(const Key& exact) const {
        std::vector<Key> keys{exact};
        for (const auto dimension : kind_.coarser) {
            auto value = bench_.figures.value_text(exact.at(slot(dimension)));
            for (auto at = value.rfind('/'); at != std::string::npos; at = value.rfind('/')) {
                value.resize(at);
                const auto id = bench_.figures.value_id(value);
                if (id != 0) keys.push_back(with_value(exact, dimension, id));
            }
            keys.push_back(with_value(exact, dimension, 0));
        }
        return keys;
    }

    [[nodiscard]] bool is_nil(const std::vector<FactRef>& found, std::string_view value) const {
        if (bench_.figures.is_nil(kind_.over, value)) return true;
        // A list over this dimension whose total holds lists everything: what it does not print is nothing.
        return std::ranges::all_of(found, [&](FactRef ref) {
            const auto& fact = bench_.figures.fact(ref);
            return bench_.complete_columns.contains({ref.record, fact.table, fact.column, kind_.over});
        }) && stands_in_one_table(found);
    }

    /// Columns that carry money in a class which the rule does not name: regions book some elsewhere.
    void note_sibling(std::uint32_t record, const Fact& fact) {
        if (!fact.is_figure() || is_zero(fact.value)) return;
        const auto value = fact.coordinates.value(kind_.over);
        if (is_code(value) && value.size() == kind_.parts.front().size() && std::ranges::find(kind_.parts, value) == kind_.parts.end())
            other_siblings_.insert({record, fact.table, fact.column});
    }

    /// The classes that the rule names are all that carry money in their table's column.
    [[nodiscard]] bool names_all_siblings(const std::vector<FactRef>& found) const {
        const auto& first = bench_.figures.fact(found.front());
        return !other_siblings_.contains({found.front().record, first.table, first.column});
    }

    [[nodiscard]] bool stands_in_one_table(const std::vector<FactRef>& found) const {
        const auto& first = found.front();
        return std::ranges::all_of(found, [&](FactRef ref) {
            return ref.record == first.record && bench_.figures.fact(ref).table == bench_.figures.fact(first).table;
        });
    }

    const Bench& bench_;
    const Rule* rule_;
    const RollupRule& kind_;
    std::set<std::tuple<std::uint32_t, int, int>> other_siblings_;
};

/// Proper ancestors of a code or path, nearest first: 2080501 → 20805, 208.
std::vector<std::string> ancestors_of(std::string_view value) {
    std::vector<std::string> out;
    constexpr std::size_t class_digits = 3, digits_per_level = 2;
    if (is_code(value)) {
        for (auto size = value.size(); size >= class_digits + digits_per_level; size -= digits_per_level) {
            out.emplace_back(value.substr(0, size - digits_per_level));
        }
        return out;
    }
    for (auto at = value.rfind('/'); at != std::string_view::npos && at > 0; at = value.rfind('/', at - 1)) {
        out.emplace_back(value.substr(0, at));
    }
    return out;
}

class Leaves {
public:
    Leaves(const Bench& bench, const Rule* rule, const RollupRule& kind) : bench_(bench), rule_(rule), kind_(kind) {}

    void judge(Outcomes& out) {
        for (const auto& list : bench_.lists) judge_list(list, out);
    }

private:
    void judge_list(const ProvenList& list, Outcomes& out) {
        const auto& figures = bench_.figures;
        std::map<std::string, std::vector<FactRef>> below;
        for (const auto part : list.sum->parts) {
            const FactRef ref{list.record, part};
            const auto& coordinates = figures.fact(ref).coordinates;
            if (!figures.in_play(ref) || !coordinates.has(kind_.over)) return;   // a row of unknown place may belong anywhere
            for (auto& value : ancestors_of(coordinates.value(kind_.over))) below[std::move(value)].push_back(ref);
        }
        const FactRef parent{list.record, list.sum->parent};
        if (below.empty() || !figures.in_play(parent) || figures.undecided(figures.fact(parent)).any()) return;
        const auto key = figures.key_of(parent);
        const auto own_value = figures.value_text(key.at(slot(kind_.over)));
        for (const auto& [value, parts] : below) {
            // At or above the list's own total there is nothing to add up.
            if (!own_value.empty() && is_ancestor_or_self(kind_.over, value, own_value)) continue;
            judge_value(with_value(key, kind_.over, figures.value_id(value)), value, parts, out);
        }
    }

    void judge_value(const Key& key, std::string_view value, const std::vector<FactRef>& parts, Outcomes& out) {
        const auto& figures = bench_.figures;
        if (figures.value_id(value) == 0) return;
        const auto* group = figures.find(key);
        if (group == nullptr || !group->judged) return;
        const auto& own_list = figures.fact(parts.front());
        const auto prints_value = [&](const Share& share) {
            return share.record == parts.front().record && share.table == own_list.table;
        };
        const auto own = group->quoted().facts.front();
        if (group->quoted().table < 0 || std::ranges::any_of(group->shares, prints_value)) return;
        if (!kind_.whole.matches(figures.fact(own).coordinates)) return;
        if (!seen_.insert({own, own_list.table}).second) return;
        out.push_back(compare_whole(figures, rule_, own, parts));
    }

    const Bench& bench_;
    const Rule* rule_;
    const RollupRule& kind_;
    std::set<std::pair<FactRef, int>> seen_;
};

}  // namespace

void judge_rollups(const Bench& bench, Outcomes& out) {
    for (const auto& [rule, kind] : rules_of<RollupRule>(bench.rules)) {
        if (kind->parts.empty()) Leaves(bench, rule, *kind).judge(out);
        else NamedParts(bench, rule, *kind).judge(out);
    }
}

}  // namespace gouji::judging
