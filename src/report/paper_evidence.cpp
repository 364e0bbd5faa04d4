// 证据与验算: every finding with its figures and formulas that redo the arithmetic from them.

#include "paper.hpp"

#include <algorithm>
#include <optional>

namespace gouji {
namespace {

constexpr int value_column = 6, recomputed_column = 9, reported_column = 10;   // of the header below
constexpr std::size_t most_arguments = 200;      ///< of one SUM; spreadsheets take 255
constexpr std::size_t longest_formula = 8000;    ///< characters; spreadsheets take 8192

std::string cell(int column, int row) { return column_name(column) + std::to_string(row); }

/// Rows as ranges: 5, 6, 7, 9 → "G5:G7,G9", cut where a SUM would have too many of them.
std::string sum_of(std::vector<int> rows) {
    std::sort(rows.begin(), rows.end());
    std::string out;
    std::size_t arguments = 0;
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1) ++last;
        out += arguments == 0 ? (out.empty() ? "SUM(" : "+SUM(") : ",";
        out += last == first ? cell(value_column, rows[first]) : cell(value_column, rows[first]) + ":" + cell(value_column, rows[last]);
        if (++arguments == most_arguments || last + 1 == rows.size()) {
            out += ")";
            arguments = 0;
        }
        first = last + 1;
    }
    return out;
}

std::string power_of_ten(int exponent) { return "1" + std::string(static_cast<std::size_t>(exponent), '0'); }

/// Addends of one sign and unit are one SUM.
std::string addends_formula(const std::vector<Addend>& addends, int first_evidence_row) {
    std::vector<std::pair<int, int>> groups;   // sign, shift
    for (const auto& one : addends)
        if (std::find(groups.begin(), groups.end(), std::pair{one.sign, one.shift}) == groups.end()) groups.emplace_back(one.sign, one.shift);
    std::string out;
    for (const auto& [sign, shift] : groups) {
        std::vector<int> rows;
        for (const auto& one : addends)
            if (one.sign == sign && one.shift == shift) rows.push_back(first_evidence_row + static_cast<int>(one.figure));
        out += sign < 0 ? "-" : out.empty() ? "" : "+";
        out += "(" + sum_of(std::move(rows)) + ")";
        if (shift > 0) out += "*" + power_of_ten(shift);
        if (shift < 0) out += "/" + power_of_ten(-shift);
    }
    return out;
}

/// nullopt where a spreadsheet could not hold the formula.
std::optional<std::string> formula_of(const Arithmetic& arithmetic, int first_evidence_row) {
    std::string body = addends_formula(arithmetic.numerator, first_evidence_row);
    if (arithmetic.constant != 0 || body.empty()) body = std::to_string(arithmetic.constant) + body;
    if (!arithmetic.denominator.empty()) body = "100*(" + body + ")/(" + addends_formula(arithmetic.denominator, first_evidence_row) + ")";
    const std::string formula = "=ROUND(" + body + "," + std::to_string(arithmetic.places) + ")";
    return formula.size() > longest_formula ? std::nullopt : std::optional(formula);
}

/// Writes the block of one finding; holds where it stands.
class Block {
public:
    Block(Sheet& sheet, const Report& report, Language language) : sheet_(sheet), report_(report), language_(language) {}

    void write(const Listed& listed, std::int64_t number) {
        number_ = number;
        const Finding& finding = *listed.finding;
        const Style style = style_of(finding.severity);
        begin("paper.row.finding", style);
        sheet_.text(listed.document->record->path, Style::wrapped);
        sheet_.integer(finding.page);
        sheet_.text(message_text(finding, language_), Style::wrapped);
        sheet_.text(grade_text(finding, language_), style);
        sheet_.next_row();
        first_evidence_row_ = sheet_.row_number();
        for (const auto& evidence : finding.evidence) write_figure(evidence);
        for (const auto& relation : finding.relations) write_relation(finding, relation);
    }

private:
    void begin(const char* kind, Style style = Style::plain) {
        sheet_.integer(number_);
        sheet_.text(say(language_, kind), style);
    }

    void write_figure(const Evidence& evidence) {
        begin("paper.row.figure");
        sheet_.text(path_of(report_, evidence.document), Style::wrapped);
        sheet_.integer(evidence.source.page);
        sheet_.text(evidence.label.empty() ? evidence.source.text : evidence.label, Style::wrapped);
        sheet_.text(can_say("role." + evidence.role) ? say_word(language_, "role", evidence.role) : evidence.role);
        sheet_.number(evidence.value);
        sheet_.text(printed_name(evidence.unit));
        sheet_.next_row();
    }

    void write_relation(const Finding& finding, const RelationNote& relation) {
        begin("paper.row.relation");
        sheet_.skip(2);
        sheet_.text(rule_text(*relation.rule, language_), Style::wrapped);
        sheet_.skip();
        const Evidence& stands = finding.evidence.at(relation.figure);
        const int places = std::max(stands.value.places, relation.expected ? relation.expected->places : 0);
        sheet_.formula("=" + cell(value_column, first_evidence_row_ + static_cast<int>(relation.figure)), stands.value, stands.value.places);
        sheet_.text(printed_name(stands.unit));
        sheet_.text(relation.working, Style::wrapped);
        const auto formula = relation.arithmetic ? formula_of(*relation.arithmetic, first_evidence_row_) : std::nullopt;
        if (formula) write_check(relation, stands, *formula, places);
        else if (relation.expected) {
            sheet_.skip();
            sheet_.number(relation.expected);
        }
        sheet_.next_row();
    }

    /// Recomputed, reported, their difference from what is printed, and whether recomputing gives what was reported.
    void write_check(const RelationNote& relation, const Evidence& stands, const std::string& formula, int places) {
        const int row = sheet_.row_number();
        const std::string recomputed = cell(recomputed_column, row), digits = std::to_string(places);
        sheet_.formula(formula, *relation.expected, relation.expected->places);
        sheet_.number(relation.expected);
        sheet_.formula("=ROUND(" + cell(value_column, row) + "-" + recomputed + "," + digits + ")",
                       subtract(stands.value, *relation.expected).value_or(Decimal{}), places);
        const std::string yes = say(language_, "paper.same"), no = say(language_, "paper.differs");
        sheet_.formula("=IF(ROUND(" + recomputed + "-" + cell(reported_column, row) + "," + digits + ")=0,\"" + yes + "\",\"" + no + "\")", yes);
    }

    Sheet& sheet_;
    const Report& report_;
    Language language_;
    std::int64_t number_ = 0;
    int first_evidence_row_ = 0;
};

}  // namespace

void write_evidence(Sheet& sheet, const Report& report, const std::vector<Listed>& findings, Language language) {
    std::vector<std::string> names;
    for (const auto* name : {"number", "kind", "file", "page", "label", "role", "actual", "unit", "working", "recomputed", "reported", "difference",
                             "agrees"})
        names.push_back(say(language, std::string("paper.column.") + name));
    sheet.header(names, {6, 8, 20, 6, 46, 10, 14, 9, 36, 14, 14, 12, 11});
    Block block(sheet, report, language);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const auto& finding = *findings[i].finding;
        if (!sheet.has_room(static_cast<int>(finding.evidence.size() + finding.relations.size()) + 1)) return sheet.close(say(language, "paper.no_room"));
        block.write(findings[i], static_cast<std::int64_t>(i) + 1);
    }
}

}  // namespace gouji
