#pragma once

#include "chunks.hpp"

#include <vector>

namespace gouji {

/// A column of a table without rulings: what its rows cover on paper.
struct ColumnSpan {
    double from = 0, to = 0;
    bool figures = false;
    bool headed = false;     ///< a header cell of its own was found
};

/// A header cell of a table without rulings.
struct HeaderBlock {
    std::vector<Word> words;
    Box box;
    double size = 0;
    bool leaf = false;       ///< names one column
    int column = -1, column_span = 1;
    int row = 0, row_span = 1;
};

/// Header chunks joined over the lines of one cell.
std::vector<HeaderBlock> header_blocks(const std::vector<Chunk>& chunks);

/// Finds the header of each column: the lowest block over it. Columns grow to the width of their headers; a block that stands over
/// no column and governs none is a column without entries.
void name_columns(std::vector<ColumnSpan>& columns, std::vector<HeaderBlock>& blocks);

/// Places the blocks over the columns: rows by height, the others over the columns in whose middle they stand.
/// Answers the number of header rows; 0 when a block or a column finds no place.
int place_header(std::vector<HeaderBlock>& blocks, const std::vector<ColumnSpan>& columns);

}  // namespace gouji
