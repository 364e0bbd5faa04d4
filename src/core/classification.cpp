#include "gouji/core/classification.hpp"

#include "rule_file.hpp"

#include <algorithm>

namespace gouji {

namespace {

/// "classification/function.tsv" → function.
std::optional<Dimension> dimension_of(std::string_view path) {
    constexpr std::string_view folder = "classification/", extension = ".tsv";
    if (!path.starts_with(folder) || !path.ends_with(extension)) return std::nullopt;
    path.remove_prefix(folder.size());
    path.remove_suffix(extension.size());
    return dimension_from_id(path);
}

}  // namespace

Classification::Classification(std::span<const DataFile> files) {
    for (const auto& file : files) {
        const auto dimension = dimension_of(file.path);
        if (!dimension) continue;
        std::vector<NamedCode> read;
        RuleFileProblems problems;
        read_codes(file, read, problems);
        auto& codes = codes_[*dimension];
        for (auto& entry : read) {
            for (const auto& name : entry.names) {
                auto& with_name = codes.by_name[name];
                if (std::ranges::find(with_name, entry.code) == with_name.end()) with_name.push_back(entry.code);
            }
            codes.by_code[entry.code].push_back({std::move(entry.names), entry.since, entry.until});
        }
        for (auto& [name, list] : codes.by_name) std::ranges::sort(list);
    }
}

bool Classification::covers(Dimension dimension) const {
    const auto found = codes_.find(dimension);
    return found != codes_.end() && !found->second.by_code.empty();
}

bool Classification::has_code(Dimension dimension, std::string_view code, int year) const {
    const auto found = codes_.find(dimension);
    if (found == codes_.end()) return false;
    const auto entries = found->second.by_code.find(code);
    if (entries == found->second.by_code.end()) return false;
    return year == 0 || std::ranges::any_of(entries->second, [&](const ClassEntry& entry) { return entry.holds_in(year); });
}

bool Classification::has_name(Dimension dimension, std::string_view code, std::string_view name) const {
    const auto found = codes_.find(dimension);
    if (found == codes_.end()) return false;
    const auto entries = found->second.by_code.find(code);
    if (entries == found->second.by_code.end()) return false;
    return std::ranges::any_of(entries->second, [&](const ClassEntry& entry) { return std::ranges::find(entry.names, name) != entry.names.end(); });
}

std::string_view Classification::name_in(Dimension dimension, std::string_view code, int year) const {
    const auto found = codes_.find(dimension);
    if (found == codes_.end()) return {};
    const auto entries = found->second.by_code.find(code);
    if (entries == found->second.by_code.end()) return {};
    const auto entry = std::ranges::find_if(entries->second, [&](const ClassEntry& one) { return year == 0 || one.holds_in(year); });
    return entry == entries->second.end() ? std::string_view() : std::string_view(entry->names.front());
}

std::vector<std::string> Classification::codes_of(Dimension dimension, std::string_view name, std::size_t digits, int year) const {
    std::vector<std::string> out;
    const auto found = codes_.find(dimension);
    if (found == codes_.end()) return out;
    const auto list = found->second.by_name.find(name);
    if (list == found->second.by_name.end()) return out;
    for (const auto& code : list->second)
        if (code.size() == digits && has_code(dimension, code, year)) out.push_back(code);
    return out;
}

}  // namespace gouji
