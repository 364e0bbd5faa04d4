#pragma once

#include "truth.hpp"

#include <cstdint>
#include <string_view>

namespace gouji::accuracy {

/// How a relation stands between printed figures. The benchmark's own arithmetic, in whole hundredths: it judges what the
/// program must see and may share nothing with it.
enum class Standing {
    holds,           ///< within rounding: closed intervals of half a unit, printed zeros and blanks exact
    zero_residue,    ///< a sum beyond that, by no more than half a unit per printed zero and two units in all
    off_by_one,      ///< a restatement that differs by one unit of the last place: a note by design
    broken
};

/// "2,931.45" → 293145
std::int64_t hundredths(std::string_view printed);

/// A blank cell takes no part.
Standing standing_of(const Relation& relation, const Texts& texts);

}  // namespace gouji::accuracy
