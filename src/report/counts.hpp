#pragma once

#include "gouji/report/report.hpp"

namespace gouji {

/// Totals of a run.
struct Counts {
    int documents = 0, unchecked = 0;        ///< unchecked: not fully checked, as the gate asks
    int errors = 0, warnings = 0, notes = 0;
    int failing = 0;                         ///< findings that fail the run
    long long figures = 0, tied = 0;

    void add(Severity severity);
    [[nodiscard]] int findings() const { return errors + warnings + notes; }
};

Counts counts_of(const Report& report);
Counts counts_of(const DocumentResult& document, const Gate& gate);

/// "不符 3，疑点 1，提示 0"
std::string say_findings(Language language, const Counts& counts);
/// "文件 2 份：已核对 1，无法读取 1", by status.
std::string say_documents(Language language, const Report& report);
/// "配置：gouji.toml，指纹 …", with the baseline and the number of suppressed findings where there are any.
std::string say_configuration(Language language, const Report& report);
/// The whole in one line: documents, findings, figures tied.
std::string say_summary(Language language, const Report& report);

}  // namespace gouji
