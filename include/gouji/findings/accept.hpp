#pragma once

#include "gouji/findings/finding.hpp"

#include <string>
#include <vector>

namespace gouji {

/// What became of the suppressions of a run.
struct SuppressionLedger {
    int suppressed = 0;                      ///< findings
    std::vector<Suppression> unused;         ///< met no finding, although the document they name was checked
    std::vector<Suppression> expired;        ///< met a finding but hold no longer: it is reported
};

/// Whose document, year, kind and level, as baselines write it: "某市城市管理局 2025 budget department".
std::string document_name(const Record& record);

/// Moves accepted findings to `suppressed` of their document.
SuppressionLedger apply_suppressions(const std::vector<Suppression>& suppressions, Date today, std::vector<DocumentResult>& documents);

/// The baseline that accepts every finding of these documents. Entries of `before` keep their reason and expiry; those of
/// documents that were not checked here stay, those whose finding is gone do not. Ordered by document, rule, finding.
std::vector<Suppression> updated_baseline(const std::vector<Suppression>& before, const std::vector<DocumentResult>& documents);

}  // namespace gouji
