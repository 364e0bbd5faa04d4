#pragma once

#include "gouji/model/document.hpp"

#include <string>
#include <string_view>

namespace gouji {

/// Fills entity and code of the identity: unit lines of the tables, the cover, forms that print 部门名称 beside the name, and at
/// last the body that the sentences of the narrative begin with. What says nothing for certain leaves it empty.
void find_entity(const std::vector<Paragraph>& paragraphs, const std::vector<Table>& tables, Identity& identity);

}  // namespace gouji
