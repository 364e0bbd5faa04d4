// A printed number of things against the things themselves: projects of the performance tables, classes with money, names listed.

#include "frames.hpp"
#include "working.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>

namespace gouji::judging {

namespace {

constexpr std::size_t class_digits = 3;   // 类 of the functional classification

/// What was counted again, with a figure that shows it.
struct Counted {
    std::set<std::string, std::less<>> things;
    std::vector<FactRef> shown;
};

template <typename NameOf>
Counted count(const Figures& figures, NameOf name_of) {
    Counted out;
    for (std::uint32_t r = 0; r < figures.record_count(); ++r) {
        const auto& facts = figures.record(r).facts;
        for (FactIndex f = 0; f < facts.size(); ++f) {
            if (facts.at(f).table < 0 || !figures.in_play({r, f})) continue;
            const std::string name = name_of(facts.at(f));
            if (!name.empty() && out.things.insert(name).second) out.shown.push_back({r, f});
        }
    }
    return out;
}

/// Projects that have a row or a form of their own among the performance targets.
std::string project_of(const Fact& fact) {
    const auto& c = fact.coordinates;
    if (c.value(Dimension::item) != "performance" || fact.total_row || is_zero(fact.value)) return {};
    return c.has(Dimension::project) ? std::string(c.value(Dimension::project)) : fact.open_name;
}

/// A form for the body as a whole names no project.
std::string form_of(const Fact& fact) {
    const auto& c = fact.coordinates;
    const bool whole = c.value(Dimension::item) == "performance" && !c.has(Dimension::project) && fact.open_name.empty() && !fact.total_row && !c.has(Dimension::category);
    return whole && !is_zero(fact.value) ? std::to_string(fact.table) : std::string();
}

/// Classes on which this year's money of all funds is spent.
std::string class_of(const Fact& fact) {
    const auto& c = fact.coordinates;
    const bool whole = !c.has(Dimension::category) && !c.has(Dimension::economic) && !c.has(Dimension::gov_economic) && !c.has(Dimension::item) && !c.has(Dimension::year) &&
                       !c.has(Dimension::measure) && !c.has(Dimension::basis) && !c.has(Dimension::project);
    const auto code = c.value(Dimension::function);
    return whole && !is_zero(fact.value) && code.size() >= class_digits ? std::string(code.substr(0, class_digits)) : std::string();
}

Outcome compared(const Assertion& a, const Rule* rule, Decimal again, std::vector<Operand> others) {
    const auto index = a.frame().levels.front();
    const auto& fact = a.fact(index);
    auto out = not_run(rule, equal_value(fact.value, again) ? Verdict::exact : Verdict::violation, Reason::none, {{a.ref(index), "count", 1}});
    out.operands.insert(out.operands.end(), others.begin(), others.end());
    out.actual = fact.value;
    out.unit = fact.unit;
    out.expected = again;
    out.difference = subtract(fact.value, again);
    out.working = to_grouped_string(fact.value) + (out.verdict == Verdict::exact ? " = " : " ≠ ") + to_grouped_string(again);
    return out;
}

std::vector<Operand> shown(const std::vector<FactRef>& facts) {
    std::vector<Operand> out;
    for (const auto ref : facts) out.push_back({ref, "part", 0});
    return out;
}

Decimal number(std::size_t count) { return {static_cast<std::int64_t>(count), 0}; }

/// All projects are counted when the amount told with their number is the total of the performance tables, or what its rows add up to.
bool is_of_all(const Assertion& a, const Counted& projects) {
    if (a.frame().wholes.empty()) return false;
    std::optional<Decimal> sum = Decimal{};
    for (const auto ref : projects.shown) {
        const auto value = value_in(a.figures().fact(ref), a.fact(a.frame().wholes.front()).unit);
        sum = sum && value ? add(*sum, *value) : std::nullopt;
    }
    if (sum && equal_value(*sum, a.fact(a.frame().wholes.front()).value)) return true;
    const auto& told = a.fact(a.frame().wholes.front());
    for (std::uint32_t r = 0; r < a.figures().record_count(); ++r)
        for (const Fact& fact : a.figures().record(r).facts)
            if (fact.table >= 0 && fact.total_row && fact.coordinates.value(Dimension::item) == "performance" && !fact.coordinates.has(Dimension::project) && fact.open_name.empty() && fact.is_figure() && amount_of(fact) == amount_of(told)) return true;
    return false;
}

void judge_projects(const Assertion& a, const Rule* rule, Outcomes& out) {
    const auto index = a.frame().levels.front();
    if (a.frame().whole_coordinates.has(Dimension::entity)) {
        const auto forms = count(a.figures(), form_of);
        auto outcome = compared(a, rule, number(forms.things.size()), {});
        if (outcome.verdict == Verdict::violation) outcome = not_run(rule, Verdict::not_checked, Reason::no_partner, outcome.operands);
        out.push_back(std::move(outcome));
        return;
    }
    const auto projects = count(a.figures(), project_of);
    const bool none = is_zero(a.fact(index).value) && !a.frame().wholes.empty() && is_zero(a.fact(a.frame().wholes.front()).value);
    if (projects.things.empty() && none) {   // no project and no money: each says the other
        out.push_back(compared(a, rule, number(0), {{a.ref(a.frame().wholes.front()), "amount", 0}}));
        return;
    }
    auto outcome = compared(a, rule, number(projects.things.size()), {});
    if (projects.things.empty()) outcome = not_run(rule, Verdict::not_checked, Reason::no_partner, outcome.operands);
    else if (outcome.verdict == Verdict::violation && !is_of_all(a, projects)) outcome = not_run(rule, Verdict::not_checked, Reason::unproven, outcome.operands);
    out.push_back(std::move(outcome));
}

void judge_classes(const Assertion& a, const Rule* rule, Outcomes& out) {
    const auto classes = count(a.figures(), class_of);
    auto outcome = compared(a, rule, number(classes.things.size()), shown(classes.shown));
    if (classes.things.empty()) outcome = not_run(rule, Verdict::not_checked, Reason::no_partner, {{a.ref(a.frame().levels.front()), "count", 1}});
    out.push_back(std::move(outcome));
}

}  // namespace

void judge_tally(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    const auto& frame = assertion.frame();
    if (rule == nullptr || frame.levels.empty()) return;
    if (frame.whole_coordinates.has(Dimension::item)) return judge_projects(assertion, rule, out);
    if (frame.whole_coordinates.has(Dimension::function)) return judge_classes(assertion, rule, out);
    if (frame.parts.empty()) {
        out.push_back(not_run(rule, Verdict::not_checked, Reason::no_partner, {{assertion.ref(frame.levels.front()), "count", 1}}));
        return;
    }
    std::vector<Operand> names;
    for (const auto part : frame.parts) names.push_back({assertion.ref(part), "part", 0});
    out.push_back(compared(assertion, rule, number(frame.parts.size()), std::move(names)));
}

}  // namespace gouji::judging
