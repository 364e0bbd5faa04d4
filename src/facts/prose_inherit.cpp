#include "prose_inherit.hpp"

#include <algorithm>

namespace gouji {

std::optional<Dimension> inherit(Coordinates& base, const Coordinates& from) {
    Coordinates inherited;
    for (Coordinate coordinate : from.all()) {
        const bool scope = coordinate.dimension == Dimension::vintage || coordinate.dimension == Dimension::use;
        if ((scope && coordinate.value == "all") || coordinate.dimension == Dimension::measure) continue;
        coordinate.certainty = Certainty::inherited;
        inherited.set(std::move(coordinate));
    }
    return base.refine(inherited);
}

void merge(ClassPath& path, const ClassPath& more) {
    for (std::size_t depth = 0; depth < path.size(); ++depth)
        if (!more.at(depth).empty()) path.at(depth) = more.at(depth);
}

std::optional<Coordinates> list_words(const SubjectReader& subjects, std::string_view words, const ClassPath& above) {
    if (const std::size_t comma = words.rfind(','); comma != std::string_view::npos) words.remove_prefix(comma + 1);
    const Subject subject = subjects.read(words, above);
    const Coordinates& said = subject.phrase.coordinates;
    const bool only_these = std::ranges::all_of(said.all(), [](const Coordinate& c) { return c.dimension == Dimension::side || c.dimension == Dimension::fund; });
    if (!subject.phrase.consumed() || !said.has(Dimension::side) || !only_these) return std::nullopt;
    return said;
}

void narrow(Scope& scope, const Coordinates& said) {
    if (said.value(Dimension::side) != scope.coordinates.value(Dimension::side))
        for (const Dimension dimension : {Dimension::vintage, Dimension::use}) scope.coordinates.erase(dimension);
    for (Coordinate coordinate : said.all()) {
        coordinate.certainty = Certainty::inherited;
        scope.coordinates.set(std::move(coordinate));
    }
}

bool speaks_of_purchases(const Coordinates& coordinates) {
    return coordinates.has(Dimension::purchase) || coordinates.has(Dimension::channel) || coordinates.value(Dimension::measure).starts_with("of_which_s");
}

}  // namespace gouji
