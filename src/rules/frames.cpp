#include "frames.hpp"

#include "working.hpp"

#include "gouji/rules/percent.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gouji::judging {

namespace {

constexpr std::int64_t close_units = 2;        // of the last place: a reading this near is one a writer may have meant
constexpr Decimal one_point{1, 0};             // of a percentage: recomputed values further apart prove nothing

bool is_sound_index(const Record& record, FactIndex index) {
    return index < record.facts.size() && record.facts.at(index).is_figure();
}

bool is_statement(const Record& record, FactIndex index) {
    return index < record.facts.size() && record.facts.at(index).role == FigureRole::statement;
}

int badness(const Reckoning& reckoning) { return static_cast<int>(reckoning.agreement); }

bool fits(const Reckoning& reckoning) {
    return reckoning.agreement != Agreement::violation && reckoning.agreement != Agreement::overflow;
}

bool is_close(const Reckoning& reckoning, Decimal printed) {
    if (!reckoning.expected) return false;
    const auto distance = subtract(absolute(printed), absolute(*reckoning.expected));
    if (!distance) return false;
    constexpr int to_hundredth = 2;   // or within a hundredth of the printed figure
    const auto unit = unit_in_last_place(printed);
    return compare(absolute(*distance), {unit.coefficient * close_units, unit.places}) <= 0 ||
           compare(scaled(absolute(*distance), to_hundredth), absolute(printed)) <= 0;
}

const Reckoning& quoted(std::span<const Reckoning> readings) {
    const auto best = std::ranges::min_element(readings, {}, badness);
    if (fits(*best)) return *best;
    const auto violated = std::ranges::find(readings, Agreement::violation, &Reckoning::agreement);
    return violated == readings.end() ? readings.front() : *violated;
}

std::string result_text(Decimal value, Unit unit) {
    return to_grouped_string(value) + (unit == Unit::percent ? " %" : "");
}

/// Are the recomputed values of a ratio further apart than a point, given half a unit of play in both amounts?
bool has_no_power(Decimal part, Decimal whole, int change_sign) {
    const auto p = interval_of(absolute(part));
    const auto w = interval_of(whole);
    const auto bottom = [&](Decimal amount, Decimal level) {
        return change_sign == 0 ? std::optional(level) : change_sign > 0 ? subtract(level, amount) : add(level, amount);
    };
    const auto largest = bottom(p.low, w.high);
    const auto smallest = bottom(p.high, w.low);
    if (!largest || !smallest || sign(*smallest) <= 0 || sign(*largest) <= 0) return true;
    constexpr int places = 2;   // of a percentage, enough to see a whole point
    const auto low = percentage(p.low, *largest, places);
    const auto high = percentage(p.high, *smallest, places);
    const auto width = low && high ? subtract(*high, *low) : std::nullopt;
    return !width || compare(*width, one_point) > 0;
}

void add_operand(std::vector<Operand>& out, FactRef fact, const char* role) {
    if (std::ranges::find(out, fact, &Operand::fact) == out.end()) out.push_back({fact, role, 1});
}

}  // namespace

bool Assertion::is_sound() const {
    const auto& own = figures_.record(record_);
    const auto sound = [&](FactIndex index) { return is_sound_index(own, index); };
    const auto sound_if_any = [&](const std::optional<FactIndex>& index) { return !index || sound(*index); };
    return std::ranges::all_of(frame_.levels, sound) && std::ranges::all_of(frame_.wholes, sound) &&
           std::ranges::all_of(frame_.parts, [&](FactIndex index) { return sound(index) || is_statement(own, index); }) && sound_if_any(frame_.change) && sound_if_any(frame_.rate) &&
           sound_if_any(frame_.base);
}

Coordinates Assertion::subject() const {
    if (frame_.kind == FrameKind::tally) return frame_.whole_coordinates;
    if (!frame_.levels.empty()) return fact(frame_.levels.front()).coordinates;
    if (!frame_.wholes.empty()) return fact(frame_.wholes.front()).coordinates;
    if (frame_.base) return fact(*frame_.base).coordinates;
    if (frame_.change) return fact(*frame_.change).coordinates;
    if (!frame_.parts.empty()) return fact(frame_.parts.front()).coordinates;
    return {};
}

Unit Assertion::unit() const {
    if (!frame_.levels.empty()) return fact(frame_.levels.front()).unit;
    if (!frame_.wholes.empty()) return fact(frame_.wholes.front()).unit;
    if (frame_.base) return fact(*frame_.base).unit;
    if (frame_.change) return fact(*frame_.change).unit;
    return Unit::unknown;
}

std::optional<Decimal> Assertion::value(FactIndex index) const {
    auto meant = fact(index);
    meant.value = with_places(meant.value, figures_.places_meant(ref(index))).value_or(meant.value);
    return value_in(meant, unit());
}

