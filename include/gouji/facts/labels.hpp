#pragma once

#include "gouji/facts/fact.hpp"
#include "gouji/model/document.hpp"
#include "gouji/model/phrase.hpp"

#include <set>
#include <string>
#include <vector>

namespace gouji {

/// What the labels of one row say, with what it inherits.
struct RowMeaning {
    Phrase phrase;                   ///< coordinates of its own labels; unknown words when a label was not understood
    Coordinates inherited;           ///< of the outline parent, the unit row, the group label
    std::string open_name;           ///< folded free name, when the row is open
    bool open = false;
    bool total = false;              ///< a total word, or the name of the body itself
    bool names_body = false;         ///< one of its labels is the name of the publishing body
    bool unit_row = false;           ///< an organisation, without any other label: governs the rows below
    std::string code;                ///< of its functional or economic label, for the code tree
    Dimension code_dimension = Dimension::function;
    int parent = -1;                 ///< entry it is a part of: Entry::parent, or the row under which its numbering restarts
    bool has_detail = false;         ///< a project, purchase or unit name beside the code: below the code's own row
};

/// Meanings of all entries of a typed table, in the order of Table::entries. Codes are read only inside the axis that
/// their column's header gives (M5); names without codes inside the branch of their parent (M6).
/// `bodies` are organisation names known from other tables of the document.
std::vector<RowMeaning> read_rows(const TypedTable& typed, const Lexicon& lexicon, const Identity& identity, const std::set<std::string>& bodies);

/// Organisation names that stand under a header of organisations anywhere in the document, folded: elsewhere they are known too.
std::set<std::string> names_of_bodies(const std::vector<TypedTable>& tables, const Lexicon& lexicon);

}  // namespace gouji
