#include "working.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace gouji::judging {

namespace {

constexpr std::size_t most_addends_shown = 12;   // more do not fit a line that a person reads
constexpr std::size_t full_function_digits = 7;  // 类 款 项
constexpr std::size_t full_economic_digits = 5;  // 类 款

std::string joined(std::span<const Decimal> addends) {
    std::string out;
    std::size_t shown = 0;
    const auto non_zero = static_cast<std::size_t>(std::ranges::count_if(addends, [](Decimal d) { return !is_zero(d); }));
    for (const auto& value : addends) {
        if (is_zero(value)) continue;
        if (shown == most_addends_shown) return out + fmt::format(" + …(+{})", non_zero - shown);
        const bool negative = sign(value) < 0;
        if (shown > 0) out += negative ? " − " : " + ";
        out += to_grouped_string(shown > 0 ? absolute(value) : value);
        ++shown;
    }
    return out.empty() ? "0" : out;
}

/// "3.55 + 279.74 = 283.29"; a single addend is its own sum and is not said twice.
std::string sum_text(std::span<const Decimal> addends, Decimal sum) {
    const std::string text = joined(addends), total = to_grouped_string(sum);
    return std::ranges::count_if(addends, [](Decimal d) { return !is_zero(d); }) > 1 ? text + " = " + total : total;
}

/// Values of several figures in the unit of the first; nullopt when they measure different things.
std::optional<std::vector<Decimal>> values_in(const Figures& figures, std::span<const FactRef> facts, Unit unit) {
    std::vector<Decimal> out;
    out.reserve(facts.size());
    for (const auto ref : facts) {
        const auto value = value_in(figures.fact(ref), unit);
        if (!value) return std::nullopt;
        out.push_back(*value);
    }
    return out;
}

std::optional<Decimal> total_of(std::span<const Decimal> values) {
    std::optional<Decimal> sum = Decimal{0, 0};
    for (const auto& value : values) {
        sum = add(*sum, value);
        if (!sum) return std::nullopt;
    }
    return sum;
}

Outcome with_operands(const Figures& figures, const Rule* rule, FactRef own, const char* own_role, std::span<const FactRef> parts) {
    Outcome out;
    out.rule = rule;
    out.operands.push_back({own, own_role, 1});
    for (const auto ref : parts) out.operands.push_back({ref, "part", 1});
    out.actual = figures.fact(own).value;
    out.unit = figures.fact(own).unit;
    return out;
}

void expect(Outcome& out, Decimal expected) {
    out.expected = expected;
    out.difference = subtract(out.actual, expected);
}

void set_restatement(Outcome& out, Restatement restatement) {
    switch (restatement) {
        case Restatement::same: out.verdict = Verdict::exact; return;
        case Restatement::not_harmonised: out.verdict = Verdict::not_harmonised; return;
        case Restatement::different: out.verdict = Verdict::violation; return;
    }
}

bool is_full_code(const Coordinates& coordinates) {
    return coordinates.value(Dimension::function).size() >= full_function_digits ||
           coordinates.value(Dimension::economic).size() >= full_economic_digits ||
           coordinates.value(Dimension::gov_economic).size() >= full_economic_digits;
}

bool names_something(const std::vector<std::string>& path) {
    return std::ranges::any_of(path, [](const std::string& label) { return !is_pure_total_word(fold(label)); });
}

/// The two printings carry the same words (more than 合计), or name the figure by its full code.
bool is_vouched(const Fact& own, const Fact& other) {
    if (is_full_code(own.coordinates)) return true;
    return own.row_path == other.row_path && own.column_path == other.column_path &&
           (names_something(own.row_path) || names_something(own.column_path));
}

}  // namespace

void set_agreement(Outcome& out, Agreement agreement) {
    switch (agreement) {
        case Agreement::exact: out.verdict = Verdict::exact; return;
        case Agreement::residue: out.verdict = Verdict::residue; return;
        case Agreement::large_residue: out.verdict = Verdict::residue; out.large = true; return;
        case Agreement::violation: out.verdict = Verdict::violation; return;
        case Agreement::overflow: break;
    }
    out.verdict = Verdict::not_checked;
    out.reason = Reason::step_limit;
}

std::string_view relation_sign(const Outcome& out) {
    return out.expected && equal_value(*out.expected, out.actual) ? "=" : "≠";
}

Outcome not_run(const Rule* rule, Verdict verdict, Reason reason, std::vector<Operand> operands) {
    Outcome out;
    out.rule = rule;
    out.verdict = verdict;
    out.reason = reason;
    out.operands = std::move(operands);
    return out;
}

Outcome compare_to_sum(const Figures& figures, const Rule* rule, FactRef own, std::span<const FactRef> parts) {
    auto out = with_operands(figures, rule, own, "total", parts);
    const auto values = values_in(figures, parts, out.unit);
    const auto sum = values ? total_of(*values) : std::nullopt;
    if (!sum) {
        out.reason = values ? Reason::step_limit : Reason::unproven;
        return out;
    }
    expect(out, *sum);
    set_agreement(out, compare_sum(out.actual, *values));
    if (out.verdict == Verdict::residue && values->size() == 1) out.verdict = Verdict::not_harmonised;
    out.working = sum_text(*values, *sum);
    if (relation_sign(out) == "≠") out.working += " ≠ " + to_grouped_string(out.actual);
    return out;
}

