#pragma once

#include "gouji/pdf/crop.hpp"
#include "gouji/report/report.hpp"

#include <functional>
#include <string>
#include <vector>

namespace gouji {

/// Draws parts of the document with this index in the report, one crop per request; a crop without a picture is left out.
using CropSource = std::function<std::vector<Crop>(std::size_t document, const std::vector<CropRequest>& requests)>;

/// The report as one HTML file that needs nothing else: search, filters, keyboard, print, light and dark. With a source of
/// crops, findings show the places of their figures, boxed. All text of documents is escaped, and a content security policy
/// allows no script, style or address but its own.
std::string write_html(const Report& report, Language language, const CropSource& crops = {});

}  // namespace gouji
