#pragma once

#include "gouji/report/html.hpp"
#include "gouji/report/working_paper.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// What a writer is given: the run, and how it is to look where it is shown.
struct Rendering {
    const Report& report;
    Language language = Language::zh;
    int width = 80;        ///< columns of a terminal
    bool color = false;
    const CropSource* crops = nullptr;      ///< pictures of pages, where the documents are at hand
    WorkingPaper* paper = nullptr;          ///< with the tables and figures of the run, where they were gathered
};

/// A kind of report. The name is what --format and --output say.
struct ReportFormat {
    std::string_view name;
    std::string (*write)(const Rendering&);
};

/// Every format there is; the first is the one used when none is named.
std::span<const ReportFormat> report_formats();
/// Null when there is none of that name.
const ReportFormat* find_report_format(std::string_view name);
/// The names, in the order of the table.
std::vector<std::string> report_format_names();

}  // namespace gouji
