#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// SHA-256 of bytes, as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// The same of a file's bytes, read piece by piece; nullopt when it cannot be read.
std::optional<std::string> sha256_of_file(const std::string& path);

}  // namespace gouji
