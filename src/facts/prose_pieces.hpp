#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gouji {

inline constexpr std::string_view full_stop = "。";

/// A stretch between punctuation marks, with the mark that ends it: '.' for the full stop, ';', ',', 0 at the end.
struct Piece {
    std::size_t first = 0, last = 0;
    char mark = 0;
};

/// Pieces of the bytes [first, last) of folded text that holds no figure there; the last one has no mark.
std::vector<Piece> split_pieces(std::string_view text, std::size_t first, std::size_t last);

}  // namespace gouji
