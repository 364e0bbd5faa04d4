// What sentences claim without reckoning: that something is all there is, or that there is none; blanks nobody filled in; the
// year of a figure; one reason for several things.

#include "frames.hpp"
#include "working.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace gouji::judging {

namespace {

constexpr std::size_t most_quoted = 3;   // figures of the tables that contradict a statement; more do not help a reader

/// Figures of the tables for which `takes` holds, those without money apart. A table without any figure speaks too.
struct Found {
    std::vector<FactRef> money, zeros;
    bool empty_table = false;
    bool carried_over = false;             ///< some of the money was brought forward, or is for the next year
    [[nodiscard]] bool nothing() const { return money.empty() && zeros.empty() && !empty_table; }
};

/// Does the coordinate restrict the figure to another year, basis or use than the statement's own?
bool is_of_this_budget(const Record& record, const Fact& fact) {
    return std::ranges::all_of(fact.coordinates.all(), [&](const Coordinate& c) {
        const bool other = c.dimension == Dimension::year || c.dimension == Dimension::basis || c.dimension == Dimension::measure;
        return !other || is_default(record, c);
    });
}

/// Everything that `wanted` says holds for the figure, or for a part of it.
bool lies_in(const Coordinates& own, const Coordinates& wanted, std::optional<Dimension> except = {}) {
    return std::ranges::all_of(wanted.all(), [&](const Coordinate& c) {
        if (c.dimension == except || c.certainty == Certainty::unknown || c.value == "all" || c.dimension == Dimension::use) return true;
        if (c.dimension == Dimension::vintage && c.value == "current") return true;
        return own.has(c.dimension) && is_ancestor_or_self(c.dimension, c.value, own.value(c.dimension));
    });
}

template <typename Takes>
Found find_printed(const Figures& figures, Takes takes) {
    Found found;
    for (std::uint32_t r = 0; r < figures.record_count(); ++r) {
        const Record& record = figures.record(r);
        for (FactIndex f = 0; f < record.facts.size(); ++f) {
            const Fact& fact = record.facts.at(f);
            const bool usable = fact.table >= 0 && fact.role == FigureRole::level && fact.binding != Binding::unbound && is_money(fact.unit) &&
                                !figures.in_doubt(r, fact.table) && is_of_this_budget(record, fact);
            if (!usable || !takes(fact.coordinates)) continue;
            const bool money = fact.is_figure() && !is_zero(fact.value);
            (money ? found.money : found.zeros).push_back({r, f});
            found.carried_over |= money && Figures::is_set_aside(fact);
        }
        for (const TableInfo& table : record.tables) found.empty_table |= table.empty && takes(table.base);
    }
    return found;
}

std::string quoted(const Figures& figures, const std::vector<FactRef>& facts) {
    std::string out;
    for (std::size_t i = 0; i < facts.size() && i < most_quoted; ++i)
        out += (i == 0 ? "" : "; ") + figures.fact(facts[i]).label() + " " + to_grouped_string(figures.fact(facts[i]).value);
    return facts.size() > most_quoted ? out + fmt::format(" …(+{})", facts.size() - most_quoted) : out;
}

Outcome stated(const Assertion& a, const Rule* rule, Verdict verdict, const std::vector<FactRef>& shown) {
    auto out = not_run(rule, verdict, Reason::none, {{a.ref(a.frame().parts.front()), "statement", 1}});
    for (const auto level : a.frame().levels) out.operands.push_back({a.ref(level), "level", 1});
    for (std::size_t i = 0; i < shown.size() && i < most_quoted; ++i) out.operands.push_back({shown[i], "part", 1});
    out.unit = a.frame().levels.empty() ? Unit::ten_thousand_yuan : a.unit();
    return out;
}

Outcome not_known(const Assertion& a, const Rule* rule, Reason reason) {
    auto out = stated(a, rule, Verdict::not_checked, {});
    out.reason = reason;
    return out;
}

bool says_statement(const Assertion& a) { return !a.frame().parts.empty() && a.fact(a.frame().parts.front()).role == FigureRole::statement; }

}  // namespace

