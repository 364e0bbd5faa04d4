// What goes on from year to year: numbers of persons and things, codes with their names, names of projects.

#include "across.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gouji::judging {

namespace {

using Check = AcrossYearsRule::Check;

constexpr std::size_t most_names = 400;       // longer lists are not searched for names that are nearly alike
constexpr std::size_t shortest_name = 6;      // characters; shorter names are nearly alike by chance
constexpr std::size_t slip_characters = 1;    // of a name: exchanged, lost or added

// --- numbers ---

bool is_count(const Fact& fact, const AcrossYearsRule& rule) {
    if (fact.role != FigureRole::count || !fact.is_figure() || !fold(fact.source.text).ends_with(rule.counter)) return false;
    const std::string label = fold(fact.column_path.empty() ? std::string() : fact.column_path.back());
    return std::ranges::all_of(rule.words, [&](const std::string& word) { return label.ends_with(word); });
}

/// The first such number of the documents.
std::optional<FactRef> first_count(const Counterpart& side, const AcrossYearsRule& rule) {
    for (std::uint32_t r = 0; r < side.records().size(); ++r) {
        const auto& facts = side.records().at(r)->facts;
        for (FactIndex f = 0; f < facts.size(); ++f)
            if (is_count(facts.at(f), rule)) return FactRef{r + side.first_record(), f};
    }
    return std::nullopt;
}

struct PrintedChange {
    FactRef fact;
    int direction = 1;
};

/// 在职8人，减少1人: the change right behind the number.
std::optional<PrintedChange> change_behind(const Kin& kin, FactRef count) {
    const auto& facts = kin.record(count.record).facts;
    const FactIndex next = count.fact + 1;
    if (next >= facts.size() || facts.at(next).role != FigureRole::change || facts.at(next).unit != Unit::count) return std::nullopt;
    if (facts.at(next).source.page - facts.at(count.fact).source.page > 1) return std::nullopt;
    const std::string label = fold(facts.at(next).label());
    const bool down = label.find("减少") != std::string::npos || label.find("下降") != std::string::npos;
    return PrintedChange{{count.record, next}, down ? -1 : 1};
}

bool is_explained(const AcrossYearsRule& rule, const Kin& kin) {
    const auto explains = [&](const Printing& printing) { return rule.explained_by.matches(printing.coordinates) && !is_zero(kin.fact(printing.fact).value); };
    return rule.explained_by.specificity() > 0 &&
           (std::ranges::any_of(kin.own().printings(), explains) || std::ranges::any_of(kin.year_before().printings(), explains));
}

/// Persons and things are counted, not rounded.
void be_exact(Outcome& outcome) {
    if (!outcome.difference) return;
    outcome.large = false;
    outcome.verdict = is_zero(*outcome.difference) ? Verdict::exact : Verdict::violation;
}

void judge_count(const Kin& kin, const Rule* rule, const AcrossYearsRule& about, Outcomes& out) {
    const auto own = first_count(kin.own(), about);
    if (!own) return;
    const Operand level{*own, "level", 1};
    if (kin.year_before().empty()) {
        out.push_back(not_run(rule, Verdict::not_checked, Reason::other_file, {level}));
        return;
    }
    const auto before = first_count(kin.year_before(), about);
    if (!before) return;
    if (const auto change = change_behind(kin, *own)) {
        const std::string working = to_grouped_string(kin.fact(*before).value) + (change->direction < 0 ? " − " : " + ") + to_grouped_string(kin.fact(change->fact).value);
        out.push_back(compare_added(kin, rule, level, {{*before, "previous", 1}, {change->fact, "change", change->direction}}, working));
        be_exact(out.back());
        return;
    }
    if (about.explained_by.specificity() == 0) return;   // no change is printed, so none is asserted
    auto outcome = compare_printed(kin, rule, level, {*before, "previous", 1});
    be_exact(outcome);
    const bool more = outcome.difference && sign(*outcome.difference) > 0;
    if (outcome.verdict == Verdict::violation && (!more || is_explained(about, kin))) outcome = not_run(rule, Verdict::not_applicable, Reason::none, outcome.operands);
    out.push_back(std::move(outcome));
}

// --- names ---

/// A value of the dimension, the name printed for it and a figure that bears it.
struct Named {
    std::string value, name;
    FactRef fact;
};

/// Codes with the last name of their row, or open names; without repetitions, in reading order.
std::vector<Named> names_of(const Counterpart& side, Dimension dimension, const Pattern& pattern) {
    std::vector<Named> out;
    std::unordered_set<std::string> seen;
    for (std::uint32_t r = 0; r < side.records().size(); ++r) {
        const auto& record = *side.records().at(r);
        for (FactIndex f = 0; f < record.facts.size(); ++f) {
            const auto& fact = record.facts.at(f);
            const auto* c = fact.coordinates.find(dimension);
            if (c == nullptr || c->certainty != Certainty::said || fact.table < 0 || !fact.is_figure() || is_zero(fact.value) || !pattern.matches(fact.coordinates)) continue;
            std::string name = dimension == Dimension::project ? c->value : fact.row_path.empty() ? std::string() : fold(fact.row_path.back());
            if (name.empty() || is_pure_total_word(name) || !seen.insert(c->value + "\x1f" + name).second) continue;
            out.push_back({c->value, std::move(name), {r + side.first_record(), f}});
        }
    }
    return out;
}

using ByName = std::unordered_map<std::string, std::vector<const Named*>>;

ByName by_name(const std::vector<Named>& list) {
    ByName out;
    for (const auto& named : list) out[named.name].push_back(&named);
    return out;
}

Outcome names_differ(const Kin& kin, const Rule* rule, const Named& own, const Named& before, std::string working) {
    Outcome out = not_run(rule, Verdict::violation, Reason::none, {{own.fact, "name", 1}, {before.fact, "previous", 1}});
    out.actual = kin.fact(own.fact).value;
    out.unit = kin.fact(own.fact).unit;
    out.working = std::move(working);
    return out;
}

/// A name that one code has in each year, and not the same one.
void judge_codes(const Kin& kin, const Rule* rule, const std::vector<Named>& own, const std::vector<Named>& before, Outcomes& out) {
    const ByName old_names = by_name(before), new_names = by_name(own);
    for (const auto& named : own) {
        const auto old = old_names.find(named.name);
        if (old == old_names.end() || old->second.size() != 1 || new_names.at(named.name).size() != 1) continue;
        const Named& other = *old->second.front();
        if (other.value.size() != named.value.size()) continue;   // a class and its item often share the name
        if (other.value != named.value)
            out.push_back(names_differ(kin, rule, named, other, fmt::format("{} {} ≠ {} {}", named.value, named.name, other.value, other.name)));
        else out.push_back(not_run(rule, Verdict::exact, Reason::none, {{named.fact, "name", 1}, {other.fact, "previous", 1}}));
    }
}

/// Characters by which two names differ, up to the limit; longer ones answer limit + 1.
std::size_t distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
    const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
    if (longer - shorter > limit) return limit + 1;
    std::size_t head = 0, tail = 0;
    while (head < shorter && a[head] == b[head]) ++head;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    return longer - head - tail;   // one stretch of other characters
}

