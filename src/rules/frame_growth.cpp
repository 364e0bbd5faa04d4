// 比上年增加 c，增长 r: the percentage against the amounts, the amounts against a printed base, the words against the signs.

#include "frames.hpp"
#include "last_year.hpp"
#include "working.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace gouji::judging {

namespace {

constexpr std::int64_t hundred = 100;

/// Where the words point; a printed minus says it too (减少-3万元 is a decrease).
int direction_of(const Fact& fact, int word) { return sign(fact.value) < 0 ? -1 : word; }

/// The figures of one sentence about a change, in one unit.
struct Change {
    std::optional<Decimal> amount;     ///< without its sign
    std::optional<Decimal> base;
    std::optional<Decimal> rate;       ///< as printed
    int direction = 0;                 ///< of the amount; the percentage's where the amount has none
    int rate_direction = 0;
};

Change read(const Assertion& a) {
    const auto& frame = a.frame();
    Change out;
    out.amount = a.value(frame.change);
    if (out.amount) {
        out.direction = direction_of(a.fact(*frame.change), frame.direction);
        out.amount = absolute(*out.amount);
    }
    out.base = a.value(frame.base);
    if (frame.rate) {
        out.rate = a.fact(*frame.rate).value;
        out.rate_direction = direction_of(a.fact(*frame.rate), frame.rate_direction);
    }
    if (out.direction == 0) out.direction = out.rate_direction != 0 ? out.rate_direction : frame.direction;
    return out;
}

/// +1, −1, or both when no word says it.
std::vector<int> signs_of(const Change& change) {
    if (change.direction != 0) return {change.direction};
    return {1, -1};
}

Decimal with_sign(Decimal amount, int direction) { return direction < 0 ? negate(amount) : amount; }

/// Readings of the percentage, and whether one of them starts from nothing.
struct Readings {
    std::vector<Reckoning> all;
    bool from_nothing = false;
};

void add(Readings& to, Reckoning reckoning, std::vector<Operand> operands, bool second_choice) {
    reckoning.operands = std::move(operands);
    reckoning.second_choice = second_choice;
    to.all.push_back(std::move(reckoning));
}

std::vector<Operand> figures_of(const Assertion& a, const FactIndex* level) {
    const auto& frame = a.frame();
    std::vector<Operand> out{{a.ref(*frame.rate), "rate", 1}};
    if (level != nullptr) out.push_back({a.ref(*level), "level", 1});
    if (frame.change) out.push_back({a.ref(*frame.change), "change", 1});
    if (frame.base) out.push_back({a.ref(*frame.base), "base", 1});
    return out;
}

/// (level − base) ÷ base, asked as level ÷ base = 100 ± r so that the base is counted once.
Reckoning by_both_years(Decimal level, Decimal base, Decimal rate) {
    const auto change = subtract(level, base);
    if (!change) return {};
    auto out = reckon_share(*change, base, rate);
    const auto signed_rate = with_sign(absolute(rate), sign(*change));
    const auto ratio = add(Decimal{hundred, 0}, signed_rate);
    out.agreement = ratio ? compare_share(level, base, *ratio) : Agreement::overflow;
    if (out.expected) out.expected = absolute(*out.expected);
    out.working = sign(*change) < 0
                      ? fmt::format("({} − {}) ÷ {}", to_grouped_string(base), to_grouped_string(level), to_grouped_string(base))
                      : fmt::format("({} − {}) ÷ {}", to_grouped_string(level), to_grouped_string(base), to_grouped_string(base));
    return out;
}

void read_level(const Assertion& a, const Change& change, FactIndex index, bool second_choice, Readings& out) {
    const auto level = a.value(index);
    if (!level) return;
    if (change.base && !is_zero(*change.base)) {
        add(out, by_both_years(*level, *change.base, *change.rate), figures_of(a, &index), second_choice);
    }
    if (!change.amount) return;
    for (const int s : signs_of(change)) {
        const auto signed_change = with_sign(*change.amount, s);
        const auto base = subtract(*level, signed_change);
        if (base && is_zero(*base) && !is_zero(*change.amount)) out.from_nothing = true;
        else add(out, reckon_growth(*level, signed_change, *change.rate), figures_of(a, &index), second_choice);
    }
}

Readings readings_of(const Assertion& a, const Change& change) {
    Readings out;
    const auto& levels = a.frame().levels;
    const auto* first = levels.empty() ? nullptr : &levels.front();
    if (change.base && is_zero(*change.base)) out.from_nothing = true;
    else if (change.base && change.amount) {
        add(out, reckon_share(*change.amount, *change.base, *change.rate), figures_of(a, first), false);
    }
    for (const auto level : levels) read_level(a, change, level, level != levels.front(), out);
    return out;
}

bool fits(const Reckoning& r) { return r.agreement != Agreement::violation && r.agreement != Agreement::overflow; }

/// Growth from nothing has no percentage; by convention it is printed as 100.
Outcome judge_from_nothing(const Assertion& a, const Rule* rule, Decimal rate) {
    auto out = not_run(rule, Verdict::not_applicable, Reason::none, a.operands(*a.frame().rate));
    if (!equal_value(absolute(rate), {hundred, 0})) return out;
    out.verdict = Verdict::exact;
    out.weak = true;
    out.actual = rate;
    out.unit = Unit::percent;
    return out;
}

/// A base below zero means that the change belongs to another figure.
void doubt_the_owner(const Assertion& a, const Change& change, Outcome& outcome) {
    if (outcome.verdict != Verdict::violation || change.base || !change.amount || a.frame().levels.empty()) return;
    const auto level = a.value(a.frame().levels.front());
    if (level && change.direction > 0 && compare(*change.amount, *level) > 0) outcome.verdict = Verdict::suspect;
}

/// Two words about one change that point in different directions.
bool words_disagree(const Assertion& a, const Change& change) {
    if (!change.amount || !change.rate || is_zero(*change.amount) || is_zero(*change.rate)) return false;
    const int of_amount = direction_of(a.fact(*a.frame().change), a.frame().direction);
    return of_amount * change.rate_direction < 0;
}

/// Does the percentage fit when the change goes the other way?
bool fits_turned_round(const Assertion& a, Change change) {
    change.direction = -change.direction;
    return std::ranges::any_of(readings_of(a, change).all, fits);
}

void judge_rate(const Assertion& a, const Change& change, const Rule* rule, Outcomes& out) {
    if (rule == nullptr) return;
    if (!change.rate) {
        if (!change.base && a.frame().change) {
            out.push_back(not_run(rule, Verdict::not_checked, Reason::no_partner, a.operands(*a.frame().change)));
        }
        return;
    }
    const auto readings = readings_of(a, change);
    const bool one_fits = std::ranges::any_of(readings.all, fits);
    if (!one_fits && readings.from_nothing) {
        out.push_back(judge_from_nothing(a, rule, *change.rate));
    } else if (readings.all.empty()) {
        out.push_back(not_run(rule, Verdict::not_checked, Reason::no_partner, a.operands(*a.frame().rate)));
    } else if (!one_fits && words_disagree(a, change) && fits_turned_round(a, change)) {
        // The percentage is right for the other of two contrary words: that is told by the rule on words.
        out.push_back(not_run(rule, Verdict::not_checked, Reason::ambiguous_name, a.operands(*a.frame().rate)));
    } else {
        out.push_back(decide(a, rule, readings.all));
        doubt_the_owner(a, change, out.back());
    }
}

/// level = base ± change, stood at the level.
Reckoning by_sum(const Assertion& a, const Change& change, FactIndex index, Decimal level, int s) {
    const std::array parts{*change.base, *change.amount};
    const std::array weights{1, s};
    Reckoning out;
    out.agreement = compare_sum(level, parts, weights);
    out.expected = s < 0 ? subtract(*change.base, *change.amount) : add(*change.base, *change.amount);
    out.working = fmt::format("{} {} {}", to_grouped_string(*change.base), s < 0 ? "−" : "+", to_grouped_string(*change.amount));
    out.operands = {{a.ref(index), "level", 1}, {a.ref(*a.frame().base), "base", 1}, {a.ref(*a.frame().change), "change", s}};
    return out;
}

std::vector<Reckoning> sums_of(const Assertion& a, const Change& change, const std::vector<int>& signs) {
    std::vector<Reckoning> out;
    if (!change.base || !change.amount) return out;
    for (const auto index : a.frame().levels) {
        const auto level = a.value(index);
        if (!level) continue;
        for (const int s : signs) {
            out.push_back(by_sum(a, change, index, *level, s));
            out.back().second_choice = index != a.frame().levels.front();
        }
    }
    return out;
}

/// 增加 printed for what fell: the amounts agree when the word is turned round.
bool word_is_turned(const Assertion& a, const Change& change) {
    if (change.direction == 0 || !change.amount || is_zero(*change.amount)) return false;
    return std::ranges::none_of(sums_of(a, change, {change.direction}), fits) &&
           std::ranges::any_of(sums_of(a, change, {-change.direction}), fits);
}

/// Without an amount only the level and the base show which way it went.
bool order_disagrees(const Assertion& a, const Change& change) {
    if (change.amount || !change.base || change.direction == 0) return false;
    const auto against = [&](FactIndex index) {
        const auto level = a.value(index);
        if (!level) return false;
        const auto order = compare(*level, *change.base);
        return change.direction > 0 ? order < 0 : order > 0;
    };
    return !a.frame().levels.empty() && std::ranges::all_of(a.frame().levels, against);
}

void judge_words(const Assertion& a, const Change& change, const Rule* rule, Outcomes& out) {
    const auto& frame = a.frame();
    const bool two_words = change.amount && frame.direction != 0 && frame.rate_direction != 0;
    const bool against_base = change.direction != 0 && change.base && !frame.levels.empty();
    if (rule == nullptr || (!two_words && !against_base)) return;
    const bool turned = word_is_turned(a, change);
    const bool wrong = turned || words_disagree(a, change) || order_disagrees(a, change);
    const auto at = turned || !frame.rate ? frame.change.value_or(frame.base.value_or(0)) : *frame.rate;
    auto outcome = not_run(rule, wrong ? Verdict::violation : Verdict::exact, Reason::none, a.operands(at));
    outcome.actual = a.fact(at).value;
    outcome.unit = a.fact(at).unit;
    out.push_back(std::move(outcome));
}

/// 5万元，比上年增加5万元: there was nothing last year.
bool is_all_new(const Assertion& a, const Change& change) {
    if (change.base || change.rate || !change.amount || change.direction <= 0 || a.frame().levels.empty()) return false;
    const auto level = a.value(a.frame().levels.front());
    return level && !is_zero(*level) && equal_value(*level, *change.amount);
}

void judge_base(const Assertion& a, const Change& change, const Rule* rule, Outcomes& out) {
    if (rule == nullptr || word_is_turned(a, change)) return;
    if (is_all_new(a, change)) {
        out.push_back(not_run(rule, Verdict::exact, Reason::none, {{a.ref(a.frame().levels.front()), "level", 1}, {a.ref(*a.frame().change), "change", 1}}));
        out.back().weak = true;
        return;
    }
    const auto readings = sums_of(a, change, signs_of(change));
    if (!readings.empty()) out.push_back(decide(a, rule, readings));
}

/// level = base ± change with last year's figure from a table, stood at the change.
std::optional<Outcome> by_table(const Assertion& a, const Change& change, const Rule* rule, FactIndex index) {
    const auto last = last_year_of(a.figures(), a.ref(index));
    const auto level = a.value(index);
    const auto base = last ? value_in(a.figures().fact(last->fact), a.unit()) : std::nullopt;
    const auto difference = level && base ? subtract(*level, *base) : std::nullopt;
    if (!difference) return std::nullopt;
    const std::array parts{*level, *base};
    const std::array weights{1, -1};
    const auto agreement = compare_sum(with_sign(*change.amount, change.direction), parts, weights);
    auto out = not_run(rule, agreement == Agreement::exact ? Verdict::exact : Verdict::residue, Reason::none, {{a.ref(*a.frame().change), "change", 1}});
    out.operands.push_back({a.ref(index), "level", 1});
    out.operands.push_back({last->fact, "base", 1});
    out.actual = a.fact(*a.frame().change).value;
    out.unit = a.unit();
    out.expected = absolute(*difference);
    out.difference = subtract(*change.amount, *out.expected);
    out.large = agreement == Agreement::large_residue;
    out.working = fmt::format("{} − {} = {}", to_grouped_string(*level), to_grouped_string(*base), to_grouped_string(*difference));
    if (agreement == Agreement::violation || agreement == Agreement::overflow) {
        // What the sentence compares with may be another figure of last year than the one in the table.
        out.verdict = last->same_fund && !a.figures().has_several_bodies() ? Verdict::suspect : Verdict::not_checked;
        out.reason = out.verdict == Verdict::suspect ? Reason::none : Reason::ambiguous_name;
    }
    return out;
}

void judge_by_tables(const Assertion& a, const Change& change, const Rule* rule, Outcomes& out) {
    if (rule == nullptr || !change.amount || change.base || change.direction == 0) return;
    std::optional<Outcome> best;
    for (const auto index : a.frame().levels) {
        auto outcome = by_table(a, change, rule, index);
        if (outcome && (!best || outcome->verdict < best->verdict)) best = std::move(outcome);
    }
    if (best) out.push_back(std::move(*best));
}

/// Nothing last year, so that no percentage can be reckoned: whatever is printed is worth a note.
void judge_zero_base(const Assertion& a, const Change& change, const Rule* rule, Outcomes& out) {
    if (rule == nullptr || !change.rate || a.frame().levels.empty()) return;
    const auto level = a.value(a.frame().levels.front());
    const bool base_is_zero = change.base && is_zero(*change.base);
    const bool all_is_new = !change.base && change.amount && level && !is_zero(*level) && change.direction > 0 && equal_value(*level, *change.amount);
    if (!base_is_zero && !all_is_new) return;
    auto outcome = not_run(rule, Verdict::violation, Reason::none, figures_of(a, &a.frame().levels.front()));
    if (is_zero(*change.rate)) outcome.verdict = Verdict::exact;
    if (level && is_zero(*level)) outcome.verdict = Verdict::not_applicable;   // nothing and nothing: no change
    outcome.weak = true;
    outcome.actual = *change.rate;
    outcome.unit = Unit::percent;
    outcome.working = fmt::format("{} − {} = 0", to_grouped_string(level.value_or(Decimal{})), to_grouped_string(change.amount.value_or(level.value_or(Decimal{}))));
    out.push_back(std::move(outcome));
}

}  // namespace

void judge_growth(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto change = read(assertion);
    judge_rate(assertion, change, rules.find(assertion), out);
    judge_base(assertion, change, rules.find(assertion, FrameRule::Aspect::base), out);
    judge_by_tables(assertion, change, rules.find(assertion, FrameRule::Aspect::base), out);
    judge_words(assertion, change, rules.find(assertion, FrameRule::Aspect::direction), out);
    judge_zero_base(assertion, change, rules.find(assertion, FrameRule::Aspect::zero_base), out);
}

}  // namespace gouji::judging
