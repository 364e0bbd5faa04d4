// What sentences say without figures: the items of an amount against the tables, one reason for two different things.

#include "frames.hpp"
#include "working.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gouji::judging {

namespace {

constexpr std::size_t item_digits = 5;       // 款 of the economic classification
constexpr std::size_t most_slips = 2;        // names that may be wrong in a list written for this body; a list from a template differs in more
constexpr std::size_t fewest_items = 3;      // with money, before a table says what a list should hold

/// Items of a category with the figure that shows them best: one with money, else any.
struct Printed {
    FactRef fact;
    bool money = false;
};
using Items = std::map<std::string, Printed, std::less<>>;

/// 301 and 303 are paid to people; the rest of basic expenditure runs the office.
bool belongs(std::string_view code, std::string_view category) {
    const bool to_people = code.starts_with("301") || code.starts_with("303");
    return code.size() == item_digits && to_people == (category == "basic/personnel");
}

bool is_basic_item(const Fact& fact, std::string_view category) {
    const auto& c = fact.coordinates;
    const std::string_view own = c.value(Dimension::category);
    return fact.table >= 0 && fact.role == FigureRole::level && fact.binding != Binding::unbound && own.starts_with("basic") &&
           !c.has(Dimension::function) && !c.has(Dimension::item) && !c.has(Dimension::year) && belongs(c.value(Dimension::economic), category);
}

Items items_of(const Assertion& a) {
    Items items;
    const auto category = a.subject().value(Dimension::category);
    for (std::uint32_t r = 0; r < a.figures().record_count(); ++r) {
        const auto& facts = a.figures().record(r).facts;
        for (FactIndex f = 0; f < facts.size(); ++f) {
            const auto& fact = facts.at(f);
            if (!is_basic_item(fact, category) || a.figures().in_doubt(r, fact.table)) continue;
            const bool money = fact.is_figure() && !is_zero(fact.value);
            auto& item = items.try_emplace(std::string(fact.coordinates.value(Dimension::economic)), Printed{{r, f}, money}).first->second;
            if (money && !item.money) item = {{r, f}, true};
        }
    }
    return items;
}

struct Difference {
    std::vector<FactRef> named, printed;     ///< names without money; money without a name
};

Difference difference_of(const Assertion& a, const Items& items) {
    Difference out;
    std::set<std::string, std::less<>> named;
    for (const auto index : a.frame().parts) {
        const auto code = a.fact(index).coordinates.value(Dimension::economic);
        const auto item = items.find(code);
        if (item == items.end() || !item->second.money) out.named.push_back(a.ref(index));
        else named.insert(std::string(code));
    }
    for (const auto& [code, item] : items) {
        if (item.money && !named.contains(code)) out.printed.push_back(item.fact);
    }
    return out;
}

/// Two names of one length that differ in one character: 资金 for 奖金.
bool is_misprint_of(std::string_view name, std::string_view item) {
    const auto a = to_code_points(name), b = to_code_points(item);
    if (a.size() < 2 || a.size() != b.size()) return false;
    std::size_t differing = 0;
    for (std::size_t i = 0; i < a.size(); ++i) differing += a[i] == b[i] ? 0U : 1U;
    return differing == 1;
}

/// 水电费 stands for 水费 and 电费: an item's name lies inside it.
bool is_umbrella(const Assertion& a, const Items& items, std::string_view name) {
    const auto whole = to_code_points(name);
    return std::ranges::any_of(items, [&](const auto& item) {
        const auto& path = a.figures().fact(item.second.fact).row_path;
        const auto own = to_code_points(path.empty() ? std::string() : fold(path.back()));
        std::size_t at = 0;
        for (const char32_t c : whole) at += at < own.size() && own[at] == c ? 1U : 0U;
        return own.size() >= 2 && own.size() < whole.size() && at == own.size();
    });
}

/// Names that no classification knows and that are one character away from an item with money that the list lacks: certain also in
/// a list that is not complete.
Difference misprints_of(const Assertion& a, const Items& items, const Difference& difference) {
    Difference out;
    for (const auto ref : difference.named) {
        const auto& name = a.figures().fact(ref);
        if (name.coordinates.has(Dimension::economic) || is_umbrella(a, items, fold(name.source.text))) continue;
        const auto item = std::ranges::find_if(difference.printed, [&](FactRef printed) {
            const auto& path = a.figures().fact(printed).row_path;
            return !path.empty() && is_misprint_of(fold(name.source.text), fold(path.back()));
        });
        if (item == difference.printed.end()) continue;
        out.named.push_back(ref);
        out.printed.push_back(*item);
    }
    return out;
}

std::string working_of(const Assertion& a, const Difference& difference) {
    std::string out;
    for (const auto ref : difference.named) out += (out.empty() ? "+ " : ", + ") + a.figures().fact(ref).source.text;
    for (const auto ref : difference.printed) {
        const auto& fact = a.figures().fact(ref);
        out += (out.empty() ? "− " : ", − ") + (fact.row_path.empty() ? std::string() : fact.row_path.back()) + " " + to_grouped_string(fact.value);
    }
    return out;
}

}  // namespace

