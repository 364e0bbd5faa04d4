#include "load_across.hpp"

namespace gouji {

namespace {

const std::vector<std::string_view> year_checks{"base", "flat", "figure", "count", "names"};
const std::vector<std::string_view> other_ids{"year_before", "budget"};
const std::vector<std::string_view> unit_checks{"sum", "row", "number", "twins", "editions", "owners", "codes"};

Pattern pattern_if_any(TomlTable& file, const char* key, RuleFileErrors& errors) {
    return file.has(key) ? read_pattern(file, key, errors) : Pattern{};
}

/// Keys that only one check of the kind understands.
void keep_to(TomlTable& file, bool allowed, std::initializer_list<const char*> keys, const char* check) {
    for (const char* key : keys)
        if (!allowed && file.has(key)) file.complain(key, "'" + std::string(key) + "' is for checks = \"" + check + "\"");
}

}  // namespace

Pattern read_pattern(TomlTable& file, const char* key, RuleFileErrors& errors) {
    const auto* table = file.table(key);
    if (table == nullptr) return {};
    return TomlTable(*table, errors).rest_as_pattern();
}

AcrossYearsRule read_across_years(TomlTable& file, RuleFileErrors& errors) {
    using Check = AcrossYearsRule::Check;
    AcrossYearsRule out;
    out.figure = read_pattern(file, "select", errors);
    out.check = static_cast<Check>(file.choice("checks", year_checks));
    if (file.has("other")) out.other = static_cast<AcrossYearsRule::Other>(file.choice("other", other_ids));
    out.before = pattern_if_any(file, "before", errors);
    out.across = file.dimensions("across");
    out.words = file.texts("words");
    if (file.has("counter")) out.counter = file.text("counter");
    out.explained_by = pattern_if_any(file, "explained_by", errors);
    out.excuses = file.texts("excuses");
    out.other_basis = file.texts("other_basis");
    keep_to(file, out.check == Check::figure, {"before", "other"}, "figure");
    keep_to(file, out.check == Check::count, {"words", "counter", "explained_by"}, "count");
    if (out.check == Check::count && out.counter.empty()) file.complain("checks", "a count needs 'counter'");
    if (out.check == Check::names && out.across.size() != 1) file.complain("checks", "names need one dimension in 'across'");
    return out;
}

AcrossUnitsRule read_across_units(TomlTable& file, RuleFileErrors& errors) {
    AcrossUnitsRule out;
    out.figure = read_pattern(file, "select", errors);
    out.check = static_cast<AcrossUnitsRule::Check>(file.choice("checks", unit_checks));
    return out;
}

}  // namespace gouji
