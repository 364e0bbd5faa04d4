#include "gouji/app/formats.hpp"

#include "gouji/report/json.hpp"
#include "gouji/report/terminal.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr ReportFormat table[] = {
    {"terminal", [](const Rendering& r) { return write_terminal(r.report, {r.language, r.width, r.color}); }},
    {"json", [](const Rendering& r) { return write_json(r.report, r.language); }},
    {"html", [](const Rendering& r) { return write_html(r.report, r.language, r.crops ? *r.crops : CropSource{}); }},
    {"xlsx", [](const Rendering& r) { return r.paper ? r.paper->finish(r.report) : WorkingPaper(r.language).finish(r.report); }},
};

}  // namespace

std::span<const ReportFormat> report_formats() { return table; }

const ReportFormat* find_report_format(std::string_view name) {
    const auto* const found = std::find_if(std::begin(table), std::end(table), [&](const ReportFormat& format) { return format.name == name; });
    return found == std::end(table) ? nullptr : found;
}

std::vector<std::string> report_format_names() {
    std::vector<std::string> names;
    for (const auto& format : table) names.emplace_back(format.name);
    return names;
}

}  // namespace gouji
