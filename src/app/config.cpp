#include "gouji/app/config.hpp"

#include "config_file.hpp"
#include "option_table.hpp"

#include "gouji/core/digest.hpp"
#include "gouji/core/text.hpp"

#include <algorithm>
#include <filesystem>

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digest_digits = 16;
constexpr char separator = '\x1f';   // never part of a value

bool was_given(const CommandLine& line, const std::string& name) {
    return std::ranges::find(line.given, name, &GivenOption::name) != line.given.end();
}

void take(const ConfigFile& file, const CommandLine& line, Options& options) {
    for (const auto& [option, where] : file.settings) {
        const OptionRow* row = find_option(option.name, options.command);
        if (row == nullptr || !row->in_file() || was_given(line, option.name)) continue;
        row->assign(options, option.values);   // tried when the file was read
        options.sources[option.name] = where;
    }
    options.severities = file.severities;
    options.suppressions = file.suppressions;
}

void append(std::string& out, std::string_view part) {
    out += part;
    out += separator;
}

}  // namespace

std::string path_seen_from(const std::string& path, const std::string& folder) {
    const auto relative = fs::path(path).lexically_relative(fs::path(folder).lexically_normal());
    return display_path(relative.empty() ? path : relative.native());
}

std::string find_config(const std::string& folder) {
    if (folder.empty()) return {};
    std::error_code error;
    fs::path at = fs::absolute(folder, error).lexically_normal();
    for (;;) {
        if (fs::is_regular_file(at / config_name, error)) return (at / config_name).native();
        const fs::path above = at.parent_path();
        if (above == at) return {};
        at = above;
    }
}

Result<Options> configure(const CommandLine& line, const std::string& folder) {
    Options options = *line.options;
    const std::string path = options.config.empty() ? find_config(folder) : options.config;
    if (path.empty()) return options;
    const std::string shown = options.config.empty() ? path_seen_from(path, folder) : display_path(path);
    auto file = read_config(path, shown, options.language);
    if (!file) return file.error();
    take(*file, line, options);
    options.config_file = shown;
    return options;
}

std::vector<GivenOption> config_settings(const Options& options) {
    const Options usual;
    std::vector<GivenOption> settings;
    for (const auto& row : option_table())
        if (row.place == OptionRow::Place::decides && row.get(options) != row.get(usual)) settings.push_back({row.key(), row.get(options)});
    auto severities = options.severities;
    std::ranges::stable_sort(severities, {}, &SeverityOverride::rule);
    for (const auto& one : severities) settings.push_back({"severity." + one.rule, {std::string(id(one.severity))}});
    return settings;
}

std::string config_digest(const Options& options) {
    std::string text;
    for (const auto& [name, values] : config_settings(options)) {
        append(text, name);
        for (const auto& value : values) append(text, value);
        append(text, "");
    }
    std::vector<std::string> suppressed;
    for (const auto& one : options.suppressions) suppressed.push_back(one.fingerprint + (one.expires ? to_string(*one.expires) : std::string()));
    std::ranges::sort(suppressed);
    for (const auto& one : suppressed) append(text, one);
    return sha256_hex(text).substr(0, digest_digits);
}

}  // namespace gouji
