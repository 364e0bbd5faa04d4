#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace gouji {

/// One document to read, or a place where none could be found and why.
struct Input {
    std::string path;      ///< bytes as the system has them
    std::string reason;    ///< ASCII id when there is nothing to read: not_found, no_pdf, permission, special_file, depth
};

/// Files stay as they are, folders become their PDF files (recursive, sorted by path), "-" becomes the list on `list`, one path
/// a line. Each file is named once, where it came first.
std::vector<Input> expand_inputs(const std::vector<std::string>& paths, std::istream& list);

/// A path for people and reports: bytes that are no UTF-8 and control characters as %XX.
std::string display_path(const std::string& path);

}  // namespace gouji
