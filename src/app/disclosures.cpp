#include "gouji/app/disclosures.hpp"

#include "gouji/core/text.hpp"
#include "gouji/facts/signature.hpp"
#include "gouji/model/body_name.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace gouji {
namespace {

constexpr std::size_t stray_figures = 10;    ///< figures of the other kind in half a disclosure: a note under a table, a table in the text
constexpr std::size_t telling_amounts = 5;   ///< distinct equal amounts by which two files without a name find each other
constexpr std::size_t clear_lead = 2;        ///< times as many as any other file has

enum class Half { tables, narrative, neither };

bool is_readable(const Record& record) { return record.status == Status::checked || record.status == Status::damaged; }

/// A complete publication is never paired: its own other half is inside.
Half half_of(const RecordHead& document) {
    if (!is_readable(document.record)) return Half::neither;
    if (document.narrative_figures <= stray_figures && document.table_figures > stray_figures) return Half::tables;
    if (document.table_figures <= stray_figures && document.narrative_figures > stray_figures) return Half::narrative;
    return Half::neither;
}

template <typename Value>
bool may_agree(Value a, Value b, Value unknown) {
    return a == b || a == unknown || b == unknown;
}

bool may_be_one(const Identity& a, const Identity& b) {
    return may_agree(a.year, b.year, 0) && may_agree(a.kind, b.kind, Kind::unknown) && may_agree(a.level, b.level, Level::unknown);
}

std::string core_of(const Record& record) { return core_name(fold(record.identity.entity)); }

/// Finds which documents belong together.
class Grouping {
public:
    Grouping(const std::vector<RecordHead>& documents, std::size_t judged) : documents_(documents), judged_(judged) {
        drop_copies();
        pair_by_name();
        pair_by_figures();
        for (std::size_t i = 0; i < documents.size(); ++i) {
            const auto& identity = identity_of(i);
            if (!is_readable(documents[i].record) || copy_of_.contains(i) || identity.entity.empty()) continue;
            by_body_[core_of(documents[i].record)].push_back(i);
            if (!identity.entity_code.empty()) by_code_[identity.entity_code].push_back(i);
            if (!documents[i].record.content.empty()) by_content_[documents[i].record.content].push_back(i);
        }
    }

    [[nodiscard]] std::vector<DocumentGroup> groups() const {
        std::vector<DocumentGroup> out;
        for (std::size_t i = 0; i < judged_; ++i) {
            const auto other = partner_.find(i);
            if (other != partner_.end() && other->second < i && other->second < judged_) continue;
            DocumentGroup group;
            group.own = {i};
            if (other != partner_.end()) group.own.push_back(other->second);
            if (is_readable(documents_[i].record)) add_relatives(group);
            out.push_back(std::move(group));
        }
        return out;
    }

private:
    [[nodiscard]] const Identity& identity_of(std::size_t i) const { return documents_[i].record.identity; }

    /// The same file twice, or the same figures under the same name, is one document: the first stands for all.
    void drop_copies() {
        std::map<std::tuple<std::string, std::string, int, Kind, Level, bool>, std::size_t> first;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            const auto& record = documents_[i].record;
            if (!is_readable(record)) continue;
            const Half half = half_of(documents_[i]);
            const bool by_file = record.content.empty() || half == Half::narrative;   // what a narrative says is no content of tables
            const auto& identity = record.identity;
            const auto [at, fresh] = first.try_emplace({by_file ? record.sha256 : record.content, identity.entity, identity.year, identity.kind, identity.level, half == Half::tables}, i);
            if (!fresh) copy_of_[i] = at->second;
        }
    }

    void pair(std::size_t a, std::size_t b) {
        partner_[a] = b;
        partner_[b] = a;
    }

