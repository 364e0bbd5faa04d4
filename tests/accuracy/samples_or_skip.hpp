#pragma once

#include "samples.hpp"

#include <doctest/doctest.h>

namespace gouji::accuracy {

/// The folder of real documents; where there is none the test says that it is skipped.
inline std::optional<std::string> samples_or_skip() {
    auto samples = samples_folder();
    if (!samples) MESSAGE("skipped: GOUJI_SHARED is not set");
    return samples;
}

}  // namespace gouji::accuracy
