#pragma once

#include "gouji/layout/line.hpp"
#include "gouji/table/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// What stands above a table: title, table number, unit line, owner.
struct Caption {
    std::string title;                  ///< without number, ordinal, unit and year
    std::string printed_title;
    std::string number;
    std::optional<Unit> unit;
    std::string owner;
    int title_page = 0;
    Box title_box;                      ///< reading frame
    std::vector<Box> boxes;             ///< of all lines used, on title_page or the grid's page
    std::vector<int> box_pages;         ///< page of each box

    [[nodiscard]] bool has_title() const { return !title.empty(); }
};

/// Folded bytes of a table number at the start: "公开01表", "表1-1", "附表2:", "(预算表5)"; 0 when there is none.
std::size_t table_number_length(std::string_view folded);

/// A title without number, ordinal, unit, year and white space; `number` and `unit` receive what was taken off.
std::string strip_title(std::string_view printed, std::string& number, std::optional<Unit>& unit);

/// Reads the lines between the table and what stands before it; `above` in reading order, the last one is nearest.
/// `table` is the grid's box, `size` the usual font size inside it.
Caption read_caption(const std::vector<Line>& above, const Box& table, double size);

/// Title of a table that has none of its own: the nearest outline heading above it on the page; nothing when a table stands
/// between (`above` ends there).
void title_from_heading(Caption& caption, const std::vector<Line>& above);

/// Can the line be the end of a caption (title, number or unit line)? For captions at the end of the page before.
bool is_caption_line(const Line& line);

/// Is the text a unit line, an owner or a table number rather than table content?
bool is_caption_text(std::string_view printed);

}  // namespace gouji
