// parent = Σ parts inside one table: which proposed sums are judged, and how (acceptance, proof by the family, completeness).

#include "families.hpp"
#include "judge.hpp"
#include "working.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace gouji::judging {

namespace {

constexpr int proof_of_vetoed = 3;      // instances that must hold before coordinates are overruled
constexpr int proof_of_subset = 2;      // other instances that make a 其中 exhaustive …
constexpr int proof_against_one = 3;    // … and that many before one that differs is accused
constexpr int throughout_rows = 3;      // figure rows that must all fail before our reading is doubted (parse suspect)

struct Decision {
    Verdict verdict = Verdict::exact;   ///< exact: judge it
    Reason reason = Reason::none;
    bool as_limit = false;              ///< only Σ ≤ parent
};

constexpr Decision judged{};
constexpr Decision limited{Verdict::exact, Reason::none, true};
constexpr Decision no_sum{Verdict::not_applicable, Reason::not_a_sum};
constexpr Decision unproven{Verdict::not_checked, Reason::unproven};

Decision decide_subset(const Instance& instance, const Family& family, const Family& others) {
    const bool closed = others.failing == 0 && others.holding >= proof_of_subset &&
                        (instance.holds() || others.strongly_holding >= proof_against_one);
    if (closed) return judged;
    if (instance.sum->acceptance == Acceptance::unjudged && family.holding == 0) return unproven;
    return limited;
}

Decision decide_accepted(const Instance& instance, const Family& family) {
    const bool throughout = family.figure_rows >= throughout_rows && family.held_rows == 0 && !instance.holds();
    return throughout ? Decision{Verdict::suspect, Reason::parse_suspect} : judged;
}

Decision decide_unjudged(const Instance& instance, const Family& family, const Family& others) {
    const bool elsewhere = family.kin != nullptr && family.kin->holding > family.holding;
    if (family.failing > 0 && family.holding == 0 && !elsewhere) return no_sum;
    const auto& evidence = elsewhere ? *family.kin : family;
    if (evidence.failing > evidence.holding) return no_sum;
    if (others.holding > 0 || elsewhere) return judged;
    // Two addends that meet the total to the last digit are no accident, but a single row cannot prove a pattern.
    const bool lone = family.instances > 1 && instance.strong && instance.agreement == Agreement::exact;
    return lone ? judged : unproven;
}

Decision decide(const Instance& instance, const Family& family) {
    if (instance.in_doubt) return {Verdict::not_checked, Reason::parse_suspect};
    if (instance.parts.empty()) return {Verdict::not_checked, Reason::incomplete};
    if (instance.agreement == Agreement::overflow) return {Verdict::not_checked, Reason::step_limit};
    if (instance.sum->acceptance == Acceptance::vetoed) {
        return family.holding >= proof_of_vetoed && family.any_failing == 0 ? judged : no_sum;
    }
    const auto others = family.without(instance);
    if (instance.sum->subset) return decide_subset(instance, family, others);
    if (!instance.sum->complete) {
        return instance.agreement == Agreement::exact ? judged : Decision{Verdict::not_checked, Reason::incomplete};
    }
    if (instance.sum->acceptance == Acceptance::accepted) return decide_accepted(instance, family);
    return decide_unjudged(instance, family, others);
}

const Rule* rule_for(const std::vector<std::pair<const Rule*, const SumRule*>>& rules, const Sum& sum, const Fact& parent) {
    const auto claims = [&](const SumRule& rule) {
        const bool step = rule.steps.empty() || (sum.step && std::ranges::find(rule.steps, *sum.step) != rule.steps.end());
        const bool structure = rule.structures.empty() || std::ranges::find(rule.structures, sum.structure) != rule.structures.end();
        return step && structure && rule.parent.matches(parent.coordinates);
    };
    const auto specificity = [](const SumRule& rule) {
        return rule.parent.specificity() + (rule.steps.empty() ? 0U : 1U) + (rule.structures.empty() ? 0U : 1U);
    };
    return claimed_by(rules, claims, specificity);
}

std::vector<Operand> operands_of(const Instance& instance) {
    std::vector<Operand> out{{instance.parent, "total", 1}};
    for (const auto ref : instance.parts) out.push_back({ref, "part", 1});
    return out;
}

/// Lines (columns of header sums, rows of row sums) that carried money in a sum of two or more addends that held: true parts of
/// their partition, not memo columns beside it.
class ProvenLines {
public:
    ProvenLines(const Figures& figures, const std::vector<Instance>& instances) : figures_(figures) {
        for (const auto& instance : instances) {
            if (!instance.strong || !instance.holds()) continue;
            for (const auto part : instance.parts)
                if (!is_zero(figures.fact(part).value)) lines_.insert(line_of(instance, part));
        }
    }

