#include "aligned_grid.hpp"

#include "cell_words.hpp"
#include "header_blocks.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

namespace gouji {
namespace {

// Points left free between two columns by every row.
constexpr double column_gap = 1.0;
// Points between the outermost glyphs and the table's edge.
constexpr double margin = 3.0;
// Part of the usual distance of rows within which a line belongs to the row beside it, and font sizes: lines of one cell are no
// further apart.
constexpr double same_row_share = 0.75;
constexpr double same_row_sizes = 1.5;

/// A row of the body: its lines, first to last.
struct Band {
    std::vector<std::size_t> lines;
    double top = 0, bottom = 0;
};

/// Stretches that the chunks cover, with `column_gap` between them.
std::vector<ColumnSpan> covered(const std::vector<Chunk>& chunks, std::size_t body) {
    std::vector<ColumnSpan> spans;
    for (const Chunk& chunk : chunks) {
        if (chunk.line >= body) spans.push_back({chunk.box.x0, chunk.box.x1, chunk.figure, false});
    }
    std::sort(spans.begin(), spans.end(), [](const ColumnSpan& a, const ColumnSpan& b) { return a.from < b.from; });
    std::vector<ColumnSpan> joined;
    for (const ColumnSpan& span : spans) {
        if (joined.empty() || span.from > joined.back().to + column_gap) {
            joined.push_back(span);
            continue;
        }
        joined.back().to = std::max(joined.back().to, span.to);
        joined.back().figures = joined.back().figures || span.figures;
    }
    return joined;
}

bool is_page_number(const Word& word) { return fold(word.text).find_first_not_of("0123456789-—") == std::string::npos; }

bool is_page_number(const Chunk& chunk) {
    return std::all_of(chunk.words.begin(), chunk.words.end(), [](const Word& word) { return is_page_number(word); });
}

/// A page number set sideways beside the table: dashes and digits left or right of everything else.
void drop_page_number(std::vector<Chunk>& chunks) {
    constexpr std::ptrdiff_t most = 3;   // – 11 –
    const std::vector<ColumnSpan> spans = covered(chunks, 0);
    for (const ColumnSpan& span : {spans.front(), spans.back()}) {
        const auto outside = [&](const Chunk& chunk) { return chunk.box.x0 >= span.from && chunk.box.x1 <= span.to; };
        const bool only_numbers = std::all_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) { return !outside(chunk) || is_page_number(chunk); });
        if (only_numbers && std::count_if(chunks.begin(), chunks.end(), outside) <= most) std::erase_if(chunks, outside);
    }
}

/// 1 2 3 … under the header, ※ under the labels: column numbers name nothing.
bool is_number_line(const Line& line) {
    constexpr std::size_t longest = 2;   // digits
    std::size_t numbers = 0;
    for (const Word& word : line.words) {
        const std::string folded = fold(word.text);
        if (folded == "※" || folded.find_first_not_of('*') == std::string::npos) continue;
        if (folded.size() > longest || folded.find_first_not_of("0123456789") != std::string::npos) return false;
        ++numbers;
    }
    return numbers >= 2;
}

/// First line of the body: the first figures and, above them, labels that stand below every header of the figures.
std::size_t body_start(const AlignedRows& rows, const std::vector<Line>& lines) {
    const std::size_t first = rows.figure_lines.front();
    double labels_end = rows.ends.front(), header_end = 0;
    for (const Chunk& chunk : rows.chunks) {
        if (chunk.line == first && chunk.figure) labels_end = std::min(labels_end, chunk.box.x0);
    }
    for (const Chunk& chunk : rows.chunks) {
        if (chunk.line < first && chunk.box.x1 > labels_end) header_end = std::max(header_end, chunk.box.y1);
    }
    std::size_t body = first;
    while (body > rows.first_line && header_end > 0 && lines[body - 1].box.y0 > header_end && lines[body - 1].box.x1 <= labels_end) --body;
    for (std::size_t line = rows.first_line; line < body; ++line) {
        if (is_number_line(lines[line])) return line;
    }
    return body;
}

/// Distance of rows that follow each other without a wrapped label between.
double usual_step(const std::vector<Line>& lines, const std::vector<std::size_t>& figures) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < figures.size(); ++i) steps.push_back(lines[figures[i]].baseline - lines[figures[i - 1]].baseline);
    const auto quarter = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 4);
    std::nth_element(steps.begin(), quarter, steps.end());
    return *quarter;
}

