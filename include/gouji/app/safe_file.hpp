#pragma once

#include <string>
#include <string_view>

namespace gouji {

/// Could a report be written to this path? Leaves nothing behind. Empty when it could; else why not, as for write_whole.
std::string why_not_writable(const std::string& path);

/// Writes a file whole or not at all: the bytes go to a new file beside it, which takes its name when everything is on the
/// disk. A file that was there before keeps its permissions and, when writing fails, its contents; a link stays a link.
/// Devices and pipes are written to directly. Answers why it failed: a message id of the group "system", or the system's own
/// words where there is none; empty when it is done.
std::string write_whole(const std::string& path, std::string_view bytes);

}  // namespace gouji
