#pragma once

#include "gouji/app/cli.hpp"

#include <iosfwd>

namespace gouji {

/// The world around a run.
struct Environment {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool terminal = false;    ///< `out` is one
    bool no_color = false;    ///< NO_COLOR is set
    int width = 80;           ///< columns
    bool error_terminal = false;      ///< `err` is one
    std::string directory = {};       ///< where gouji.toml is looked for, and above; empty: nowhere
    Date today = {};                  ///< suppressions expire by it
};

/// Runs one command; answers the exit code. Never throws.
int run(const Options& options, Environment& environment);

/// The whole program: arguments without its name.
int run_program(const std::vector<std::string>& arguments, Environment& environment);

/// Standard streams, the width of the terminal (COLUMNS, else 80), NO_COLOR, the working directory and the day.
Environment process_environment();

}  // namespace gouji
