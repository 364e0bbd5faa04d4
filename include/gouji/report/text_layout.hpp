#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// Lines of at most `width` terminal columns. Breaks at spaces where one is near, else between any two wide characters.
std::vector<std::string> wrapped(std::string_view text, int width);

/// `head`, then the text beside it; further lines start below the text.
std::string hanging(std::string_view head, std::string_view text, int width);

/// A field of a CSV line, quoted where needed (RFC 4180).
std::string csv_field(std::string_view text);

}  // namespace gouji
