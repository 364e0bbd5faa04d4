#include "load_words.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

namespace gouji {

namespace {

const std::vector<std::string_view> must_ids{"zero", "not_negative"};
const std::vector<std::string_view> difference_checks{"change", "growth"};
const std::vector<std::string_view> place_ids{"caption", "heading", "contents", "cell", "label"};
const std::vector<std::string_view> document_ids{"any", "budget", "final_accounts"};
const std::vector<std::string_view> half_ids{"tables", "text"};
const std::vector<std::string_view> code_checks{"known", "named", "one_name", "detailed"};
const std::vector<std::string_view> form_checks{"weights", "execution", "rates", "units", "kinds", "limits", "complete"};
const std::vector<std::string_view> name_checks{"within", "apart"};

/// Expressions that RE2 understands; it never goes back over the text. "{year}" is put in later and is literal text until then.
std::vector<std::string> expressions(TomlTable& file, const char* key) {
    auto out = file.texts(key);
    for (const auto& text : out) {
        const RE2 compiled(text, RE2::Quiet);
        if (!compiled.ok()) file.complain(key, fmt::format("'{}' is no regular expression: {}", text, compiled.error()));
    }
    return out;
}

Pattern pattern_if_any(TomlTable& file, const char* key, RuleFileErrors& errors) {
    return file.has(key) ? read_pattern(file, key, errors) : Pattern{};
}

std::vector<Pattern> patterns(TomlTable& file, const char* key, RuleFileErrors& errors) {
    std::vector<Pattern> out;
    for (const auto* table : file.tables(key)) out.push_back(TomlTable(*table, errors).rest_as_pattern());
    if (out.empty()) file.complain(key, fmt::format("'[[{}]]' must stand at least once", key));
    return out;
}

Decimal ratio(TomlTable& file, const char* key) {
    if (!file.has(key)) return {1, 0};
    const auto value = parse_decimal(file.text(key));
    if (!value || sign(*value) <= 0) file.complain(key, fmt::format("'{}' must be a figure above zero", key));
    return value.value_or(Decimal{1, 0});
}

Dimension one_dimension(TomlTable& file, const char* key) {
    const auto name = file.text(key);
    const auto dimension = dimension_from_id(name);
    if (!dimension && !name.empty()) file.complain(key, fmt::format("'{}' is no dimension", name));
    return dimension.value_or(Dimension::function);
}

}  // namespace

ValueRule read_value(TomlTable& file, RuleFileErrors& errors) {
    ValueRule out;
    out.figure = read_pattern(file, "select", errors);
    out.must = static_cast<ValueRule::Must>(file.choice("must", must_ids));
    out.except = file.texts("except");
    return out;
}

LinkRule read_link(TomlTable& file, RuleFileErrors& errors) {
    LinkRule out;
    out.left = patterns(file, "left", errors);
    out.right = patterns(file, "right", errors);
    out.least = ratio(file, "least");
    out.most = ratio(file, "most");
    if (compare(out.least, out.most) > 0) file.complain("least", "'least' is above 'most'");
    return out;
}

DifferenceRule read_difference(TomlTable& file, RuleFileErrors& errors) {
    DifferenceRule out;
    out.figure = read_pattern(file, "select", errors);
    out.checks = static_cast<DifferenceRule::Checks>(file.choice("checks", difference_checks));
    return out;
}

WordsRule read_words(TomlTable& file) {
    WordsRule out;
    out.match = expressions(file, "match");
    if (out.match.empty()) file.complain("match", "'match' must hold at least one expression");
    out.except = expressions(file, "except");
    for (const auto& name : file.texts("places")) {
        const auto found = std::ranges::find(place_ids, name);
        if (found == place_ids.end()) file.complain("places", fmt::format("'{}' is no place; known: caption, heading, contents, cell, label", name));
        else out.places.push_back(static_cast<WordsRule::In>(found - place_ids.begin()));
    }
    if (out.places.empty()) file.complain("places", "'places' must name at least one place");
    out.columns = file.texts("columns");
    return out;
}

PresentRule read_present(TomlTable& file, RuleFileErrors& errors) {
    PresentRule out;
    out.what = file.text("what");
    out.figure = pattern_if_any(file, "select", errors);
    out.words = expressions(file, "words");
    if (out.figure.specificity() == 0 && out.words.empty()) file.complain("words", "'words' or [select] must say what is looked for");
    if (file.has("documents")) out.documents = static_cast<Kind>(file.choice("documents", document_ids));
    if (file.has("since")) {
        const auto year = parse_decimal(file.text("since"));
        if (!year || year->places != 0) file.complain("since", "'since' must be a year");
        else out.since = static_cast<int>(year->coefficient);
    }
    out.half = static_cast<PresentRule::Half>(file.choice("half", half_ids));
    return out;
}

CodesRule read_codes(TomlTable& file, RuleFileErrors& errors) {
    CodesRule out;
    out.figure = pattern_if_any(file, "select", errors);
    out.dimension = one_dimension(file, "dimension");
    out.check = static_cast<CodesRule::Check>(file.choice("checks", code_checks));
    return out;
}

FormRule read_form(TomlTable& file) { return {static_cast<FormRule::Check>(file.choice("checks", form_checks))}; }

NamesRule read_names(TomlTable& file, RuleFileErrors& errors) {
    NamesRule out;
    out.names = read_pattern(file, "names", errors);
    out.others = read_pattern(file, "others", errors);
    out.check = static_cast<NamesRule::Check>(file.choice("checks", name_checks));
    if (file.has("dimension")) out.dimension = one_dimension(file, "dimension");
    return out;
}

}  // namespace gouji
