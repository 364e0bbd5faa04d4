#include "prose_pieces.hpp"

#include <algorithm>

namespace gouji {

std::vector<Piece> split_pieces(std::string_view text, std::size_t first, std::size_t last) {
    std::vector<Piece> pieces;
    std::size_t begin = first;
    for (std::size_t at = first; at < last; ++at) {
        const bool stop = text.substr(at, full_stop.size()) == full_stop;
        if (!stop && text[at] != ';' && text[at] != ',') continue;
        pieces.push_back({begin, at, stop ? '.' : text[at]});
        if (stop) at += full_stop.size() - 1;
        begin = at + 1;
    }
    pieces.push_back({begin, std::max(begin, last), 0});
    return pieces;
}

}  // namespace gouji
