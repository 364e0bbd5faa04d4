#include "gouji/app/formats.hpp"

#include "gouji/report/github.hpp"
#include "gouji/report/gitlab.hpp"
#include "gouji/report/json.hpp"
#include "gouji/report/junit.hpp"
#include "gouji/report/markdown.hpp"
#include "gouji/report/ndjson.hpp"
#include "gouji/report/sarif.hpp"
#include "gouji/report/terminal.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr ReportFormat table[] = {
    {"terminal", [](const Rendering& r) { return write_terminal(r.report, {r.language, r.width, r.color}); }},
    {"json", [](const Rendering& r) { return write_json(r.report, r.language); }},
    {"ndjson", [](const Rendering& r) { return write_ndjson(r.report, r.language); }},
    {"markdown", [](const Rendering& r) { return write_markdown(r.report, r.language); }},
    {"html", [](const Rendering& r) { return write_html(r.report, r.language, r.crops ? *r.crops : CropSource{}); }},
    {"xlsx", [](const Rendering& r) { return r.paper ? r.paper->finish(r.report) : WorkingPaper(r.language).finish(r.report); }},
    {"sarif", [](const Rendering& r) { return write_sarif(r.report, r.language); }},
    {"junit", [](const Rendering& r) { return write_junit(r.report, r.language); }},
    {"github", [](const Rendering& r) { return write_github(r.report, r.language); }},
    {"gitlab", [](const Rendering& r) { return write_gitlab(r.report, r.language); }},
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
