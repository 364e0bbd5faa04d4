#pragma once

#include <string>
#include <string_view>

namespace gouji {

/// A path as it is shown in reports (other bytes than UTF-8 as %XX) as a URI reference (RFC 3986): relative paths stay relative,
/// absolute ones begin with file:///.
std::string uri_of_path(std::string_view path);

}  // namespace gouji
