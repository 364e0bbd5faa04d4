#pragma once

#include "gouji/findings/accept.hpp"
#include "gouji/findings/finding.hpp"
#include "gouji/report/messages.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gouji {

/// What a run is held to.
struct Gate {
    std::optional<Severity> fail_on = Severity::error;   ///< a finding of this severity or above fails the run; unset: none does
    std::optional<Decimal> min_coverage;                 ///< percent of a document's figures that must be tied, 0 to 100
};

/// What the run was told beyond the usual, as far as it changes what is found or how the run ends.
struct Configuration {
    std::string file;                        ///< gouji.toml as people find it; empty: none
    std::string baseline;                    ///< the file of accepted findings; empty: none
    std::string digest;                      ///< 16 digits, equal for configurations that find the same and end the same
    std::vector<std::pair<std::string, std::vector<std::string>>> settings;   ///< name → values, those that differ from the usual
};

/// Everything a reporter is told: what ran and what it found, in the order of the input.
struct Report {
    std::string version;
    std::string rules_digest;
    std::vector<DocumentResult> documents;
    const RuleSet* rules = nullptr;          ///< those in force
    Gate gate;
    Configuration configuration = {};
    SuppressionLedger suppressions = {};     ///< the accepted findings themselves stand in their documents
    bool statistics = false;                 ///< tell what each rule had to do
};

/// What one rule had to do in the whole run.
struct RuleStatistics {
    const Rule* rule = nullptr;
    int due = 0, run = 0, findings = 0;      ///< findings with the suppressed ones
};
/// By rule id, of the rules with a relation due anywhere.
std::vector<RuleStatistics> statistics_of(const Report& report);

/// Did any relation run over the document? Only then does silence mean something.
bool anything_checked(const DocumentResult& document);

/// Does the finding fail the run?
bool fails(const Finding& finding, const Gate& gate);

/// Was the document checked as the gate asks? One in which nothing ran was not, whatever its status.
bool fully_checked(const DocumentResult& document, const Gate& gate);

/// The status as reports name it: an id of the group "status"; "nothing" for a document that was read but not checked.
std::string status_id(const DocumentResult& document);

/// Why a document is not fully checked: status, reason, coverage; empty when it is.
std::string say_unchecked(Language language, const DocumentResult& document, const Gate& gate);

/// Which pages hold figures that nobody read, a sentence for each kind; empty when there are none.
std::vector<std::string> say_unread_pages(Language language, const Record& record);

/// Why the document was not fully checked, as people read it: the reason id's sentence, else the reader's own words.
std::string say_reason(Language language, const Record& record);

/// "97.2%", rounded down so that 100% means all; "–" of nothing.
std::string share_text(long long part, long long whole);

}  // namespace gouji
