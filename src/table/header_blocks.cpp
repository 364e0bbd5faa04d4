#include "header_blocks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <utility>

namespace gouji {
namespace {

// Font sizes: lines of one header cell are closer than this.
constexpr double wrap_gap = 0.82;
// Points by which lines of one cell may miss their common middle or left edge.
constexpr double wrap_shift = 1.5;
// Font sizes between the middles of two header rows, at least.
constexpr double level_step = 0.9;

double overlap(double a0, double a1, double b0, double b1) { return std::min(a1, b1) - std::max(a0, b0); }

/// The next line of the same cell: set under it with the same middle or left edge, and only a full line is broken.
bool runs_on(const HeaderBlock& block, const Chunk& chunk) {
    const Box last = block.words.back().box;
    const double gap = chunk.box.y0 - block.box.y1;
    const bool under = std::abs(block.box.center_x() - chunk.box.center_x()) <= wrap_shift || std::abs(block.box.x0 - chunk.box.x0) <= wrap_shift;
    return under && gap < wrap_gap * chunk.size && gap > -chunk.size / 2 && last.y1 <= chunk.box.center_y() &&
           block.box.width() >= chunk.box.width() - chunk.size;
}

/// The column without header that the block covers most; -1 none. `touches` tells whether it covers any.
int unnamed_column(const std::vector<ColumnSpan>& columns, const Box& box, bool& touches) {
    int best = -1;
    double most = 0;
    touches = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double shared = overlap(box.x0, box.x1, columns[i].from, columns[i].to);
        touches = touches || shared > 0;
        if (shared > most && !columns[i].headed) {
            most = shared;
            best = static_cast<int>(i);
        }
    }
    return best;
}

/// The column of a header that stands over nothing: short figures end at the right of their column, short labels begin at its left.
int column_beside(const std::vector<ColumnSpan>& columns, const Box& box) {
    int left = -1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].to <= box.x0) left = static_cast<int>(i);
    }
    const auto right = static_cast<std::size_t>(left + 1);
    if (right < columns.size() && !columns[right].headed && columns[right].figures) return left + 1;
    const bool label = left >= 0 && !columns[static_cast<std::size_t>(left)].headed && !columns[static_cast<std::size_t>(left)].figures;
    return label ? left : -1;
}

/// Do headers of columns stand lower on both sides? Then the block governs them.
bool governs(const HeaderBlock& block, const std::vector<HeaderBlock>& blocks) {
    const auto lower_on = [&](auto side) {
        return std::any_of(blocks.begin(), blocks.end(), [&](const HeaderBlock& other) {
            return other.leaf && other.box.center_y() > block.box.center_y() + level_step * block.size && side(other.box);
        });
    };
    return lower_on([&](const Box& box) { return box.center_x() < block.box.center_x(); }) &&
           lower_on([&](const Box& box) { return box.center_x() > block.box.center_x(); });
}

void name(std::vector<ColumnSpan>& columns, int column, HeaderBlock& block) {
    ColumnSpan& span = columns.at(static_cast<std::size_t>(column));
    span.from = std::min(span.from, block.box.x0);
    span.to = std::max(span.to, block.box.x1);
    span.headed = true;
    block.leaf = true;
}

/// Heights of the header's rows as far as their texts, centred in their cells, tell.
struct Rows {
    double top = 0;      ///< middle of the first row
    double step = 1;
    int count = 1;
};

Rows rows_of(const std::vector<HeaderBlock>& blocks) {
    std::vector<double> middles;
    double lowest = 0, size = 1;
    for (const HeaderBlock& block : blocks) {
        size = std::max(size, block.size);
        if (block.leaf) lowest = std::max(lowest, block.box.center_y());
        else middles.push_back(block.box.center_y());
    }
    if (middles.empty()) return {};
    std::sort(middles.begin(), middles.end());
    Rows rows{middles.front(), 1, 2};
    for (std::size_t i = 1; i < middles.size(); ++i) rows.count += middles[i] - middles[i - 1] > level_step * size ? 1 : 0;
    rows.step = std::max((lowest - rows.top) / (rows.count - 1), 1.0);
    return rows;
}

void set_row(HeaderBlock& block, const Rows& rows) {
    const double middle = (block.box.center_y() - rows.top) / rows.step + 0.5;   // in rows from the header's top
    const int last = rows.count - 1;
    if (!block.leaf) {
        block.row = std::clamp(static_cast<int>(middle), 0, last);
        return;
    }
    block.row = std::clamp(static_cast<int>(std::lround(2 * middle)) - rows.count, 0, last);
    block.row_span = rows.count - block.row;
}

/// The uppermost block placed over each column so far; null none.
using Tops = std::vector<const HeaderBlock*>;

