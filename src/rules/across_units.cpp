// A department's figures against those of its units' own documents.

#include "across.hpp"

#include "gouji/core/text.hpp"
#include "gouji/model/body_name.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

using Check = AcrossUnitsRule::Check;

constexpr std::size_t most_units_shown = 12;   // addends that a person reads in one line

bool is_department_code(const NamedBody& body, const std::vector<NamedBody>& all) {
    return !body.code.empty() && std::ranges::any_of(all, [&](const NamedBody& other) { return other.code.size() > body.code.size() && other.code.starts_with(body.code); });
}

/// Is the document that of the body, by code or by name?
bool is_document_of(const NamedBody& body, const Record& document) {
    const auto& identity = document.identity;
    if (!body.code.empty() && body.code == identity.entity_code) return true;
    return core_name(body.name) == core_name(fold(identity.entity));
}

class UnitJudge {
public:
    UnitJudge(const Bench& bench, const Kin& kin) : kin_(kin), rules_(rules_of<AcrossUnitsRule>(bench.rules)) {
        for (const auto* record : kin.own().records())
            for (const auto& body : record->bodies)
                if (!is_department_code(body, record->bodies)) add_unit(body);
    }

    void judge(Outcomes& out) const {
        if (units_.size() < 2 && kin_.units().empty()) return;   // a body of its own is no department
        judge_sums(out);
        judge_rows(out);
    }

private:
    void add_unit(const NamedBody& body) {
        const auto same = [&](const NamedBody& other) {
            if (!body.code.empty() && !other.code.empty()) return body.code == other.code;
            return core_name(body.name) == core_name(other.name);
        };
        if (std::ranges::none_of(units_, same)) units_.push_back(body);
    }

    [[nodiscard]] const Counterpart* document_of(const NamedBody& body) const {
        const auto found = std::ranges::find_if(kin_.units(), [&](const Counterpart& unit) { return is_document_of(body, unit.front()); });
        return found == kin_.units().end() ? nullptr : &*found;
    }

    [[nodiscard]] bool complete() const {
        return !units_.empty() && std::ranges::all_of(units_, [&](const NamedBody& body) { return document_of(body) != nullptr; });
    }

    void judge_sums(Outcomes& out) const {
        const bool all_there = complete();
        std::unordered_set<const Rule*> missing;
        for (const auto& printing : kin_.own().printings()) {
            const Rule* rule = unit_rule(rules_, Check::sum, printing.coordinates);
            if (rule == nullptr || !printing.in_table || !is_money(kin_.fact(printing.fact).unit)) continue;
            if (all_there) out.push_back(summed(rule, printing));
            else if (missing.insert(rule).second) out.push_back(not_run(rule, Verdict::not_checked, Reason::other_file, {{printing.fact, "total", 1}}));
        }
    }

    [[nodiscard]] Outcome summed(const Rule* rule, const Printing& printing) const {
        std::vector<Operand> parts;
        std::string working;
        bool by_value_only = printing.by_value_only;
        for (const auto& unit : kin_.units()) {
            const bool loose = is_loose(kin_.own(), unit);
            const auto* part = unit.find(printing.coordinates, loose);
            if (part == nullptr && !is_nil(unit, printing.coordinates, loose)) return not_run(rule, Verdict::not_checked, Reason::incomplete, {{printing.fact, "total", 1}});
            if (part == nullptr) continue;
            by_value_only = by_value_only || part->by_value_only;
            parts.push_back({part->fact, "part", 1});
            if (parts.size() <= most_units_shown) working += (working.empty() ? "" : " + ") + shown(*part, printing);
            else if (parts.size() == most_units_shown + 1) working += " + …";
        }
        if (parts.empty()) return not_run(rule, Verdict::not_checked, Reason::no_partner, {{printing.fact, "total", 1}});
        auto outcome = compare_added(kin_, rule, {printing.fact, "total", 1}, parts, working);
        if (by_value_only && outcome.verdict == Verdict::violation) return not_run(rule, Verdict::not_checked, Reason::scope_undecided, outcome.operands);
        return outcome;
    }

    [[nodiscard]] std::string shown(const Printing& part, const Printing& total) const {
        const Fact& fact = kin_.fact(part.fact);
        return to_grouped_string(value_in(fact, kin_.fact(total.fact).unit).value_or(fact.value));
    }

    /// A list of the same kind without the value: the unit has nothing of it.
    [[nodiscard]] static bool is_nil(const Counterpart& unit, const Coordinates& coordinates, bool loose) {
        for (const auto dimension : {Dimension::function, Dimension::economic, Dimension::gov_economic, Dimension::item, Dimension::purchase, Dimension::category, Dimension::project, Dimension::fund})
            if (coordinates.has(dimension)) return unit.lists(coordinates, dimension, loose);
        return false;
    }

    /// The row that the department's table prints for a unit, against the unit's own document.
    void judge_rows(Outcomes& out) const {
        for (const auto& row : kin_.own().unit_rows()) {
            Coordinates coordinates = row.coordinates;
            const std::string entity(coordinates.value(Dimension::entity));
            coordinates.erase(Dimension::entity);
            const Rule* rule = unit_rule(rules_, Check::row, coordinates);
            const auto body = std::ranges::find_if(units_, [&](const NamedBody& unit) { return unit.code == entity || unit.name == entity; });
            if (rule == nullptr || body == units_.end() || row.by_value_only) continue;
            const auto* document = document_of(*body);
            if (document == nullptr) {
                out.push_back(not_run(rule, Verdict::not_checked, Reason::other_file, {{row.fact, "row", 1}}));
                continue;
            }
            const auto* own = document->find(coordinates, is_loose(kin_.own(), *document));
            if (own != nullptr && !own->by_value_only) out.push_back(compare_printed(kin_, rule, {row.fact, "row", 1}, {own->fact, "unit", 1}));
        }
    }

    const Kin& kin_;
    UnitRules rules_;
    std::vector<NamedBody> units_;
};

}  // namespace

void judge_units(const Bench& bench, const Kin& kin, Outcomes& out) { UnitJudge(bench, kin).judge(out); }

}  // namespace gouji::judging