    /// Does Σ exceed the total by a part that nothing has proven?
    [[nodiscard]] bool all_proven(const Instance& instance) const {
        return std::ranges::all_of(instance.parts, [&](FactRef part) {
            return is_zero(figures_.fact(part).value) || lines_.contains(line_of(instance, part));
        });
    }

private:
    using Line = std::tuple<std::uint32_t, int, int, int>;
    [[nodiscard]] Line line_of(const Instance& instance, FactRef part) const {
        const auto& fact = figures_.fact(part);
        return {part.record, fact.table, instance.sum->family, instance.sum->structure == Structure::header ? fact.column : fact.row};
    }
    const Figures& figures_;
    std::set<Line> lines_;
};

/// A total that leaves out what was carried over does so in every row: where several rows of one family exceed their total by
/// exactly their own carried-over part and none includes it, the column is outside the total (M3).
void excuse_excluded_carry_over(const Figures& figures, std::vector<JudgedSum>& sums) {
    constexpr int several = 2;
    std::map<std::tuple<std::uint32_t, int, int>, std::pair<std::vector<Outcome*>, bool>> families;
    for (auto& one : sums) {
        const auto& sum = *one.instance->sum;
        auto& [excluded, included] = families[{one.instance->parent.record, sum.table, sum.family}];
        for (const auto part : one.instance->parts) {
            const auto& fact = figures.fact(part);
            if (!Figures::is_set_aside(fact) || is_zero(fact.value)) continue;
            const auto& difference = one.outcome.difference;
            const bool failed = one.outcome.verdict == Verdict::violation || one.outcome.verdict == Verdict::suspect;
            if (one.instance->holds()) included = true;
            else if (failed && difference && equal_value(negate(*difference), fact.value)) excluded.push_back(&one.outcome);
        }
    }
    for (auto& [key, family] : families) {
        if (family.second || static_cast<int>(family.first.size()) < several) continue;
        for (auto* outcome : family.first) {
            outcome->verdict = Verdict::not_checked;
            outcome->reason = Reason::scope_undecided;
        }
    }
}

/// 本年合计 and 结转: what both say of time leaves no part that could be a memo.
bool steps_in_time(const Instance& instance) {
    const auto& sum = *instance.sum;
    return sum.acceptance == Acceptance::accepted && (sum.step == Dimension::vintage || sum.step == Dimension::use);
}

Outcome judge(const Figures& figures, const Instance& instance, const Decision& decision, const Rule* rule, const ProvenLines& proven) {
    if (decision.verdict != Verdict::exact && decision.verdict != Verdict::suspect) {
        return not_run(rule, decision.verdict, decision.reason, operands_of(instance));
    }
    auto out = decision.as_limit ? compare_parts_at_most(figures, rule, instance.parent, instance.parts)
                                 : compare_to_sum(figures, rule, instance.parent, instance.parts);
    if (decision.verdict == Verdict::suspect) {
        out.verdict = Verdict::suspect;
        out.reason = decision.reason;
    }
    if (!decision.as_limit && !proven.all_proven(instance) && !steps_in_time(instance)) weigh_surplus_part(figures, out);
    weigh_odd_places(figures, out);
    weigh_scope_gap(figures, out);
    return out;
}

bool proves_list(const Outcome& outcome, const Sum& sum) {
    const bool holds = outcome.verdict == Verdict::exact || outcome.verdict == Verdict::residue ||
                       outcome.verdict == Verdict::not_harmonised;
    return holds && sum.complete && !sum.subset && sum.structure != Structure::header;
}

}  // namespace

void judge_sums(Bench& bench, Outcomes& out) {
    const auto rules = rules_of<SumRule>(bench.rules);
    const Families families(bench.figures);
    const ProvenLines proven(bench.figures, families.instances());
    std::vector<JudgedSum> judged_sums;
    for (const auto& instance : families.instances()) {
        const auto& parent = bench.figures.fact(instance.parent);
        const auto* rule = rule_for(rules, *instance.sum, parent);
        if (rule == nullptr) continue;
        const auto decision = decide(instance, families.family_of(instance));
        judged_sums.push_back({&instance, judge(bench.figures, instance, decision, rule, proven), decision.as_limit});
    }
    excuse_excluded_carry_over(bench.figures, judged_sums);
    mark_children_missing(bench.figures, judged_sums);
    for (auto& judged_sum : judged_sums) {
        const auto& instance = *judged_sum.instance;
        if (!judged_sum.as_limit && proves_list(judged_sum.outcome, *instance.sum)) {
            const auto& parent = bench.figures.fact(instance.parent);
            bench.lists.push_back({instance.parent.record, instance.sum});
            if (instance.sum->step) {
                bench.complete_columns.insert({instance.parent.record, parent.table, parent.column, *instance.sum->step});
            }
        }
        out.push_back(std::move(judged_sum.outcome));
    }
}

}  // namespace gouji::judging
