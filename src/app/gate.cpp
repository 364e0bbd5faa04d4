#include "gate.hpp"

#include "baseline.hpp"
#include "outputs.hpp"

#include "gouji/app/config.hpp"
#include "gouji/app/safe_file.hpp"
#include "gouji/core/text.hpp"

#include <algorithm>
#include <filesystem>

namespace gouji {
namespace {

bool is_of_baseline(const Suppression& one) { return one.source == Suppression::Source::baseline; }

/// What gouji.toml accepts is no business of the baseline.
std::optional<std::string> rewrite_baseline(const Options& options, std::vector<Suppression>& accepted, std::vector<DocumentResult> documents) {
    std::vector<Suppression> before, own;
    for (auto& one : accepted) (is_of_baseline(one) ? before : own).push_back(std::move(one));
    apply_suppressions(own, {}, documents);
    auto entries = updated_baseline(before, documents);
    if (const auto why = write_whole(options.baseline, write_baseline(entries, options.language)); !why.empty())
        return say_not_written(options.language, options.baseline, why);
    for (auto& one : entries) one.where = display_path(options.baseline);
    own.insert(own.end(), entries.begin(), entries.end());
    accepted = std::move(own);
    return std::nullopt;
}

Configuration configuration_of(const Options& options, const std::vector<Suppression>& accepted, const Environment& environment) {
    Options in_force = options;
    in_force.suppressions = accepted;
    Configuration configuration;
    configuration.file = options.config_file;
    configuration.digest = config_digest(in_force);
    if (!options.baseline.empty()) configuration.baseline = path_seen_from(options.baseline, environment.directory);
    for (auto& setting : config_settings(options)) configuration.settings.emplace_back(std::move(setting.name), std::move(setting.values));
    return configuration;
}

}  // namespace

Result<std::vector<Suppression>> accepted_findings(const Options& options) {
    const auto problem = [](std::string text) { return Error{"", "baseline", std::move(text)}; };
    auto accepted = options.suppressions;
    if (options.update_baseline && options.baseline.empty()) return problem(say(options.language, "error.baseline_unnamed"));
    if (options.baseline.empty()) return accepted;
    std::error_code unknown;
    if (!std::filesystem::exists(options.baseline, unknown)) {
        if (options.update_baseline) return accepted;
        return problem(say(options.language, "error.baseline_missing", {{"path", display_path(options.baseline)}}));
    }
    const auto entries = read_baseline(options.baseline, options.language);
    if (!entries) return problem(say(options.language, "error.baseline", {{"text", entries.error().text}}));
    accepted.insert(accepted.end(), entries->begin(), entries->end());
    return accepted;
}

std::optional<std::string> settle(Report& report, const Options& options, std::vector<Suppression> accepted, const Environment& environment) {
    if (options.update_baseline)
        if (auto problem = rewrite_baseline(options, accepted, report.documents)) return problem;
    report.suppressions = apply_suppressions(accepted, environment.today, report.documents);
    report.configuration = configuration_of(options, accepted, environment);
    report.statistics = options.statistics;
    return std::nullopt;
}

}  // namespace gouji
