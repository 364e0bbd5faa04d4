#include "gouji/rules/outcome.hpp"

#include <array>

namespace gouji {

std::string_view id(Verdict verdict) {
    static constexpr std::array<std::string_view, 9> ids{"exact",   "residue",    "not_harmonised", "violation",  "children_missing",
                                                         "suspect", "infeasible", "not_applicable", "not_checked"};
    return ids.at(static_cast<std::size_t>(verdict));
}

std::string_view id(Reason reason) {
    static constexpr std::array<std::string_view, 13> ids{
        "none",       "unknown_words", "conflict", "ambiguous_name", "scope_undecided", "incomplete", "unproven",
        "no_partner", "other_file",    "step_limit", "unread",       "parse_suspect",   "not_a_sum"};
    return ids.at(static_cast<std::size_t>(reason));
}

std::string_view id(Tie tie) {
    static constexpr std::array<std::string_view, 5> ids{"tied", "recomputed", "restated", "bounded", "not_checked"};
    return ids.at(static_cast<std::size_t>(tie));
}

}  // namespace gouji
