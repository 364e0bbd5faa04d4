#pragma once

#include "gouji/facts/record.hpp"

namespace gouji {

/// Fills Record::bodies: the organisations that the document says it speaks for, by the rows of its tables that name
/// organisations and by the list behind 预算单位 … 包括. A printed number of them (预算单位共3家) becomes a fact of role count, measure
/// "bodies", and Record::bodies_stated points to it.
void list_bodies(const Document& document, const std::vector<Page>& pages, Record& record);

}  // namespace gouji
