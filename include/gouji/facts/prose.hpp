#pragma once

#include "gouji/facts/fact.hpp"
#include "gouji/layout/paragraph.hpp"

#include <vector>

namespace gouji {

/// Finds the figures of the narrative: numbers with a unit of money, percent or count, not dates, ordinals, document numbers or
/// thresholds (50万元以上). Their meaning is not bound here: they enter the ledger as unread, so that a narrative that was
/// not checked never looks checked.
void find_prose_figures(const std::vector<Paragraph>& paragraphs, const std::vector<Page>& pages, std::vector<Fact>& facts);

}  // namespace gouji
