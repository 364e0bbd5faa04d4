#pragma once

#include "gouji/findings/finding.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

/// Small judged documents for tests: figures by name, outcomes over them, as the rules stage would hand them on.
namespace gouji::test {

inline std::unique_ptr<Rule> make_rule(std::string id, RuleKind kind, Severity severity = Severity::error) {
    auto rule = std::make_unique<Rule>();
    rule->id = std::move(id);
    rule->catalogue = {"A01"};
    rule->severity = severity;
    rule->kind = std::move(kind);
    return rule;
}

class Judged {
public:
    explicit Judged(std::size_t records = 1) : records_(records) {
        for (std::size_t i = 0; i < records; ++i) {
            records_[i].path = "文件" + std::to_string(i) + ".pdf";
            records_[i].sha256 = std::string(64, static_cast<char>('a' + i));
            records_[i].identity = {"某局", "", Level::unit, 2025, Kind::budget, false, false};
            records_[i].pages = 9;
            for (const char* title : {"收支总表", "采购表"}) {
                TableInfo table;
                table.title = title;
                table.pages = {1};
                records_[i].tables.push_back(table);
            }
        }
        evaluation.states.resize(records);
        rules_["sum"] = make_rule("GJ001", SumRule{});
        rules_["restated"] = make_rule("GJ002", RestatedRule{});
        rules_["equal"] = make_rule("GJ003", EqualRule{});
        rules_["at_most"] = make_rule("GJ004", AtMostRule{});
        rules_["rollup"] = make_rule("GJ005", RollupRule{});
        for (const auto kind : {FrameKind::growth, FrameKind::share, FrameKind::completion, FrameKind::comparison, FrameKind::breakdown, FrameKind::flat})
            rules_[std::string(id(kind))] = make_rule("GJ006", FrameRule{kind, {}});
    }

    Record& record(std::size_t index = 0) { return records_.at(index); }
    Fact& fact(const std::string& name) { return records_.at(refs_.at(name).record).facts.at(refs_.at(name).fact); }
    FactRef ref(const std::string& name) const { return refs_.at(name); }

    /// A table figure in 万元; its place on the page follows row and column.
    void figure(const std::string& name, const std::string& value, int row, int column, int table = 0, std::uint32_t record = 0) {
        Fact fact;
        fact.value = parse_decimal(value).value();
        fact.unit = Unit::ten_thousand_yuan;
        fact.binding = Binding::bound;
        fact.table = table;
        fact.row = row;
        fact.column = column;
        fact.row_path = {"行" + std::to_string(row)};
        fact.column_path = {"列" + std::to_string(column)};
        fact.source = {table + 1, {column * 50.0, row * 20.0, column * 50.0 + 40, row * 20.0 + 12}, value};
        refs_[name] = {record, static_cast<FactIndex>(records_.at(record).facts.size())};
        records_.at(record).facts.push_back(fact);
        evaluation.states.at(record).push_back({Tie::tied, Reason::none});
    }

    /// `names`: the figure it stands at first, then the others. Expected is their sum, or the single other one.
    Outcome& outcome(const std::string& rule, Verdict verdict, const std::vector<std::string>& names) {
        Outcome out;
        out.rule = rules_.at(rule).get();
        out.verdict = verdict;
        for (std::size_t i = 0; i < names.size(); ++i) out.operands.push_back({ref(names[i]), i == 0 ? "total" : "part", 1});
        out.actual = fact(names.front()).value;
        out.unit = fact(names.front()).unit;
        Decimal sum{0, 2};
        for (std::size_t i = 1; i < names.size(); ++i) {
            const Fact& part = fact(names[i]);
            sum = add(sum, scaled(part.value, yuan_exponent(part.unit) - yuan_exponent(out.unit))).value();
            out.working += (i > 1 ? " + " : "") + to_string(part.value);
        }
        out.expected = sum;
        out.difference = subtract(out.actual, sum);
        out.working += " = " + to_string(sum);
        evaluation.outcomes.push_back(out);
        return evaluation.outcomes.back();
    }

    Rule& rule(const std::string& name) { return *rules_.at(name); }

    std::vector<DocumentResult> collect(bool strict = false) const {
        std::vector<const Record*> disclosure;
        for (const auto& record : records_) disclosure.push_back(&record);
        return collect_findings({}, disclosure, evaluation, strict);
    }
    std::vector<Finding> findings(bool strict = false) const { return collect(strict).front().findings; }

    Evaluation evaluation;

private:
    std::vector<Record> records_;
    std::map<std::string, FactRef> refs_;
    std::map<std::string, std::unique_ptr<Rule>> rules_;
};

}  // namespace gouji::test