std::string without_digits(const std::string& name) {
    std::string out;
    std::ranges::copy_if(name, std::back_inserter(out), [](char c) { return c < '0' || c > '9'; });
    return out;
}

/// A project of this year that last year's document prints with one other character, and neither has both.
void judge_projects(const Kin& kin, const Rule* rule, const std::vector<Named>& own, const std::vector<Named>& before, Outcomes& out) {
    if (own.size() > most_names || before.size() > most_names) return;
    const ByName old_names = by_name(before), new_names = by_name(own);
    for (const auto& named : own) {
        if (const auto same = old_names.find(named.name); same != old_names.end()) {
            out.push_back(not_run(rule, Verdict::exact, Reason::none, {{named.fact, "name", 1}, {same->second.front()->fact, "previous", 1}}));
            continue;
        }
        const auto characters = to_code_points(without_digits(named.name));
        if (characters.size() < shortest_name) continue;
        for (const auto& other : before) {
            if (new_names.contains(other.name)) continue;
            const auto far = distance(characters, to_code_points(without_digits(other.name)), slip_characters);
            if (far == 0 || far > slip_characters) continue;   // another year or batch in the name is no slip
            out.push_back(names_differ(kin, rule, named, other, named.name + " ≠ " + other.name));
            break;
        }
    }
}

void judge_names(const Kin& kin, const Rule* rule, const AcrossYearsRule& about, Outcomes& out) {
    if (about.across.empty()) return;
    const auto dimension = about.across.front();
    const auto own = names_of(kin.own(), dimension, about.figure);
    if (own.empty()) return;
    if (kin.year_before().empty()) {
        out.push_back(not_run(rule, Verdict::not_checked, Reason::other_file, {{own.front().fact, "name", 1}}));
        return;
    }
    const auto before = names_of(kin.year_before(), dimension, about.figure);
    if (dimension == Dimension::project) judge_projects(kin, rule, own, before, out);
    else judge_codes(kin, rule, own, before, out);
}

}  // namespace

void judge_continuity(const Bench& bench, const Kin& kin, Outcomes& out) {
    for (const auto& [rule, about] : rules_of<AcrossYearsRule>(bench.rules)) {
        if (about->check == Check::count) judge_count(kin, rule, *about, out);
        if (about->check == Check::names) judge_names(kin, rule, *about, out);
    }
}

}  // namespace gouji::judging
