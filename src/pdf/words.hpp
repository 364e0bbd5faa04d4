#pragma once

#include "gouji/pdf/content.hpp"
#include "gouji/pdf/page.hpp"

#include <vector>

namespace poppler {
class page;
}

namespace gouji {

/// A word of Poppler's text output. Until `settle_baselines` its box follows the font's ascents.
struct FoundWord {
    Word word;
    int turn = 0;   ///< clockwise degrees by which its text runs turned in the reading frame
};

/// Words of a page in its reading frame: the shown page turned clockwise by `turn` so that most characters run left to right.
struct FoundWords {
    std::vector<FoundWord> words;
    int turn = 0;
};

/// `width` and `height` are those of the page as shown.
FoundWords find_words(const poppler::page& page, double width, double height);

/// Gives every word that runs left to right its baseline and size from the text origins, rebuilds its box from them.
/// Words without an origin take the baseline of their visual line, or an estimate from their box. Words of the page that every clip
/// in force on their line leaves out are hidden; those above their clip, the lines of a cell that stood on the page before, are dropped.
void settle_baselines(std::vector<FoundWord>& words, std::vector<TextOrigin> origins, const Box& page);

}  // namespace gouji
