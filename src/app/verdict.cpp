#include "verdict.hpp"

#include <algorithm>

namespace gouji {
namespace {

bool counts(Severity severity, FailOn limit) {
    switch (limit) {
        case FailOn::error: return severity >= Severity::error;
        case FailOn::warning: return severity >= Severity::warning;
        case FailOn::note: return severity >= Severity::note;
        case FailOn::never: return false;
    }
    return false;
}

/// 100 · tied < percent · all, exactly.
bool below(const Coverage& coverage, Decimal percent) {
    const long long all = static_cast<long long>(coverage.table_figures) + coverage.narrative_figures;
    const long long tied = static_cast<long long>(coverage.table_figures_tied) + coverage.narrative_figures_tied;
    Int128 left = Int128{100} * tied;
    for (int i = 0; i < percent.places; ++i) left *= 10;
    return left < Int128{percent.coefficient} * all;
}

/// A document in which nothing ran was not checked, whatever its status.
bool is_checked(const DocumentResult& document, const Options& options) {
    if (document.record->status != Status::checked || !anything_checked(document)) return false;
    return !options.min_coverage || !below(document.coverage, *options.min_coverage);
}

}  // namespace

int exit_code_of(const Report& report, const Options& options) {
    for (const auto& document : report.documents)
        for (const auto& finding : document.findings)
            if (counts(finding.severity, options.fail_on)) return exit_code::findings;
    const auto& documents = report.documents;
    const bool all = std::all_of(documents.begin(), documents.end(), [&](const DocumentResult& document) { return is_checked(document, options); });
    return !documents.empty() && all ? exit_code::clean : exit_code::unchecked;
}

}  // namespace gouji
