#include "config_file.hpp"

#include "option_table.hpp"
#include "strict_toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::pair<std::string_view, Severity> severities[] = {
    {"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}};

/// The options of `check` are all that a file can say.
const OptionRow* row_of_key(std::string_view key) {
    for (const auto& row : option_table())
        if (row.in_file() && row.belongs_to(Command::check) && row.key() == key) return &row;
    return nullptr;
}

/// A value as the command line would write it; nothing when its type is not the option's.
std::optional<std::string> as_text(const toml::node& node, OptionRow::Kind kind) {
    if (const auto* flag = node.as_boolean()) return kind == OptionRow::Kind::flag ? std::optional(flag->get() ? "true" : "false") : std::nullopt;
    const bool numeric = kind == OptionRow::Kind::number || kind == OptionRow::Kind::percent;
    if (const auto* number = node.as_integer()) return numeric ? std::optional(std::to_string(number->get())) : std::nullopt;
    if (const auto* number = node.as_floating_point()) return kind == OptionRow::Kind::percent ? std::optional(fmt::format("{}", number->get())) : std::nullopt;
    const auto* text = node.as_string();
    const bool takes_text = kind != OptionRow::Kind::flag && kind != OptionRow::Kind::number;
    return text != nullptr && takes_text ? std::optional(text->get()) : std::nullopt;
}

class Reader {
public:
    Reader(const std::string& path, const std::string& shown, Language language)
        : path_(path), folder_(fs::absolute(path).parent_path()), problems_(shown, language) {}

    Result<ConfigFile> read() {
        if (const auto table = parse_toml(path_, problems_)) {
            for (const auto& [key, node] : *table) {
                if (key.str() == "severity") read_severities(node);
                else if (key.str() == "suppress") config_.suppressions = read_suppressions(node, Suppression::Source::configuration, problems_);
                else read_option(key, node);
            }
        }
        if (problems_.any()) return problems_.error();
        return std::move(config_);
    }

private:
    void read_option(const toml::key& key, const toml::node& node) {
        const OptionRow* row = row_of_key(key.str());
        if (row == nullptr) return problems_.add(key.source(), "config.unknown_key", {{"key", std::string(key.str())}});
        FileSetting setting{{std::string(row->name), {}}, problems_.where(key.source())};
        bool good = true;
        const auto take = [&](const toml::node& value) {
            const auto text = as_text(value, row->kind);
            good &= text.has_value();
            if (text) setting.option.values.push_back(resolved(*row, *text));
        };
        const auto* array = node.as_array();
        if (array != nullptr && row->repeats()) array->for_each([&](const auto& value) { take(value); });
        else take(node);
        Options tried;
        if (!good || !row->assign(tried, setting.option.values))
            return problems_.add(node.source(), "config.value", {{"key", std::string(key.str())}, {"wanted", row->wanted(problems_.language())}});
        config_.settings.push_back(std::move(setting));
    }

    /// A path of the file is meant from the folder of the file.
    [[nodiscard]] std::string resolved(const OptionRow& row, const std::string& text) const {
        if (text.empty()) return text;
        if (row.kind == OptionRow::Kind::file || row.kind == OptionRow::Kind::folder) return (folder_ / text).lexically_normal().native();
        if (row.kind != OptionRow::Kind::outputs) return text;
        const auto equals = text.find('=');
        const bool has_format = equals != std::string::npos && std::ranges::find(row.choices, text.substr(0, equals)) != row.choices.end();
        const auto start = has_format ? equals + 1 : 0;
        return text.substr(0, start) + (folder_ / text.substr(start)).lexically_normal().native();
    }

    void read_severities(const toml::node& node) {
        const auto* table = node.as_table();
        if (table == nullptr) return problems_.add(node.source(), "config.severity");
        for (const auto& [key, value] : *table) {
            const auto* text = value.as_string();
            const auto* const known = std::ranges::find_if(severities, [&](const auto& one) { return text != nullptr && one.first == text->get(); });
            if (known == std::end(severities)) problems_.add(value.source(), "config.severity");
            else config_.severities.push_back({std::string(key.str()), known->second, problems_.where(key.source())});
        }
    }

    std::string path_;
    fs::path folder_;
    TomlProblems problems_;
    ConfigFile config_;
};

}  // namespace

Result<ConfigFile> read_config(const std::string& path, const std::string& shown, Language language) {
    return Reader(path, shown, language).read();
}

}  // namespace gouji
