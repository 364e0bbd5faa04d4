#include "gouji/app/config.hpp"

#include "option_table.hpp"
#include "strict_toml.hpp"

#include "gouji/core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr int value_width = 40;   // columns before the comments

/// Paths are written whole, so that the dump means the same wherever it is kept.
std::string whole(const std::string& path) {
    std::error_code error;
    const auto absolute = fs::absolute(path, error);
    return error ? path : absolute.lexically_normal().native();
}

std::string written(const OptionRow& row, const std::string& value) {
    switch (row.kind) {
        case OptionRow::Kind::flag:
        case OptionRow::Kind::number: return value;
        case OptionRow::Kind::file:
        case OptionRow::Kind::folder: return toml_text(whole(value));
        case OptionRow::Kind::outputs: {
            const auto equals = value.find('=');
            const bool has_format = equals != std::string::npos && std::ranges::find(row.choices, value.substr(0, equals)) != row.choices.end();
            const auto start = has_format ? equals + 1 : 0;
            return toml_text(value.substr(0, start) + whole(value.substr(start)));
        }
        case OptionRow::Kind::choice:
        case OptionRow::Kind::text:
        case OptionRow::Kind::percent:
        case OptionRow::Kind::list: break;
    }
    return toml_text(value);
}

std::string written(const OptionRow& row, const std::vector<std::string>& values) {
    if (!row.repeats()) return written(row, values.front());
    std::string out;
    for (const auto& value : values) out += (out.empty() ? "" : ", ") + written(row, value);
    return "[" + out + "]";
}

std::string origin(const OptionRow& row, const Options& options) {
    const auto source = options.sources.find(std::string(row.name));
    if (source != options.sources.end()) return source->second;
    if (row.get(options) == row.get(Options())) return say(options.language, "dump.usual");
    return "--" + std::string(row.name);
}

std::string option_line(const OptionRow& row, const Options& options) {
    const auto values = row.get(options);
    if (values.empty() && !row.repeats()) return fmt::format("# {}: {}\n", row.key(), say(options.language, "dump.unset"));
    return pad_right(row.key() + " = " + written(row, values), value_width) + "  # " + origin(row, options) + "\n";
}

}  // namespace

std::string dump_config(const Options& options) {
    const std::string file = options.config_file.empty() ? say(options.language, "config.none") : options.config_file;
    std::string out = "# " + say(options.language, "dump.head", {{"file", file}, {"digest", config_digest(options)}}) + "\n";
    for (const auto& row : option_table())
        if (row.in_file() && row.belongs_to(Command::check)) out += option_line(row, options);
    if (!options.severities.empty()) out += "\n[severity]\n";
    for (const auto& one : options.severities)
        out += pad_right(fmt::format("{} = {}", toml_text(one.rule), toml_text(id(one.severity))), value_width) + "  # " + one.where + "\n";
    for (const auto& one : options.suppressions) out += "\n# " + one.where + "\n" + toml_entry(one);
    return out;
}

}  // namespace gouji
