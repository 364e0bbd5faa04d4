#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// A day of the calendar. The zero day is before all others.
struct Date {
    int year = 0, month = 0, day = 0;
    auto operator<=>(const Date&) const = default;
};

/// "2027-01-31"
std::string to_string(Date date);

/// A finding that somebody has accepted: in gouji.toml with a reason, or in a baseline.
struct Suppression {
    std::string fingerprint;
    std::string rule, document, finding;     ///< what it was when accepted, for people; may be empty
    std::string reason;
    std::optional<Date> expires;             ///< the last day on which it holds
    std::string where;                       ///< file:line
    enum class Source { configuration, baseline } source = Source::configuration;
};
std::string_view id(Suppression::Source source);

}  // namespace gouji
