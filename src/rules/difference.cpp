// 增减额 and 增减% in the columns of a table, row by row.

#include "judge.hpp"
#include "working.hpp"

#include "gouji/core/interval.hpp"
#include "gouji/rules/percent.hpp"

namespace gouji::judging {

namespace {

/// The figures of one row that mean the same, apart from year and measure.
struct Compared {
    std::optional<FactRef> now, before, change, growth;
    bool twice = false;
    void take(std::optional<FactRef>& place, FactRef ref) {
        twice = twice || place.has_value();
        place = ref;
    }
};

using Rows = std::map<std::tuple<std::uint32_t, int, int, Key>, Compared>;

Rows compared_rows(const Bench& bench) {
    Rows rows;
    const DimensionSet across = set_of({Dimension::year, Dimension::measure, Dimension::basis});
    for (std::uint32_t r = 0; r < bench.records.size(); ++r) {
        const Record& record = *bench.records.at(r);
        const std::string last_year = record.identity.year > 0 ? std::to_string(record.identity.year - 1) : std::string();
        for (FactIndex f = 0; f < record.facts.size(); ++f) {
            const Fact& fact = record.facts.at(f);
            if (fact.table < 0 || !fact.is_figure() || fact.binding == Binding::unbound || bench.figures.in_doubt(r, fact.table)) continue;
            Key key = without(bench.figures.key_of({r, f}), across);
            key.at(unit_slot) = 0;
            auto& row = rows[{r, fact.table, fact.row, key}];
            const auto year = fact.coordinates.value(Dimension::year);
            if (fact.role == FigureRole::change) row.take(row.change, {r, f});
            else if (fact.role == FigureRole::growth) row.take(row.growth, {r, f});
            else if (fact.role == FigureRole::level && (year == "-1" || year == "previous" || (!last_year.empty() && year == last_year))) row.take(row.before, {r, f});
            else if (fact.role == FigureRole::level && (year.empty() || (record.identity.year > 0 && year == std::to_string(record.identity.year)))) row.take(row.now, {r, f});
        }
    }
    return rows;
}

void settle(Outcome& out, Agreement agreement) {
    out.reason = agreement == Agreement::overflow ? Reason::step_limit : Reason::none;
    out.large = agreement == Agreement::large_residue;
    out.verdict = agreement == Agreement::exact       ? Verdict::exact
                  : agreement == Agreement::violation ? Verdict::violation
                  : agreement == Agreement::overflow  ? Verdict::not_checked
                                                      : Verdict::residue;
}

/// change = now − before; a column of changes may leave out the sign.
Outcome judge_change(const Figures& figures, const Rule* rule, const Compared& row) {
    const Fact& change = figures.fact(*row.change);
    Outcome out = not_run(rule, Verdict::not_checked, Reason::step_limit, {{*row.change, "change", 1}, {*row.now, "level", 1}, {*row.before, "base", -1}});
    out.actual = change.value;
    out.unit = change.unit;
    const auto now = value_in(figures.fact(*row.now), change.unit), before = value_in(figures.fact(*row.before), change.unit);
    const auto difference = now && before ? subtract(*now, *before) : std::nullopt;
    if (!difference) return out;
    out.expected = sign(change.value) > 0 && sign(*difference) < 0 && equal_value(absolute(*difference), change.value) ? absolute(*difference) : *difference;
    out.difference = subtract(change.value, *out.expected);
    const std::vector<Decimal> parts = sign(*out.expected) == sign(*difference) ? std::vector{*now, *before} : std::vector{*before, *now};
    settle(out, compare_sum(change.value, parts, std::vector{1, -1}));
    out.working = to_grouped_string(parts[0]) + " − " + to_grouped_string(parts[1]) + " = " + to_grouped_string(*out.expected) +
                  (equal_value(*out.expected, change.value) ? "" : " ≠ " + to_grouped_string(change.value));
    return out;
}

/// growth = (now − before) ÷ before; from nothing there is none.
std::optional<Outcome> judge_growth(const Figures& figures, const Rule* rule, const Compared& row) {
    const Fact& growth = figures.fact(*row.growth);
    const Fact& now = figures.fact(*row.now);
    const auto before = value_in(figures.fact(*row.before), now.unit);
    if (!before || is_zero(*before)) return std::nullopt;
    Outcome out = not_run(rule, Verdict::not_checked, Reason::step_limit, {{*row.growth, "growth", 1}, {*row.now, "level", 1}, {*row.before, "base", 1}});
    out.actual = growth.value;
    out.unit = Unit::percent;
    const auto difference = subtract(now.value, *before);
    out.expected = difference ? percentage(*difference, *before, growth.value.places) : std::nullopt;
    if (!out.expected) return out;
    out.difference = subtract(growth.value, *out.expected);
    settle(out, compare_growth(now.value, *difference, growth.value));
    out.working = "(" + to_grouped_string(now.value) + " − " + to_grouped_string(*before) + ") ÷ " + to_grouped_string(*before) + " = " + to_grouped_string(*out.expected) + " %" +
                  (equal_value(*out.expected, growth.value) ? "" : " ≠ " + to_grouped_string(growth.value) + " %");
    return out;
}

const Rule* rule_for(const std::vector<std::pair<const Rule*, const DifferenceRule*>>& rules, DifferenceRule::Checks checks, const Coordinates& coordinates) {
    return claimed_by(
        rules, [&](const DifferenceRule& rule) { return rule.checks == checks && rule.figure.matches(coordinates); },
        [](const DifferenceRule& rule) { return rule.figure.specificity(); });
}

}  // namespace

void judge_differences(const Bench& bench, Outcomes& out) {
    const auto rules = rules_of<DifferenceRule>(bench.rules);
    if (rules.empty()) return;
    for (const auto& [where, row] : compared_rows(bench)) {
        if (!row.now || !row.before || row.twice) continue;
        const Coordinates& about = bench.figures.fact(*row.now).coordinates;
        if (row.change)
            if (const auto* rule = rule_for(rules, DifferenceRule::Checks::change, about)) {
                out.push_back(judge_change(bench.figures, rule, row));
                weigh_odd_places(bench.figures, out.back());
            }
        if (row.growth)
            if (const auto* rule = rule_for(rules, DifferenceRule::Checks::growth, about))
                if (auto outcome = judge_growth(bench.figures, rule, row)) out.push_back(std::move(*outcome));
    }
}

}  // namespace gouji::judging
