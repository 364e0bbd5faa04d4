#include "gouji/findings/accept.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace gouji {
namespace {

/// Only of a document that was judged can it be said that a finding is gone.
std::set<std::string> judged_documents(const std::vector<DocumentResult>& documents) {
    std::set<std::string> names;
    for (const auto& document : documents)
        if (document.coverage.relations_run > 0) names.insert(document_name(*document.record));
    return names;
}

bool is_here(const Suppression& suppression, const std::set<std::string>& judged) {
    return suppression.document.empty() || judged.contains(suppression.document);
}

/// "307 某市城市管理局 / 小计: 0.00 / 283.29 万元"
std::string in_words(const Finding& finding) {
    std::string label;
    for (const auto& [name, value] : finding.arguments)
        if (name == "label") label = value;
    std::string text = label + ": " + to_string(finding.actual);
    if (finding.expected) text += " / " + to_string(*finding.expected);
    const auto unit = printed_name(finding.unit);
    return unit.empty() ? text : text + " " + std::string(unit);
}

Suppression accepted(const Finding& finding, const std::string& document) {
    Suppression entry;
    entry.fingerprint = finding.fingerprint;
    entry.rule = finding.rule->id;
    entry.document = document;
    entry.finding = in_words(finding);
    entry.source = Suppression::Source::baseline;
    return entry;
}

}  // namespace

std::string document_name(const Record& record) {
    const Identity& identity = record.identity;
    std::string name = identity.entity;
    const auto add = [&name](std::string_view part) { name += (name.empty() ? "" : " ") + std::string(part); };
    if (identity.year > 0) add(std::to_string(identity.year));
    if (identity.kind != Kind::unknown) add(id(identity.kind));
    if (identity.level != Level::unknown) add(id(identity.level));
    return name;
}

SuppressionLedger apply_suppressions(const std::vector<Suppression>& suppressions, Date today, std::vector<DocumentResult>& documents) {
    std::multimap<std::string_view, const Suppression*> by_fingerprint;
    for (const auto& one : suppressions) by_fingerprint.emplace(one.fingerprint, &one);
    SuppressionLedger ledger;
    std::set<const Suppression*> used, expired;
    const auto holding = [&](const Finding& finding) -> const Suppression* {
        const Suppression* found = nullptr;
        const auto [first, last] = by_fingerprint.equal_range(finding.fingerprint);
        for (auto at = first; at != last; ++at) {
            const bool over = at->second->expires && *at->second->expires < today;
            (over ? expired : used).insert(at->second);
            if (!over && found == nullptr) found = at->second;
        }
        return found;
    };
    for (auto& document : documents) {
        std::vector<Finding> left;
        for (auto& finding : document.findings) {
            if (const auto* suppression = holding(finding)) document.suppressed.push_back({std::move(finding), *suppression});
            else left.push_back(std::move(finding));
        }
        document.findings = std::move(left);
        ledger.suppressed += static_cast<int>(document.suppressed.size());
    }
    const auto judged = judged_documents(documents);
    for (const auto& one : suppressions) {
        if (expired.contains(&one)) ledger.expired.push_back(one);
        else if (!used.contains(&one) && is_here(one, judged)) ledger.unused.push_back(one);
    }
    return ledger;
}

std::vector<Suppression> updated_baseline(const std::vector<Suppression>& before, const std::vector<DocumentResult>& documents) {
    const auto judged = judged_documents(documents);
    std::map<std::string, Suppression> entries;
    for (const auto& old : before)
        if (!old.document.empty() && !judged.contains(old.document)) entries[old.fingerprint] = old;
    for (const auto& document : documents)
        for (const auto& finding : document.findings)
            entries.emplace(finding.fingerprint, accepted(finding, document_name(*document.record)));
    for (const auto& old : before) {
        const auto same = entries.find(old.fingerprint);
        if (same == entries.end()) continue;
        same->second.reason = old.reason;
        same->second.expires = old.expires;
    }
    std::vector<Suppression> out;
    for (auto& [fingerprint, entry] : entries) out.push_back(std::move(entry));
    std::ranges::stable_sort(out, {}, [](const Suppression& one) { return std::tuple(one.document, one.rule, one.finding, one.fingerprint); });
    return out;
}

}  // namespace gouji
