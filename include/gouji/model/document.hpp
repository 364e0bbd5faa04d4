#pragma once

#include "gouji/core/coordinates.hpp"
#include "gouji/layout/paragraph.hpp"
#include "gouji/table/table.hpp"

#include <string>
#include <vector>

namespace gouji {

enum class Status { checked, damaged, unreadable, unrecognised, scanned, template_, crashed, timeout, memory };
enum class Kind { unknown, budget, final_accounts };
enum class Level { unknown, department, unit };

std::string_view id(Status status);
std::string_view id(Kind kind);
std::string_view id(Level level);

/// What a document says it is.
struct Identity {
    std::string entity;          ///< 单位/部门 name as printed on the cover or in unit lines
    std::string entity_code;     ///< organisation code, when one is printed beside the name
    Level level = Level::unknown;
    int year = 0;                ///< fiscal year; 0 unknown
    Kind kind = Kind::unknown;
    bool rounding_note = false;  ///< the document itself declares rounding residues (四舍五入 … 尾差)
    bool secrecy_note = false;   ///< the document says that secret items were removed (涉密)
};

/// What the labels of one column are about. Given by the column's own header, else by the majority of its rows (M5).
enum class Axis { none, function, economic, gov_economic, entity, project, item, fund, category, purchase, plain };

struct TypedTable {
    Table table;
    Coordinates base;                          ///< what the title says of every figure
    std::vector<std::string> unknown_title;    ///< words of the title that the lexicon does not know
    std::vector<Axis> axes;                    ///< one per column; none for amount columns
    std::string kind;                          ///< label such as "revenue_expenditure_summary"; empty when unknown
};

struct Document {
    Status status = Status::checked;
    std::string reason;                        ///< why the status is not checked, ASCII id: text
    int pages = 0;
    std::vector<int> scanned_pages;            ///< images without text in a document that has text
    std::vector<int> unread_pages;             ///< their tables were not read: more lines than a table has
    Identity identity;
    std::vector<TypedTable> tables;
    std::vector<Paragraph> paragraphs;
};

}  // namespace gouji
