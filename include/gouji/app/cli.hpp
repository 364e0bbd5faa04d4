#pragma once

#include "gouji/core/decimal.hpp"
#include "gouji/findings/suppression.hpp"
#include "gouji/report/messages.hpp"
#include "gouji/rules/rule.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gouji {

enum class Command { check, merge, tables, facts, layout, explain, rules_list, rules_check, completion };
enum class DataFormat { markdown, csv, json, ndjson, text };
enum class FailOn { error, warning, note, never };
enum class ColorMode { automatic, always, never };

/// A report file: --output json=report.json. Without a format it is the main report, which then leaves standard output.
struct Output {
    std::optional<std::string> format;
    std::string path;
};

/// Part `index` of `count` (from 1): documents are shared out by their content.
struct Shard {
    unsigned index = 1, count = 1;
};

/// A rule that counts for more or less here than its file says.
struct SeverityOverride {
    std::string rule;                        ///< rule or catalogue id
    Severity severity = Severity::error;
    std::string where;                       ///< file:line:column
};

/// What a run is asked to do: by the command line, then by gouji.toml, else as usual.
struct Options {
    Command command = Command::check;
    std::vector<std::string> paths;          ///< check: files, folders or "-"; merge: records files; tables, facts, layout: one file; rules check: one folder
    std::string folder;                      ///< layout: where its pages go
    std::string rule;                        ///< explain: GJ or catalogue id
    std::string shell;                       ///< completion: bash, zsh or fish
    std::string format = "terminal";         ///< check: a name of report_formats()
    DataFormat data_format = DataFormat::markdown;
    std::vector<Output> outputs;
    std::string annotate;                    ///< folder of annotated copies; empty: none
    FailOn fail_on = FailOn::error;
    bool strict = false;
    std::optional<Decimal> min_coverage;     ///< percent, 0 to 100
    std::vector<std::string> select, ignore; ///< rule or catalogue ids
    std::vector<std::string> against;        ///< files and folders of last year: looked up, not judged
    std::string rules_folder;                ///< empty: the built-in rules
    Language language = Language::zh;
    ColorMode color = ColorMode::automatic;
    ColorMode progress = ColorMode::automatic;
    bool quiet = false, statistics = false;
    int jobs = 0;                            ///< documents read at a time; 0: as many as there are processors
    int timeout = 120;                       ///< seconds of processor time for one document
    int memory = 1024;                       ///< MB of address space for one document
    std::string records_path;                ///< where the records of the run go; empty: nowhere
    std::string cache_folder;                ///< records of earlier runs; empty: none are kept
    Shard shard;                             ///< which documents are this run's part
    std::string baseline;                    ///< file of accepted findings; empty: none
    bool update_baseline = false;
    std::string config;                      ///< --config; empty: the one found
    bool dump_config = false;
    std::vector<SeverityOverride> severities;
    std::vector<Suppression> suppressions;   ///< of gouji.toml
    std::string config_file;                 ///< the configuration in force as people read it; empty: none was found
    std::map<std::string, std::string> sources;   ///< option → file:line:column, for what gouji.toml said
};

/// Exit codes: 0 every document checked and nothing at or above --fail-on; 1 a finding at or above it; 3 otherwise, when a
/// document is not checked or below the minimum coverage, or none was found; 2 usage, configuration or rule file; 4 internal.
namespace exit_code {
constexpr int clean = 0, findings = 1, usage = 2, unchecked = 3, internal = 4;
}

/// One option as it was given: its name without dashes and its values.
struct GivenOption {
    std::string name;
    std::vector<std::string> values;
};

/// Options, or what to print and how to end (help, version, wrong usage).
struct CommandLine {
    std::optional<Options> options;
    int exit_code = exit_code::clean;
    std::string out, err;
    std::vector<GivenOption> given;          ///< they win over gouji.toml
};

/// `arguments` without the program's name.
CommandLine parse_command_line(const std::vector<std::string>& arguments);

std::string version();

}  // namespace gouji
