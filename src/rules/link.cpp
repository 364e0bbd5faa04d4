// One amount under two classifications, or two amounts in a ratio.

#include "judge.hpp"
#include "working.hpp"

#include "gouji/core/interval.hpp"
#include "gouji/rules/percent.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gouji::judging {

namespace {

constexpr int ratio_places = 4;

class Link {
public:
    Link(const Bench& bench, const Rule* rule, const LinkRule& kind) : figures_(bench.figures), rule_(rule), kind_(kind) {}

    void judge(Outcomes& out) const {
        const auto left = pick_all(kind_.left), right = pick_all(kind_.right);
        if (left.empty() || right.empty()) return;
        out.push_back(compare(kind_.least, kind_.most) == 0 ? equality(left, right) : within(left, right));
    }

private:
    /// The only figure of the tables that the pattern picks; nullopt when there is none or several differ.
    [[nodiscard]] std::optional<FactRef> pick(const Pattern& pattern) const {
        std::optional<FactRef> found;
        for (const auto& group : figures_.groups()) {
            if (!group.judged || group.quoted().table < 0) continue;
            const auto ref = group.quoted().facts.front();
            if (!pattern.matches(figures_.fact(ref).coordinates)) continue;
            if (found && amount_of(figures_.fact(*found)) != amount_of(figures_.fact(ref))) return std::nullopt;
            if (!found) found = ref;
        }
        return found;
    }

    /// The first pattern must pick a figure, of the others those count that do.
    [[nodiscard]] std::vector<FactRef> pick_all(const std::vector<Pattern>& patterns) const {
        std::vector<FactRef> out;
        for (const auto& pattern : patterns) {
            const auto found = pick(pattern);
            if (found) out.push_back(*found);
            else if (out.empty()) return {};
        }
        return out;
    }

    [[nodiscard]] Outcome with_operands(const std::vector<FactRef>& left, const std::vector<FactRef>& right) const {
        Outcome out = not_run(rule_, Verdict::not_checked, Reason::step_limit, {});
        for (std::size_t i = 0; i < left.size(); ++i) out.operands.push_back({left[i], "left", i == 0 ? 1 : -1});
        for (const auto ref : right) out.operands.push_back({ref, "right", 1});
        out.actual = figures_.fact(left.front()).value;
        out.unit = figures_.fact(left.front()).unit;
        return out;
    }

    /// left₁ = Σ right − the other left ones.
    [[nodiscard]] Outcome equality(const std::vector<FactRef>& left, const std::vector<FactRef>& right) const {
        Outcome out = with_operands(left, right);
        std::vector<Decimal> values;
        std::vector<int> weights;
        std::optional<Decimal> sum = Decimal{0, 0};
        for (std::size_t i = 1; i < out.operands.size(); ++i) {
            const auto value = value_in(figures_.fact(out.operands[i].fact), out.unit);
            if (!value || !sum) return out;
            values.push_back(*value);
            weights.push_back(out.operands[i].weight);
            sum = weights.back() < 0 ? subtract(*sum, *value) : add(*sum, *value);
        }
        if (!sum) return out;
        out.reason = Reason::none;
        out.expected = sum;
        out.difference = subtract(out.actual, *sum);
        out.working = text_of(left) + (equal_value(*sum, out.actual) ? " = " : " ≠ ") + text_of(right);
        const auto agreement = compare_sum(out.actual, values, weights);
        out.verdict = agreement == Agreement::exact ? Verdict::exact : agreement == Agreement::violation ? Verdict::violation : Verdict::residue;
        out.large = agreement == Agreement::large_residue;
        return out;
    }

    [[nodiscard]] std::string text_of(const std::vector<FactRef>& list) const {
        std::string out;
        for (const auto ref : list) out += (out.empty() ? "" : " + ") + to_grouped_string(figures_.fact(ref).value);
        return out;
    }

    [[nodiscard]] std::optional<Decimal> total(const std::vector<FactRef>& list, Unit unit) const {
        std::optional<Decimal> sum = Decimal{0, 0};
        for (const auto ref : list) {
            const auto value = value_in(figures_.fact(ref), unit);
            sum = value && sum ? add(*sum, *value) : std::nullopt;
            if (!sum) break;
        }
        return sum;
    }

    /// A ratio within limits holds or not; it fixes neither figure.
    [[nodiscard]] Outcome within(const std::vector<FactRef>& left, const std::vector<FactRef>& right) const {
        Outcome out = with_operands(left, right);
        const auto top = total(left, out.unit), bottom = total(right, out.unit);
        if (!top || !bottom || is_zero(*bottom)) return out;
        const auto ratio = proportion(*top, {1, 0}, *bottom, ratio_places);
        if (!ratio) return out;
        const bool holds = compare(*ratio, kind_.least) >= 0 && compare(*ratio, kind_.most) <= 0;
        out.reason = Reason::none;
        out.verdict = holds ? Verdict::exact : Verdict::violation;
        out.working = fmt::format("{} ÷ {} = {}", text_of(left), right.size() > 1 ? "(" + text_of(right) + ")" : text_of(right), to_string(*ratio));
        if (!holds) out.working += fmt::format("（{}–{}）", to_string(kind_.least), to_string(kind_.most));
        return out;
    }

    const Figures& figures_;
    const Rule* rule_;
    const LinkRule& kind_;
};

}  // namespace

void judge_links(const Bench& bench, Outcomes& out) {
    for (const auto& [rule, kind] : rules_of<LinkRule>(bench.rules)) Link(bench, rule, *kind).judge(out);
}

}  // namespace gouji::judging