std::vector<Band> bands_of(const std::vector<Line>& lines, const AlignedRows& rows, std::size_t body) {
    const double near = std::min(same_row_share * usual_step(lines, rows.figure_lines), same_row_sizes * lines[body].size);
    std::vector<Band> bands;
    const std::size_t last = rows.chunks.back().line;
    std::vector<std::size_t> anchor(last + 1 - body);
    for (std::size_t line = body; line <= last; ++line) {
        std::size_t best = line;
        double distance = near;
        for (const std::size_t figure : rows.figure_lines) {
            const double away = std::abs(lines[figure].baseline - lines[line].baseline);
            if (away < distance) {
                distance = away;
                best = figure;
            }
        }
        anchor[line - body] = best;
    }
    for (std::size_t line = body; line <= last; ++line) {
        const bool joins = !bands.empty() && anchor[bands.back().lines.back() - body] == anchor[line - body];
        if (!joins) bands.push_back({{}, lines[line].box.y0, lines[line].box.y1});
        bands.back().lines.push_back(line);
        bands.back().top = std::min(bands.back().top, lines[line].box.y0);
        bands.back().bottom = std::max(bands.back().bottom, lines[line].box.y1);
    }
    return bands;
}

/// Does every column of figures stand alone in its span?
bool figures_apart(const std::vector<ColumnSpan>& columns, const std::vector<double>& ends) {
    for (const ColumnSpan& column : columns) {
        const auto inside = std::count_if(ends.begin(), ends.end(), [&](double end) { return end > column.from && end <= column.to + margin; });
        if (inside > 1) return false;
    }
    return true;
}

std::vector<double> edges_between(const std::vector<ColumnSpan>& columns) {
    std::vector<double> edges{columns.front().from - margin};
    for (std::size_t i = 1; i < columns.size(); ++i) edges.push_back((columns[i - 1].to + columns[i].from) / 2);
    edges.push_back(columns.back().to + margin);
    return edges;
}

GridCell cell_at(const Grid& grid, int row, int column, int row_span, int column_span) {
    const auto at = [](const std::vector<double>& edges, int index) { return edges.at(static_cast<std::size_t>(index)); };
    GridCell cell;
    cell.row = row;
    cell.column = column;
    cell.row_span = row_span;
    cell.column_span = column_span;
    cell.box = {at(grid.column_edges, column), at(grid.row_edges, row), at(grid.column_edges, column + column_span), at(grid.row_edges, row + row_span)};
    return cell;
}

void set_words(GridCell& cell, std::vector<Word> words, int page) {
    cell.lines = group_into_lines(std::move(words), page);
    cell.text = text_of(cell.lines);
}

void set_row_edges(Grid& grid, const std::vector<Band>& bands, int header_rows, double header_top) {
    const double body_top = bands.front().top - margin / 2;
    for (int row = 0; row < header_rows; ++row) grid.row_edges.push_back(header_top + (body_top - header_top) * row / header_rows);
    grid.row_edges.push_back(body_top);
    for (std::size_t i = 1; i < bands.size(); ++i) grid.row_edges.push_back((bands[i - 1].bottom + bands[i].top) / 2);
    grid.row_edges.push_back(bands.back().bottom + margin / 2);
    grid.box = {grid.column_edges.front(), grid.row_edges.front(), grid.column_edges.back(), grid.row_edges.back()};
}

void add_header_cells(Grid& grid, const std::vector<HeaderBlock>& blocks, int header_rows) {
    std::vector<char> taken(static_cast<std::size_t>(header_rows * grid.columns()), 0);
    const auto index = [&](int row, int column) { return static_cast<std::size_t>(row * grid.columns() + column); };
    for (const HeaderBlock& block : blocks) {
        GridCell cell = cell_at(grid, block.row, block.column, block.row_span, block.column_span);
        for (int row = block.row; row < block.row + block.row_span; ++row) {
            for (int column = block.column; column < block.column + block.column_span; ++column) taken.at(index(row, column)) = 1;
        }
        set_words(cell, block.words, grid.page);
        grid.cells.push_back(std::move(cell));
    }
    for (int row = 0; row < header_rows; ++row) {
        for (int column = 0; column < grid.columns(); ++column) {
            if (!taken.at(index(row, column))) grid.cells.push_back(cell_at(grid, row, column, 1, 1));
        }
    }
}

