#pragma once

#include "gouji/app/pipeline.hpp"
#include "gouji/report/html.hpp"
#include "gouji/report/working_paper.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// The message for people; `why` as SafeFile answers it.
std::string say_not_written(Language language, const std::string& path, const std::string& why);

/// The report files of a run. Their paths are tried before anything is read, so that a wrong one is known at once.
class Outputs {
public:
    /// The message for people when one cannot be written.
    [[nodiscard]] std::optional<std::string> open(const Options& options);
    /// Does the main report go to standard output? --quiet keeps back the one for people; a format that was asked for is wanted.
    [[nodiscard]] bool shows(const Options& options) const { return !main_goes_to_file_ && !(options.quiet && options.format == "terminal"); }
    /// Will a report of this format be written?
    [[nodiscard]] bool wants(std::string_view format, const Options& options) const;
    /// Writes every report; false when a file could not be written to its end.
    /// `crops` and `paper` are for the formats that take them; the latter may be null.
    [[nodiscard]] bool write(const Report& report, const Options& options, const CropSource& crops, WorkingPaper* paper, Environment& environment);

private:
    struct File {
        std::string format;
        std::string path;
    };
    std::vector<File> files_;
    bool main_goes_to_file_ = false;
};

}  // namespace gouji
