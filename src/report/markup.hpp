#pragma once

#include <string>
#include <string_view>

namespace gouji {

/// Text for HTML elements and attribute values in double quotes. Invalid UTF-8 and control characters are replaced.
std::string escaped(std::string_view text);

/// RFC 4648, with padding.
std::string base64(std::string_view bytes);

/// 'sha256-…' as a content security policy names an inline script or style.
std::string policy_hash(std::string_view text);

}  // namespace gouji
