#include "baseline.hpp"

#include "strict_toml.hpp"

#include "gouji/core/text.hpp"

namespace gouji {

Result<std::vector<Suppression>> read_baseline(const std::string& path, Language language) {
    TomlProblems problems(display_path(path), language);
    std::vector<Suppression> entries;
    if (const auto table = parse_toml(path, problems)) {
        for (const auto& [key, node] : *table) {
            if (key.str() == "suppress") entries = read_suppressions(node, Suppression::Source::baseline, problems);
            else problems.add(key.source(), "config.unknown_key", {{"key", std::string(key.str())}});
        }
    }
    if (problems.any()) return problems.error();
    return entries;
}

std::string write_baseline(const std::vector<Suppression>& entries, Language language) {
    std::string out = "# " + say(language, "baseline.head") + "\n";
    for (const auto& entry : entries) out += "\n" + toml_entry(entry);
    return out;
}

}  // namespace gouji
