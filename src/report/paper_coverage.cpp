// 核对范围: what of each document was checked, and what was not, with the reasons.

#include "paper.hpp"

#include "gouji/rules/outcome.hpp"

#include <array>

namespace gouji {
namespace {

constexpr std::array reasons = {Reason::unknown_words, Reason::conflict,   Reason::ambiguous_name, Reason::scope_undecided,
                                Reason::incomplete,    Reason::unproven,   Reason::no_partner,     Reason::other_file,
                                Reason::step_limit,    Reason::unread,     Reason::parse_suspect,  Reason::not_a_sum,
                                Reason::none};

int count_of(const Coverage& coverage, Reason reason) {
    for (const auto& [name, figures] : coverage.not_tied_by_reason)
        if (name == id(reason)) return figures;
    return 0;
}

/// Tied ÷ all, as a formula over the two cells before; rounded down like everywhere else.
void write_share(Sheet& sheet, int tied, int all, int tied_column) {
    if (all == 0) return sheet.text("–");
    const std::string row = std::to_string(sheet.row_number());
    const std::string formula = "=ROUNDDOWN(" + column_name(tied_column) + row + "/" + column_name(tied_column - 1) + row + ",3)";
    constexpr std::int64_t thousand = 1000;
    sheet.formula(formula, Decimal{tied * thousand / all, 3}, 1, Style::share);
}

void write_document(Sheet& sheet, const DocumentResult& document, std::int64_t number, Language language) {
    const Record& record = *document.record;
    const Coverage& coverage = document.coverage;
    sheet.integer(number);
    sheet.text(record.path, Style::wrapped);
    sheet.text(record.identity.entity, Style::wrapped);
    sheet.text(record.identity.year > 0 ? std::to_string(record.identity.year) : std::string());
    sheet.text(record.identity.level == Level::unknown ? "" : say_word(language, "level", id(record.identity.level)));
    sheet.text(record.identity.kind == Kind::unknown ? "" : say_word(language, "kind", id(record.identity.kind)));
    sheet.integer(record.pages);
    sheet.text(say_word(language, "status", status_id(document)));
    sheet.text(record.reason.empty() ? "" : say_reason(language, record), Style::wrapped);
    constexpr int table_tied_column = 10, narrative_tied_column = 13;
    sheet.integer(coverage.table_figures);
    sheet.integer(coverage.table_figures_tied);
    write_share(sheet, coverage.table_figures_tied, coverage.table_figures, table_tied_column);
    sheet.integer(coverage.narrative_figures);
    sheet.integer(coverage.narrative_figures_tied);
    write_share(sheet, coverage.narrative_figures_tied, coverage.narrative_figures, narrative_tied_column);
    sheet.integer(coverage.relations_due);
    sheet.integer(coverage.relations_run);
    for (const Reason reason : reasons) sheet.integer(count_of(coverage, reason));
    sheet.text(record.sha256);
    sheet.next_row();
}

}  // namespace

void write_coverage(Sheet& sheet, const Report& report, Language language) {
    std::vector<std::string> names;
    for (const auto* name : {"number", "file", "entity", "year", "level", "kind_of_document", "pages", "status", "reason", "table_figures", "tied",
                             "tied_share", "narrative_figures", "tied", "tied_share", "relations_due", "relations_run"})
        names.push_back(say(language, std::string("paper.column.") + name));
    for (const Reason reason : reasons) names.push_back(say(language, "paper.untied", {{"reason", say_word(language, "reason", id(reason))}}));
    names.emplace_back("SHA-256");
    std::vector<int> widths = {6, 30, 20, 7, 7, 9, 7, 14, 20, 9, 9, 9, 9, 9, 9, 9, 9};
    constexpr int reason_width = 9, digest_width = 66;
    widths.insert(widths.end(), reasons.size(), reason_width);
    widths.push_back(digest_width);
    sheet.header(names, std::move(widths));
    std::int64_t number = 0;
    for (const auto& document : report.documents) write_document(sheet, document, ++number, language);
}

}  // namespace gouji