void judge_listing(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    if (rule == nullptr || assertion.frame().levels.empty()) return;
    const auto level = assertion.frame().levels.front();
    const auto items = items_of(assertion);
    const auto with_money = static_cast<std::size_t>(std::ranges::count_if(items, [](const auto& item) { return item.second.money; }));
    if (with_money < fewest_items) {
        out.push_back(not_run(rule, Verdict::not_checked, Reason::no_partner, assertion.operands(level)));
        return;
    }
    auto difference = difference_of(assertion, items);
    const auto misprints = misprints_of(assertion, items, difference);
    if (!assertion.frame().exhaustive) difference.printed.clear();
    // Fewer wrong names than right ones; and a list may hold items without money as long as it lacks none that has some.
    const bool misprinted = !misprints.named.empty() && misprints.named.size() <= most_slips;
    const auto slips = difference.named.size() + difference.printed.size();
    const bool holds = slips == 0;
    const bool few = difference.printed.size() <= most_slips && difference.named.size() <= difference.printed.size() && 2 * slips < with_money;
    if (!few && misprinted) difference = misprints;
    if (!holds && !few && !misprinted) {
        out.push_back(not_run(rule, Verdict::not_checked, Reason::unproven, assertion.operands(level)));
        return;
    }
    auto outcome = not_run(rule, holds ? Verdict::exact : Verdict::violation, Reason::none, assertion.operands(level));
    outcome.weak = true;
    for (const auto ref : difference.named) outcome.operands.push_back({ref, "part", 1});
    for (const auto ref : difference.printed) outcome.operands.push_back({ref, "part", 1});
    outcome.actual = assertion.fact(level).value;
    outcome.unit = assertion.fact(level).unit;
    outcome.working = working_of(assertion, difference);
    out.push_back(std::move(outcome));
}

void judge_reason(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    const auto& frame = assertion.frame();
    if (rule == nullptr || frame.levels.empty() || frame.parts.empty()) return;
    if (frame.parts.size() < 2) {
        out.push_back(not_run(rule, Verdict::not_checked, Reason::no_partner, assertion.operands(frame.levels.front())));
        return;
    }
    // Two changes may well have one reason; a change and none may not.
    const bool two_changes = assertion.fact(frame.parts.front()).role == FigureRole::change;
    auto outcome = not_run(rule, two_changes ? Verdict::exact : Verdict::violation, Reason::none, assertion.operands(frame.levels.front()));
    outcome.weak = true;
    for (const auto part : frame.parts) outcome.operands.push_back({assertion.ref(part), "part", 1});
    outcome.actual = assertion.fact(frame.levels.front()).value;
    outcome.unit = assertion.fact(frame.levels.front()).unit;
    outcome.working = assertion.fact(frame.parts.front()).source.text + " ≠ " + (frame.direction < 0 ? "−" : "+") + assertion.fact(frame.parts.at(1)).source.text;
    out.push_back(std::move(outcome));
}

}  // namespace gouji::judging
