#pragma once

#include "gouji/core/result.hpp"
#include "gouji/pdf/page.hpp"

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

struct PdfFile {
    std::vector<Page> pages;
    std::vector<std::string> repairs;    ///< what Poppler or QPDF had to mend (font-type messages left out): the file is damaged
    std::string title;                   ///< document information, UTF-8, may mislead
};

/// Some pages of a file as one process has read them, and what had to be mended for it.
struct PdfPart {
    std::vector<Page> pages;
    std::vector<std::string> repairs, messages, warnings;   ///< our own, Poppler's, QPDF's
    std::string title;
    std::size_t page_count = 0;                             ///< of the file
};

/// Pages from `first` (0-based) on, at most `count`.
struct PageRange {
    std::size_t first = 0, count = std::numeric_limits<std::size_t>::max();
};

/// Says which pages to read of a file that has so many.
using ChooseRange = std::function<PageRange(std::size_t)>;

/// As read_pdf, but only the pages that are asked for: several processes can share a long document.
Result<PdfPart> read_pdf_part(const std::string& bytes, const std::string& name, const ChooseRange& choose);

/// What read_pdf gives, from parts that follow each other.
PdfFile join_parts(std::vector<PdfPart> parts);

/// Parts cross process boundaries as bytes of this machine; what comes back is not trusted.
std::string write_part(const PdfPart& part);
Result<PdfPart> parse_part(std::string_view bytes);
/// How many pages the file has that the part is of; nullopt when the bytes are no part. Looks at the first bytes only.
std::optional<std::size_t> page_count_of_part(std::string_view bytes);

/// Reads every page of a PDF held in memory: words with Poppler, ruling lines and text baselines from the content streams
/// with QPDF, both in one frame (CropBox, /Rotate, turned text). An empty user password is tried.
/// Error reasons: "not_pdf", "encrypted", "no_pages", "unreadable".
Result<PdfFile> read_pdf(const std::string& bytes, const std::string& name);

}  // namespace gouji
