#pragma once

#include "gouji/core/text.hpp"
#include "gouji/layout/line.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gouji::layout {

/// Left and right edge of the running text of a page, reading frame.
struct Margins {
    double left = 0;
    double right = 0;
};

/// A line of running text with what its neighbours need to know of it.
struct BodyLine {
    Line line;
    std::size_t page = 0;       ///< index of the page
    bool after_table = false;   ///< a table stands between the line before and this one
    Margins margins;
    std::string folded;
    std::size_t characters = 0; ///< of the folded text
    Ordinal ordinal;
    bool contents = false;      ///< line of the table of contents
};

/// Lines outside the taken boxes in reading order; words of a line that a table took are left out.
std::vector<BodyLine> body_lines(const std::vector<std::vector<Line>>& pages, const std::vector<Page>& geometry,
                                 const std::vector<std::vector<Box>>& taken);

/// Font size of most running text; 0 for no lines.
double body_size(const std::vector<BodyLine>& lines);

/// Marks the lines of the table of contents (目录).
void mark_contents(std::vector<BodyLine>& lines);

/// Does the line stand in the middle between the margins?
bool is_in_middle(const BodyLine& line);

/// … and clear of both?
bool is_centred(const BodyLine& line);

/// Does the text end as a sentence or clause does? Headings do not.
bool ends_sentence(std::string_view folded);

/// Ends in a full stop, question mark, semicolon or colon: what follows may start afresh.
bool ends_statement(std::string_view folded);

}  // namespace gouji::layout
