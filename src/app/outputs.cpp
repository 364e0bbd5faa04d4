#include "outputs.hpp"

#include "gouji/app/formats.hpp"
#include "gouji/app/safe_file.hpp"
#include "gouji/core/text.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace gouji {
namespace {

constexpr int file_width = 120;   // columns of a terminal report in a file, where no terminal says how wide it is

bool wants_color(const Options& options, const Environment& environment) {
    switch (options.color) {
        case ColorMode::always: return true;
        case ColorMode::never: return false;
        case ColorMode::automatic: return environment.terminal && !environment.no_color;
    }
    return false;
}

std::string rendered(const std::string& format, const Rendering& rendering) {
    const ReportFormat* known = find_report_format(format);   // names were checked with the command line
    return known ? known->write(rendering) : std::string();
}

/// Where no terminal report tells of them, files that could not be checked are named on standard error.
void name_unchecked(const Report& report, const Options& options, Environment& environment) {
    for (const auto& document : report.documents) {
        const Record& record = *document.record;
        if (record.status == Status::checked) continue;
        const std::string reason = record.reason.empty() ? "" : " · " + say_reason(options.language, record);
        environment.err << say(options.language, "error.file",
                               {{"path", record.path}, {"text", say_word(options.language, "status", id(record.status)) + reason}})
                        << '\n';
    }
}

}  // namespace

std::string say_not_written(Language language, const std::string& path, const std::string& why) {
    return say(language, "error.write", {{"path", display_path(path)}, {"reason", can_say(why) ? say(language, why) : why}});
}

std::optional<std::string> Outputs::open(const Options& options) {
    std::set<std::string> seen;
    for (const auto& output : options.outputs) {
        if (const auto why = why_not_writable(output.path); !why.empty()) return say_not_written(options.language, output.path, why);
        if (!seen.insert(std::filesystem::absolute(output.path).lexically_normal().native()).second)
            return say(options.language, "error.same_output", {{"path", display_path(output.path)}});
        main_goes_to_file_ |= !output.format;
        files_.push_back({output.format.value_or(options.format), output.path});
    }
    return std::nullopt;
}

bool Outputs::wants(std::string_view format, const Options& options) const {
    return (shows(options) && options.format == format) || std::ranges::any_of(files_, [&](const File& file) { return file.format == format; });
}

bool Outputs::write(const Report& report, const Options& options, const CropSource& crops, WorkingPaper* paper, Environment& environment) {
    bool good = true;
    for (const auto& file : files_) {
        const auto why = write_whole(file.path, rendered(file.format, {report, options.language, file_width, options.color == ColorMode::always, &crops, paper}));
        if (why.empty()) continue;
        environment.err << say_not_written(options.language, file.path, why) << '\n';
        good = false;
    }
    const bool shown = shows(options);
    if (shown) environment.out << rendered(options.format, {report, options.language, environment.width, wants_color(options, environment), &crops, paper});
    environment.out.flush();
    if (!shown || options.format != "terminal") name_unchecked(report, options, environment);
    if (!environment.out.good()) environment.err << say(options.language, "error.stdout") << '\n';
    return good && environment.out.good();
}

}  // namespace gouji
