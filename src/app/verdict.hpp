#pragma once

#include "gouji/app/cli.hpp"
#include "gouji/report/report.hpp"

namespace gouji {

/// What the command line holds the run to.
Gate gate_of(const Options& options);

/// How the run ends (see exit_code).
int exit_code_of(const Report& report);

}  // namespace gouji
