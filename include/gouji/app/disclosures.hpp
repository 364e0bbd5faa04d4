#pragma once

#include "gouji/facts/record.hpp"

#include <vector>

namespace gouji {

/// Which records are one body's one year: a narrative and its tables published as two files. Every other record stands for
/// itself. Indices into `records`, groups in the order of their first record.
std::vector<std::vector<std::size_t>> group_disclosures(const std::vector<Record>& records);

}  // namespace gouji
