#pragma once

#include "gouji/facts/trace.hpp"

#include <array>
#include <string>
#include <vector>

namespace gouji::accuracy {

/// What became of a printed figure. `repeated`: the header or the labels of a table printed again on a further page, which are
/// read once; `contents`: a list of the document's tables; `hidden`: clipped away, nobody sees it; `stray`: inside a table's frame but in none of its cells, which the table says as a doubt.
enum class Home { cell, prose, caption, note, furniture, repeated, contents, hidden, stray, unread_page, nowhere };
constexpr std::size_t home_count = 11;
std::string name_of(Home home);

struct LostFigure {
    int page = 0;
    std::string text, why;
};

struct Whereabouts {
    std::array<int, home_count> figures{};
    std::vector<LostFigure> lost;          ///< words that are figures and stand nowhere
    std::vector<LostFigure> invented;      ///< figures of cells that no words at their place spell, or that share a word with another cell
};

/// Every word that is a figure, followed from the page to where the reading put it, and every figure of a cell back to its words.
Whereabouts follow_figures(const ReadingTrace& trace);

}  // namespace gouji::accuracy
