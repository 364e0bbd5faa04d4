#include "figures.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

constexpr std::uint64_t fnv_offset = 14695981039346656037ULL;
constexpr std::uint64_t fnv_prime = 1099511628211ULL;
constexpr int uniform_column_figures = 3;   // fewer figures do not show how a column is printed

bool is_whole_scope(const Coordinate& coordinate) {
    return (coordinate.dimension == Dimension::vintage && coordinate.value == "current") ||
           (coordinate.dimension == Dimension::use && coordinate.value == "this_year");
}

bool is_scope(Dimension dimension) { return dimension == Dimension::vintage || dimension == Dimension::use; }

/// Unit kinds that can be compared share a number; 0 is kept for "unset".
std::uint32_t unit_kind(Unit unit) { return is_money(unit) ? 1 : 2 + static_cast<std::uint32_t>(unit); }

/// Several values of one key in one table are parts; a total row among them still restates, if it is one figure.
void settle(Share& share, const Figures& figures) {
    const auto same = [&](const std::vector<FactRef>& facts) {
        return std::ranges::all_of(facts, [&](FactRef ref) {
            return amount_of(figures.fact(ref)) == amount_of(figures.fact(facts.front()));
        });
    };
    if (same(share.facts)) return;
    std::vector<FactRef> totals;
    std::ranges::copy_if(share.facts, std::back_inserter(totals), [&](FactRef ref) { return figures.fact(ref).total_row; });
    share.parts = totals.empty() || !same(totals);
    if (!share.parts) share.facts = std::move(totals);
}

/// The value most tables print, and where no table does most sentences; on a tie the one that is printed first. A sentence
/// is often copied from another one and has no say against a table.
void choose_best(Group& group, const Figures& figures) {
    std::map<Amount, int> support;
    const bool in_table = std::ranges::any_of(group.shares, [](const Share& share) { return !share.parts && share.table >= 0; });
    for (const auto& share : group.shares) {
        if (share.parts) continue;
        support[amount_of(figures.fact(share.facts.front()))] += share.table >= 0 || !in_table ? 1 : 0;
    }
    int most = 0;
    for (std::size_t i = 0; i < group.shares.size(); ++i) {
        const auto& share = group.shares.at(i);
        if (share.parts) continue;
        const int count = support.at(amount_of(figures.fact(share.facts.front())));
        if (count > most) {
            most = count;
            group.best = i;
            group.judged = true;
        }
    }
}

/// Does the key say what kind of money it is? A name, a year or a unit alone does not make two figures one.
bool has_meaning(const Key& key) {
    constexpr std::array meanings{Dimension::side, Dimension::fund, Dimension::function, Dimension::economic,
                                  Dimension::gov_economic, Dimension::category, Dimension::item};
    return std::ranges::any_of(meanings, [&](Dimension dimension) { return key.at(slot(dimension)) != 0; });
}

void finish(std::vector<Group>& groups, const Figures& figures) {
    for (auto& group : groups) {
        std::ranges::stable_sort(group.shares, {}, [](const Share& share) { return share.table < 0; });
        for (auto& share : group.shares) settle(share, figures);
        choose_best(group, figures);
    }
}

}  // namespace

bool is_default(const Record& record, const Coordinate& coordinate) {
    switch (coordinate.dimension) {
        case Dimension::vintage:
        case Dimension::use: return coordinate.value == "all";
        case Dimension::year: return record.identity.year != 0 && coordinate.value == std::to_string(record.identity.year);
        case Dimension::basis: return coordinate.value == (record.identity.kind == Kind::final_accounts ? "final" : "budget");
        default: return false;
    }
}

std::size_t KeyHash::operator()(const Key& key) const {
    std::uint64_t hash = fnv_offset;
    for (const auto part : key) hash = (hash ^ part) * fnv_prime;
    return static_cast<std::size_t>(hash ^ (hash >> 29));
}

Key without(Key key, const DimensionSet& dimensions) {
    for (std::size_t i = 0; i < dimension_count; ++i) {
        if (dimensions.test(i)) key.at(i) = 0;
    }
    return key;
}

DimensionSet set_of(const std::vector<Dimension>& dimensions) {
    DimensionSet out;
    for (const auto dimension : dimensions) out.set(slot(dimension));
    return out;
}

Amount amount_of(const Fact& fact) { return amount_of(fact.value, fact.unit); }

Amount amount_of(Decimal printed, Unit unit) {
    auto value = scaled(printed, yuan_exponent(unit));
    if (is_zero(value)) return {};
    while (value.coefficient % 10 == 0) {
        value.coefficient /= 10;
        --value.places;
    }
    return {value.coefficient, value.places};
}

std::optional<Decimal> value_in(const Fact& fact, Unit unit) {
    if (fact.unit == unit) return fact.value;
    if (!is_money(fact.unit) || !is_money(unit)) return std::nullopt;
    return scaled(fact.value, yuan_exponent(fact.unit) - yuan_exponent(unit));
}

