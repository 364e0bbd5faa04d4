#include "chunks.hpp"

#include "gouji/core/decimal.hpp"
#include "gouji/core/text.hpp"
#include "gouji/table/cell_value.hpp"

#include <string>
#include <utility>

namespace gouji {
namespace {

// Font sizes between the words of two cells; inside a cell only letter-spaced words are further apart.
constexpr double cell_gap = 0.8;
// The same where one of the words is a figure: it ends its cell.
constexpr double figure_gap = 0.3;

bool is_figure(const Line& line) {
    const CellContent content = read_cell({line}).content;
    if (content == CellContent::percent) return true;
    return content == CellContent::number && fold(line.text).find_first_of(".,") != std::string::npos;
}

bool is_figure(const Word& word) {
    const std::string folded = fold(word.text);
    return folded.find('.') != std::string::npos && parse_decimal(folded).has_value();
}

bool in_one_cell(const Word& left, const Word& right, double size) {
    const double gap = right.box.x0 - left.box.x1;
    return gap <= figure_gap * size || (gap <= cell_gap * size && !is_figure(left) && !is_figure(right));
}

Chunk chunk_of(const Line& line, std::size_t first, std::size_t past, std::size_t index) {
    Chunk chunk;
    chunk.words.assign(line.words.begin() + static_cast<std::ptrdiff_t>(first), line.words.begin() + static_cast<std::ptrdiff_t>(past));
    chunk.box = chunk.words.front().box;
    for (const Word& word : chunk.words) chunk.box = united(chunk.box, word.box);
    chunk.size = line.size;
    chunk.line = index;
    Line alone = line;
    alone.words = chunk.words;
    alone.box = chunk.box;
    alone.text = words_to_text(chunk.words);
    chunk.figure = is_figure(alone);
    return chunk;
}

}  // namespace

std::vector<Chunk> cell_chunks(const Line& line, std::size_t index) {
    std::vector<Chunk> chunks;
    for (std::size_t first = 0; first < line.words.size();) {
        std::size_t past = first + 1;
        while (past < line.words.size() && in_one_cell(line.words[past - 1], line.words[past], line.size)) ++past;
        chunks.push_back(chunk_of(line, first, past, index));
        first = past;
    }
    return chunks;
}

}  // namespace gouji
