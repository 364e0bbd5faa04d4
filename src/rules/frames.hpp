#pragma once

// What sentences assert about their own figures. Every reading that the print leaves open is reckoned; the one that agrees
// best decides, and only when none fits is anything said against the sentence.

#include "judge.hpp"

#include <optional>
#include <span>
#include <string>

namespace gouji::judging {

/// One frame under judgement, with its figures.
class Assertion {
public:
    Assertion(const Figures& figures, std::uint32_t record, const Frame& frame) : figures_(figures), record_(record), frame_(frame) {}

    [[nodiscard]] const Frame& frame() const { return frame_; }
    [[nodiscard]] const Figures& figures() const { return figures_; }
    [[nodiscard]] FactRef ref(FactIndex index) const { return {record_, index}; }
    [[nodiscard]] const Fact& fact(FactIndex index) const { return figures_.fact(ref(index)); }
    [[nodiscard]] std::uint32_t record() const { return record_; }
    /// Every index points to a printed figure.
    [[nodiscard]] bool is_sound() const;
    /// What rules look at: the most likely level, else the whole, the base, the change.
    [[nodiscard]] Coordinates subject() const;
    /// The unit in which the sentence is reckoned.
    [[nodiscard]] Unit unit() const;
    /// Value in that unit, with the decimals it is meant to have; nullopt when the figure counts something else.
    [[nodiscard]] std::optional<Decimal> value(FactIndex index) const;
    [[nodiscard]] std::optional<Decimal> value(const std::optional<FactIndex>& index) const {
        return index ? value(*index) : std::nullopt;
    }
    /// Every figure of the frame, the given one first.
    [[nodiscard]] std::vector<Operand> operands(FactIndex first) const;

private:
    const Figures& figures_;
    std::uint32_t record_;
    const Frame& frame_;
};

/// One reading of an assertion, reckoned.
struct Reckoning {
    Agreement agreement = Agreement::overflow;
    std::optional<Decimal> expected;       ///< of the figure the outcome stands at
    bool weak = false;                     ///< almost any figure would do
    bool second_choice = false;            ///< not the reading the print suggests first
    std::string working;                   ///< without what it is compared with: "3,401.59 ÷ (6,032.55 − 3,401.59)"
    std::vector<Operand> operands;         ///< the figure it stands at first
};

/// The best one decides. When none fits the first is quoted, as `suspect` if another reading comes close.
Outcome decide(const Assertion& assertion, const Rule* rule, std::span<const Reckoning> readings);

/// 100·part ÷ whole against a printed percentage, which counts as a magnitude.
Reckoning reckon_share(Decimal part, Decimal whole, Decimal percent);
/// The same for a change in proportion to the level before it; `change` is signed.
Reckoning reckon_growth(Decimal level, Decimal change, Decimal percent);

/// The rules for one kind and aspect of frames.
class FrameRules {
public:
    explicit FrameRules(const RuleSet& rules) : rules_(rules_of<FrameRule>(rules)) {}
    /// The most specific one that claims the assertion, or none.
    [[nodiscard]] const Rule* find(const Assertion& assertion, FrameRule::Aspect aspect = FrameRule::Aspect::rate) const;

private:
    std::vector<std::pair<const Rule*, const FrameRule*>> rules_;
};

void judge_growth(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_share(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_completion(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_comparison(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_breakdown(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_flat(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_listing(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_reason(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_wholly(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_absent(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_tally(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_placeholder(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_dated(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
void judge_repeated(const Assertion& assertion, const FrameRules& rules, Outcomes& out);

/// What a sentence's own figures cannot be, whatever else is printed: a fall by more than all, a part larger than its whole.
void judge_limit(const Assertion& assertion, const FrameRules& rules, Outcomes& out);
/// Shares of one whole, changes of the parts of one whole.
void judge_siblings(const Assertion& assertion, const FrameRules& rules, Outcomes& out);

}  // namespace gouji::judging
