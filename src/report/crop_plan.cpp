#include "crop_plan.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr double crop_dpi = 110;            ///< small print of a table can be read
constexpr double margin = 30;               ///< points above and below the figures: a row or two of context
constexpr double page_wide = 100'000;       ///< points; cut at the page's edges
constexpr double tallest_of_note = 200;     ///< points; a note needs no more than its place
constexpr double tallest = 700;             ///< points: most of a page
constexpr std::size_t most_crops = 4;       ///< of one finding; figures beyond stand in its list

/// The crop of this page, begun when there is none; null when there are enough.
PlannedCrop* crop_on(std::vector<PlannedCrop>& crops, std::size_t document, int page, std::size_t most) {
    const auto at = std::find_if(crops.begin(), crops.end(), [&](const PlannedCrop& c) { return c.document == document && c.request.page == page; });
    if (at != crops.end()) return &*at;
    if (crops.size() == most) return nullptr;
    crops.push_back({document, {page, {}, crop_dpi}, {}});
    return &crops.back();
}

}  // namespace

DocumentIndex index_documents(const Report& report) {
    DocumentIndex index;
    for (std::size_t i = 0; i < report.documents.size(); ++i) index.emplace(report.documents[i].record->sha256, i);
    return index;
}

std::vector<PlannedCrop> plan_crops(const Finding& finding, const DocumentIndex& documents) {
    const bool note = finding.severity == Severity::note;
    std::vector<PlannedCrop> crops;
    for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
        const Evidence& evidence = finding.evidence[i];
        const auto document = documents.find(evidence.document);
        if (document == documents.end() || evidence.source.page < 1 || evidence.source.box.empty()) continue;
        PlannedCrop* crop = crop_on(crops, document->second, evidence.source.page, note ? 1 : most_crops);
        if (crop == nullptr) continue;
        const Box grown = united(crop->request.area, evidence.source.box);
        if (!crop->figures.empty() && grown.height() > (note ? tallest_of_note : tallest)) continue;
        crop->request.area = grown;
        crop->figures.push_back(i);
    }
    for (auto& crop : crops) {
        const Box& area = crop.request.area;
        crop.request.area = {0, area.y0 - margin, page_wide, area.y1 + margin};
    }
    return crops;
}

}  // namespace gouji
