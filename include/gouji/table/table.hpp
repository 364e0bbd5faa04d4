#pragma once

#include "gouji/core/decimal.hpp"
#include "gouji/core/source.hpp"
#include "gouji/core/unit.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gouji {

/// Blank, dash, number and text stay different things; a blank is never a zero.
enum class CellContent { blank, dash, number, percent, code, ordinal, text, unread };

/// A cell of a table that may run over pages. Row 0 is the first header row of the first page; repeated headers of
/// continuation pages are not rows.
struct Cell {
    int row = 0, column = 0, row_span = 1, column_span = 1;
    SourceRef source;                   ///< page, box of its words (of the cell when blank) as shown, text as printed
    CellContent content = CellContent::blank;
    std::optional<Decimal> value;       ///< number and percent only
    std::optional<Unit> unit;           ///< printed in the cell itself ("12.5万元", "3%")
};

enum class ColumnRole {
    label,    ///< names, codes, ordinals: says what a row is
    amount,   ///< figures
    text      ///< free text beside the figures (notes, indicators)
};

struct Column {
    ColumnRole role = ColumnRole::label;
    int panel = 0;                          ///< tables with 收入 | 支出 side by side have two panels, each with its own labels
    std::vector<std::string> path;          ///< header texts from outer to inner, as printed; equal for cells merged downwards
    std::optional<Unit> unit;               ///< a unit in the header ("占比%", "金额(元)")
};

/// One label of a row: what a label column (or a code column with its name column) says.
struct Label {
    int column = 0;                         ///< the name's column (the code's where there is no name)
    std::string code;                       ///< digits only, completed from the rows above where only the own level is printed: "2080505"
    std::string name;                       ///< as printed, without code and ordinal
    std::vector<std::string> header;        ///< column path of the label column(s), code column first
};

enum class RowRole {
    header, column_numbers,   ///< not counted among `rows`
    data,                     ///< has a label and may have figures
    group,                    ///< a label without figures that governs the rows below
    note
};

/// One row as one panel sees it.
struct Entry {
    int row = 0;
    int panel = 0;
    RowRole role = RowRole::data;
    std::vector<Label> labels;              ///< left to right; empty for a row whose label cells are blank
    int ordinal_level = -1;                 ///< outline level of 一、 （一） 1. before the name; -1 none
    int ordinal_number = 0;
    bool total = false;                     ///< its label is or ends in a total word (合计, 收入总计, 本年支出合计)
    bool of_which = false;                  ///< 其中 stands before or above it
    double indent = 0;                      ///< points from the column's left edge, or 6 per leading full-width space
    int parent = -1;                        ///< index into Table::entries of the row it is a part of by outline, code, indent or 其中; -1 top
    std::vector<std::string> path;          ///< names from outermost parent to itself
};

/// A table with its header tree and row tree, joined over its pages.
struct Table {
    std::string title;                      ///< caption without number, unit and year
    std::string printed_title;              ///< caption as printed
    std::string number;                     ///< "预算公开01表", "表7"; may be empty
    SourceRef title_source;
    std::optional<Unit> unit;               ///< from the unit line
    std::string owner;                      ///< organisation named in the unit line (编制单位：…), may be empty
    std::vector<int> pages;                 ///< in order, at least one
    bool ruled = true;
    bool form = false;                      ///< names and values side by side, no header: see form_parts
    int header_rows = 0;
    int rows = 0;                           ///< all rows, with headers
    std::vector<Column> columns;
    std::vector<Cell> cells;                ///< by row, then column
    std::vector<Entry> entries;             ///< by row, then panel; header rows have none
    std::vector<SourceRef> notes;           ///< 注：… under or in the table
    std::vector<std::string> doubts;        ///< reading doubts carried from the grids and the joining (ASCII ids)

    [[nodiscard]] const Cell* cell(int row, int column) const;   ///< the cell that covers the position
    /// Printed data rows with totals, without headers: what `gouji tables` counts.
    [[nodiscard]] int data_rows() const;
};

}  // namespace gouji
