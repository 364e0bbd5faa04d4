#pragma once

#include "gouji/pdf/page.hpp"
#include "gouji/table/stitch.hpp"
#include "gouji/table/table.hpp"

#include <vector>

namespace gouji {

/// A lone row that continues nothing and has no title is a box drawn around text.
bool is_worth_keeping(const TablePart& part);

/// The typed table of a joined part: cells with content by column role, columns, entries.
Table assemble(const TablePart& part, const std::vector<Page>& pages);

}  // namespace gouji