void judge_absent(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    if (rule == nullptr || !says_statement(assertion)) return;
    const auto& about = assertion.fact(assertion.frame().parts.front()).coordinates;
    if (about.empty()) return;
    const auto found = find_printed(assertion.figures(), [&](const Coordinates& c) { return lies_in(c, about); });
    if (found.nothing()) {
        out.push_back(not_known(assertion, rule, Reason::no_partner));
    } else if (found.money.empty()) {
        out.push_back(stated(assertion, rule, Verdict::exact, {}));
    } else if (!assertion.frame().levels.empty()) {
        out.push_back(not_known(assertion, rule, Reason::scope_undecided));   // a printed zero is held against its own cell elsewhere
    } else if (found.carried_over && about.value(Dimension::vintage) != "brought_forward") {
        out.push_back(not_known(assertion, rule, Reason::scope_undecided));   // none this year, some from last year
    } else {
        out.push_back(stated(assertion, rule, Verdict::violation, found.money));
        out.back().working = quoted(assertion.figures(), found.money);
    }
}

void judge_wholly(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    const auto& claim = assertion.frame().whole_coordinates;
    if (rule == nullptr || !says_statement(assertion)) return;
    const auto dimension = claim.has(Dimension::category) ? Dimension::category : Dimension::fund;
    const auto about = assertion.fact(assertion.frame().parts.front()).coordinates;
    const auto value = claim.value(dimension);
    const auto is_other = [&](const Coordinates& c) {
        const auto own = c.value(dimension);
        return lies_in(c, about, dimension) && !own.empty() && own != "all" && !is_ancestor_or_self(dimension, own, value) && !is_ancestor_or_self(dimension, value, own) &&
               (about.value(dimension).empty() || is_ancestor_or_self(dimension, about.value(dimension), own));
    };
    const auto is_own = [&](const Coordinates& c) { return lies_in(c, about, dimension) && c.has(dimension) && is_ancestor_or_self(dimension, value, c.value(dimension)); };
    const auto others = find_printed(assertion.figures(), is_other);
    const auto own = find_printed(assertion.figures(), is_own);
    if (others.nothing() && own.money.empty()) {
        out.push_back(not_known(assertion, rule, Reason::no_partner));
    } else if (others.carried_over) {
        out.push_back(not_known(assertion, rule, Reason::scope_undecided));
    } else if (others.money.empty()) {
        out.push_back(stated(assertion, rule, Verdict::exact, {}));
    } else {
        out.push_back(stated(assertion, rule, Verdict::violation, others.money));
        out.back().working = quoted(assertion.figures(), others.money);
    }
    out.back().weak = true;   // the amount itself is not reckoned
}

void judge_placeholder(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    if (rule == nullptr || !says_statement(assertion)) return;
    const Record& record = assertion.figures().record(assertion.record());
    const auto& levels = assertion.frame().levels;
    if (!levels.empty() && is_zero(assertion.fact(levels.front()).value)) {   // 增加(减少)0万元: no change, whichever word is meant
        out.push_back(stated(assertion, rule, Verdict::exact, {}));
        out.back().weak = true;
        return;
    }
    const auto blanks = std::ranges::count(record.frames, FrameKind::placeholder, &Frame::kind);
    const auto figures = std::ranges::count_if(record.facts, [](const Fact& fact) { return fact.origin == Origin::prose && fact.is_figure(); });
    // A template as such is no document in which a number was forgotten.
    if (2 * blanks > figures) {
        out.push_back(not_known(assertion, rule, Reason::unproven));
        return;
    }
    out.push_back(stated(assertion, rule, Verdict::violation, {}));
    out.back().working = assertion.fact(assertion.frame().parts.front()).source.text;
}

