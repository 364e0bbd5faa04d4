#pragma once

#include "json_parts.hpp"

#include "gouji/report/report.hpp"

namespace gouji {

/// Version of the names in the JSON and NDJSON reports.
constexpr int report_schema = 1;

/// What ran: name, version, digest of the rules.
Json tool_to_json(const Report& report);
/// A document with its coverage, without its findings.
Json document_to_json(const DocumentResult& document);
Json finding_to_json(const Finding& finding, Language language);
Json hint_to_json(const std::optional<Hint>& hint);

}  // namespace gouji
