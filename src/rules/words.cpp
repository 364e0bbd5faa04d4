// Words that must not stand in a published document.

#include "words.hpp"

#include "judge.hpp"
#include "working.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <memory>
#include <re2/re2.h>
#include <set>

namespace gouji::judging {

namespace {

constexpr std::size_t most_quoted = 6;       // texts in the working; the evidence has all
constexpr std::size_t longest_quote = 24;    // characters

using In = WordsRule::In;

std::optional<In> place_of(FigureRole role) {
    switch (role) {
        case FigureRole::caption: return In::caption;
        case FigureRole::heading: return In::heading;
        case FigureRole::contents: return In::contents;
        case FigureRole::cell: return In::cell;
        default: return std::nullopt;
    }
}

std::string quoted(const std::string& text) {
    auto characters = to_code_points(text);
    const bool cut = characters.size() > longest_quote;
    if (cut) characters.resize(longest_quote);
    return "“" + to_utf8(characters) + (cut ? "…" : "") + "”";
}

/// {year}, {next_year} and {previous_year} in an expression stand for the document's.
std::vector<std::string> in_year(std::vector<std::string> expressions, int year) {
    const std::vector<std::pair<std::string, int>> names{{"{year}", year}, {"{next_year}", year + 1}, {"{previous_year}", year - 1}};
    for (auto& text : expressions)
        for (const auto& [name, value] : names)
            for (auto at = text.find(name); at != std::string::npos; at = text.find(name)) text.replace(at, name.size(), std::to_string(value));
    return expressions;
}

bool speaks_of_years(const WordsRule& rule) {
    return std::ranges::any_of(rule.except, [](const std::string& text) { return text.find("year}") != std::string::npos; });
}

class Search {
public:
    Search(const Rule* rule, const WordsRule& kind, int year) : rule_(rule), kind_(kind), match_(in_year(kind.match, year)), except_(in_year(kind.except, year)) {}

    /// One outcome for a document that has any of the places.
    void judge(std::uint32_t index, const Record& record, Outcomes& out) const {
        std::vector<Operand> found;
        std::vector<std::string> texts;
        std::set<std::string> seen_labels;
        std::optional<FactRef> any;
        for (FactIndex f = 0; f < record.facts.size(); ++f) {
            const Fact& fact = record.facts.at(f);
            if (has_place(fact)) {
                if (!any) any = FactRef{index, f};
                if (!is_match(fact.source.text)) continue;
                found.push_back({{index, f}, "words", 1});
                texts.push_back(fact.source.text);
            } else if (looks_at(In::label) && fact.table >= 0 && !is_words(fact.role)) {
                if (const auto* label = label_match(fact, seen_labels)) {
                    found.push_back({{index, f}, "words", 1});
                    texts.push_back(*label);
                }
            }
        }
        if (!any && found.empty()) return;
        auto outcome = not_run(rule_, found.empty() ? Verdict::exact : Verdict::violation, Reason::none, found.empty() ? std::vector<Operand>{{*any, "words", 1}} : found);
        outcome.working = listing(texts);
        out.push_back(std::move(outcome));
    }

private:
    [[nodiscard]] bool looks_at(In place) const { return std::ranges::find(kind_.places, place) != kind_.places.end(); }

    [[nodiscard]] bool has_place(const Fact& fact) const {
        const auto place = place_of(fact.role);
        if (!place || !looks_at(*place)) return false;
        if (*place != In::cell || kind_.columns.empty()) return true;
        const std::string column = fact.column_path.empty() ? std::string() : fold(fact.column_path.back());
        return std::ranges::any_of(kind_.columns, [&](const std::string& word) { return column.find(word) != std::string::npos; });
    }

    [[nodiscard]] bool is_match(const std::string& printed) const {
        const std::string text = fold(printed);
        return match_.any(text) && !except_.any(text);
    }

    /// A name of the figure's row or column, told once for all figures that bear it.
    const std::string* label_match(const Fact& fact, std::set<std::string>& seen) const {
        for (const auto* path : {&fact.row_path, &fact.column_path})
            for (const auto& name : *path)
                if (seen.insert(name).second && is_match(name)) return &name;
        return nullptr;
    }

    static std::string listing(const std::vector<std::string>& texts) {
        std::string out;
        std::set<std::string> seen;
        for (const auto& text : texts) {
            if (!seen.insert(text).second) continue;
            if (seen.size() > most_quoted) return out + " …";
            out += (out.empty() ? "" : " ") + quoted(text);
        }
        return out;
    }

    const Rule* rule_;
    const WordsRule& kind_;
    Expressions match_, except_;
};

}  // namespace

Expressions::Expressions(const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
        auto compiled = std::make_unique<RE2>(text, RE2::Quiet);
        if (compiled->ok()) list_.push_back(std::move(compiled));
    }
}
Expressions::~Expressions() = default;

bool Expressions::any(const std::string& text) const {
    return std::ranges::any_of(list_, [&](const auto& one) { return RE2::PartialMatch(text, *one); });
}

void judge_words(const Bench& bench, Outcomes& out) {
    for (const auto& [rule, kind] : rules_of<WordsRule>(bench.rules)) {
        for (std::uint32_t r = 0; r < bench.records.size(); ++r) {
            const int year = bench.records.at(r)->identity.year;
            if (year > 0 || !speaks_of_years(*kind)) Search(rule, *kind, year).judge(r, *bench.records.at(r), out);
        }
    }
}

}  // namespace gouji::judging