Figures::Figures(const Records& records) : records_(records) {
    for (const auto* record : records) {
        scopes_coincide_ = scopes_coincide_ && record->scopes_coincide;
        single_entity_ = single_entity_ && record->single_entity;
    }
    std::unordered_map<Key, std::size_t, KeyHash> blurred_index;
    for (std::uint32_t r = 0; r < records.size(); ++r) {
        auto& keys = keys_.emplace_back();
        keys.reserve(records.at(r)->facts.size());
        for (FactIndex f = 0; f < records.at(r)->facts.size(); ++f) {
            keys.push_back(intern_key({r, f}));
            add_fact({r, f}, blurred_index);
        }
        for (const auto& info : records.at(r)->tables) {
            if (!info.empty) continue;
            for (const auto& c : info.base.all()) presence_[{c.dimension, c.value}].nil_total = true;
        }
    }
    finish(groups_, *this);
    finish(blurred_, *this);
    note_habits();
}

const TableInfo* Figures::table(std::uint32_t record, int table) const {
    const auto& tables = records_.at(record)->tables;
    return table >= 0 && static_cast<std::size_t>(table) < tables.size() ? &tables.at(static_cast<std::size_t>(table)) : nullptr;
}

bool Figures::in_doubt(std::uint32_t record, int table_index) const {
    const auto* info = table(record, table_index);
    return info != nullptr && !info->doubts.empty();
}

bool Figures::in_play(FactRef ref) const {
    const auto& f = fact(ref);
    return f.is_figure() && f.role == FigureRole::level && f.binding != Binding::unbound && !in_doubt(ref.record, f.table);
}

Key Figures::key_of(FactRef ref) const { return keys_.at(ref.record).at(ref.fact); }

DimensionSet Figures::undecided(const Fact& fact) const {
    DimensionSet out;
    for (const auto& c : fact.coordinates.all()) {
        if (c.certainty != Certainty::unknown) continue;
        if (is_scope(c.dimension) && scopes_coincide_) continue;
        out.set(slot(c.dimension));
    }
    return out;
}

std::uint32_t Figures::value_id(std::string_view value) const {
    const auto found = ids_.find(std::string(value));
    return found == ids_.end() ? 0 : found->second;
}

const Group* Figures::find(const Key& key) const {
    const auto found = index_.find(key);
    return found == index_.end() ? nullptr : &groups_.at(found->second);
}

std::uint32_t Figures::intern(std::string_view value) {
    const auto [at, fresh] = ids_.try_emplace(std::string(value), static_cast<std::uint32_t>(values_.size()));
    if (fresh) values_.emplace_back(value);
    return at->second;
}

Key Figures::intern_key(FactRef ref) {
    const auto& f = fact(ref);
    const auto open = undecided(f);
    Key key{};
    for (const auto& c : f.coordinates.all()) {
        if (open.test(slot(c.dimension)) || c.value.empty() || is_default(record(ref.record), c)) continue;
        if (c.dimension == Dimension::entity && single_entity_) continue;
        if (scopes_coincide_ && (is_whole_scope(c) || c.certainty == Certainty::unknown)) continue;
        key.at(slot(c.dimension)) = intern(c.value);
    }
    if (f.binding == Binding::open && !f.coordinates.has(Dimension::project)) key.at(open_name_slot) = intern("open:" + f.open_name);
    key.at(unit_slot) = unit_kind(f.unit);
    return key;
}

void Figures::add_fact(FactRef ref, std::unordered_map<Key, std::size_t, KeyHash>& blurred_index) {
    const auto& f = fact(ref);
    const auto key = key_of(ref);
    if (f.is_figure() && is_set_aside(f)) set_aside_[{ref.record, amount_of(absolute(f.value), f.unit)}].push_back(ref);
    note_place(ref, key);
    if (f.role != FigureRole::level) return;
    note_presence(f);
    if (f.binding == Binding::unbound || in_doubt(ref.record, f.table)) return;
    if (!f.is_figure()) {
        blanks_.insert(key);
        return;
    }
    if (f.binding == Binding::open && f.open_name.empty() && !f.coordinates.has(Dimension::project)) return;
    if (!has_meaning(key)) return;
    const auto open = undecided(f);
    const bool fund_unsaid = key.at(slot(Dimension::item)) != 0 && key.at(slot(Dimension::fund)) == 0;
    if (open.none() && !fund_unsaid) {
        const auto [at, fresh] = index_.try_emplace(key, groups_.size());
        if (fresh) groups_.push_back({key, {}, false, {}, 0, false});
        add_to(groups_.at(at->second), ref);
        return;
    }
    // The set of open scopes is part of the identity of a blurred group.
    auto marked = key;
    marked.at(unit_slot) += static_cast<std::uint32_t>(open.to_ulong() << 8);
    const auto [at, fresh] = blurred_index.try_emplace(marked, blurred_.size());
    if (fresh) blurred_.push_back({key, open, fund_unsaid, {}, 0, false});
    add_to(blurred_.at(at->second), ref);
}

void Figures::add_to(Group& group, FactRef ref) {
    const auto& f = fact(ref);
    const bool same_table = !group.shares.empty() && f.table >= 0 && group.shares.back().record == ref.record &&
                            group.shares.back().table == f.table;
    if (!same_table) group.shares.push_back({ref.record, f.table, {}, false});
    group.shares.back().facts.push_back(ref);
}

