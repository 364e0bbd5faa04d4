#include "gouji/app/disclosures.hpp"

#include <map>
#include <string>
#include <tuple>

namespace gouji {
namespace {

enum class Half { tables, narrative, neither };

/// What the file holds more of. A complete publication is never paired: its own other half is inside.
Half half_of(const RecordHead& head) {
    if (head.record.status != Status::checked && head.record.status != Status::damaged) return Half::neither;
    if (head.table_figures == head.narrative_figures) return Half::neither;
    return head.table_figures > head.narrative_figures ? Half::tables : Half::narrative;
}

using Key = std::tuple<std::string, int, Kind, Level>;

struct Halves {
    std::vector<std::size_t> tables, narratives;
};

}  // namespace

std::vector<std::vector<std::size_t>> group_disclosures(const std::vector<RecordHead>& heads) {
    std::map<Key, Halves> bodies;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const Identity& identity = heads[i].record.identity;
        const Half half = half_of(heads[i]);
        if (half == Half::neither || identity.entity.empty() || identity.year == 0) continue;
        Halves& halves = bodies[{identity.entity, identity.year, identity.kind, identity.level}];
        (half == Half::tables ? halves.tables : halves.narratives).push_back(i);
    }
    std::map<std::size_t, std::size_t> partner;
    for (const auto& [key, halves] : bodies) {
        if (halves.tables.size() != 1 || halves.narratives.size() != 1) continue;   // several: nothing says which belong together
        partner[halves.tables.front()] = halves.narratives.front();
        partner[halves.narratives.front()] = halves.tables.front();
    }
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const auto other = partner.find(i);
        if (other == partner.end()) groups.push_back({i});
        else if (other->second > i) groups.push_back({i, other->second});
    }
    return groups;
}

}  // namespace gouji
