#include "page_tables.hpp"

#include "aligned.hpp"

#include "gouji/core/decimal.hpp"
#include "gouji/core/text.hpp"
#include "gouji/table/form.hpp"
#include "gouji/table/grid.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <utility>

namespace gouji {
namespace {

// Lines at the end of a page that may hold the title of a table on the next page.
constexpr std::size_t most_carried_lines = 3;
// Font sizes between a table and its note, and between the lines of a note.
constexpr double note_gap = 3.0;
constexpr std::size_t most_note_lines = 8;

/// Size of most characters in the grid.
double usual_size(const Grid& grid) {
    std::map<int, std::size_t> votes;
    for (const GridCell& cell : grid.cells) {
        for (const Line& line : cell.lines) votes[static_cast<int>(line.size * 4)] += line.text.size();
    }
    const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == votes.end() ? 10.0 : most->first / 4.0;
}

/// A page number or a rule of dashes that furniture removal left.
bool is_furniture(const Line& line) {
    const std::string folded = fold(line.text);
    return folded.find_first_not_of("0123456789-—·/") == std::string::npos;
}

/// Nothing of the line is seen. Some producers draw a cell that goes on over the page end whole on both pages and clip it.
bool is_hidden(const Line& line) {
    return std::all_of(line.words.begin(), line.words.end(), [](const Word& word) { return word.hidden; });
}

bool is_note_start(const Line& line) {
    const std::string folded = fold(line.text);
    static constexpr std::string_view starts[] = {"注:", "备注:", "说明:", "(注", "注1", "*注", "注明:", "附注:", "注."};
    return std::any_of(std::begin(starts), std::end(starts), [&](std::string_view start) { return folded.starts_with(start); });
}

struct PageReader {
    const Page& page;
    const std::vector<Line>& lines;
    std::vector<Grid> grids;
    std::vector<Box>& area;

    [[nodiscard]] std::vector<Line> between(double top, double bottom) const {
        std::vector<Line> found;
        for (const Line& line : lines) {
            if (line.box.y0 >= top && line.box.center_y() < bottom && !is_furniture(line) && !is_hidden(line)) found.push_back(line);
        }
        return found;
    }
};

bool is_figure_word(const Word& word) { return parse_decimal(fold(word.text)).has_value(); }

/// Ruled and aligned grids of a page, from its top.
std::vector<Grid> grids_of(const Page& page, const std::vector<Line>& lines, AlignedColumns& aligned, bool& gave_up) {
    std::vector<Grid> grids = find_ruled_grids(page, lines, &gave_up);
    for (Grid& grid : find_aligned_grids(page, lines, grids, aligned)) grids.push_back(std::move(grid));
    std::stable_sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) {
        return std::pair(a.box.y0, a.box.x0) < std::pair(b.box.y0, b.box.x0);
    });
    return grids;
}

/// Rows at the top of the grid that are the table's title or unit line drawn inside the frame.
int caption_rows(const JoinedGrid& grid, std::vector<Line>& caption) {
    int rows = 0;
    for (; rows + 1 < grid.rows(); ++rows) {
        bool all_caption = true, any = false;
        for (const BodyCell* cell : cells_in_row(grid, rows)) {
            if (cell->cell.row + cell->cell.row_span > rows + 1) all_caption = false;
            if (cell->folded.empty()) continue;
            any = true;
            const bool across = cell->cell.column_span == grid.columns;
            const bool titled = across && !cell->cell.lines.empty() && is_caption_line(cell->cell.lines.back());
            if (!titled && !is_caption_text(cell->cell.text)) all_caption = false;
        }
        if (!all_caption || (!any && rows == 0)) break;
        for (const BodyCell* cell : cells_in_row(grid, rows)) {
            if (cell->cell.row == rows) caption.insert(caption.end(), cell->cell.lines.begin(), cell->cell.lines.end());
        }
    }
    return rows;
}

JoinedGrid without_top(const JoinedGrid& grid, int rows) {
    if (rows == 0) return grid;
    JoinedGrid rest;
    rest.columns = grid.columns;
    rest.column_edges = grid.column_edges;
    rest.append_rows(grid, rows, grid.rows());
    return rest;
}

bool used(const Caption& caption, const Line& line) {
    for (std::size_t i = 0; i < caption.boxes.size(); ++i) {
        const Box& box = caption.boxes[i];
        if (caption.box_pages[i] == line.page && box.y0 == line.box.y0 && box.x0 == line.box.x0) return true;
    }
    return false;
}