const std::vector<FactRef>& Figures::set_aside(std::uint32_t record, Decimal value, Unit unit) const {
    static const std::vector<FactRef> none;
    const auto found = set_aside_.find({record, amount_of(absolute(value), unit)});
    return found == set_aside_.end() ? none : found->second;
}

void Figures::note_place(FactRef ref, const Key& key) {
    const auto& f = fact(ref);
    if (!f.is_figure() || f.table < 0) return;
    if (!is_zero(f.value)) ++columns_[{ref.record, f.table, f.column}].places[f.value.places];
    // Figures without a known meaning are different from each other and from all others.
    const auto fresh = ++last_meaning_;
    const auto entry = f.binding == Binding::unbound ? fresh : meanings_.try_emplace(key, fresh).first->second;
    auto& seen = amounts_[{ref.record, amount_of(f)}];
    if (seen.first == 0) seen.first = entry;
    else if (seen.first != entry && seen.second == 0) seen.second = entry;
}

void Figures::note_presence(const Fact& fact) {
    for (const auto& c : fact.coordinates.all()) {
        auto& seen = presence_[{c.dimension, c.value}];
        if (fact.is_figure() && !is_zero(fact.value)) {
            seen.non_zero = true;
            for (auto at = c.value.rfind('/'); at != std::string::npos && at > 0; at = c.value.rfind('/', at - 1)) {
                presence_[{c.dimension, c.value.substr(0, at)}].non_zero = true;
            }
            continue;
        }
        const bool is_total = fact.binding != Binding::unbound && std::ranges::all_of(fact.coordinates.all(), [&](const Coordinate& other) {
            return other.dimension == c.dimension || other.dimension == Dimension::side || is_scope(other.dimension);
        });
        seen.nil_total = seen.nil_total || is_total;
    }
}

void Figures::note_habits() {
    for (const auto& group : groups_) {
        const auto& table = fact(group.quoted().facts.front());
        if (!group.judged || table.table < 0 || is_zero(table.value)) continue;
        for (const auto& share : group.shares) {
            const auto& own = fact(share.facts.front());
            if (share.table >= 0 || own.unit != table.unit || own.value.places >= table.value.places) continue;
            if (compare_restated(own.value, table.value) == Restatement::different) continue;
            auto& habit = habits_[{share.record, own.unit}];
            ++(equal_value(own.value, table.value) ? habit.dropped : habit.rounded);
            habit.places = std::max(habit.places, table.value.places);
        }
    }
}

int Figures::places_meant(FactRef ref) const {
    constexpr int a_habit = 2;   // one figure alone may end in a zero by chance
    const auto& own = fact(ref);
    const auto habit = own.table < 0 ? habits_.find({ref.record, own.unit}) : habits_.end();
    if (habit == habits_.end() || habit->second.dropped < a_habit || habit->second.rounded > 0) return own.value.places;
    return std::max(own.value.places, habit->second.places);
}

bool Figures::stands_elsewhere(FactRef ref) const {
    const auto& f = fact(ref);
    if (is_zero(f.value)) return false;
    const auto mine = meanings_.find(key_of(ref));
    const auto own = mine == meanings_.end() ? 0 : mine->second;
    const auto in_tables_of = [&](std::uint32_t record) {
        const auto seen = amounts_.find({record, amount_of(f)});
        if (seen == amounts_.end()) return false;
        return (seen->second.first != 0 && seen->second.first != own) || (seen->second.second != 0 && seen->second.second != own);
    };
    if (f.table >= 0) return in_tables_of(ref.record);
    // The tables of a narrative may be published as a file of their own.
    for (std::uint32_t r = 0; r < records_.size(); ++r) {
        if (in_tables_of(r)) return true;
    }
    return false;
}

bool Figures::has_odd_places(FactRef ref) const {
    const auto& f = fact(ref);
    if (f.table < 0 || is_zero(f.value)) return false;
    const auto column = columns_.find({ref.record, f.table, f.column});
    if (column == columns_.end() || column->second.places.size() != 2) return false;
    const auto& places = column->second.places;
    const auto other = places.begin()->first == f.value.places ? std::next(places.begin()) : places.begin();
    return places.at(f.value.places) == 1 && other->second >= uniform_column_figures;
}

bool Figures::is_nil(Dimension dimension, std::string_view value) const {
    const auto seen = presence_.find({dimension, std::string(value)});
    return seen != presence_.end() && seen->second.nil_total && !seen->second.non_zero;
}

bool Figures::has_money(Dimension dimension, std::string_view value) const {
    const auto seen = presence_.find({dimension, std::string(value)});
    return seen != presence_.end() && seen->second.non_zero;
}

bool Figures::is_set_aside(const Fact& fact) {
    const auto vintage = fact.coordinates.value(Dimension::vintage);
    const auto use = fact.coordinates.value(Dimension::use);
    return vintage == "brought_forward" || use == "next_year" || use == "distributed";
}

}  // namespace gouji::judging
