#pragma once

#include "gouji/core/lexicon.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// A title, header cell or label read word by word with the lexicon (M1 of the binding notes: consume all or nothing is known).
struct Phrase {
    Coordinates coordinates;
    bool weak_side = false;                   ///< its side yields to one that is said elsewhere
    bool total = false;                       ///< holds a total word
    bool of_which = false;                    ///< holds 其中
    bool meaning = false;                     ///< at least one meaning term
    std::vector<std::string> unknown;         ///< runs the lexicon does not know, folded
    std::vector<std::string> axes;            ///< axis words, in order
    std::optional<Dimension> conflict;        ///< two words that exclude each other

    [[nodiscard]] bool consumed() const { return unknown.empty() && !conflict; }
};

/// Item of a table whose title lists several: its columns or rows say which.
constexpr std::string_view several_items = "several";

/// Reads folded text. `document_year` turns 2025年 and 上年 into year coordinates (0: years stay as printed).
/// In a title, words of one dimension side by side enumerate (三公经费、会议费、培训费): they say nothing about a single figure.
Phrase read_phrase(std::string_view folded, const Lexicon& lexicon, Place place, int document_year);

/// Adds the coordinates of a more specific phrase; a weak side yields. Answers the dimension in conflict.
std::optional<Dimension> refine_with(Coordinates& coordinates, const Phrase& phrase);

}  // namespace gouji
