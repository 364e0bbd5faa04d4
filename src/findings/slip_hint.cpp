#include "slip_hint.hpp"

#include "relation.hpp"

#include "gouji/rules/percent.hpp"
#include "gouji/rules/slip.hpp"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr FactIndex nearby_figures = 24;   // two paragraphs to either side: from there percentages are copied by mistake

/// The figures of one assertion by their roles, amounts in 元.
struct Reading {
    Decimal rate, expected;
    const Operand* rate_at = nullptr;
    const Operand* level_at = nullptr;
    const Operand* change_at = nullptr;
    std::optional<Decimal> level, change, base;
};

const Operand* with_role(const Outcome& outcome, std::string_view role) {
    const auto at = std::ranges::find(outcome.operands, role, &Operand::role);
    return at == outcome.operands.end() ? nullptr : &*at;
}

std::optional<Decimal> amount(const Operand* operand, const Facts& facts) {
    return operand ? std::optional(absolute(common_value(facts.at(operand->fact)))) : std::nullopt;
}

/// Equal but for one unit of the last place of the printed percentage.
bool same_rate(Decimal printed, std::optional<Decimal> other) {
    const auto difference = other ? subtract(absolute(printed), absolute(*other)) : std::nullopt;
    return difference && compare(absolute(*difference), {1, printed.places}) <= 0;
}

/// Last year's amount: printed, or the one of level ± change that the expected percentage was reckoned from.
std::optional<Decimal> base_of(const Reading& reading, const Operand* printed, const Facts& facts) {
    if (printed) return amount(printed, facts);
    if (!reading.level || !reading.change) return std::nullopt;
    for (const auto& base : {subtract(*reading.level, *reading.change), add(*reading.level, *reading.change)})
        if (base && same_rate(reading.expected, percentage(*reading.change, *base, reading.rate.places))) return base;
    return std::nullopt;
}

std::optional<Reading> read(const Outcome& outcome, const Facts& facts) {
    const auto* rule = outcome.rule ? std::get_if<FrameRule>(&outcome.rule->kind) : nullptr;
    if (!rule || !outcome.expected || outcome.operands.empty() || outcome.operands.front().role != "rate") return std::nullopt;
    Reading out;
    out.rate_at = &outcome.operands.front();
    out.rate = outcome.actual;
    out.expected = *outcome.expected;
    out.level_at = with_role(outcome, "level");
    out.change_at = with_role(outcome, "change");
    out.level = amount(out.level_at, facts);
    out.change = amount(out.change_at, facts);
    const auto* base = with_role(outcome, "base");
    out.base = base_of(out, base ? base : with_role(outcome, "whole"), facts);
    return out;
}

std::string plain_slip(const Reading& r) {
    for (const auto& intended : intended_by(r.rate))
        if (same_rate(r.expected, intended.value)) return std::string(id(intended.slip));
    return {};
}

/// Another quotient of the same figures is what was printed.
std::string other_quotient(const Reading& r, FrameKind kind, const Facts& facts) {
    const int places = r.rate.places;
    if (!r.level || !r.base) return {};
    if (kind == FrameKind::growth && same_rate(r.rate, percentage(*r.level, *r.base, places))) return "ratio";
    if (kind == FrameKind::growth && r.change && same_rate(r.rate, percentage(*r.change, *r.level, places))) return "current_year";
    if (r.change_at && equal_value(absolute(r.rate), absolute(facts.at(r.change_at->fact).value))) return "amount";
    const auto gap = subtract(*r.level, *r.base);
    if (kind == FrameKind::completion && gap && same_rate(r.rate, percentage(*gap, *r.base, places))) return "growth";
    return {};
}

bool is_copied(const Reading& r, const Facts& facts) {
    const auto& figures = facts.record(r.rate_at->fact).facts;
    const auto own = r.rate_at->fact.fact;
    const auto first = own > nearby_figures ? own - nearby_figures : 0;
    for (auto i = first; i < figures.size() && i <= own + nearby_figures; ++i) {
        const auto& other = figures[i];
        if (i != own && other.unit == Unit::percent && other.origin == Origin::prose && !is_zero(other.value) && same_print(other.value, r.rate))
            return true;
    }
    return false;
}

/// A digit exchanged or a point moved in one of the amounts of a growth would make the percentage right.
std::optional<SlipHint> amount_slip(const Reading& r, const Facts& facts) {
    if (!r.level || !r.change || !r.base) return std::nullopt;
    const bool fell = compare(*r.base, *r.level) > 0;
    const auto fits = [&](Decimal level, Decimal change) {
        const auto base = fell ? add(level, change) : subtract(level, change);
        return base && sign(*base) > 0 && compare_growth(level, fell ? negate(change) : change, absolute(r.rate)) == Agreement::exact;
    };
    for (const auto* at : {r.change_at, r.level_at}) {
        const auto& fact = facts.at(at->fact);
        for (const auto& intended : intended_by(fact.value)) {
            const auto value = scaled(absolute(intended.value), yuan_exponent(fact.unit));
            if (at == r.change_at ? fits(*r.level, value) : fits(value, *r.change))
                return SlipHint{std::string(id(intended.slip)), at->fact, intended.value};
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<SlipHint> slip_of(const Outcome& outcome, const Facts& facts) {
    const auto reading = read(outcome, facts);
    if (!reading) return std::nullopt;
    auto kind = plain_slip(*reading);
    if (kind.empty()) kind = other_quotient(*reading, std::get<FrameRule>(outcome.rule->kind).kind, facts);
    if (kind.empty()) {
        if (auto hint = amount_slip(*reading, facts)) return hint;
        if (is_copied(*reading, facts)) kind = "copied";
    }
    if (kind.empty()) return std::nullopt;
    return SlipHint{std::move(kind), reading->rate_at->fact, reading->expected};
}

}  // namespace gouji
