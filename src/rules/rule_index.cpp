#include "gouji/rules/rule_index.hpp"

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace gouji {

namespace {

std::string constraint_text(const Constraint& constraint) {
    const auto name = id(constraint.dimension);
    switch (constraint.kind) {
        case Constraint::Kind::is: return fmt::format("{}={}", name, constraint.value);
        case Constraint::Kind::within: return fmt::format("{}={}/*", name, constraint.value);
        case Constraint::Kind::said: return fmt::format("{}=+", name);
        case Constraint::Kind::unset: return fmt::format("{}=-", name);
    }
    return {};
}

std::string pattern_text(const Pattern& pattern) {
    std::string out;
    for (const auto& constraint : pattern.constraints) out += (out.empty() ? "" : " ") + constraint_text(constraint);
    return out.empty() ? "*" : out;
}

std::string names(const std::vector<Dimension>& dimensions) {
    std::string out;
    for (const auto dimension : dimensions) out += (out.empty() ? "" : ",") + std::string(id(dimension));
    return out;
}

std::string structure_names(const std::vector<Structure>& structures) {
    static constexpr std::array<std::string_view, 6> ids{"header", "code", "outline", "total_row", "units", "list"};
    std::string out;
    for (const auto structure : structures) out += (out.empty() ? "" : ",") + std::string(ids.at(static_cast<std::size_t>(structure)));
    return out;
}

struct Describe {
    std::string operator()(const SumRule& rule) const {
        auto out = pattern_text(rule.parent);
        if (!rule.steps.empty()) out += " steps=" + names(rule.steps);
        if (!rule.structures.empty()) out += " structures=" + structure_names(rule.structures);
        return out;
    }
    std::string operator()(const RestatedRule& rule) const {
        static constexpr std::array<std::string_view, 3> origins{"", " origin=prose", " origin=prose_only"};
        return pattern_text(rule.figure) + std::string(origins.at(static_cast<std::size_t>(rule.pair)));
    }
    std::string operator()(const EqualRule& rule) const {
        auto out = fmt::format("{} = {}", pattern_text(rule.left), pattern_text(rule.right));
        if (!rule.across.empty()) out += " across=" + names(rule.across);
        return out;
    }
    std::string operator()(const RollupRule& rule) const {
        const auto parts = rule.parts.empty() ? std::string("leaves") : fmt::format("{}", fmt::join(rule.parts, "+"));
        const auto where = rule.part_item.empty() ? std::string() : fmt::format(" in item={}", rule.part_item);
        return fmt::format("{} over {} = {}{}", pattern_text(rule.whole), id(rule.over), parts, where);
    }
    std::string operator()(const AtMostRule& rule) const {
        return fmt::format("{} <= {} across={}", pattern_text(rule.part), pattern_text(rule.whole), names(rule.across));
    }
    std::string operator()(const AcrossYearsRule& rule) const {
        static constexpr std::array<std::string_view, 5> checks{"base", "flat", "figure", "count", "names"};
        return fmt::format("{} checks={}", pattern_text(rule.figure), checks.at(static_cast<std::size_t>(rule.check)));
    }
    std::string operator()(const AcrossUnitsRule& rule) const {
        static constexpr std::array<std::string_view, 7> checks{"sum", "row", "number", "twins", "editions", "owners", "codes"};
        return fmt::format("{} checks={}", pattern_text(rule.figure), checks.at(static_cast<std::size_t>(rule.check)));
    }
    std::string operator()(const RoundingRule& rule) const {
        static constexpr std::array<std::string_view, 3> checks{"joint", "truncated", "plugged"};
        return fmt::format("checks={}", checks.at(static_cast<std::size_t>(rule.check)));
    }
    std::string operator()(const ValueRule& rule) const {
        static constexpr std::array<std::string_view, 2> must{"zero", "not_negative"};
        return fmt::format("{} must={}", pattern_text(rule.figure), must.at(static_cast<std::size_t>(rule.must)));
    }
    std::string operator()(const LinkRule& rule) const {
        const auto list = [](const std::vector<Pattern>& patterns) {
            std::string out;
            for (const auto& pattern : patterns) out += (out.empty() ? "" : " + ") + pattern_text(pattern);
            return out;
        };
        const bool equal = compare(rule.least, rule.most) == 0;
        const auto relation = equal ? std::string("=") : fmt::format("= {}..{} x", to_string(rule.least), to_string(rule.most));
        return fmt::format("{} {} {}", list(rule.left), relation, list(rule.right));
    }
    std::string operator()(const DifferenceRule& rule) const {
        static constexpr std::array<std::string_view, 2> checks{"change", "growth"};
        return fmt::format("{} checks={}", pattern_text(rule.figure), checks.at(static_cast<std::size_t>(rule.checks)));
    }
    std::string operator()(const WordsRule& rule) const { return fmt::format("match={}", fmt::join(rule.match, " | ")); }
    std::string operator()(const PresentRule& rule) const {
        return fmt::format("{} words={}", pattern_text(rule.figure), fmt::join(rule.words, " | "));
    }
    std::string operator()(const CodesRule& rule) const {
        static constexpr std::array<std::string_view, 4> checks{"known", "named", "one_name", "detailed"};
        return fmt::format("{} dimension={} checks={}", pattern_text(rule.figure), id(rule.dimension), checks.at(static_cast<std::size_t>(rule.check)));
    }
    std::string operator()(const FormRule& rule) const {
        static constexpr std::array<std::string_view, 7> checks{"weights", "execution", "rates", "units", "kinds", "limits", "complete"};
        return fmt::format("checks={}", checks.at(static_cast<std::size_t>(rule.check)));
    }
    std::string operator()(const NamesRule& rule) const {
        static constexpr std::array<std::string_view, 2> checks{"within", "apart"};
        return fmt::format("{} in {} checks={}", pattern_text(rule.names), pattern_text(rule.others), checks.at(static_cast<std::size_t>(rule.check)));
    }
    std::string operator()(const FrameRule& rule) const {
        static constexpr std::array<std::string_view, 3> aspects{"", " checks=base", " checks=direction"};
        return pattern_text(rule.figure) + std::string(aspects.at(static_cast<std::size_t>(rule.aspect)));
    }
};

}  // namespace

std::string_view kind_id(const RuleKind& kind) {
    if (const auto* frame = std::get_if<FrameRule>(&kind)) return id(frame->kind);
    static constexpr std::array<std::string_view, std::variant_size_v<RuleKind>> ids{"sum", "restated", "equal", "rollup", "at_most", "", "across_years", "across_units", "rounding",
                                                                                     "value", "link", "difference", "words", "present", "codes", "form", "names"};
    return ids.at(kind.index());
}

std::string selection_text(const RuleKind& kind) { return std::visit(Describe{}, kind); }

std::string rule_index_markdown(const RuleSet& rules) {
    std::string out = "| id | kind | severity | catalogue | title | |\n|---|---|---|---|---|---|\n";
    for (const auto& rule : rules.rules) {
        out += fmt::format("| [{}]({}) | {} | {} | {} | {} | {} |\n", rule.id, rule.file, kind_id(rule.kind), id(rule.severity),
                           fmt::join(rule.catalogue, " "), rule.title.zh, rule.title.en);
    }
    return out;
}

}  // namespace gouji
