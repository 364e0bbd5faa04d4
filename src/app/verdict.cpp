#include "verdict.hpp"

#include <algorithm>

namespace gouji {
namespace {

std::optional<Severity> severity_of(FailOn limit) {
    switch (limit) {
        case FailOn::error: return Severity::error;
        case FailOn::warning: return Severity::warning;
        case FailOn::note: return Severity::note;
        case FailOn::never: break;
    }
    return std::nullopt;
}

}  // namespace

Gate gate_of(const Options& options) { return {severity_of(options.fail_on), options.min_coverage}; }

int exit_code_of(const Report& report) {
    const auto& documents = report.documents;
    for (const auto& document : documents)
        for (const auto& finding : document.findings)
            if (fails(finding, report.gate)) return exit_code::findings;
    const bool all = std::all_of(documents.begin(), documents.end(), [&](const DocumentResult& document) { return fully_checked(document, report.gate); });
    return !documents.empty() && all ? exit_code::clean : exit_code::unchecked;
}

}  // namespace gouji
