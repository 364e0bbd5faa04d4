#pragma once

#include "gouji/facts/fact.hpp"
#include "gouji/model/document.hpp"
#include "gouji/model/phrase.hpp"

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
    bool unit_row = false;           ///< an organisation, without any other label: governs the rows below
    std::string code;                ///< of its functional or economic label, for the code tree
    Dimension code_dimension = Dimension::function;
    int parent = -1;                 ///< entry it is a part of: Entry::parent, or the row under which its numbering restarts
    bool has_detail = false;         ///< a project, purchase or unit name beside the code: below the code's own row
};

/// Meanings of all entries of a typed table, in the order of Table::entries. Codes are read only inside the axis that
/// their column's header gives (M5); names without codes inside the branch of their parent (M6).
std::vector<RowMeaning> read_rows(const TypedTable& typed, const Lexicon& lexicon, const Identity& identity);

}  // namespace gouji