/// Splits the columns [first, past) among the parents so that each stands as near as can be over the middle of its own.
bool share_columns(const std::vector<HeaderBlock*>& parents, const Tops& tops, std::size_t first, std::size_t past) {
    const std::size_t count = past - first;
    if (parents.empty() || parents.size() > count) return parents.empty();
    const double none = std::numeric_limits<double>::max();
    std::vector<std::vector<double>> cost(parents.size() + 1, std::vector<double>(count + 1, none));
    std::vector<std::vector<std::size_t>> from(parents.size() + 1, std::vector<std::size_t>(count + 1, 0));
    cost[0][0] = 0;
    for (std::size_t p = 1; p <= parents.size(); ++p) {
        for (std::size_t end = p; end <= count; ++end) {
            for (std::size_t begin = p - 1; begin < end; ++begin) {
                if (cost[p - 1][begin] == none) continue;
                const double middle = (tops[first + begin]->box.center_x() + tops[first + end - 1]->box.center_x()) / 2;
                const double total = cost[p - 1][begin] + std::abs(middle - parents[p - 1]->box.center_x());
                if (total >= cost[p][end]) continue;
                cost[p][end] = total;
                from[p][end] = begin;
            }
        }
    }
    for (std::size_t p = parents.size(), end = count; p > 0; --p) {
        const std::size_t begin = from[p][end];
        parents[p - 1]->column = static_cast<int>(first + begin);
        parents[p - 1]->column_span = static_cast<int>(end - begin);
        end = begin;
    }
    return true;
}

/// Parents of one row over the runs of columns whose blocks begin right below it.
bool place_row(std::vector<HeaderBlock>& blocks, int row, Tops& tops) {
    std::vector<HeaderBlock*> parents;
    for (HeaderBlock& block : blocks) {
        if (!block.leaf && block.row == row) parents.push_back(&block);
    }
    std::sort(parents.begin(), parents.end(), [](const HeaderBlock* a, const HeaderBlock* b) { return a->box.x0 < b->box.x0; });
    std::size_t placed = 0;
    for (std::size_t first = 0; first < tops.size();) {
        std::size_t past = first;
        while (past < tops.size() && tops[past]->row > row) ++past;
        if (past == first) {
            ++first;
            continue;
        }
        std::vector<HeaderBlock*> over;
        const double left = tops[first]->box.x0, right = tops[past - 1]->box.x1;
        std::copy_if(parents.begin(), parents.end(), std::back_inserter(over), [&](const HeaderBlock* parent) {
            return parent->box.center_x() >= left && parent->box.center_x() <= right;
        });
        if (!share_columns(over, tops, first, past)) return false;
        placed += over.size();
        first = past;
    }
    for (const HeaderBlock* parent : parents) {
        for (int c = parent->column; c >= 0 && c < parent->column + parent->column_span; ++c) tops[static_cast<std::size_t>(c)] = parent;
    }
    return placed == parents.size();
}

}  // namespace

std::vector<HeaderBlock> header_blocks(const std::vector<Chunk>& chunks) {
    std::vector<HeaderBlock> blocks;
    for (const Chunk& chunk : chunks) {
        const auto above = std::find_if(blocks.rbegin(), blocks.rend(), [&](const HeaderBlock& block) { return runs_on(block, chunk); });
        if (above == blocks.rend()) {
            HeaderBlock block;
            block.words = chunk.words;
            block.box = chunk.box;
            block.size = chunk.size;
            blocks.push_back(std::move(block));
            continue;
        }
        above->words.insert(above->words.end(), chunk.words.begin(), chunk.words.end());
        above->box = united(above->box, chunk.box);
    }
    return blocks;
}

void name_columns(std::vector<ColumnSpan>& columns, std::vector<HeaderBlock>& blocks) {
    std::vector<HeaderBlock*> order;
    for (HeaderBlock& block : blocks) order.push_back(&block);
    std::stable_sort(order.begin(), order.end(), [](const HeaderBlock* a, const HeaderBlock* b) { return a->box.y1 > b->box.y1; });
    std::vector<HeaderBlock*> loose;
    for (HeaderBlock* block : order) {
        bool touches = false;
        int column = unnamed_column(columns, block->box, touches);
        if (column < 0 && !touches) column = column_beside(columns, block->box);
        if (column >= 0) name(columns, column, *block);
        else if (!touches) loose.push_back(block);
    }
    for (HeaderBlock* block : loose) {
        if (governs(*block, blocks)) continue;
        block->leaf = true;
        columns.push_back({block->box.x0, block->box.x1, false, true});
    }
    std::sort(columns.begin(), columns.end(), [](const ColumnSpan& a, const ColumnSpan& b) { return a.from < b.from; });
}

int place_header(std::vector<HeaderBlock>& blocks, const std::vector<ColumnSpan>& columns) {
    const Rows rows = rows_of(blocks);
    Tops tops(columns.size(), nullptr);
    for (HeaderBlock& block : blocks) {
        set_row(block, rows);
        if (!block.leaf) continue;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (overlap(block.box.x0, block.box.x1, columns[i].from, columns[i].to) > 0 && tops[i] == nullptr && block.column < 0) {
                block.column = static_cast<int>(i);
                tops[i] = &block;
            }
        }
    }
    const auto unplaced = [](const HeaderBlock& block) { return block.column < 0; };
    if (std::find(tops.begin(), tops.end(), nullptr) != tops.end()) return 0;
    for (int row = rows.count - 2; row >= 0; --row) {
        if (!place_row(blocks, row, tops)) return 0;
    }
    return std::any_of(blocks.begin(), blocks.end(), unplaced) ? 0 : rows.count;
}

}  // namespace gouji
