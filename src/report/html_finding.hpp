#pragma once

#include "crop_plan.hpp"
#include "gouji/report/html.hpp"

#include <string>

namespace gouji {

/// A picture and which figures of the finding it shows.
struct DrawnCrop {
    Crop crop;
    PlannedCrop plan;
};

/// One finding as an <article>; `document` and `number` name it within the report.
std::string write_html_finding(const Report& report, const Finding& finding, std::size_t document, std::size_t number,
                               const std::vector<DrawnCrop>& crops, Language language);

}  // namespace gouji
