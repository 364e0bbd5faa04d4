// Who is named: the number of units, whose tables these are, one code for one name, documents with the same figures.

#include "across.hpp"

#include "gouji/core/text.hpp"
#include "gouji/model/body_name.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gouji::judging {

namespace {

using Check = AcrossUnitsRule::Check;

/// Rules about bodies select no figures: the one with the check, lowest id first.
const Rule* rule_with(const UnitRules& rules, Check check) {
    const auto found = std::ranges::find_if(rules, [&](const auto& rule) { return rule.second->check == check; });
    return found == rules.end() ? nullptr : found->first;
}

Outcome about_names(const Kin& kin, const Rule* rule, Verdict verdict, std::vector<Operand> operands, std::string working) {
    Outcome out = not_run(rule, verdict, Reason::none, std::move(operands));
    out.actual = kin.fact(out.operands.front().fact).value;
    out.unit = kin.fact(out.operands.front().fact).unit;
    out.working = std::move(working);
    return out;
}

/// The first figure other than zero in a table for which `is_meant` holds.
template <typename Meant>
std::optional<FactRef> first_figure(const Kin& kin, std::uint32_t record, Meant is_meant) {
    const auto& facts = kin.record(record).facts;
    for (FactIndex f = 0; f < facts.size(); ++f)
        if (facts.at(f).table >= 0 && facts.at(f).is_figure() && !is_zero(facts.at(f).value) && is_meant(facts.at(f))) return FactRef{record, f};
    return std::nullopt;
}

bool contains_either_way(const std::string& a, const std::string& b) { return a.find(b) != std::string::npos || b.find(a) != std::string::npos; }

// --- number of units ---

void judge_number(const Kin& kin, const Rule* rule, Outcomes& out) {
    for (std::uint32_t r = 0; r < kin.own().records().size(); ++r) {
        const auto& record = kin.record(r);
        if (!record.bodies_stated || *record.bodies_stated >= record.facts.size()) continue;
        const Operand stated{{r, *record.bodies_stated}, "count", 1};
        if (record.bodies_in_text == 0) {
            out.push_back(not_run(rule, Verdict::not_checked, Reason::incomplete, {stated}));
            continue;
        }
        const Fact& fact = kin.fact(stated.fact);
        const Decimal listed{static_cast<std::int64_t>(record.bodies_in_text), 0};
        const bool same = equal_value(fact.value, listed);
        auto outcome = about_names(kin, rule, same ? Verdict::exact : Verdict::violation, {stated}, to_grouped_string(fact.value) + (same ? " = " : " ≠ ") + to_grouped_string(listed));
        outcome.expected = listed;
        outcome.difference = subtract(fact.value, listed);
        out.push_back(std::move(outcome));
    }
}

// --- documents with the same figures ---

void judge_twins(const Kin& kin, const Rule* others, const Rule* editions, Outcomes& out) {
    const auto& own = kin.own().front().identity;
    const auto any = [](const Fact&) { return true; };
    for (const auto twin : kin.twins()) {
        const auto& other = kin.record(twin).identity;
        const auto mine = first_figure(kin, 0, any), theirs = first_figure(kin, twin, any);
        if (!mine || !theirs) continue;
        const bool known = !own.entity.empty() && !other.entity.empty();
        const bool one_body = known && core_name(own.entity) == core_name(other.entity);
        const auto add = [&](const Rule* rule, Verdict verdict) {
            if (rule != nullptr) out.push_back(about_names(kin, rule, verdict, {{*mine, "own", 1}, {*theirs, "twin", 1}}, own.entity + " = " + other.entity));
        };
        add(others, !known ? Verdict::not_applicable : one_body ? Verdict::exact : Verdict::violation);
        add(editions, !one_body ? Verdict::not_applicable : own.level == other.level ? Verdict::exact : Verdict::violation);
    }
}

// --- owners of tables ---

/// A name that belongs here: the body, one it speaks for, or one of which the name is a part.
bool belongs(const Record& record, const std::string& owner) {
    const std::string core = core_name(owner);
    if (contains_either_way(core, core_name(fold(record.identity.entity)))) return true;
    return std::ranges::any_of(record.bodies, [&](const NamedBody& body) { return contains_either_way(core, core_name(body.name)); });
}

void judge_owners(const Kin& kin, const Rule* rule, Outcomes& out) {
    for (std::uint32_t r = 0; r < kin.own().records().size(); ++r) {
        const auto& record = kin.record(r);
        if (record.identity.entity.empty()) continue;
        const auto owned = std::ranges::count_if(record.tables, [](const TableInfo& table) { return !table.owner.empty(); });
        const auto foreign = std::ranges::count_if(record.tables, [&](const TableInfo& table) { return !table.owner.empty() && !belongs(record, table.owner); });
        if (2 * foreign >= owned) continue;   // a name that most tables bear is no stranger's
        for (std::size_t t = 0; t < record.tables.size(); ++t) {
            const std::string& owner = record.tables.at(t).owner;
            if (owner.empty()) continue;
            const auto at = first_figure(kin, r, [&](const Fact& fact) { return fact.table == static_cast<int>(t); });
            if (!at) continue;
            const bool own = belongs(record, owner);
            out.push_back(about_names(kin, rule, own ? Verdict::exact : Verdict::violation, {{*at, "table", 1}}, own ? std::string() : owner + " ≠ " + record.identity.entity));
        }
    }
}

// --- codes ---

struct CodeUse {
    std::string code, name;
    std::uint32_t record = 0;
};

std::vector<CodeUse> uses_of_codes(const Kin& kin) {
    std::vector<CodeUse> out;
    const auto take = [&](const Counterpart& side) {
        for (std::uint32_t r = 0; r < side.records().size(); ++r) {
            const auto& record = *side.records().at(r);
            const std::uint32_t index = side.first_record() + r;
            if (!record.identity.entity_code.empty()) out.push_back({record.identity.entity_code, record.identity.entity, index});
            for (const auto& body : record.bodies)
                if (!body.code.empty()) out.push_back({body.code, body.name, index});
        }
    };
    take(kin.own());
    for (const auto& unit : kin.units()) take(unit);
    return out;
}

/// A figure in the row of the code, else the first figure of the document.
std::optional<FactRef> figure_of(const Kin& kin, const CodeUse& use) {
    const auto in_row = first_figure(kin, use.record, [&](const Fact& fact) { return fact.coordinates.value(Dimension::entity) == use.code; });
    return in_row ? in_row : first_figure(kin, use.record, [](const Fact&) { return true; });
}

/// A department and its own office share the name, and one code lies in the other.
bool codes_agree(const std::string& a, const std::string& b) { return a.starts_with(b) || b.starts_with(a); }

void judge_codes(const Kin& kin, const Rule* rule, Outcomes& out) {
    const auto uses = uses_of_codes(kin);
    std::unordered_map<std::string, const CodeUse*> by_code, by_name;
    for (const auto& use : uses) {
        const auto [code, new_code] = by_code.try_emplace(use.code, &use);
        const auto [name, new_name] = by_name.try_emplace(core_name(use.name), &use);
        const CodeUse* other = nullptr;
        if (!new_code && !contains_either_way(core_name(code->second->name), core_name(use.name))) other = code->second;
        else if (!new_name && !codes_agree(name->second->code, use.code)) other = name->second;
        const bool compared = !new_code || !new_name;
        const auto mine = compared ? figure_of(kin, use) : std::nullopt;
        const auto theirs = compared ? figure_of(kin, other != nullptr ? *other : (new_code ? *name->second : *code->second)) : std::nullopt;
        if (!mine || !theirs) continue;
        const std::string working = other == nullptr ? std::string() : fmt::format("{} {} ≠ {} {}", use.code, use.name, other->code, other->name);
        out.push_back(about_names(kin, rule, other == nullptr ? Verdict::exact : Verdict::violation, {{*theirs, "code", 1}, {*mine, "code", 1}}, working));
    }
}

}  // namespace

void judge_bodies(const Bench& bench, const Kin& kin, Outcomes& out) {
    const auto rules = rules_of<AcrossUnitsRule>(bench.rules);
    if (kin.own().empty()) return;
    if (const auto* rule = rule_with(rules, Check::number)) judge_number(kin, rule, out);
    judge_twins(kin, rule_with(rules, Check::twins), rule_with(rules, Check::editions), out);
    if (const auto* rule = rule_with(rules, Check::owners)) judge_owners(kin, rule, out);
    if (const auto* rule = rule_with(rules, Check::codes)) judge_codes(kin, rule, out);
}

}  // namespace gouji::judging
