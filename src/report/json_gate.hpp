#pragma once

#include "json_parts.hpp"

#include "gouji/report/report.hpp"

namespace gouji {

/// What the run was told: {"file", "baseline", "digest", "settings"}.
Json configuration_to_json(const Configuration& configuration);

/// How many findings were accepted, and the entries that met none or hold no longer.
Json suppressions_to_json(const SuppressionLedger& ledger);

/// The accepted findings of one document, each with what accepts it.
Json suppressed_to_json(const DocumentResult& document, Language language);

/// What each rule had to do.
Json statistics_to_json(const Report& report);

}  // namespace gouji
