#include "compose.hpp"
#include "coverage.hpp"
#include "group.hpp"

#include "gouji/core/digest.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace gouji {
namespace {

/// Severity first, then down the document as people read it.
bool before(const Finding& a, const Finding& b) {
    const auto key = [](const Finding& f) {
        const Box& box = f.evidence.front().source.box;
        return std::tuple(-static_cast<int>(f.severity), f.page, box.y0, box.x0, std::string_view(f.rule->id));
    };
    return key(a) < key(b);
}

/// Rows that carry the same names have the same identity; their findings are told apart by their order.
void tell_apart(std::vector<Finding>& findings) {
    std::map<std::string, int> seen;
    for (auto& finding : findings) {
        const int earlier = seen[finding.fingerprint]++;
        if (earlier > 0)
            finding.fingerprint = sha256_hex(finding.fingerprint + "#" + std::to_string(earlier)).substr(0, finding.fingerprint.size());
    }
}

}  // namespace

std::vector<DocumentResult> collect_findings(const RuleSet&, const std::vector<const Record*>& disclosure,
                                             const Evaluation& evaluation, bool strict, const Relatives& relatives) {
    const auto records = all_records(disclosure, relatives);
    const Facts facts(records, disclosure.size());
    std::vector<DocumentResult> results(disclosure.size());
    for (std::size_t i = 0; i < disclosure.size(); ++i) {
        results[i].record = disclosure[i];
        results[i].coverage = coverage_of(i, disclosure, evaluation);
        results[i].rules = rule_runs(i, evaluation);
    }
    for (const auto& cause : group_outcomes(evaluation.outcomes, facts)) {
        auto placed = compose_finding(cause, evaluation.outcomes, facts, strict);
        results.at(placed.record).findings.push_back(std::move(placed.finding));
    }
    for (auto& result : results) {
        std::stable_sort(result.findings.begin(), result.findings.end(), before);
        tell_apart(result.findings);
    }
    return results;
}

}  // namespace gouji
