#include "arithmetic.hpp"

#include <cstdlib>

namespace gouji::accuracy {
namespace {

constexpr std::int64_t halves = 2;              // everything is doubled, so that half a unit is whole
constexpr std::int64_t zero_slack_units = 2;    // what printed zeros may explain at most

const std::string& text_at(const Texts& texts, const Place& place) {
    static const std::string blank;
    const auto found = texts.find(place);
    return found == texts.end() ? blank : found->second;
}

Standing standing_of_sum(const Relation& relation, const Texts& texts) {
    std::int64_t gap = 0, slack = 0, zeros = 0;
    for (std::size_t i = 0; i < relation.cells.size(); ++i) {
        const std::string& text = text_at(texts, relation.cells[i]);
        if (!is_amount(text)) continue;
        const std::int64_t value = hundredths(text);
        gap += i == 0 ? halves * value : -halves * value;
        ++(value == 0 ? zeros : slack);
    }
    gap = std::abs(gap);
    if (gap <= slack) return Standing::holds;
    return gap <= slack + zeros && gap <= halves * zero_slack_units ? Standing::zero_residue : Standing::broken;
}

}  // namespace

std::int64_t hundredths(std::string_view printed) {
    std::int64_t value = 0;
    for (const char c : printed)
        if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
    return !printed.empty() && printed.front() == '-' ? -value : value;
}

Standing standing_of(const Relation& relation, const Texts& texts) {
    if (relation.kind == Relation::Kind::sum) return standing_of_sum(relation, texts);
    const std::int64_t first = hundredths(text_at(texts, relation.cells.at(0)));
    const std::int64_t second = hundredths(text_at(texts, relation.cells.at(1)));
    if (relation.kind == Relation::Kind::at_most) return first <= second + 1 ? Standing::holds : Standing::broken;
    if (first == second) return Standing::holds;
    return std::abs(first - second) == 1 ? Standing::off_by_one : Standing::broken;
}

}  // namespace gouji::accuracy
