#include "gouji/report/working_paper.hpp"

#include "paper.hpp"

namespace gouji {

/// Sheets stand in the workbook in the order in which they are made.
struct WorkingPaper::Parts {
    explicit Parts(Language chosen)
        : language(chosen),
          findings(book, say(chosen, "paper.findings")),
          summary(book, say(chosen, "paper.summary")),
          evidence(book, say(chosen, "paper.evidence")),
          coverage(book, say(chosen, "paper.coverage")),
          tables(book, say(chosen, "paper.tables")),
          figures(book, say(chosen, "paper.figures")) {
        book.describe(say(chosen, "paper.title"));
        name_figure_columns(figures, chosen);
    }

    Language language;
    Book book;
    Sheet findings, summary, evidence, coverage, tables, figures;
    std::string bytes;
};

WorkingPaper::WorkingPaper(Language language) : parts_(std::make_unique<Parts>(language)) {}

WorkingPaper::~WorkingPaper() = default;

void WorkingPaper::add(const Record& record, const std::vector<FigureState>& states) {
    write_tables(parts_->tables, record, parts_->language);
    write_figures(parts_->figures, record, states, parts_->language);
}

const std::string& WorkingPaper::finish(const Report& report) {
    Parts& parts = *parts_;
    if (!parts.bytes.empty()) return parts.bytes;
    const auto findings = listed_findings(report);
    write_finding_list(parts.findings, findings, parts.language);
    write_summary(parts.summary, report, findings, parts.language);
    write_evidence(parts.evidence, report, findings, parts.language);
    write_coverage(parts.coverage, report, parts.language);
    for (Sheet* sheet : {&parts.findings, &parts.summary, &parts.evidence, &parts.coverage, &parts.tables, &parts.figures}) sheet->finish();
    parts.bytes = parts.book.finish();
    return parts.bytes;
}

}  // namespace gouji
