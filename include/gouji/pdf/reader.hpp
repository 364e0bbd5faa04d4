#pragma once

#include "gouji/core/result.hpp"
#include "gouji/pdf/page.hpp"

#include <string>
#include <vector>

namespace gouji {

struct PdfFile {
    std::vector<Page> pages;
    std::vector<std::string> repairs;    ///< what Poppler or QPDF had to mend (font-type messages left out): the file is damaged
    std::string title;                   ///< document information, UTF-8, may mislead
};

/// Reads every page of a PDF held in memory: words with Poppler, ruling lines and text baselines from the content streams
/// with QPDF, both in one frame (CropBox, /Rotate, turned text). An empty user password is tried.
/// Error reasons: "not_pdf", "encrypted", "no_pages", "unreadable".
Result<PdfFile> read_pdf(const std::string& bytes, const std::string& name);

}  // namespace gouji
