#pragma once

#include "gouji/layout/line.hpp"

#include <cstddef>
#include <vector>

namespace gouji {

/// Words of one line close enough to stand in one cell.
struct Chunk {
    std::vector<Word> words;
    Box box;
    double size = 0;
    std::size_t line = 0;    ///< index of its line
    bool figure = false;     ///< a number with decimals, groups or a percent sign: no code, year or page number
};

std::vector<Chunk> cell_chunks(const Line& line, std::size_t index);

}  // namespace gouji
