#pragma once

// Case files of rules (GJnnn.toml): small disclosures in a compact notation, each with the outcome its rule must have.
// rules/README.md describes the notation.

#include "gouji/rules/outcome.hpp"

#include <deque>
#include <string>
#include <vector>

namespace gouji::cases {

/// Another document of a case: last year's (before), the budget behind final accounts (budget), a unit's (unit), one with the
/// same figures (twin).
struct OtherDocument {
    std::string relation;
    Record record;
};

struct Case {
    std::string name;
    std::string expect;             ///< id of a verdict, or "silent": the rule has no outcome
    std::string reason;             ///< of not_checked and not_applicable; empty: any
    std::string working;            ///< empty: any
    Record record;
    std::vector<OtherDocument> others;

    /// The other documents by what they are to the first; valid as long as the case.
    [[nodiscard]] Relatives relatives() const;
};

/// The cases of one file; throws std::runtime_error with file and line for anything it does not know.
std::vector<Case> read_cases(const std::string& path);

/// One record from the compact notation, without lines that begin another document; throws std::runtime_error likewise.
Record read_disclosure(const std::string& text);

/// Every file below the rules folder, as the program has them compiled in.
std::vector<DataFile> rule_folder();

}  // namespace gouji::cases
