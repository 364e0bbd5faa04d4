#include "load_across.hpp"
#include "load_words.hpp"
#include "toml_table.hpp"

#include "gouji/core/digest.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace gouji {

namespace {

constexpr std::size_t digest_digits = 16;
constexpr std::size_t id_digits = 3;      // GJnnn
const std::vector<std::string_view> severity_ids{"note", "warning", "error"};
const std::vector<std::string_view> kind_ids{"sum",    "restated",   "equal",      "rollup",    "at_most", "across_years", "across_units", "rounding", "value",
                                             "link",   "difference", "words",      "present",   "codes",   "form",         "names",        "growth",
                                             "share",  "completion", "comparison", "breakdown", "flat", "listing", "reason",
                                             "wholly", "absent",     "tally",      "placeholder", "dated",  "repeated"};
constexpr std::size_t first_frame_kind = 16;   // from here on in the order of FrameKind
const std::vector<std::string_view> pair_ids{"any", "prose", "prose_only"};
const std::vector<std::string_view> rounding_ids{"joint", "truncated", "plugged"};
const std::vector<std::string_view> aspect_ids{"rate", "base", "direction", "zero_base", "limit", "siblings"};
const std::vector<std::string_view> structure_ids{"header", "code", "outline", "total_row", "units", "list"};

bool is_rule_id(std::string_view id) {
    return id.size() == 2 + id_digits && id.starts_with("GJ") &&
           std::ranges::all_of(id.substr(2), [](char c) { return c >= '0' && c <= '9'; });
}

/// "between/GJ301-total-revenue.toml" → "GJ301"; empty when the name has another form.
std::string id_in_name(std::string_view path) {
    const auto slash = path.find('/');
    if (slash == std::string_view::npos || path.find('/', slash + 1) != std::string_view::npos) return {};
    const auto name = path.substr(slash + 1);
    const auto id = name.substr(0, name.find('-'));
    return is_rule_id(id) && name.size() > id.size() + 1 ? std::string(id) : std::string();
}

constexpr std::string_view retired_file = "retired.toml";

bool is_rule_file(std::string_view path) {
    return path.ends_with(".toml") && path != retired_file && !path.starts_with("lexicon/") && !path.starts_with("classification/");
}

Rule::Text read_text(TomlTable& file, const char* key, RuleFileErrors& errors) {
    const auto* table = file.table(key);
    if (table == nullptr) return {};
    TomlTable reader(*table, errors);
    Rule::Text out{reader.text("zh"), reader.text("en")};
    reader.finish();
    return out;
}

SumRule read_sum(TomlTable& file, RuleFileErrors& errors) {
    SumRule out;
    const auto* table = file.table("select");
    if (table == nullptr) return out;
    TomlTable select(*table, errors);
    out.steps = select.dimensions("steps");
    for (const auto& name : select.texts("structures")) {
        const auto found = std::ranges::find(structure_ids, name);
        if (found == structure_ids.end()) select.complain("structures", fmt::format("'{}' is no structure", name));
        else out.structures.push_back(static_cast<Structure>(found - structure_ids.begin()));
    }
    out.parent = select.rest_as_pattern();
    return out;
}

EqualRule read_equal(TomlTable& file, RuleFileErrors& errors) {
    EqualRule out;
    out.left = read_pattern(file, "left", errors);
    out.right = read_pattern(file, "right", errors);
    out.across = file.dimensions("across");
    out.same_table = file.flag("same_table");
    out.totals = file.flag("totals");
    out.same_row = file.flag("same_row");
    if (out.same_row && !out.same_table) file.complain("same_row", "'same_row' needs 'same_table'");
    return out;
}

RollupRule read_rollup(TomlTable& file, RuleFileErrors& errors) {
    RollupRule out;
    out.whole = read_pattern(file, "whole", errors);
    const auto over = file.text("over");
    if (const auto dimension = dimension_from_id(over)) out.over = *dimension;
    else if (!over.empty()) file.complain("over", fmt::format("'{}' is no dimension", over));
    out.parts = file.texts("parts");
    out.coarser = file.dimensions("coarser");
    if (file.has("part_item")) out.part_item = file.text("part_item");
    return out;
}

AtMostRule read_at_most(TomlTable& file, RuleFileErrors& errors) {
    AtMostRule out;
    out.part = read_pattern(file, "part", errors);
    out.whole = read_pattern(file, "whole", errors);
    out.across = file.dimensions("across");
    return out;
}

RestatedRule read_restated(TomlTable& file, RuleFileErrors& errors) {
    RestatedRule out;
    out.figure = read_pattern(file, "select", errors);
    if (file.has("origin")) out.pair = static_cast<RestatedRule::Pair>(file.choice("origin", pair_ids));
    return out;
}

bool has_aspect(FrameKind kind, FrameRule::Aspect aspect) {
    using Aspect = FrameRule::Aspect;
    if (aspect == Aspect::rate) return true;
    if (aspect == Aspect::siblings) return kind == FrameKind::share || kind == FrameKind::breakdown;
    return kind == FrameKind::growth || (kind == FrameKind::share && aspect == Aspect::limit);
}

FrameRule read_frame(TomlTable& file, FrameKind kind, RuleFileErrors& errors) {
    FrameRule out;
    out.kind = kind;
    out.figure = read_pattern(file, "select", errors);
    if (file.has("checks")) out.aspect = static_cast<FrameRule::Aspect>(file.choice("checks", aspect_ids));
    if (!has_aspect(kind, out.aspect)) file.complain("checks", fmt::format("kind {} has no such check", id(kind)));
    return out;
}

RoundingRule read_rounding(TomlTable& file) {
    RoundingRule out;
    out.check = static_cast<RoundingRule::Check>(file.choice("checks", rounding_ids));
    if (out.check != RoundingRule::Check::joint && file.has("most_steps")) file.complain("most_steps", "'most_steps' is for checks = \"joint\"");
    out.most_steps = file.number("most_steps", out.most_steps);
    return out;
}

RuleKind read_kind(TomlTable& file, RuleFileErrors& errors) {
    const auto kind = file.choice("kind", kind_ids);
    switch (kind) {
        case 0: return read_sum(file, errors);
        case 1: return read_restated(file, errors);
        case 2: return read_equal(file, errors);
        case 3: return read_rollup(file, errors);
        case 4: return read_at_most(file, errors);
        case 5: return read_across_years(file, errors);
        case 6: return read_across_units(file, errors);
        case 7: return read_rounding(file);
        case 8: return read_value(file, errors);
        case 9: return read_link(file, errors);
        case 10: return read_difference(file, errors);
        case 11: return read_words(file);
        case 12: return read_present(file, errors);
        case 13: return read_codes(file, errors);
        case 14: return read_form(file);
        case 15: return read_names(file, errors);
        default: return read_frame(file, static_cast<FrameKind>(kind - first_frame_kind), errors);
    }
}

Rule read_rule(const toml::table& root, RuleFileErrors& errors) {
    TomlTable file(root, errors);
    Rule rule;
    rule.file = errors.file;
    rule.id = file.text("id");
    if (!rule.id.empty() && rule.id != id_in_name(errors.file)) {
        file.complain("id", "the id must be the one the file is named after: <family>/GJnnn-slug.toml");
    }
    rule.catalogue = file.texts("catalogue");
    if (rule.catalogue.empty()) file.complain("catalogue", "'catalogue' must name at least one entry");
    rule.severity = static_cast<Severity>(file.choice("severity", severity_ids));
    rule.kind = read_kind(file, errors);
    rule.title = read_text(file, "title", errors);
    rule.why = read_text(file, "why", errors);
    rule.formula = read_text(file, "formula", errors);
    rule.false_positives = read_text(file, "false_positives", errors);
    rule.example = read_text(file, "example", errors);
    rule.basis = file.text("basis");
    file.finish();
    return rule;
}

std::optional<Rule> read_file(const DataFile& data, std::vector<Error>& all) {
    RuleFileErrors errors{data.path, {}};
    std::optional<Rule> rule;
    try {
        rule = read_rule(toml::parse(data.text, data.path), errors);
    } catch (const toml::parse_error& error) {
        errors.add(error.source(), std::string(error.description()));
    }
    std::ranges::move(errors.found, std::back_inserter(all));
    return rule;
}

std::string digest_of(std::vector<const DataFile*> files) {
    std::ranges::sort(files, {}, [](const DataFile* file) { return file->path; });
    std::string bytes;
    for (const auto* file : files) {
        bytes += fmt::format("{}\n{}\n", file->path, file->text.size());
        bytes += file->text;
    }
    return sha256_hex(bytes).substr(0, digest_digits);
}

Error joined(const std::vector<Error>& errors) {
    std::string text;
    for (const auto& error : errors) {
        if (!text.empty()) text += '\n';
        text += error.where + ": " + error.text;
    }
    return {errors.front().where, "rule_file", std::move(text)};
}

void check_unique(const std::vector<Rule>& rules, std::vector<Error>& errors) {
    for (std::size_t i = 1; i < rules.size(); ++i) {
        const auto& rule = rules.at(i);
        const auto& before = rules.at(i - 1);
        if (rule.id.empty() || rule.id != before.id) continue;
        errors.push_back({rule.file + ":1:1", "rule_file", fmt::format("{} is already the id of {}", rule.id, before.file)});
    }
}

/// [[retired]] id, was, why: numbers that rules had which are gone. Suppressions and reports still name them.
void check_retired(const DataFile& data, const std::vector<Rule>& rules, std::vector<Error>& all) {
    RuleFileErrors errors{data.path, {}};
    try {
        const auto root = toml::parse(data.text, data.path);
        TomlTable file(root, errors);
        std::set<std::string> seen;
        for (const auto* table : file.tables("retired")) {
            TomlTable entry(*table, errors);
            const auto id = entry.text("id");
            entry.text("was");
            entry.text("why");
            entry.finish();
            if (!is_rule_id(id)) entry.complain("id", fmt::format("'{}' is no rule id", id));
            else if (!seen.insert(id).second) entry.complain("id", fmt::format("{} stands here twice", id));
            const auto again = std::ranges::find(rules, id, &Rule::id);
            if (again != rules.end()) errors.found.push_back({again->file + ":1:1", "rule_file", fmt::format("{} was the id of another rule and is not given again ({})", id, data.path)});
        }
        file.finish();
    } catch (const toml::parse_error& error) {
        errors.add(error.source(), std::string(error.description()));
    }
    std::ranges::move(errors.found, std::back_inserter(all));
}

}  // namespace

Result<RuleSet> load_rules(std::span<const DataFile> files) {
    RuleSet set;
    std::vector<Error> errors;
    std::vector<const DataFile*> all;
    for (const auto& file : files) {
        all.push_back(&file);
        if (!is_rule_file(file.path)) continue;
        if (auto rule = read_file(file, errors)) set.rules.push_back(std::move(*rule));
    }
    std::ranges::stable_sort(set.rules, {}, [](const Rule& rule) { return std::tie(rule.id, rule.file); });
    check_unique(set.rules, errors);
    for (const auto& file : files)
        if (file.path == retired_file) check_retired(file, set.rules, errors);
    if (!errors.empty()) return joined(errors);
    set.classification = Classification(files);
    set.digest = digest_of(std::move(all));
    return set;
}

}  // namespace gouji
