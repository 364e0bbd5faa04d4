// Lists of indicators in forms: weights, units, kinds; and how far the money was spent.

#include "judge.hpp"
#include "working.hpp"

#include "gouji/core/interval.hpp"
#include "gouji/core/text.hpp"
#include "gouji/rules/percent.hpp"

#include <algorithm>
#include <utility>
#include <array>
#include <fmt/format.h>

namespace gouji::judging {

namespace {

using Check = FormRule::Check;

constexpr std::int64_t full_weight = 100;
constexpr std::int64_t weight_beside_execution = 90;   // ten points are for the execution of the budget
constexpr std::size_t fewest_weights = 3;              // fewer were not all read
constexpr std::size_t fewest_indicators = 3;
constexpr std::size_t most_remarks = 4;                // told in the working; the evidence has all

bool has_any(const std::string& text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

bool has_digit(const std::string& text) { return text.find_first_of("0123456789") != std::string::npos; }

/// One row of a list of indicators.
struct Indicator {
    std::vector<std::string> path;           ///< levels and name, folded
    std::optional<FactRef> target, before, weight, achieved;
    bool total = false;
};

/// The lists of one form, by the rows of their head and their own row.
using Lists = std::map<std::pair<int, int>, std::map<int, Indicator>>;   ///< table, list; row

class Forms {
public:
    Forms(const Bench& bench, std::uint32_t index) : figures_(bench.figures), index_(index), record_(*bench.records.at(index)) {
        for (FactIndex f = 0; f < record_.facts.size(); ++f)
            if (record_.facts.at(f).role == FigureRole::cell && record_.facts.at(f).panel > 0) take({index, f});
    }

    void judge(const Rule* rule, Check check, Outcomes& out) const {
        if (check == Check::execution) return judge_execution(rule, out);
        Outcomes found;
        if (check == Check::weights) judge_weights(rule, found);
        else judge_lists(rule, check, found);
        join(std::move(found), out);
    }

private:
    /// The same remark about many rows or forms of a document is one.
    static void join(Outcomes found, Outcomes& out) {
        std::optional<std::size_t> first;
        std::size_t joined = 1;
        for (auto& outcome : found) {
            if (outcome.verdict != Verdict::violation || !first) {
                if (outcome.verdict == Verdict::violation) first = out.size();
                out.push_back(std::move(outcome));
                continue;
            }
            auto& whole = out.at(*first);
            whole.operands.insert(whole.operands.end(), outcome.operands.begin(), outcome.operands.end());
            if (++joined <= most_remarks) whole.working += "；" + outcome.working;
            else if (joined == most_remarks + 1) whole.working += "；…";
        }
    }

    void take(FactRef ref) {
        const Fact& fact = figures_.fact(ref);
        auto& row = lists_[{fact.table, fact.panel}][fact.row];
        const std::string text = fold(fact.source.text), head = fact.column_path.empty() ? std::string() : fold(fact.column_path.back());
        row.total = row.total || text == "总分" || is_pure_total_word(text);
        if (fact.row_path.size() > row.path.size() || row.path.empty()) {
            row.path.clear();
            for (const auto& name : fact.row_path) row.path.push_back(fold(name));
        }
        if (has_any(head, {"得分", "自评", "规则", "依据", "方法", "标准"})) return;
        if (has_any(head, {"分值", "权重"})) row.weight = ref;
        else if (has_any(head, {"上年"})) row.before = ref;
        else if (has_any(head, {"实际", "完成值", "全年"})) row.achieved = ref;
        else if (has_any(head, {"指标值", "目标值"})) row.target = ref;
    }

    [[nodiscard]] std::string text(FactRef ref) const { return fold(figures_.fact(ref).source.text); }

    static void add(const Rule* rule, Verdict verdict, std::vector<Operand> operands, std::string working, Outcomes& out, Reason reason = Reason::none) {
        auto outcome = not_run(rule, verdict, reason, std::move(operands));
        outcome.working = std::move(working);
        out.push_back(std::move(outcome));
    }

    /// What the weights of one list add up to.
    struct Weights {
        std::vector<Operand> operands;
        std::optional<Decimal> sum = Decimal{0, 0};
        std::string working;
        bool read = true;

        [[nodiscard]] bool fits() const {
            return sum && (compare(*sum, {full_weight, 0}) == 0 || compare(*sum, {weight_beside_execution, 0}) == 0);
        }
    };

    [[nodiscard]] Weights weights_of(const std::map<int, Indicator>& rows) const {
        Weights weights;
        for (const auto& [row, indicator] : rows) {
            if (!indicator.weight || indicator.total) continue;
            auto printed = text(*indicator.weight);
            while (printed.ends_with('%')) printed.pop_back();
            const auto value = parse_decimal(printed);
            weights.read = weights.read && value.has_value();
            if (!value || !weights.sum) continue;
            weights.operands.push_back({*indicator.weight, "weight", 1});
            weights.sum = gouji::add(*weights.sum, *value);
            weights.working += (weights.working.empty() ? "" : " + ") + to_string(*value);
        }
        return weights;
    }

    static Weights together(Weights a, const Weights& b) {
        a.operands.insert(a.operands.end(), b.operands.begin(), b.operands.end());
        a.sum = a.sum && b.sum ? gouji::add(*a.sum, *b.sum) : std::nullopt;
        a.working += " + " + b.working;
        a.read = a.read && b.read;
        return a;
    }

    /// A list that a page end cut in two is read as two; their weights add up to the whole together.
    void judge_weights(const Rule* rule, Outcomes& out) const {
        std::optional<Weights> before;
        const auto tell_before = [&] {
            if (before) tell_weights(rule, *std::exchange(before, std::nullopt), out);
        };
        for (const auto& [where, rows] : lists_) {
            Weights weights = weights_of(rows);
            if (weights.operands.empty()) continue;
            if (before && !before->fits() && !weights.fits() && together(*before, weights).fits()) {
                before = together(*std::move(before), weights);
                tell_before();
                continue;
            }
            tell_before();
            before = std::move(weights);
        }
        tell_before();
    }

    void tell_weights(const Rule* rule, Weights weights, Outcomes& out) const {
        if (weights.operands.size() < fewest_weights || !weights.sum) return;
        const bool fits = weights.fits();
        weights.working += " = " + to_string(*weights.sum) + (fits ? "" : " ≠ 100");
        if (!weights.read && !fits) return add(rule, Verdict::not_checked, {weights.operands.front()}, {}, out, Reason::unread);
        add(rule, fits ? Verdict::exact : Verdict::violation, std::move(weights.operands), std::move(weights.working), out);
    }

    void judge_lists(const Rule* rule, Check check, Outcomes& out) const {
        for (const auto& [where, rows] : lists_) {
            if (check == Check::complete) judge_complete(rule, rows, out);
            else
                for (const auto& [row, indicator] : rows) judge_row(rule, check, indicator, out);
        }
    }

    void judge_complete(const Rule* rule, const std::map<int, Indicator>& rows, Outcomes& out) const {
        bool output = false, benefit = false, levels = false;
        std::size_t count = 0;
        std::optional<FactRef> first;
        for (const auto& [row, indicator] : rows) {
            if (!indicator.target) continue;
            ++count;
            if (!first) first = indicator.target;
            for (const auto& name : indicator.path) {
                output = output || has_any(name, {"产出", "数量指标", "质量指标", "时效指标"});
                benefit = benefit || has_any(name, {"效益", "效果", "影响", "满意"});
                levels = levels || name.ends_with("指标");
            }
        }
        if (count < fewest_indicators || !levels || (!output && !benefit)) return;
        add(rule, output && benefit ? Verdict::exact : Verdict::violation, {{*first, "list", 1}}, output && benefit ? std::string() : output ? "效益指标" : "产出指标", out);
    }

    void judge_row(const Rule* rule, Check check, const Indicator& row, Outcomes& out) const {
        if (!row.target || row.path.empty() || !has_digit(text(*row.target))) return;
        const std::string target = text(*row.target), &name = row.path.back();
        const bool rate = name.ends_with("率") && !name.ends_with("频率") && !name.ends_with("效率");
        const auto report = [&](bool holds, std::vector<Operand> operands, std::string working) {
            add(rule, holds ? Verdict::exact : Verdict::violation, std::move(operands), holds ? std::string() : std::move(working), out);
        };
        if (check == Check::rates && rate) report(target.find('%') != std::string::npos || unit_of(target).empty(), {{*row.target, "target", 1}}, name + " " + target);
        if (check == Check::kinds && rate && row.path.size() > 1)
            report(!has_any(row.path[row.path.size() - 2], {"数量指标"}), {{*row.target, "target", 1}}, row.path[row.path.size() - 2] + " " + name);
        if (check == Check::limits && std::ranges::any_of(row.path, [](const std::string& level) { return level.ends_with("成本指标"); }))
            report(!target.starts_with("≥") && !target.starts_with(">"), {{*row.target, "target", 1}}, name + " " + target);
        if (check == Check::units && row.before && has_digit(text(*row.before))) judge_units(rule, row, out);
    }

    void judge_units(const Rule* rule, const Indicator& row, Outcomes& out) const {
        const std::string own = unit_of(text(*row.target)), before = unit_of(text(*row.before));
        if (own.empty() || before.empty()) return;
        add(rule, own == before ? Verdict::exact : Verdict::violation, {{*row.target, "target", 1}, {*row.before, "previous", 1}},
            own == before ? std::string() : row.path.back() + " " + text(*row.target) + " ≠ " + text(*row.before), out);
    }

    /// What stands behind the last digit: "≥12条" → "条"; empty when nothing does.
    static std::string unit_of(const std::string& folded) {
        const auto last = folded.find_last_of("0123456789");
        std::string out = last == std::string::npos ? std::string() : folded.substr(last + 1);
        const auto bracket = out.find_first_of("(),;。");
        if (bracket != std::string::npos) out.resize(bracket);
        return out;
    }

    // --- how far the money was spent ---

    struct Spent {
        std::optional<FactRef> rate, outturn, budget, first_budget;
    };

    void judge_execution(const Rule* rule, Outcomes& out) const {
        std::map<std::pair<int, int>, Spent> rows;
        for (FactIndex f = 0; f < record_.facts.size(); ++f) {
            const Fact& fact = record_.facts.at(f);
            if (fact.table < 0 || is_words(fact.role) || !fact.is_figure() || fact.column_path.empty() || figures_.in_doubt(index_, fact.table)) continue;
            const std::string head = fold(fact.column_path.back());
            auto& row = rows[{fact.table, fact.row}];
            if (head.find("执行率") != std::string::npos) row.rate = FactRef{index_, f};
            else if (head.find("执行数") != std::string::npos) row.outturn = FactRef{index_, f};
            else if (head.find("年初预算") != std::string::npos) row.first_budget = FactRef{index_, f};
            else if (head.find("预算数") != std::string::npos) row.budget = FactRef{index_, f};
        }
        for (const auto& [where, row] : rows) {
            const auto budget = row.budget ? row.budget : row.first_budget;
            if (row.rate && row.outturn && budget && figures_.fact(*row.rate).source.text.find('%') != std::string::npos)
                judge_spent(rule, *row.rate, *row.outturn, *budget, out);
        }
    }

    void judge_spent(const Rule* rule, FactRef rate, FactRef outturn, FactRef budget, Outcomes& out) const {
        const Fact& printed = figures_.fact(rate);
        const Fact& spent = figures_.fact(outturn);
        const auto planned = value_in(figures_.fact(budget), spent.unit);
        if (!planned || is_zero(*planned)) return;
        Outcome outcome = not_run(rule, Verdict::not_checked, Reason::step_limit, {{rate, "rate", 1}, {outturn, "level", 1}, {budget, "base", 1}});
        outcome.actual = printed.value;
        outcome.unit = Unit::percent;
        outcome.expected = percentage(spent.value, *planned, printed.value.places);
        const auto agreement = compare_share(spent.value, *planned, printed.value);
        if (outcome.expected && agreement != Agreement::overflow) {
            outcome.reason = Reason::none;
            outcome.difference = subtract(outcome.actual, *outcome.expected);
            outcome.verdict = agreement == Agreement::exact ? Verdict::exact : agreement == Agreement::violation ? Verdict::violation : Verdict::residue;
            outcome.working = fmt::format("{} ÷ {} = {} %{}", to_grouped_string(spent.value), to_grouped_string(*planned), to_grouped_string(*outcome.expected),
                                          equal_value(*outcome.expected, outcome.actual) ? "" : " ≠ " + to_grouped_string(outcome.actual) + " %");
        }
        out.push_back(std::move(outcome));
    }

    const Figures& figures_;
    std::uint32_t index_;
    const Record& record_;
    Lists lists_;
};

}  // namespace

void judge_forms(const Bench& bench, Outcomes& out) {
    const auto rules = rules_of<FormRule>(bench.rules);
    if (rules.empty()) return;
    for (std::uint32_t r = 0; r < bench.records.size(); ++r) {
        const Forms forms(bench, r);
        for (const auto& [rule, kind] : rules) forms.judge(rule, kind->check, out);
    }
}

}  // namespace gouji::judging
