#pragma once

#include "gouji/app/record_store.hpp"

#include <vector>

namespace gouji {

/// Which records are one body's one year: a narrative and its tables published as two files. Every other record stands for
/// itself. Indices into `heads`, groups in the order of their first record.
std::vector<std::vector<std::size_t>> group_disclosures(const std::vector<RecordHead>& heads);

}  // namespace gouji