/// Lines directly under the table that begin with 注 and what runs on from them.
std::size_t note_lines(const std::vector<Line>& below, const Box& table) {
    if (below.empty() || !is_note_start(below.front()) || below.front().box.y0 - table.y1 > note_gap * 2 * below.front().size) return 0;
    std::size_t count = 1;
    while (count < below.size() && count < most_note_lines) {
        const Line& line = below[count];
        const bool runs_on = below[count - 1].box.width() > 0.85 * table.width();
        const bool near = line.baseline - below[count - 1].baseline <= note_gap * line.size;
        if (!near || is_caption_line(line) || (!runs_on && !is_note_start(line) && leading_ordinal(fold(line.text)).level < 3)) break;
        ++count;
    }
    return count;
}

TablePart make_part(PageReader& reader, const Grid& grid, const std::vector<Line>& above, const std::vector<Line>& carried) {
    TablePart part;
    const JoinedGrid whole = joined_from(grid);
    std::vector<Line> caption_lines = carried;
    caption_lines.insert(caption_lines.end(), above.begin(), above.end());
    const std::size_t outside = caption_lines.size();
    const int rows = caption_rows(whole, caption_lines);
    Box body = grid.box;
    if (rows > 0) body.y0 = grid.row_edges.at(static_cast<std::size_t>(rows));
    part.grid = without_top(whole, rows);
    part.form = is_form(part.grid);
    if (!part.form) {
        part.header = find_header(part.grid);
        separate_wide_figures(part.grid, part.header.rows);
    }
    part.caption = read_caption(caption_lines, body, usual_size(grid));
    part.pages = {grid.page};
    if (!part.caption.has_title()) part.above = above;
    part.box = grid.box;
    part.ruled = grid.ruled;
    part.doubts = grid.doubts;
    part.first_on_page = true;
    for (std::size_t i = carried.size(); i < outside; ++i) {
        if (!used(part.caption, caption_lines[i])) part.loose_above.push_back(caption_lines[i]);
    }
    reader.area.push_back(grid.box);
    return part;
}

}  // namespace

PageTables read_page_tables(const std::vector<Page>& pages, const std::vector<std::vector<Line>>& lines, std::vector<Grid>* seen) {
    PageTables result;
    result.areas.resize(pages.size());
    std::vector<Line> carried;
    AlignedColumns aligned;
    for (std::size_t i = 0; i < pages.size() && i < lines.size(); ++i) {
        bool gave_up = false;
        PageReader reader{pages[i], lines[i], grids_of(pages[i], lines[i], aligned, gave_up), result.areas[i]};
        if (gave_up && std::ranges::any_of(pages[i].words, is_figure_word)) result.unread_pages.push_back(pages[i].number);
        if (seen != nullptr) seen->insert(seen->end(), reader.grids.begin(), reader.grids.end());
        for (const Line& line : lines[i])
            if (is_hidden(line)) result.areas[i].push_back(line.box);
        double top = -1;
        for (std::size_t g = 0; g < reader.grids.size(); ++g) {
            const Grid& grid = reader.grids[g];
            const bool last = g + 1 == reader.grids.size();
            TablePart part = make_part(reader, grid, reader.between(top, grid.box.y0), g == 0 ? carried : std::vector<Line>{});
            if (g > 0) part.first_on_page = false;
            const double bottom = last ? pages[i].height + 1 : reader.grids[g + 1].box.y0;
            const std::vector<Line> below = reader.between(grid.box.y1, bottom);
            const std::size_t notes = note_lines(below, grid.box);
            for (std::size_t n = 0; n < notes; ++n) {
                part.notes.push_back({grid.page, as_shown(pages[i], below[n].box), below[n].text});
                reader.area.push_back(below[n].box);
                top = std::max(top, below[n].box.y1);
            }
            part.last_on_page = last;
            std::copy_if(below.begin() + static_cast<std::ptrdiff_t>(notes), below.end(), std::back_inserter(part.loose_below),
                         [](const Line& line) { return !is_caption_line(line); });
            top = std::max(top, grid.box.y1);
            for (std::size_t b = 0; b < part.caption.boxes.size(); ++b) {
                const int page = part.caption.box_pages[b];
                const std::size_t index = page == grid.page ? i : (i > 0 ? i - 1 : i);
                result.areas.at(index).push_back(part.caption.boxes[b]);
            }
            result.parts.push_back(std::move(part));
        }
        const std::vector<Line> rest = reader.between(top, pages[i].height + 1);
        const std::size_t from = rest.size() > most_carried_lines ? rest.size() - most_carried_lines : 0;
        carried.assign(rest.begin() + static_cast<std::ptrdiff_t>(from), rest.end());
        while (!carried.empty() && !is_caption_line(carried.back())) carried.clear();
    }
    return result;
}

}  // namespace gouji
