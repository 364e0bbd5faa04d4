// What a document of a kind has to show, told by what its figures mean and not by the names of its tables.

#include "judge.hpp"
#include "words.hpp"
#include "working.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

constexpr int tables_of_a_publication = 5;       // fewer: the tables are another file, or a single one was published
constexpr int headings_of_a_narrative = 8;       // fewer: there is none, or its headings were not recognised

/// A record without tables of a known kind and without titles says nothing about what a publication holds.
bool is_publication(const Records& records) {
    return std::ranges::any_of(records, [](const Record* record) {
        return std::ranges::any_of(record->tables, [](const TableInfo& table) { return !table.kind.empty(); }) ||
               std::ranges::any_of(record->facts, [](const Fact& fact) { return is_words(fact.role) && fact.role != FigureRole::statement; });
    });
}

bool is_half_there(const Records& records, PresentRule::Half half) {
    int tables = 0, headings = 0;
    for (const auto* record : records) {
        for (const auto& table : record->tables) tables += table.kind.empty() ? 0 : 1;
        headings += static_cast<int>(std::ranges::count_if(record->facts, [](const Fact& fact) { return fact.role == FigureRole::heading || fact.role == FigureRole::contents; }));
    }
    return half == PresentRule::Half::tables ? tables >= tables_of_a_publication : headings >= headings_of_a_narrative;
}

bool is_whole(const Record& record) { return record.scanned_pages.empty() && record.unread_pages.empty(); }

std::optional<FactRef> first_in(const Records& records) {
    for (std::uint32_t r = 0; r < records.size(); ++r)
        if (!records.at(r)->facts.empty()) return FactRef{r, 0};
    return std::nullopt;
}

class Presence {
public:
    explicit Presence(const PresentRule& kind) : kind_(kind), words_(kind.words) {}

    /// A figure, a blank cell, the title's meaning of a table, or words of a title or heading.
    [[nodiscard]] std::optional<FactRef> find(const Records& records) const {
        for (std::uint32_t r = 0; r < records.size(); ++r) {
            const Record& record = *records.at(r);
            for (FactIndex f = 0; f < record.facts.size(); ++f)
                if (shows(record, record.facts.at(f))) return FactRef{r, f};
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] bool shows(const Record& record, const Fact& fact) const {
        const bool by_meaning = kind_.figure.specificity() > 0 && fact.table >= 0;
        if (by_meaning && !is_words(fact.role) && kind_.figure.matches(fact.coordinates)) return true;
        const bool title = fact.role == FigureRole::caption;
        if (by_meaning && title && static_cast<std::size_t>(fact.table) < record.tables.size() &&
            kind_.figure.matches(record.tables.at(static_cast<std::size_t>(fact.table)).base))
            return true;
        const bool named = title || fact.role == FigureRole::heading || fact.role == FigureRole::contents;
        return named && words_.any(fold(fact.source.text));
    }

    const PresentRule& kind_;
    Expressions words_;
};

}  // namespace

void judge_present(const Bench& bench, Outcomes& out) {
    const auto first = first_in(bench.records);
    if (!first || !is_publication(bench.records)) return;
    const Identity& own = bench.records.at(first->record)->identity;
    for (const auto& [rule, kind] : rules_of<PresentRule>(bench.rules)) {
        if (kind->documents != Kind::unknown && kind->documents != own.kind) continue;
        if (kind->since > 0 && own.year < kind->since) continue;
        const auto found = Presence(*kind).find(bench.records);
        auto outcome = not_run(rule, Verdict::exact, Reason::none, {{found.value_or(*first), "document", 1}});
        if (!found && !is_half_there(bench.records, kind->half)) outcome = not_run(rule, Verdict::not_checked, Reason::other_file, outcome.operands);
        else if (!found && !std::ranges::all_of(bench.records, [](const Record* record) { return is_whole(*record); }))
            outcome = not_run(rule, Verdict::not_checked, Reason::unread, outcome.operands);
        else if (!found) outcome.verdict = Verdict::violation;
        outcome.working = found ? std::string() : kind->what;
        out.push_back(std::move(outcome));
    }
}

}  // namespace gouji::judging