void add_body_cells(Grid& grid, const std::vector<Line>& lines, const std::vector<Band>& bands, int header_rows) {
    for (std::size_t i = 0; i < bands.size(); ++i) {
        std::vector<std::vector<Word>> words(static_cast<std::size_t>(grid.columns()));
        for (const std::size_t line : bands[i].lines) {
            for (const Word& word : lines[line].words) {
                const int column = interval_at(grid.column_edges, word.box.center_x());
                if (column < 0 && !is_page_number(word)) grid.strays.push_back(word);
                if (column >= 0) words.at(static_cast<std::size_t>(column)).push_back(word);
            }
        }
        for (int column = 0; column < grid.columns(); ++column) {
            GridCell cell = cell_at(grid, header_rows + static_cast<int>(i), column, 1, 1);
            set_words(cell, std::move(words.at(static_cast<std::size_t>(column))), grid.page);
            grid.cells.push_back(std::move(cell));
        }
    }
}

/// Rows without figures below the last figures go on as long as they stand in the columns and at the distance of rows.
void drop_text_below(std::vector<Band>& bands, const AlignedRows& rows, const std::vector<Line>& lines, std::size_t body) {
    constexpr double widest_step = 1.4;   // of the usual one
    std::vector<Chunk> figures;
    std::copy_if(rows.chunks.begin(), rows.chunks.end(), std::back_inserter(figures), [&](const Chunk& chunk) { return chunk.line <= rows.figure_lines.back(); });
    const std::vector<ColumnSpan> columns = covered(figures, body);
    std::vector<double> steps;
    for (std::size_t i = 1; i < bands.size(); ++i) steps.push_back(bands[i].bottom - bands[i - 1].bottom);
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    const double most = widest_step * *middle;
    const auto in_columns = [&](const Line& line) {
        const std::vector<Chunk> chunks = cell_chunks(line, 0);
        return std::all_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
            return 1 == std::count_if(columns.begin(), columns.end(), [&](const ColumnSpan& column) { return chunk.box.x0 < column.to && chunk.box.x1 > column.from; });
        });
    };
    std::size_t kept = 0;
    for (; kept < bands.size(); ++kept) {
        const std::size_t first = bands[kept].lines.front();
        if (first <= rows.figure_lines.back()) continue;
        if (bands[kept].bottom - bands[kept - 1].bottom > most || !in_columns(lines[first])) break;
    }
    bands.resize(kept);
}

std::vector<Chunk> header_chunks(const AlignedRows& rows, std::size_t body) {
    std::vector<Chunk> chunks;
    std::copy_if(rows.chunks.begin(), rows.chunks.end(), std::back_inserter(chunks), [&](const Chunk& chunk) { return chunk.line < body; });
    return chunks;
}

}  // namespace

std::optional<Grid> aligned_grid(const Page& page, const std::vector<Line>& lines, AlignedRows rows, std::vector<double> edges) {
    drop_page_number(rows.chunks);
    const std::size_t body = body_start(rows, lines);
    std::vector<Band> bands = bands_of(lines, rows, body);
    drop_text_below(bands, rows, lines, body);
    std::vector<Chunk> printed;
    std::copy_if(rows.chunks.begin(), rows.chunks.end(), std::back_inserter(printed), [&](const Chunk& chunk) { return chunk.line <= bands.back().lines.back(); });
    std::vector<ColumnSpan> columns = covered(printed, is_number_line(lines[body]) ? body + 1 : body);
    if (!figures_apart(columns, rows.ends)) return std::nullopt;
    std::vector<HeaderBlock> blocks = header_blocks(header_chunks(rows, body));
    if (!edges.empty()) {
        columns.clear();
        for (std::size_t i = 0; i + 1 < edges.size(); ++i) columns.push_back({edges[i], edges[i + 1], false, false});
    }
    name_columns(columns, blocks);
    if (edges.empty()) edges = edges_between(columns);
    if (columns.size() < 3 || columns.size() + 1 != edges.size() || !std::is_sorted(edges.begin(), edges.end())) return std::nullopt;
    const int header_rows = blocks.empty() ? 0 : place_header(blocks, columns);
    if (!blocks.empty() && header_rows == 0) return std::nullopt;
    Grid grid;
    grid.page = page.number;
    grid.ruled = false;
    grid.column_edges = std::move(edges);
    set_row_edges(grid, bands, header_rows, blocks.empty() ? 0 : lines[rows.first_line].box.y0 - margin / 2);
    add_header_cells(grid, blocks, header_rows);
    add_body_cells(grid, lines, bands, header_rows);
    std::stable_sort(grid.cells.begin(), grid.cells.end(), [](const GridCell& a, const GridCell& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    if (!grid.strays.empty()) grid.doubts.emplace_back("stray_words");
    return grid;
}

}  // namespace gouji
