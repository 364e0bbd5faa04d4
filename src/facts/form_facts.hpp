#pragma once

#include "gouji/core/lexicon.hpp"
#include "gouji/facts/record.hpp"
#include "gouji/model/document.hpp"

#include <set>
#include <string>

namespace gouji {

/// The money of a form (绩效目标表, 自评表) as facts and sums of the table `index`, appended to the record. Figures of a project's form
/// carry its name, all carry the item "performance": what a form says of money is compared inside it and by rules made for forms.
void bind_form(const TypedTable& form, int index, const Lexicon& lexicon, const std::set<std::string>& bodies, Record& record);

}  // namespace gouji
