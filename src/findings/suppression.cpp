#include "gouji/findings/suppression.hpp"

#include <fmt/format.h>

namespace gouji {

std::string to_string(Date date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::string_view id(Suppression::Source source) { return source == Suppression::Source::baseline ? "baseline" : "configuration"; }

}  // namespace gouji
