#include "gouji/app/rule_source.hpp"

#include "gouji/app/embedded_rules.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace gouji {
namespace {

namespace fs = std::filesystem;

bool is_rule_data(const fs::path& path) { return path.extension() == ".toml" || path.extension() == ".tsv"; }

Result<std::vector<DataFile>> read_folder(const std::string& folder) {
    std::vector<DataFile> files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code unknown;
        if (!at->is_regular_file(unknown) || !is_rule_data(at->path())) continue;
        std::ifstream file(at->path(), std::ios::binary);
        if (!file) return Error{at->path().native(), "permission", "the file cannot be opened"};
        files.push_back({at->path().lexically_relative(folder).generic_string(),
                         std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>())});
    }
    if (error) return Error{folder, "rule_folder", error.message()};
    std::sort(files.begin(), files.end(), [](const DataFile& a, const DataFile& b) { return a.path < b.path; });
    return files;
}

bool lies_in(const DataFile& file, std::string_view folder) { return file.path.rfind(folder, 0) == 0; }

/// A folder of rules alone is enough: the words of the field are taken from the program then.
void add_built_in(std::vector<DataFile>& files, std::string_view folder) {
    if (std::any_of(files.begin(), files.end(), [&](const DataFile& file) { return lies_in(file, folder); })) return;
    for (const auto& file : embedded_rules())
        if (lies_in(file, folder)) files.push_back(file);
}

Result<Knowledge> decode(std::span<const DataFile> files) {
    auto lexicon = Lexicon::load(files);
    if (!lexicon) return lexicon.error();
    auto rules = load_rules(files);
    if (!rules) return rules.error();
    return Knowledge{std::move(*lexicon), std::move(*rules)};
}

bool names(const std::string& id, const Rule& rule) {
    return rule.id == id || std::find(rule.catalogue.begin(), rule.catalogue.end(), id) != rule.catalogue.end();
}

bool names_any(const std::vector<std::string>& ids, const Rule& rule) {
    return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return names(id, rule); });
}

}  // namespace

Result<Knowledge> load_knowledge(const std::string& folder) {
    if (folder.empty()) return decode(embedded_rules());
    auto files = read_folder(folder);
    if (!files) return files.error();
    add_built_in(*files, "lexicon/");
    add_built_in(*files, "classification/");
    auto knowledge = decode(*files);
    if (knowledge && knowledge->rules.rules.empty()) return Error{folder, "no_rules", "the folder holds no rule"};
    return knowledge;
}

const SeverityOverride* apply_severities(RuleSet& rules, const std::vector<SeverityOverride>& severities) {
    for (const auto& one : severities) {
        bool known = false;
        for (auto& rule : rules.rules) {
            if (!names(one.rule, rule)) continue;
            rule.severity = one.severity;
            known = true;
        }
        if (!known) return &one;
    }
    return nullptr;
}

std::string filter_rules(RuleSet& rules, const std::vector<std::string>& select, const std::vector<std::string>& ignore) {
    for (const auto* ids : {&select, &ignore})
        for (const auto& id : *ids)
            if (std::none_of(rules.rules.begin(), rules.rules.end(), [&](const Rule& rule) { return names(id, rule); })) return id;
    std::erase_if(rules.rules, [&](const Rule& rule) { return (!select.empty() && !names_any(select, rule)) || names_any(ignore, rule); });
    return {};
}

}  // namespace gouji
