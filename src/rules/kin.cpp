#include "kin.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

/// The unit a value is counted in tells meanings apart as much as a coordinate.
std::string unit_text(const Fact& fact) { return is_money(fact.unit) ? "" : std::string(id(fact.unit)); }

bool is_scope(Dimension dimension) { return dimension == Dimension::vintage || dimension == Dimension::use; }

std::string key_of(const Coordinates& coordinates, bool loose) {
    std::string key;
    for (const auto& c : coordinates.all()) {
        if (loose && is_scope(c.dimension) && (c.value == "current" || c.value == "this_year")) continue;
        key += std::string(id(c.dimension)) + "=" + c.value + ";";
    }
    return key;
}

/// The dimension of a list is open, everything else is said.
std::string list_key(Coordinates coordinates, Dimension dimension, bool loose) {
    coordinates.erase(dimension);
    return std::string(id(dimension)) + "?" + key_of(coordinates, loose);
}

bool has_body(const Record& record, const Fact& fact) { return !record.single_entity && fact.coordinates.has(Dimension::entity); }

}  // namespace

std::optional<Coordinates> common_coordinates(const Record& record, const Fact& fact) {
    if (fact.binding == Binding::unbound) return std::nullopt;
    if (fact.binding == Binding::open && fact.open_name.empty() && !fact.coordinates.has(Dimension::project)) return std::nullopt;
    Coordinates out;
    for (const auto& c : fact.coordinates.all()) {
        if (c.dimension == Dimension::entity || c.value.empty() || is_default(record, c)) continue;
        if (c.certainty == Certainty::unknown && !record.scopes_coincide) return std::nullopt;
        if (c.certainty == Certainty::unknown) continue;
        const bool before = c.dimension == Dimension::year && record.identity.year != 0 && c.value == std::to_string(record.identity.year - 1);
        out.set({c.dimension, before ? std::string(previous_year) : c.value, c.certainty});
    }
    if (fact.binding == Binding::open && !out.has(Dimension::project)) out.set({Dimension::project, fact.open_name, Certainty::said});
    if (const auto unit = unit_text(fact); !unit.empty() && !out.has(Dimension::measure)) out.set({Dimension::measure, unit, Certainty::said});
    return out;
}

Counterpart::Counterpart(const Figures& figures, Records records, std::uint32_t first_record)
    : records_(std::move(records)), first_record_(first_record) {
    scopes_coincide_ = std::ranges::all_of(records_, [](const Record* record) { return record->scopes_coincide; });
    for (const auto& group : figures.groups()) add(figures, group, false);
    for (const auto& group : figures.blurred())
        if (group.fund_unsaid && group.undecided.none()) add(figures, group, true);
}

void Counterpart::add(const Figures& figures, const Group& group, bool by_value_only) {
    if (!group.judged) return;
    const auto quoted = group.quoted().facts.front();
    const auto& fact = figures.fact(quoted);
    const auto common = common_coordinates(figures.record(quoted.record), fact);
    if (!common) return;
    const auto global = [&](FactRef ref) { return FactRef{ref.record + first_record_, ref.fact}; };
    Printing printing{global(quoted), *common, group.quoted().table >= 0, by_value_only, {}};
    for (const auto& share : group.shares)
        if (!share.parts && amount_of(figures.fact(share.facts.front())) != amount_of(fact)) printing.others.push_back(global(share.facts.front()));
    if (has_body(figures.record(quoted.record), fact)) {
        printing.coordinates.set(*fact.coordinates.find(Dimension::entity));
        unit_rows_.push_back(std::move(printing));
        return;
    }
    for (const auto& share : group.shares) {   // scopes that coincide are printed in several ways under one meaning
        const auto& ref = share.facts.front();
        if (const auto other = common_coordinates(figures.record(ref.record), figures.fact(ref))) {
            exact_.try_emplace(key_of(*other, false), printings_.size());
            loose_.try_emplace(key_of(*other, true), printings_.size());
            for (const auto& c : other->all())
                for (const bool loose : {false, true}) lists_.insert(list_key(*other, c.dimension, loose));
        }
    }
    printings_.push_back(std::move(printing));
}

const Printing* Counterpart::find(const Coordinates& coordinates, bool loose) const {
    const auto& index = loose ? loose_ : exact_;
    const auto found = index.find(key_of(coordinates, loose));
    return found == index.end() ? nullptr : &printings_.at(found->second);
}

bool Counterpart::lists(const Coordinates& coordinates, Dimension dimension, bool loose) const {
    return lists_.contains(list_key(coordinates, dimension, loose));
}

namespace {

Counterpart indexed(const Records& records, std::uint32_t& next) {
    const Figures figures(records);
    Counterpart out(figures, records, next);
    next += static_cast<std::uint32_t>(records.size());
    return out;
}

}  // namespace

Kin::Kin(const Figures& figures, const Records& disclosure, const Relatives& relatives)
    : all_(all_records(disclosure, relatives)), own_(figures, disclosure, 0), year_before_(figures, {}, 0), budget_(figures, {}, 0) {
    auto next = static_cast<std::uint32_t>(disclosure.size());
    year_before_ = indexed(relatives.year_before, next);
    budget_ = indexed(relatives.budget, next);
    for (const auto& unit : relatives.units) units_.push_back(indexed(unit, next));
    for (std::size_t i = 0; i < relatives.twins.size(); ++i) twins_.push_back(next++);
}

}  // namespace gouji::judging