namespace {

int year_of(const Assertion& a, const Frame& frame) {
    if (frame.parts.empty()) return 0;
    const auto text = a.fact(frame.parts.front()).coordinates.value(Dimension::year);
    int year = 0;
    std::from_chars(text.data(), text.data() + text.size(), year);
    return year;
}

/// 比2025年预算 in the budget of 2025, where the other sentences compare with 2024.
Outcome judge_compared_year(const Assertion& a, const Rule* rule) {
    const Record& record = a.figures().record(a.record());
    const int own = record.identity.year, named = year_of(a, a.frame());
    if (own == 0 || record.identity.kind != Kind::budget || (named != own && named != own - 1)) return not_known(a, rule, Reason::ambiguous_name);
    if (named == own - 1) return stated(a, rule, Verdict::exact, {});
    const auto with = [&](int year) {
        return std::ranges::count_if(record.frames, [&](const Frame& f) { return f.kind == FrameKind::dated && f.direction != 0 && year_of(a, f) == year; });
    };
    if (with(own) >= with(own - 1)) return not_known(a, rule, Reason::unproven);   // perhaps it is the document's year that was misread
    auto out = stated(a, rule, Verdict::violation, {});
    out.working = fmt::format("{} ≠ {}", named, own - 1);
    return out;
}

/// A level of another year whose value is printed in the tables for this one.
Outcome judge_year_of_level(const Assertion& a, const Rule* rule) {
    const auto level = a.frame().levels.front();
    const Fact& fact = a.fact(level);
    const int own = a.figures().record(a.record()).identity.year, named = year_of(a, a.frame());
    if (own == 0 || named == 0 || is_zero(fact.value)) return not_known(a, rule, Reason::no_partner);
    Key key = a.figures().key_of(a.ref(level));
    const auto printed = [&](const Key& wanted) {
        const auto* group = a.figures().find(wanted);
        if (group == nullptr) return std::optional<FactRef>{};
        for (const auto& share : group->shares)
            if (!share.parts && share.table >= 0 && amount_of(a.figures().fact(share.facts.front())) == amount_of(fact)) return std::optional(share.facts.front());
        return std::optional<FactRef>{};
    };
    if (printed(key)) return stated(a, rule, Verdict::exact, {});
    key.at(slot(Dimension::year)) = 0;
    const auto current = printed(key);
    if (!current) return not_known(a, rule, Reason::no_partner);
    auto out = stated(a, rule, Verdict::violation, {*current});
    out.working = fmt::format("{} ≠ {}", named, own);
    return out;
}

}  // namespace

void judge_dated(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    if (rule == nullptr || !says_statement(assertion) || assertion.frame().levels.empty()) return;
    auto outcome = assertion.frame().direction != 0 ? judge_compared_year(assertion, rule) : judge_year_of_level(assertion, rule);
    outcome.weak = true;
    out.push_back(std::move(outcome));
}

void judge_repeated(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    const auto& frame = assertion.frame();
    if (rule == nullptr || frame.parts.empty()) return;
    if (frame.parts.size() < 2 || frame.levels.size() != frame.parts.size()) {
        out.push_back(not_known(assertion, rule, Reason::no_partner));
        return;
    }
    // Equal amounts may be one thing told twice.
    const bool one_thing = std::ranges::all_of(frame.levels, [&](FactIndex level) { return amount_of(assertion.fact(level)) == amount_of(assertion.fact(frame.levels.front())); });
    auto outcome = not_run(rule, one_thing ? Verdict::exact : Verdict::violation, Reason::none, {});
    for (const auto part : frame.parts) outcome.operands.push_back({assertion.ref(part), "part", 1});
    outcome.weak = true;
    outcome.unit = assertion.unit();
    outcome.actual = assertion.fact(frame.parts.front()).value;
    outcome.working = fmt::format("{}", frame.parts.size());
    out.push_back(std::move(outcome));
}

}  // namespace gouji::judging
