#pragma once

// The sheets of the working paper, one function each.

#include "sheet.hpp"

#include "gouji/report/report.hpp"

#include <string>
#include <vector>

namespace gouji {

/// A finding and the document it stands in.
struct Listed {
    const DocumentResult* document = nullptr;
    const Finding* finding = nullptr;
};

/// All findings by severity, then by |difference|: money in 元 first, other units after it, none last; equals in the order of
/// the report.
std::vector<Listed> listed_findings(const Report& report);

/// Rule id, title and basis.
std::string rule_text(const Rule& rule, Language language);
/// "疑点·识读存疑": severity, and the verdict where it is not a plain violation.
std::string grade_text(const Finding& finding, Language language);
Style style_of(Severity severity);
/// The finding's sentence.
std::string message_text(const Finding& finding, Language language);
/// The path of the document with this digest; the digest itself when no document of the report has it.
std::string path_of(const Report& report, const std::string& sha256);

void write_finding_list(Sheet& sheet, const std::vector<Listed>& findings, Language language);
void write_summary(Sheet& sheet, const Report& report, const std::vector<Listed>& findings, Language language);
/// Each finding with its figures and, for each relation, formulas over them that give the reported values again.
void write_evidence(Sheet& sheet, const Report& report, const std::vector<Listed>& findings, Language language);
void write_coverage(Sheet& sheet, const Report& report, Language language);

/// Tables as read, one block each: title, names of the columns, rows. Stops where the sheet is full and says so.
void write_tables(Sheet& sheet, const Record& record, Language language);
void name_figure_columns(Sheet& sheet, Language language);
/// One figure a row. Stops where the sheet is full and says so.
void write_figures(Sheet& sheet, const Record& record, const std::vector<FigureState>& states, Language language);

}  // namespace gouji