std::vector<Operand> Assertion::operands(FactIndex first) const {
    std::vector<Operand> out{{ref(first), "", 1}};
    const auto name = [&](FactIndex index, const char* role) {
        if (index == first) out.front().role = role;
        else add_operand(out, ref(index), role);
    };
    if (frame_.rate) name(*frame_.rate, "rate");
    if (!frame_.levels.empty()) name(frame_.levels.front(), "level");
    if (frame_.change) name(*frame_.change, "change");
    if (frame_.base) name(*frame_.base, "base");
    if (!frame_.wholes.empty()) name(frame_.wholes.front(), "whole");
    return out;
}

const Rule* FrameRules::find(const Assertion& assertion, FrameRule::Aspect aspect) const {
    const auto subject = assertion.subject();
    return claimed_by(
        rules_,
        [&](const FrameRule& rule) {
            return rule.kind == assertion.frame().kind && rule.aspect == aspect && rule.figure.matches(subject);
        },
        [](const FrameRule& rule) { return rule.figure.specificity(); });
}

Outcome decide(const Assertion& assertion, const Rule* rule, std::span<const Reckoning> readings) {
    const auto& chosen = quoted(readings);
    Outcome out;
    out.rule = rule;
    out.operands = chosen.operands;
    const auto& at = assertion.figures().fact(out.operands.front().fact);
    out.actual = at.value;
    out.unit = at.unit;
    out.weak = chosen.weak;
    out.expected = chosen.expected;
    if (out.expected && sign(out.actual) < 0 && out.unit == Unit::percent) out.expected = negate(absolute(*out.expected));
    if (out.expected) out.difference = subtract(out.actual, *out.expected);
    set_agreement(out, chosen.agreement);
    out.working = chosen.working;
    if (out.expected) {
        out.working += " = " + result_text(*out.expected, out.unit);
        if (!equal_value(*out.expected, out.actual)) out.working += " ≠ " + result_text(out.actual, out.unit);
    }
    const auto comes_close = [&](const Reckoning& r) { return r.second_choice && is_close(r, out.actual); };
    if (out.verdict == Verdict::violation && std::ranges::any_of(readings, comes_close)) out.verdict = Verdict::suspect;
    return out;
}

Reckoning reckon_share(Decimal part, Decimal whole, Decimal percent) {
    Reckoning out;
    out.agreement = compare_share(part, whole, absolute(percent));
    out.expected = percentage(part, whole, percent.places);
    out.weak = has_no_power(part, whole, 0);
    out.working = fmt::format("{} ÷ {}", to_grouped_string(part), to_grouped_string(whole));
    return out;
}

Reckoning reckon_growth(Decimal level, Decimal change, Decimal percent) {
    Reckoning out;
    const auto magnitude = absolute(change);
    const auto base = subtract(level, change);
    out.agreement = base ? compare_growth(level, change, absolute(percent)) : Agreement::overflow;
    out.expected = base ? percentage(magnitude, *base, percent.places) : std::nullopt;
    out.weak = has_no_power(change, level, sign(change));
    out.working = fmt::format("{} ÷ ({} {} {})", to_grouped_string(magnitude), to_grouped_string(level),
                              sign(change) < 0 ? "+" : "−", to_grouped_string(magnitude));
    return out;
}

void judge_frames(const Bench& bench, Outcomes& out) {
    const FrameRules rules(bench.rules);
    for (std::uint32_t r = 0; r < bench.records.size(); ++r) {
        for (const auto& frame : bench.records.at(r)->frames) {
            const Assertion assertion(bench.figures, r, frame);
            if (!assertion.is_sound()) continue;
            switch (frame.kind) {
                case FrameKind::growth: judge_growth(assertion, rules, out); break;
                case FrameKind::share: judge_share(assertion, rules, out); break;
                case FrameKind::completion: judge_completion(assertion, rules, out); break;
                case FrameKind::comparison: judge_comparison(assertion, rules, out); break;
                case FrameKind::breakdown: judge_breakdown(assertion, rules, out); break;
                case FrameKind::flat: judge_flat(assertion, rules, out); break;
                case FrameKind::listing: judge_listing(assertion, rules, out); break;
                case FrameKind::reason: judge_reason(assertion, rules, out); break;
                case FrameKind::wholly: judge_wholly(assertion, rules, out); break;
                case FrameKind::absent: judge_absent(assertion, rules, out); break;
                case FrameKind::tally: judge_tally(assertion, rules, out); break;
                case FrameKind::placeholder: judge_placeholder(assertion, rules, out); break;
                case FrameKind::dated: judge_dated(assertion, rules, out); break;
                case FrameKind::repeated: judge_repeated(assertion, rules, out); break;
            }
            judge_limit(assertion, rules, out);
            judge_siblings(assertion, rules, out);
        }
    }
}

}  // namespace gouji::judging