    void pair_by_name() {
        std::map<std::pair<std::string, int>, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> bodies;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            const auto& identity = identity_of(i);
            const Half half = half_of(documents_[i]);
            if (half == Half::neither || copy_of_.contains(i) || identity.entity.empty() || identity.year == 0) continue;
            auto& [tables, narratives] = bodies[{identity.entity, identity.year}];
            (half == Half::tables ? tables : narratives).push_back(i);
        }
        for (const auto& [key, halves] : bodies) {
            for (const auto table : halves.first) {
                const auto fitting = [&](const std::vector<std::size_t>& among, std::size_t with) {
                    return std::ranges::count_if(among, [&](std::size_t i) { return may_be_one(identity_of(i), identity_of(with)); });
                };
                const auto other = std::ranges::find_if(halves.second, [&](std::size_t i) { return may_be_one(identity_of(i), identity_of(table)); });
                if (other == halves.second.end() || fitting(halves.second, table) != 1 || fitting(halves.first, *other) != 1) continue;   // several: nothing says which belong together
                pair(table, *other);
            }
        }
    }

    /// Tables without a name and a narrative that speaks of their figures and of nobody else's.
    void pair_by_figures() {
        std::vector<std::size_t> tables, narratives;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            const Half half = half_of(documents_[i]);
            if (half == Half::neither || copy_of_.contains(i) || partner_.contains(i)) continue;
            (half == Half::tables ? tables : narratives).push_back(i);
        }
        for (const auto table : tables)
            if (const auto narrative = best_match(table, narratives); narrative && best_match(*narrative, tables) == table) pair(table, *narrative);
    }

    /// The file with most amounts in common, if no other comes near.
    [[nodiscard]] std::optional<std::size_t> best_match(std::size_t own, const std::vector<std::size_t>& among) const {
        std::optional<std::size_t> best;
        std::size_t most = 0, second = 0;
        for (const auto other : among) {
            const bool named = !identity_of(own).entity.empty() && !identity_of(other).entity.empty();   // two names that differ
            if (named || partner_.contains(other) || !may_be_one(identity_of(own), identity_of(other))) continue;
            const auto common = common_amounts(documents_[own].record.salient, documents_[other].record.salient);
            if (common > most) {
                second = most;
                most = common;
                best = other;
            } else second = std::max(second, common);
        }
        return most >= telling_amounts && most >= clear_lead * second ? best : std::nullopt;
    }

    // --- relatives ---

    void add_relatives(DocumentGroup& group) const {
        const auto own = named_half(group.own);
        const auto& identity = identity_of(own);
        if (identity.entity.empty() || identity.year == 0) return;
        group.year_before = of_same_body(own, identity.year - 1, identity.kind);
        if (identity.kind == Kind::final_accounts) group.budget = of_same_body(own, identity.year, Kind::budget);
        if (identity.level != Level::unit) add_units(group, own);
        add_twins(group, own);
    }

    /// The file of the disclosure that says whose it is.
    [[nodiscard]] std::size_t named_half(const std::vector<std::size_t>& own) const {
        const auto named = std::ranges::find_if(own, [&](std::size_t i) { return !identity_of(i).entity.empty(); });
        return named == own.end() ? own.front() : *named;
    }

    [[nodiscard]] std::vector<std::size_t> with_partner(std::size_t i) const {
        const auto other = partner_.find(i);
        if (other == partner_.end()) return {i};
        return {std::min(i, other->second), std::max(i, other->second)};
    }

    /// The body's one disclosure of the year and kind; none when several might be meant.
    [[nodiscard]] std::vector<std::size_t> of_same_body(std::size_t own, int year, Kind kind) const {
        const auto found = by_body_.find(core_of(documents_[own].record));
        if (found == by_body_.end()) return {};
        const bool office = names_own_office(fold(identity_of(own).entity));
        std::set<std::vector<std::size_t>> disclosures;
        for (const auto i : found->second) {
            const auto& other = identity_of(i);
            const bool same = other.year == year && other.kind == kind && names_own_office(fold(other.entity)) == office;
            if (same && may_agree(other.level, identity_of(own).level, Level::unknown)) disclosures.insert(with_partner(i));
        }
        return disclosures.size() == 1 ? *disclosures.begin() : std::vector<std::size_t>{};
    }

    /// Of each unit its one disclosure; none when several might be meant: two editions, or that of its own department.
    void add_units(DocumentGroup& group, std::size_t own) const {
        using Disclosure = std::vector<std::size_t>;
        std::set<Disclosure> seen{with_partner(own)};
        std::vector<Disclosure> found;
        std::map<std::pair<std::string, bool>, int> editions;
        const auto unit_of = [&](const Disclosure& one) {
            const auto& record = documents_[named_half(one)].record;
            return std::pair{core_of(record), names_own_office(fold(record.identity.entity))};
        };
        for (const auto index : group.own)
            for (const auto& body : documents_[index].record.bodies)
                for (const auto i : documents_of(body))
                    if (is_unit_of(i, own) && seen.insert(with_partner(i)).second) found.push_back(with_partner(i));
        for (const auto& one : found) ++editions[unit_of(one)];
        for (auto& one : found)
            if (editions.at(unit_of(one)) == 1) group.units.push_back(std::move(one));
    }

    [[nodiscard]] std::vector<std::size_t> documents_of(const NamedBody& body) const {
        std::vector<std::size_t> out;
        const auto take = [&](const auto& index, const std::string& key) {
            if (const auto found = index.find(key); !key.empty() && found != index.end()) out.insert(out.end(), found->second.begin(), found->second.end());
        };
        take(by_code_, body.code);
        take(by_body_, core_name(body.name));
        return out;
    }

    /// The own office bears the department's name; its document is another edition, of the unit.
    [[nodiscard]] bool is_unit_of(std::size_t i, std::size_t department) const {
        const auto& unit = identity_of(i);
        const auto& own = identity_of(department);
        if (unit.year != own.year || unit.kind != own.kind) return false;
        if (core_of(documents_[i].record) != core_of(documents_[department].record)) return true;
        const bool office = names_own_office(fold(unit.entity)) && !names_own_office(fold(own.entity));
        return office || (unit.level == Level::unit && own.level == Level::department);
    }

    /// Another body's document with the same figures: told at the later one; of one body at the department's.
    void add_twins(DocumentGroup& group, std::size_t own) const {
        const auto& record = documents_[own].record;
        if (record.content.empty() || copy_of_.contains(own)) return;
        const auto same = by_content_.find(record.content);
        if (same == by_content_.end()) return;
        for (const auto i : same->second) {
            if (i == own || identity_of(i).year != record.identity.year || identity_of(i).kind != record.identity.kind || identity_of(i).entity.empty()) continue;
            const bool one_body = core_of(documents_[i].record) == core_of(record);
            const bool told_here = one_body ? record.identity.level == Level::department && identity_of(i).level == Level::unit : i < own;
            if (!told_here) continue;
            group.twins.push_back(i);
            return;
        }
    }

    const std::vector<RecordHead>& documents_;
    std::size_t judged_;
    std::map<std::size_t, std::size_t> copy_of_, partner_;
    std::map<std::string, std::vector<std::size_t>> by_body_, by_code_, by_content_;
};

}  // namespace

std::vector<DocumentGroup> group_documents(const std::vector<RecordHead>& documents, std::size_t judged) { return Grouping(documents, judged).groups(); }

}  // namespace gouji
