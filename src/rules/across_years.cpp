// Last year's document: the base of a change, what is said to be unchanged, and columns of the year before.

#include "across.hpp"

#include "gouji/core/interval.hpp"
#include "gouji/core/text.hpp"
#include "gouji/rules/percent.hpp"
#include "gouji/rules/slip.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gouji::judging {

namespace {

using Check = AcrossYearsRule::Check;

constexpr std::size_t enough_bases = 4;   // compared figures of a document before their majority says something about it

/// A printed change with the figures it is reckoned from.
struct Comparison {
    std::uint32_t record = 0;
    const Frame* frame = nullptr;
    FactIndex level = 0;
    Coordinates coordinates;        ///< of the level
    const Printing* before = nullptr;
};

bool is_good(const Outcome& outcome) {
    return outcome.verdict != Verdict::violation && outcome.verdict != Verdict::suspect && outcome.verdict != Verdict::not_checked;
}

bool contains_any(std::string_view text, const std::vector<std::string>& words) {
    return std::ranges::any_of(words, [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

/// 比2015年: a year that is named and not the one before.
bool names_another_year(std::string_view folded, int year_before) {
    for (const std::string_view word : {"比20", "较20", "与20"})
        for (std::size_t at = folded.find(word); at != std::string_view::npos; at = folded.find(word, at + 1)) {
            constexpr std::size_t digits = 4;
            const std::string_view named = folded.substr(at + word.size() - 2, digits);
            if (named != std::to_string(year_before)) return true;
        }
    return false;
}

class YearJudge {
public:
    YearJudge(const Bench& bench, const Kin& kin) : kin_(kin), rules_(rules_of<AcrossYearsRule>(bench.rules)), bench_(bench) {}

    void judge(Outcomes& out) {
        Outcomes found;
        judge_columns(found);
        for (std::uint32_t r = 0; r < bench_.records.size(); ++r)
            for (const Frame& frame : bench_.records.at(r)->frames)
                if (is_sound(r, frame)) judge_frame(r, frame, found);
        doubt_a_changed_scope(found);
        std::ranges::move(found, std::back_inserter(out));
    }

private:
    [[nodiscard]] bool is_sound(std::uint32_t record, const Frame& frame) const {
        const auto& facts = kin_.record(record).facts;
        const auto known = [&](FactIndex index) { return index < facts.size() && facts.at(index).is_figure(); };
        const auto known_if_any = [&](const std::optional<FactIndex>& index) { return !index || known(*index); };
        return std::ranges::all_of(frame.levels, known) && known_if_any(frame.change) && known_if_any(frame.rate) && known_if_any(frame.base);
    }

    [[nodiscard]] const Fact& fact(std::uint32_t record, FactIndex index) const { return kin_.record(record).facts.at(index); }

    // --- sentences ---

    void judge_frame(std::uint32_t record, const Frame& frame, Outcomes& out) const {
        if ((frame.kind != FrameKind::growth && frame.kind != FrameKind::flat) || frame.levels.empty()) return;
        const Check check = frame.kind == FrameKind::flat && !frame.base ? Check::flat : Check::base;
        std::optional<Outcome> best;
        const Rule* rule = nullptr;
        bool all_found = true;
        for (const FactIndex level : frame.levels) {
            const auto common = speaks_of_a_unit(record, level) ? std::nullopt : common_coordinates(kin_.record(record), fact(record, level));
            const Rule* own = common ? year_rule(rules_, check, *common) : nullptr;
            if (rule == nullptr) rule = own;
            const Printing* before = own == nullptr ? nullptr : kin_.year_before().find(*common, is_loose(kin_.own(), kin_.year_before()));
            all_found = all_found && before != nullptr;
            if (before == nullptr) continue;
            auto outcome = weighed({record, &frame, level, *common, before}, own);
            if (!best || (is_good(outcome) && !is_good(*best))) best = std::move(outcome);
        }
        // Whose change it is may be open: what fits none of the figures is no proof while one of them could not be looked up.
        if (best && !is_good(*best) && !all_found) best = not_run(best->rule, Verdict::not_checked, Reason::ambiguous_name, best->operands);
        if (best) out.push_back(std::move(*best));
        else if (rule != nullptr) out.push_back(not_run(rule, Verdict::not_checked, kin_.year_before().empty() ? Reason::other_file : Reason::no_partner, operands_of(record, frame)));
    }

    [[nodiscard]] bool speaks_of_a_unit(std::uint32_t record, FactIndex level) const {
        return !kin_.record(record).single_entity && fact(record, level).coordinates.has(Dimension::entity);
    }

    static std::vector<Operand> operands_of(std::uint32_t record, const Frame& frame) {
        std::vector<Operand> out;
        if (frame.change) out.push_back({{record, *frame.change}, "change", 1});
        if (frame.base) out.push_back({{record, *frame.base}, "base", 1});
        out.push_back({{record, frame.levels.front()}, "level", 1});
        return out;
    }

    /// The comparison and what speaks against trusting it.
    [[nodiscard]] Outcome weighed(const Comparison& c, const Rule* rule) const {
        const auto& about = std::get<AcrossYearsRule>(rule->kind);
        const std::string sentence = fold(c.frame->source.text);
        const std::string year_before = std::to_string(kin_.record(c.record).identity.year - 1);
        const bool about_years = c.frame->kind != FrameKind::flat || c.frame->base || sentence.empty() || contains_any(sentence, {"上年", "上一年", "去年", "同比", "年初", year_before});
        if (!about_years || contains_any(sentence, about.other_basis) || names_another_year(sentence, kin_.record(c.record).identity.year - 1) || has_other_basis(c))
            return not_run(rule, Verdict::not_applicable, Reason::none, operands_of(c.record, *c.frame));
        auto outcome = compared(c, rule);
        if (outcome.verdict != Verdict::violation && outcome.verdict != Verdict::not_harmonised) return outcome;
        if (c.before->by_value_only) return not_run(rule, Verdict::not_checked, Reason::scope_undecided, outcome.operands);
        // Which of several figures changed is open, so one that fits nowhere is no proof.
        if (contains_any(sentence, about.excuses) || !is_trusted(c, outcome)) doubt(outcome);
        return outcome;
    }

    static void doubt(Outcome& outcome) {
        outcome.verdict = Verdict::suspect;
        outcome.reason = Reason::scope_undecided;
    }

    [[nodiscard]] bool has_other_basis(const Comparison& c) const {
        if (!c.frame->base) return false;
        const auto& record = kin_.record(c.record);
        const auto* basis = fact(c.record, *c.frame->base).coordinates.find(Dimension::basis);
        return basis != nullptr && !is_default(record, *basis);
    }

    /// Is it certain what the level means and that the change is its own? The level stands in a table of either year, and the
    /// sentence's own arithmetic or the likeness of the figures shows the base.
    [[nodiscard]] bool is_trusted(const Comparison& c, const Outcome& outcome) const {
        const auto* own = kin_.own().find(c.coordinates, false);
        const bool in_table = own != nullptr && own->in_table && amount_of(kin_.fact(own->fact)) == amount_of(fact(c.record, c.level));
        if (!in_table || !c.before->in_table) return false;
        if (c.frame->kind == FrameKind::flat || c.frame->base) return true;
        if (outcome.expected && resemble(outcome.actual, *outcome.expected)) return true;
        if (base_resembles(c)) return true;
        return c.frame->rate && c.frame->change && rate_fits(c);
    }

    /// level − change against last year's figure.
    [[nodiscard]] bool base_resembles(const Comparison& c) const {
        if (!c.frame->change || c.frame->direction == 0) return false;
        const Fact& level = fact(c.record, c.level);
        const auto change = value_in(fact(c.record, *c.frame->change), level.unit);
        const auto before = value_in(kin_.fact(c.before->fact), level.unit);
        const auto base = !change ? std::nullopt : c.frame->direction < 0 ? add(level.value, absolute(*change)) : subtract(level.value, absolute(*change));
        return base && before && resemble(*base, *before);
    }

    [[nodiscard]] bool rate_fits(const Comparison& c) const {
        const auto change = value_in(fact(c.record, *c.frame->change), fact(c.record, c.level).unit);
        if (!change) return false;
        const int direction = c.frame->direction != 0 ? c.frame->direction : 1;
        const auto agreement = compare_growth(fact(c.record, c.level).value, direction < 0 ? negate(absolute(*change)) : absolute(*change), fact(c.record, *c.frame->rate).value);
        return agreement != Agreement::violation && agreement != Agreement::overflow;
    }

    [[nodiscard]] Outcome compared(const Comparison& c, const Rule* rule) const {
        const Operand before{c.before->fact, "previous", 1};
        const Operand level{{c.record, c.level}, "level", 1};
        if (c.frame->base) return compare_printed(kin_, rule, {{c.record, *c.frame->base}, "base", 1}, before);
        if (c.frame->kind == FrameKind::flat) return compare_printed(kin_, rule, level, before);
        if (c.frame->change) return by_change(c, rule);
        return by_rate(c, rule);
    }

    /// change = ±(level − last year's), stood at the change.
    [[nodiscard]] Outcome by_change(const Comparison& c, const Rule* rule) const {
        const int direction = c.frame->direction != 0 ? c.frame->direction : sign_of_difference(c);
        const Fact& change = fact(c.record, *c.frame->change);
        const int s = sign(change.value) < 0 ? -direction : direction;
        const auto shown = [&](const Fact& f) { return to_grouped_string(value_in(f, change.unit).value_or(f.value)); };
        const std::string level = shown(fact(c.record, c.level)), before = shown(kin_.fact(c.before->fact));
        const std::string working = s < 0 ? before + " − " + level : level + " − " + before;
        return compare_added(kin_, rule, {{c.record, *c.frame->change}, "change", 1},
                             {{{c.record, c.level}, "level", s}, {c.before->fact, "previous", -s}}, working);
    }

    [[nodiscard]] int sign_of_difference(const Comparison& c) const {
        const auto before = value_in(kin_.fact(c.before->fact), fact(c.record, c.level).unit);
        return before && compare(fact(c.record, c.level).value, *before) < 0 ? -1 : 1;
    }

    /// Only a percentage is printed: (level − last year's) ÷ last year's.
    [[nodiscard]] Outcome by_rate(const Comparison& c, const Rule* rule) const {
        const Fact& level = fact(c.record, c.level);
        const Fact& rate = fact(c.record, *c.frame->rate);
        const auto before = value_in(kin_.fact(c.before->fact), level.unit);
        const auto change = before ? subtract(level.value, *before) : std::nullopt;
        std::vector<Operand> operands{{{c.record, *c.frame->rate}, "rate", 1}, {{c.record, c.level}, "level", 1}, {c.before->fact, "previous", 1}};
        if (!change || is_zero(*before)) return not_run(rule, Verdict::not_applicable, Reason::none, std::move(operands));
        Outcome out = not_run(rule, Verdict::violation, Reason::none, std::move(operands));
        out.actual = rate.value;
        out.unit = Unit::percent;
        out.expected = percentage(absolute(*change), *before, std::max(rate.value.places, 2));
        if (out.expected) out.difference = subtract(out.actual, *out.expected);
        const auto agreement = compare_growth(level.value, *change, rate.value);
        if (agreement == Agreement::exact) out.verdict = Verdict::exact;
        else if (agreement != Agreement::violation) out.verdict = Verdict::residue;
        out.working = fmt::format("({} − {}) ÷ {}", to_grouped_string(level.value), to_grouped_string(*before), to_grouped_string(*before));
        return out;
    }

    // --- figures of another year or basis ---

    void judge_columns(Outcomes& out) const {
        for (const auto& printing : kin_.own().printings()) {
            const Rule* rule = year_rule(rules_, Check::figure, printing.coordinates);
            if (rule == nullptr) continue;
            const auto& about = std::get<AcrossYearsRule>(rule->kind);
            const auto& other = about.other == AcrossYearsRule::Other::budget ? kin_.budget() : kin_.year_before();
            const Operand own{printing.fact, "restated", 1};
            if (other.empty()) {
                out.push_back(not_run(rule, Verdict::not_checked, Reason::other_file, {own}));
                continue;
            }
            const auto* before = other_printing(about, other, printing.coordinates);
            if (before == nullptr) continue;   // what the other document does not print asserts nothing
            if (before->by_value_only || printing.by_value_only) out.push_back(by_value(rule, own, *before));
            else out.push_back(compare_printed(kin_, rule, own, {before->fact, "previous", 1}));
        }
    }

    [[nodiscard]] Outcome by_value(const Rule* rule, const Operand& own, const Printing& before) const {
        auto outcome = compare_printed(kin_, rule, own, {before.fact, "previous", 1});
        if (outcome.verdict == Verdict::exact) return outcome;
        return not_run(rule, Verdict::not_checked, Reason::scope_undecided, outcome.operands);
    }

    /// The coordinates in which the two differ take the values that the rule's other pattern names.
    [[nodiscard]] const Printing* other_printing(const AcrossYearsRule& about, const Counterpart& other, Coordinates coordinates) const {
        for (const auto dimension : about.across) coordinates.erase(dimension);
        for (const auto& constraint : about.before.constraints)
            if (constraint.kind == Constraint::Kind::is) coordinates.set({constraint.dimension, constraint.value, Certainty::said});
        return other.find(coordinates, is_loose(kin_.own(), other));
    }

    // --- the document as a whole ---

    /// Where most bases are off the years were cut differently, and no single figure is accused.
    static void doubt_a_changed_scope(Outcomes& outcomes) {
        const auto is_off = [](const Outcome& o) { return o.verdict == Verdict::violation || (o.verdict == Verdict::suspect && o.reason == Reason::scope_undecided); };
        const auto ran = [](const Outcome& o) { return o.verdict != Verdict::not_checked && o.verdict != Verdict::not_applicable; };
        const auto all = static_cast<std::size_t>(std::ranges::count_if(outcomes, ran));
        const auto off = static_cast<std::size_t>(std::ranges::count_if(outcomes, is_off));
        if (all < enough_bases || 2 * off <= all) return;
        for (auto& outcome : outcomes)
            if (outcome.verdict == Verdict::violation) doubt(outcome);
    }

    const Kin& kin_;
    YearRules rules_;
    const Bench& bench_;
};

}  // namespace

void judge_years(const Bench& bench, const Kin& kin, Outcomes& out) { YearJudge(bench, kin).judge(out); }

}  // namespace gouji::judging
