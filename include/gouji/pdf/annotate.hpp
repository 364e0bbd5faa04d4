#pragma once

#include "gouji/core/result.hpp"
#include "gouji/core/source.hpp"

#include <string>
#include <vector>

namespace gouji {

/// A colour as PDF writes it: parts of 1.
struct MarkColor {
    double red = 1, green = 1, blue = 0;
};

/// A highlighted place with a note.
struct Mark {
    int page = 0;             ///< 1-based, physical
    Box box;                  ///< points in the page as a viewer shows it, origin top left
    MarkColor color;
    std::string author;       ///< UTF-8; shown above the note
    std::string note;         ///< UTF-8
    std::string name;         ///< ASCII, unique within the file: the annotation's own name
};

/// The document with a standard highlight annotation for each mark (ISO 32000-1, 12.5.6.10), each with an appearance of its
/// own so that every viewer shows it. Content streams, and annotations that were there, stay as they are. A file that opens
/// with an empty password is written without encryption. The same bytes and marks give the same bytes. Marks on pages that do
/// not exist and boxes without area are passed over. Error reasons: "encrypted", "unreadable".
Result<std::string> annotate_pdf(const std::string& bytes, const std::vector<Mark>& marks);

}  // namespace gouji
