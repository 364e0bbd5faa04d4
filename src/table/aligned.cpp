#include "aligned.hpp"

#include "aligned_grid.hpp"

#include "gouji/core/text.hpp"
#include "gouji/table/caption.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace gouji {
namespace {

// Points by which the ends of figures under each other differ.
constexpr double figure_shift = 3.0;
// Figures under each other in each of two columns: less may be chance.
constexpr std::size_t fewest_rows = 3;
// Font sizes between two rows; further apart is another text.
constexpr double widest_row_gap = 6.0;
// Lines between a caption and the first figures.
constexpr std::size_t most_header_lines = 10;

bool is_sentence(const Line& line) {
    const std::string folded = fold(line.text);
    return folded.find("。") != std::string::npos || folded.find("，") != std::string::npos || folded.find("；") != std::string::npos ||
           folded.find("....") != std::string::npos;
}

bool inside(const Line& line, const std::vector<Grid>& grids) {
    return std::any_of(grids.begin(), grids.end(), [&](const Grid& grid) {
        return line.box.center_y() > grid.box.y0 && line.box.center_y() < grid.box.y1;
    });
}

/// Right ends that at least `fewest_rows` lines share, left to right.
std::vector<double> shared_ends(const std::vector<Chunk>& chunks) {
    std::vector<std::pair<double, std::size_t>> ends;
    for (const Chunk& chunk : chunks) {
        if (chunk.figure) ends.emplace_back(chunk.box.x1, chunk.line);
    }
    std::sort(ends.begin(), ends.end());
    std::vector<double> shared;
    for (std::size_t first = 0; first < ends.size();) {
        std::size_t past = first;
        while (past < ends.size() && ends[past].first - ends[first].first <= figure_shift) ++past;
        if (past - first >= fewest_rows) shared.push_back(ends[past - 1].first);
        first = past;
    }
    return shared;
}

bool ends_at(const Chunk& chunk, const std::vector<double>& ends) {
    return std::any_of(ends.begin(), ends.end(), [&](double end) { return std::abs(end - chunk.box.x1) <= figure_shift; });
}

/// Lines with figures at the ends.
std::vector<std::size_t> figure_lines(const std::vector<Chunk>& chunks, const std::vector<double>& ends) {
    std::vector<std::size_t> found;
    for (std::size_t first = 0; first < chunks.size();) {
        std::size_t past = first, aligned = 0;
        for (; past < chunks.size() && chunks[past].line == chunks[first].line; ++past) {
            if (chunks[past].figure && ends_at(chunks[past], ends)) ++aligned;
        }
        if (aligned >= 1) found.push_back(chunks[first].line);
        first = past;
    }
    return found;
}

/// Lines [first, past) that hang together without a sentence, another caption or a ruled table.
std::size_t run_end(const std::vector<Line>& lines, const std::vector<Grid>& ruled, std::size_t first) {
    std::size_t past = first;
    for (; past < lines.size(); ++past) {
        const Line& line = lines[past];
        if (is_sentence(line) || inside(line, ruled) || (past > first && is_caption_line(line))) break;
        if (past > first && line.box.y0 - lines[past - 1].box.y1 > widest_row_gap * line.size) break;
    }
    return past;
}

std::optional<AlignedRows> rows_in(const std::vector<Line>& lines, std::size_t first, std::size_t past) {
    AlignedRows rows;
    for (std::size_t i = first; i < past; ++i) {
        for (Chunk& chunk : cell_chunks(lines[i], i)) rows.chunks.push_back(std::move(chunk));
    }
    rows.ends = shared_ends(rows.chunks);
    rows.figure_lines = figure_lines(rows.chunks, rows.ends);
    if (rows.ends.size() < 2 || rows.figure_lines.size() < fewest_rows) return std::nullopt;
    if (rows.figure_lines.front() - first > most_header_lines) return std::nullopt;
    rows.first_line = first;
    return rows;
}

/// Do the figures stand where those of the page before stood?
bool goes_on(const AlignedRows& rows, const AlignedColumns& previous) {
    return std::all_of(rows.ends.begin(), rows.ends.end(), [&](double end) {
        return std::any_of(previous.figure_ends.begin(), previous.figure_ends.end(), [&](double other) { return std::abs(end - other) <= figure_shift; });
    });
}

}  // namespace

std::vector<Grid> find_aligned_grids(const Page& page, const std::vector<Line>& lines, const std::vector<Grid>& ruled, AlignedColumns& previous) {
    std::vector<Grid> grids;
    const AlignedColumns before = std::exchange(previous, {});
    for (std::size_t i = 0; i < lines.size();) {
        const bool caption = !inside(lines[i], ruled) && is_caption_line(lines[i]);
        const bool continued = i == 0 && before.page != 0 && before.page + 1 == page.number && !caption;
        std::size_t first = i + (caption ? 1 : 0);
        while (caption && first < lines.size() && is_caption_line(lines[first])) ++first;
        ++i;
        if (!caption && !continued) continue;
        const std::size_t past = run_end(lines, ruled, first);
        const std::optional<AlignedRows> rows = rows_in(lines, first, past);
        if (!rows || (continued && !goes_on(*rows, before))) continue;
        std::optional<Grid> grid = aligned_grid(page, lines, *rows, continued ? before.edges : std::vector<double>{});
        if (!grid) continue;
        previous = {past == lines.size() ? page.number : 0, rows->ends, grid->column_edges};
        grids.push_back(std::move(*grid));
        i = std::max(i, past);
    }
    return grids;
}

}  // namespace gouji
