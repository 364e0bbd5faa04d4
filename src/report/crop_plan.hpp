#pragma once

#include "gouji/pdf/crop.hpp"
#include "gouji/report/report.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// A part of a page that shows figures of a finding.
struct PlannedCrop {
    std::size_t document = 0;               ///< index into the report
    CropRequest request;
    std::vector<std::size_t> figures;       ///< indices into the finding's evidence that stand in it
};

/// Digest → index of the first document that has it.
using DocumentIndex = std::map<std::string, std::size_t, std::less<>>;
DocumentIndex index_documents(const Report& report);

/// Which pictures a finding gets: of a note the place it stands at, of an error or warning each page with figures of it, up to
/// a few. Full width, so that the labels of the rows are seen.
std::vector<PlannedCrop> plan_crops(const Finding& finding, const DocumentIndex& documents);

}  // namespace gouji
