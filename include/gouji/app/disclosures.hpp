#pragma once

#include "gouji/app/record_store.hpp"

#include <vector>

namespace gouji {

/// One disclosure and what it is held against, as indices of documents; `own` is never empty.
struct DocumentGroup {
    std::vector<std::size_t> own;
    std::vector<std::size_t> year_before, budget;
    std::vector<std::vector<std::size_t>> units;
    std::vector<std::size_t> twins;
};

/// Which documents are one body's one year (a narrative and its tables published as two files; every other one stands for
/// itself), and which others each is held against. Groups in the order of their first document; only the first `judged`
/// documents have one, the others are looked up.
std::vector<DocumentGroup> group_documents(const std::vector<RecordHead>& documents, std::size_t judged);

}  // namespace gouji
