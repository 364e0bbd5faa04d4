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

/// Files stay as they are, folders become their PDF files (recursive, through links to folders as well, sorted by path), "-"
/// becomes the list on `list`, one path a line. Each file is named once, where it came first; each folder is seen once.
std::vector<Input> expand_inputs(const std::vector<std::string>& paths, std::istream& list);

}  // namespace gouji
