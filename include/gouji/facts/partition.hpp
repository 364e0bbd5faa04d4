#pragma once

#include "gouji/facts/fact.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gouji {

/// What in a table's own structure proposes a sum.
enum class Structure {
    header,     ///< a total column and its siblings in the header tree
    code,       ///< a code and the codes whose nearest printed ancestor it is
    outline,    ///< 一、 and its （一）, 其中 rows, indentation
    total_row,  ///< 合计 and the rows at its level
    units,      ///< department row and its unit rows
    list        ///< rows of a list without codes, in k levels
};

/// Whether the coordinates agree that parts and parent step in exactly one dimension.
enum class Acceptance {
    accepted,  ///< they do
    vetoed,    ///< they do not (memo columns, another scope)
    unjudged   ///< open or unbound words: the sum must prove itself in its family
};

/// A sum that the structure of a table proposes: parent = Σ parts. Blank parts are left out (they are exactly zero).
struct Sum {
    Structure structure = Structure::header;
    Acceptance acceptance = Acceptance::unjudged;
    std::optional<Dimension> step;       ///< the one dimension in which parts and parent differ, when accepted
    int table = -1;
    int family = -1;                     ///< instances that stand or fall together: one header pattern, one code tree column
    FactIndex parent = 0;
    std::vector<FactIndex> parts;
    bool complete = true;                ///< no sibling of the block is left over
    bool subset = false;                 ///< 其中 that need not be exhaustive: only Σ ≤ parent unless its family proves equality
};

struct BoundTable;
struct TypedTable;

/// The first number that no family has.
int next_family(const std::vector<Sum>& sums);

/// Everything the structure of one table proposes, not yet judged. Families are numbered from `first_family`.
std::vector<Sum> propose_sums(const TypedTable& typed, const BoundTable& bound, const std::vector<Fact>& facts, int first_family);

/// Lets the coordinates accept, veto or not judge each sum, after carrying a said scope (本年收入合计, 上年结转) over to
/// the parts that the print leaves unsaid. Changes scopes of facts, acceptance and step of sums; nested siblings (用车 beside
/// its 购置 and 运行) are taken apart.
void judge_sums(std::vector<Sum>& sums, std::vector<Fact>& facts);

}  // namespace gouji
