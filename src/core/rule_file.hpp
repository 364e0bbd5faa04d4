#pragma once

#include "gouji/core/lexicon.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Readers of the files behind Lexicon. They collect every problem, so that a rule folder is repaired in one pass.
namespace gouji {

struct RuleFileProblem {
    std::string where;   ///< file:line:column
    std::string text;
};

using RuleFileProblems = std::vector<RuleFileProblem>;

/// "rules/x.toml:3:7"
std::string rule_file_position(std::string_view path, std::size_t line, std::size_t column);

struct LocatedTerm {
    Term term;
    std::string where;
};

/// Appends the [[term]] entries of one lexicon file.
void read_terms(const DataFile& file, std::vector<LocatedTerm>& terms, RuleFileProblems& problems);

struct NamedCode {
    std::string code;
    std::vector<std::string> names;   ///< folded, the commonest first
    std::string where;
    int since = 0, until = 0;         ///< fiscal years in force; 0: open
};

/// Appends the lines code<TAB>name[<TAB>name|name[<TAB>years]] of one classification file; years: "2019-", "-2018", "2018-2020".
void read_codes(const DataFile& file, std::vector<NamedCode>& codes, RuleFileProblems& problems);

}  // namespace gouji
