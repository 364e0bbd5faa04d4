#pragma once

#include <optional>
#include <string>
#include <vector>

namespace gouji::accuracy {

/// What people wrote down from rendered pages of published documents, before any program's reading of them was seen: every table, and
/// some cells chosen at random. `tests/accuracy/tables.tsv`; the documents themselves are not part of the project.
enum class ListedKind { table, form, empty };

struct ListedTable {
    std::string id, title, unit;                ///< empty: none is printed
    int first_page = 0, last_page = 0;
    std::optional<int> rows, columns;           ///< none for forms
    ListedKind kind = ListedKind::table;
};

struct ListedCell {
    std::string table, text;
    int page = 0;
    std::vector<std::string> row_path, column_path;   ///< outermost first; may be empty
};

struct ListedDocument {
    std::string sha256, name, region, producer;
    int last_page = 0;                          ///< that was looked at: of the document, or of the pages "1-40" of a long one
    std::vector<ListedTable> tables;
    std::vector<ListedCell> cells;
};

/// Lines `document`, `table`, `cell` with tabs between the fields; # begins a comment. Throws std::runtime_error for a broken line:
/// the list is part of the project.
std::vector<ListedDocument> parse_table_list(const std::string& text);
std::vector<ListedDocument> load_table_list();

}  // namespace gouji::accuracy
