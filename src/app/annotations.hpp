#pragma once

#include "originals.hpp"

#include "gouji/report/report.hpp"

#include <optional>
#include <ostream>
#include <string>

namespace gouji {

/// Makes the folder where it is missing; the message for people when it cannot be written to.
std::optional<std::string> open_annotations(const std::string& folder, Language language);

/// Writes an annotated copy of every document that has figures of a finding, named after it and its digest: a name that stays
/// in the folder and that no other document has. Documents that cannot be annotated are named on `err`. False when a copy
/// could not be written.
bool write_annotations(const std::string& folder, const Report& report, const Originals& originals, Language language, std::ostream& err);

}  // namespace gouji
