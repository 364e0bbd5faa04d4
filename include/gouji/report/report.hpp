#pragma once

#include "gouji/findings/finding.hpp"
#include "gouji/report/messages.hpp"

#include <string>
#include <vector>

namespace gouji {

/// Everything a reporter is told: what ran and what it found, in the order of the input.
struct Report {
    std::string version;
    std::string rules_digest;
    std::vector<DocumentResult> documents;
};

/// Did any relation run over the document? Only then does silence mean something.
bool anything_checked(const DocumentResult& document);

/// Why the document was not fully checked, as people read it: the reason id's sentence, else the reader's own words.
std::string say_reason(Language language, const Record& record);

/// "97.2%", rounded down so that 100% means all; "–" of nothing.
std::string share_text(int part, int whole);

}  // namespace gouji