Outcome compare_to_other(const Figures& figures, const Rule* rule, Operand own, Operand other) {
    auto out = with_operands(figures, rule, own.fact, own.role.c_str(), {});
    const auto value = value_in(figures.fact(other.fact), out.unit);
    out.operands.push_back(std::move(other));
    if (!value) {
        out.reason = Reason::unproven;
        return out;
    }
    expect(out, *value);
    set_restatement(out, compare_restated(out.actual, *value));
    out.working = fmt::format("{} {} {}", to_grouped_string(out.actual), relation_sign(out), to_grouped_string(*value));
    return out;
}

Outcome compare_at_most(const Figures& figures, const Rule* rule, Operand own, Operand limit) {
    auto out = with_operands(figures, rule, own.fact, own.role.c_str(), {});
    const auto value = value_in(figures.fact(limit.fact), out.unit);
    out.operands.push_back(std::move(limit));
    if (!value) {
        out.reason = Reason::unproven;
        return out;
    }
    expect(out, *value);
    const bool holds = at_most(out.actual, *value);
    out.verdict = holds ? Verdict::exact : Verdict::violation;
    out.working = fmt::format("{} {} {}", to_grouped_string(out.actual), holds ? "≤" : ">", to_grouped_string(*value));
    return out;
}

Outcome compare_parts_at_most(const Figures& figures, const Rule* rule, FactRef own, std::span<const FactRef> parts) {
    auto out = with_operands(figures, rule, own, "whole", parts);
    const auto values = values_in(figures, parts, out.unit);
    const auto sum = values ? total_of(*values) : std::nullopt;
    if (!sum) {
        out.reason = values ? Reason::step_limit : Reason::unproven;
        return out;
    }
    expect(out, *sum);
    // Below the whole, or off by no more than rounding explains.
    const bool holds = compare(*sum, out.actual) <= 0 || compare_sum(out.actual, *values) != Agreement::violation;
    out.verdict = holds ? Verdict::exact : Verdict::violation;
    out.working = fmt::format("{} {} {}", sum_text(*values, *sum), holds ? "≤" : ">", to_grouped_string(out.actual));
    return out;
}

void weigh_counter_evidence(const Figures& figures, Outcome& outcome) {
    if (outcome.verdict != Verdict::violation || outcome.operands.size() < 2) return;
    const auto own = outcome.operands.at(0).fact;
    if (is_vouched(figures.fact(own), figures.fact(outcome.operands.at(1).fact))) return;
    if (figures.stands_elsewhere(own)) outcome.verdict = Verdict::suspect;
}

void weigh_surplus_part(const Figures& figures, Outcome& outcome) {
    if (outcome.verdict != Verdict::violation || !outcome.difference || sign(*outcome.difference) >= 0) return;
    const auto surplus = negate(*outcome.difference);
    int carrying = 0;
    bool is_part = false;
    for (std::size_t i = 1; i < outcome.operands.size(); ++i) {
        const auto value = value_in(figures.fact(outcome.operands.at(i).fact), outcome.unit);
        if (!value || is_zero(*value)) continue;
        ++carrying;
        is_part = is_part || equal_value(*value, surplus);
    }
    if (is_part && carrying >= 2) outcome.verdict = Verdict::suspect;
}

void weigh_odd_places(const Figures& figures, Outcome& outcome) {
    if (outcome.verdict != Verdict::violation) return;
    const bool odd = std::ranges::any_of(outcome.operands, [&](const Operand& o) { return figures.has_odd_places(o.fact); });
    if (!odd) return;
    outcome.verdict = Verdict::suspect;
    outcome.reason = Reason::parse_suspect;
}

void weigh_scope_gap(const Figures& figures, Outcome& outcome) {
    const bool failed = outcome.verdict == Verdict::violation || outcome.verdict == Verdict::suspect;
    if (!failed || !outcome.difference || is_zero(*outcome.difference)) return;
    const auto gap = absolute(*outcome.difference);
    const auto takes_part = [&](FactRef ref) {
        return std::ranges::any_of(outcome.operands, [&](const Operand& operand) { return operand.fact == ref; });
    };
    const auto is_gap = [&](FactRef ref) {
        const auto value = value_in(figures.fact(ref), outcome.unit);
        return value && equal_value(absolute(*value), gap) && !takes_part(ref);
    };
    std::set<std::uint32_t> records;
    for (const auto& operand : outcome.operands) records.insert(operand.fact.record);
    for (const auto record : records) {
        if (std::ranges::none_of(figures.set_aside(record, gap, outcome.unit), is_gap)) continue;
        outcome.verdict = Verdict::not_checked;
        outcome.reason = Reason::scope_undecided;
        return;
    }
}

}  // namespace gouji::judging
