#pragma once

#include "prose_figures.hpp"
#include "prose_words.hpp"

#include "gouji/facts/fact.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// What the words before a figure make of it.
struct RoleReading {
    FigureRole role = FigureRole::level;
    int direction = 0;
    bool completion = false;             ///< 完成年初预算的 r%
    bool foreign = false;                ///< the change of something that is named behind the change word: no owner here
    std::string whole;                   ///< of a share: denominator words
    std::string part;                    ///< of a share: what stands before 占, when it is not the figure before
    std::optional<Movement> movement;    ///< of a change of money or number
};

/// Role and direction of the figure right before, in the same sentence.
struct RoleBefore {
    FigureRole role = FigureRole::level;
    int direction = 0;
};

/// `lead`: the figure's own clause up to it. `listed`: only 、 stands between it and the figure before.
RoleReading read_role(const ProseFigure& figure, std::string_view lead, const RoleBefore& before, bool listed);

}  // namespace gouji
