#pragma once

#include "gouji/report/report.hpp"

#include <string>

namespace gouji {

struct TerminalOptions {
    Language language = Language::zh;
    int width = 80;        ///< columns; wide characters take two
    bool color = false;
};

/// The report for people: by document, then by cause; with page, both figures, the working and what was not checked.
std::string write_terminal(const Report& report, const TerminalOptions& options);

}  // namespace gouji
