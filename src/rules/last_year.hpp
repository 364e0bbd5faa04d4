#pragma once

#include "figures.hpp"

namespace gouji::judging {

/// Last year's figure of a level, as a table prints it beside this year's.
struct LastYear {
    FactRef fact;
    bool same_fund = false;   ///< of the level's own fund; 财政拨款 in the text may stand in the table as its only budget
};
std::optional<LastYear> last_year_of(const Figures& figures, FactRef level);

}  // namespace gouji::judging
