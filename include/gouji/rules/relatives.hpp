#pragma once

#include "gouji/facts/record.hpp"

#include <vector>

namespace gouji {

/// What a disclosure is held against besides itself. An empty list: the run has no such document, and what needs it is
/// `not_checked(other_file)`.
struct Relatives {
    std::vector<const Record*> year_before;            ///< last year's disclosure of the same body, of the same kind
    std::vector<const Record*> budget;                 ///< to final accounts: the budget of the same year
    std::vector<std::vector<const Record*>> units;     ///< disclosures of bodies that this one speaks for, same year and kind
    std::vector<const Record*> twins;                  ///< other documents of the year with the same figures throughout
};

/// Every record in which a figure of the evaluation may stand: the disclosure's own first, then the relatives in the order of
/// their members.
std::vector<const Record*> all_records(const std::vector<const Record*>& disclosure, const Relatives& relatives);

}  // namespace gouji
