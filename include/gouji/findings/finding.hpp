#pragma once

#include "gouji/findings/suppression.hpp"
#include "gouji/rules/outcome.hpp"

#include <string>
#include <vector>

namespace gouji {

struct Evidence {
    std::string document;      ///< sha256
    std::string role;
    SourceRef source;
    std::string label;
    Decimal value{};
    Unit unit = Unit::unknown;
};

/// A figure as it enters arithmetic: ± its value × 10^shift, which brings it to the unit of the others.
struct Addend {
    std::size_t figure = 0;
    int sign = 1;
    int shift = 0;
};

/// How a value follows from printed figures: constant + Σ numerator, or 100 · Σ numerator ÷ Σ denominator; rounded to `places` decimals.
struct Arithmetic {
    std::vector<Addend> numerator, denominator;
    int places = 0;
    int constant = 0;                        ///< 100 for what is left of 100 %
};

/// One relation of a finding: rule and working, and the arithmetic over the finding's evidence where it can be given as such.
struct RelationNote {
    const Rule* rule = nullptr;
    std::string working;
    std::size_t figure = 0;                  ///< index into `evidence`: the figure the relation stands at
    std::optional<Decimal> expected{};       ///< what the others give for it, in its unit
    std::optional<Arithmetic> arithmetic{};  ///< gives `expected` to the digit; figures are indices into `evidence`
};

struct Hint {
    std::size_t figure = 0;    ///< index into `evidence`
    Decimal value;             ///< would repair most relations of the finding
};

/// What people are told: one cause with all the relations it breaks. `message` is an id with named arguments; only
/// `report` has sentences.
struct Finding {
    const Rule* rule = nullptr;
    Severity severity = Severity::note;
    Verdict verdict = Verdict::violation;
    std::string message;                                        ///< id, e.g. "sum_violation"
    std::vector<std::pair<std::string, std::string>> arguments;
    int page = 0;
    Decimal actual;
    std::optional<Decimal> expected, difference;
    Unit unit = Unit::unknown;
    std::string working;
    std::optional<Hint> hint;
    std::vector<RelationNote> relations;                        ///< with the first
    std::string fingerprint;                                    ///< identity of rule and facts, not of page or line
    std::string cause;                                          ///< equal for findings of one cause
    std::vector<Evidence> evidence;
};

struct Coverage {
    int table_figures = 0, table_figures_tied = 0;
    int narrative_figures = 0, narrative_figures_tied = 0;
    int relations_due = 0, relations_run = 0;
    std::vector<std::pair<std::string, int>> not_tied_by_reason;   ///< reason id → figures
    std::vector<std::pair<std::string, int>> by_verdict = {};      ///< verdict id → relations, best first; all but not_applicable are due
};

/// How often a rule had something to say about a document, and how often it could.
struct RuleRuns {
    const Rule* rule = nullptr;
    int due = 0, run = 0;
};

/// A finding that was accepted, and by what.
struct SuppressedFinding {
    Finding finding;
    Suppression by;
};

struct DocumentResult {
    const Record* record = nullptr;
    Coverage coverage;
    std::vector<RuleRuns> rules;       ///< those with a relation due in the document, by id
    std::vector<Finding> findings;     ///< severity, then page, top, left, rule
    std::vector<SuppressedFinding> suppressed = {};   ///< accepted by gouji.toml or a baseline: no part of `findings`
};

/// Outcomes of one disclosure → findings per document: violations that one figure explains are one finding, residues of one
/// table and difference are one note. A finding over several documents stands in one of the disclosure, with evidence in all.
std::vector<DocumentResult> collect_findings(const RuleSet& rules, const std::vector<const Record*>& disclosure, const Evaluation& evaluation, bool strict,
                                             const Relatives& relatives = {});

}  // namespace gouji
