#include "prose_lists.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gouji {
namespace {

/// Half a unit of play for the whole and for each part, in the finest unit printed.
bool adds_up(const std::vector<Fact>& facts, FactIndex whole, const std::vector<FactIndex>& parts) {
    std::optional<Decimal> gap = negate(facts.at(whole).value);
    int places = facts.at(whole).value.places;
    for (const FactIndex part : parts) {
        gap = gap && facts.at(part).unit == facts.at(whole).unit ? add(*gap, facts.at(part).value) : std::nullopt;
        places = std::max(places, facts.at(part).value.places);
    }
    const auto twice = gap ? add(*gap, *gap) : std::nullopt;
    return twice && compare(absolute(*twice), {static_cast<std::int64_t>(parts.size() + 1), places}) <= 0;
}

/// The parts that step away from the whole in the same dimensions as the first one.
std::vector<FactIndex> alike(const std::vector<Fact>& facts, FactIndex whole, const std::vector<FactIndex>& parts) {
    const auto step = [&](FactIndex part) {
        const Fact& fact = facts.at(part);
        return fact.binding == Binding::bound ? differing_dimensions(fact.coordinates, facts.at(whole).coordinates) : std::vector<Dimension>{};
    };
    std::vector<FactIndex> out;
    for (const FactIndex part : parts)
        if (step(part) == step(parts.front())) out.push_back(part);
    return out;
}

FoundFrame breakdown(const std::vector<Fact>& facts, FactIndex whole, const std::vector<FactIndex>& parts, bool exhaustive) {
    Frame frame;
    frame.kind = FrameKind::breakdown;
    frame.wholes = {whole};
    frame.parts = parts;
    frame.exhaustive = exhaustive;
    frame.source = facts.at(whole).source;
    return {std::move(frame), {}};
}

/// Items of the classification: 项 of functions, 款 of the economic one.
bool is_item(const Coordinates& coordinates, Dimension dimension) {
    constexpr std::size_t function_digits = 7, economic_digits = 5;
    return coordinates.value(dimension).size() == (dimension == Dimension::function ? function_digits : economic_digits);
}

bool has_code(const Coordinates& coordinates) { return coordinates.has(Dimension::function) || coordinates.has(Dimension::economic); }

bool is_purchase(const Coordinates& c, std::string_view measure) {
    return c.value(Dimension::item) == "procurement" && c.value(Dimension::measure) == measure && !c.has(Dimension::purchase) && !c.has(Dimension::channel);
}

/// The last figure of all purchases, or of those reserved, before a mention.
std::optional<FactIndex> purchases_before(const std::vector<Mention>& mentions, std::size_t at, const std::vector<Fact>& facts, const std::vector<FactIndex>& section_levels,
                                          std::string_view measure) {
    const auto fits = [&](FactIndex fact) { return is_purchase(facts.at(fact).coordinates, measure); };
    for (std::size_t i = at; i-- > 0;)
        if (mentions[i].is_level() && !mentions[i].reason && fits(mentions[i].fact)) return mentions[i].fact;
    const auto found = std::find_if(section_levels.rbegin(), section_levels.rend(), fits);
    return found == section_levels.rend() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::vector<FoundFrame> reserved_purchases(const std::vector<Mention>& mentions, const std::vector<Fact>& facts, const std::vector<FactIndex>& section_levels) {
    std::vector<FoundFrame> frames;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const std::string_view measure = mentions[i].coordinates.value(Dimension::measure);
        if (!mentions[i].is_level() || mentions[i].reason || !measure.starts_with("of_which_s")) continue;
        auto whole = measure == "of_which_small" ? purchases_before(mentions, i, facts, section_levels, "of_which_sme") : std::nullopt;
        if (!whole) whole = purchases_before(mentions, i, facts, section_levels, "");
        if (whole) frames.push_back(breakdown(facts, *whole, {mentions[i].fact}, false));
    }
    return frames;
}

bool is_closed_list(const Coordinates& whole, const std::vector<Fact>& facts, const std::vector<FactIndex>& parts) {
    struct Closed {
        Dimension head;
        std::string_view value;
        Dimension step;
        std::vector<std::string_view> parts;
    };
    static const std::vector<Closed> lists = {
        {Dimension::item, "procurement", Dimension::purchase, {"goods", "services", "works"}},
        {Dimension::item, "procurement", Dimension::channel, {"centralised", "decentralised"}},
        {Dimension::category, "basic", Dimension::category, {"basic/operating", "basic/personnel"}},
        {Dimension::item, "three_public/vehicles", Dimension::item, {"three_public/vehicles/purchase", "three_public/vehicles/running"}},
        {Dimension::item, "three_public", Dimension::item, {"three_public/abroad", "three_public/reception", "three_public/vehicles"}},
        {Dimension::item, "three_public", Dimension::item, {"three_public/abroad", "three_public/reception", "three_public/vehicles/purchase", "three_public/vehicles/running"}}};
    const auto are = [&](Dimension step, const std::vector<std::string_view>& all) {
        std::vector<std::string_view> values;
        for (const FactIndex part : parts) values.push_back(facts.at(part).coordinates.value(step));
        std::ranges::sort(values);
        return values == all;
    };
    // Appropriations are spent on nothing else.
    if (whole.value(Dimension::fund).starts_with("fiscal") && !whole.has(Dimension::category) && !whole.has(Dimension::item) && are(Dimension::category, {"basic", "project"})) return true;
    return std::ranges::any_of(lists, [&](const Closed& list) { return whole.value(list.head) == list.value && are(list.step, list.parts); });
}

void cut_behind_others(const std::vector<Fact>& facts, std::vector<FactIndex>& parts) {
    const auto says_others = [&](FactIndex part) { return facts.at(part).unit == Unit::count && !facts.at(part).row_path.empty() && facts.at(part).row_path.back().find("其他") != std::string::npos; };
    const auto others = std::find_if(parts.rbegin(), parts.rend(), says_others);
    if (others != parts.rend()) parts.erase(others.base(), parts.end());
}

bool is_complete_count(const std::vector<Fact>& facts, const std::vector<FactIndex>& parts) {
    const auto words = [&](FactIndex part) { return std::string_view(facts.at(part).row_path.empty() ? std::string_view{} : facts.at(part).row_path.back()); };
    const auto says = [&](std::string_view word) { return std::ranges::any_of(parts, [&](FactIndex part) { return words(part).find(word) != std::string_view::npos; }); };
    if (parts.size() < 2 || facts.at(parts.front()).unit != Unit::count) return false;
    constexpr std::string_view others = "其他";
    const auto ends = std::ranges::count_if(parts, [&](FactIndex part) { return words(part).find(others) != std::string_view::npos; });
    // Said twice (其他用车10辆，其他用车中执法用车10辆), nobody knows where the list ends.
    return (ends == 1 && words(parts.back()).find(others) != std::string_view::npos) || (says("在职") && (says("退休") || says("离休")));
}

void tie_siblings(std::vector<FoundFrame>& frames) {
    const auto has = [](const std::vector<FactIndex>& list, FactIndex fact) { return std::ranges::find(list, fact) != list.end(); };
    std::map<std::string, std::vector<FactIndex>> groups;
    for (const FoundFrame& found : frames) {
        if (found.frame.kind != FrameKind::share) continue;
        auto& group = groups[found.group];
        if (!has(group, found.frame.levels.front())) group.push_back(found.frame.levels.front());
    }
    for (FoundFrame& found : frames) {
        if (found.frame.kind != FrameKind::share) continue;
        found.frame.parts = groups[found.group];
        std::erase_if(found.frame.wholes, [&](FactIndex whole) { return has(found.frame.parts, whole); });
    }
}

void ParagraphLists::add(FactIndex head, FactIndex part) {
    if (head != part) parts_[head].push_back(part);
}

std::vector<FoundFrame> ParagraphLists::take(const std::vector<Fact>& facts) {
    std::vector<FoundFrame> frames;
    for (const auto& [head, all] : parts_) {
        for (const std::vector<FactIndex>& parts : {alike(facts, head, all), all}) {
            const bool closed = is_closed_list(facts.at(head).coordinates, facts, parts);
            if (parts.size() < 2 || (!closed && !adds_up(facts, head, parts))) continue;
            frames.push_back(breakdown(facts, head, parts, closed));
            break;
        }
    }
    parts_.clear();
    return frames;
}

std::vector<FoundFrame> items_of_section(const std::vector<Fact>& facts, const std::vector<FactIndex>& levels) {
    std::vector<FoundFrame> frames;
    for (const Dimension dimension : {Dimension::function, Dimension::economic}) {
        std::vector<FactIndex> items;
        for (const FactIndex level : levels)
            if (facts.at(level).binding == Binding::bound && is_item(facts.at(level).coordinates, dimension)) items.push_back(level);
        if (items.size() < 2) continue;
        for (const FactIndex whole : levels)
            if (!has_code(facts.at(whole).coordinates) && adds_up(facts, whole, items)) frames.push_back(breakdown(facts, whole, items, false));
    }
    return frames;
}

}  // namespace gouji
