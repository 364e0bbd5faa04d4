#pragma once

#include "gouji/app/cli.hpp"
#include "gouji/report/report.hpp"

namespace gouji {

/// How the run ends (see exit_code).
int exit_code_of(const Report& report, const Options& options);

}  // namespace gouji
