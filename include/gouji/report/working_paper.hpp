#pragma once

#include "gouji/report/report.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gouji {

/// The auditor's working paper (审计底稿) as an Excel workbook: findings, summary, evidence with formulas that redo the
/// arithmetic, coverage, tables as read, figures. Amounts are numbers with their printed decimals, text is never a formula.
/// The same report gives the same bytes.
///
/// Tables and figures of a document are handed over while its figures are known and go to a temporary file at once, so memory
/// does not grow with the number of documents. Throws std::runtime_error when temporary files cannot be written.
class WorkingPaper {
public:
    explicit WorkingPaper(Language language);
    ~WorkingPaper();
    WorkingPaper(const WorkingPaper&) = delete;
    WorkingPaper& operator=(const WorkingPaper&) = delete;

    /// Tables and figures of one document; `states` belongs to its facts and may be empty when nothing was judged.
    void add(const Record& record, const std::vector<FigureState>& states);
    /// The bytes of the workbook. Nothing can be added afterwards; asked again it answers the same.
    const std::string& finish(const Report& report);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace gouji
