#include "last_year.hpp"

#include <string>

namespace gouji::judging {

namespace {

const Share* table_share(const Group* group) {
    if (group == nullptr) return nullptr;
    for (const auto& share : group->shares) {
        if (!share.parts && share.table >= 0) return &share;
    }
    return nullptr;
}

}  // namespace

std::optional<LastYear> last_year_of(const Figures& figures, FactRef level) {
    const auto& fact = figures.fact(level);
    const int year = figures.record(level.record).identity.year;
    if (fact.binding == Binding::unbound || fact.coordinates.has(Dimension::year) || year == 0) return std::nullopt;
    auto key = figures.key_of(level);
    key.at(slot(Dimension::year)) = figures.value_id(std::to_string(year - 1));
    if (key.at(slot(Dimension::year)) == 0) return std::nullopt;
    if (const auto* own = table_share(figures.find(key))) return LastYear{own->facts.front(), true};
    const auto fund = fact.coordinates.value(Dimension::fund);
    if (!fund.empty() && fund != "fiscal") return std::nullopt;
    for (const auto* other : {"fiscal", "fiscal/general"}) {
        key.at(slot(Dimension::fund)) = figures.value_id(other);
        if (const auto* share = table_share(figures.find(key)); share != nullptr && fund != other) return LastYear{share->facts.front(), false};
    }
    return std::nullopt;
}

}  // namespace gouji::judging
