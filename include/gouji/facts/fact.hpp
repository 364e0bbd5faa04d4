#pragma once

#include "gouji/core/coordinates.hpp"
#include "gouji/core/decimal.hpp"
#include "gouji/core/source.hpp"
#include "gouji/core/unit.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gouji {

/// How far the meaning of a figure is known.
enum class Binding {
    bound,     ///< every word of title, header and label was consumed and nothing conflicts
    open,      ///< all but a free row name (project, purchase, unit name) was
    unbound    ///< unknown words or a conflict
};

enum class Presence { printed, blank, dash };
enum class Origin { table, prose };

/// What a figure does in its table or sentence. From `statement` on there is no figure: a fact without presence that only carries
/// words and their place, which rules about words look at.
enum class FigureRole {
    level, change, growth, share, base, count, rate, threshold, weight,
    statement,   ///< of a sentence: 持平, the name of an item listed
    caption,     ///< the title of a table, as printed
    heading,     ///< a heading, or a line of the cover
    contents,    ///< a line of the table of contents
    cell,        ///< words of a form or of a column of indicators (row and column path name them; `panel` numbers the lists of indicators
                 ///< of a form from 1), or words where a figure belongs
    code         ///< a code of a classification (its coordinate) with the name printed beside it, once for each pair
};
constexpr bool is_words(FigureRole role) { return role >= FigureRole::statement; }

/// A printed figure with its meaning and its place. Blank cells with a label are facts too (value 0, presence blank) so that
/// "not listed" and "printed zero" can be told apart; they are no figures and are never counted.
struct Fact {
    Decimal value;                           ///< as printed; zero for blank
    Unit unit = Unit::unknown;
    Presence presence = Presence::printed;
    Origin origin = Origin::table;
    FigureRole role = FigureRole::level;
    Binding binding = Binding::unbound;
    Coordinates coordinates;
    std::vector<std::string> unknown_words;  ///< what the lexicon did not know
    std::string conflict;                    ///< dimension id in which two words contradict each other; empty otherwise
    std::string open_name;                   ///< folded free row name of an open figure
    int table = -1;                          ///< index into Record::tables
    int row = -1, column = -1;               ///< of the cell
    int panel = 0;
    std::vector<std::string> row_path;
    std::vector<std::string> column_path;
    bool total_row = false;                  ///< its row label is a total word
    bool total_column = false;
    SourceRef source;

    /// "项目支出 / 合计": row and column path for people.
    [[nodiscard]] std::string label() const;
    [[nodiscard]] bool is_figure() const { return presence == Presence::printed; }
};

using FactIndex = std::uint32_t;

}  // namespace gouji
