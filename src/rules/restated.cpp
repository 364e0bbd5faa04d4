// Equal coordinates in different tables, or in a sentence, restate one figure.

#include "judge.hpp"
#include "working.hpp"

#include "gouji/rules/slip.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

using RestatedRules = std::vector<std::pair<const Rule*, const RestatedRule*>>;

/// A rule for sentences goes before any for tables, whatever both ask of the figure.
constexpr std::size_t pair_weight = dimension_count + 1;

bool judges(RestatedRule::Pair pair, bool one_in_prose, bool both_in_prose) {
    switch (pair) {
        case RestatedRule::Pair::any: return true;
        case RestatedRule::Pair::prose: return one_in_prose;
        case RestatedRule::Pair::prose_only: return both_in_prose;
    }
    return false;
}

const Rule* rule_for(const Figures& figures, const RestatedRules& rules, const Share& own, const Share& other) {
    const auto& coordinates = figures.fact(own.facts.front()).coordinates;
    const bool one = own.table < 0 || other.table < 0;
    const bool both = own.table < 0 && other.table < 0;
    return claimed_by(
        rules, [&](const RestatedRule& rule) { return judges(rule.pair, one, both) && rule.figure.matches(coordinates); },
        [](const RestatedRule& rule) { return static_cast<std::size_t>(rule.pair) * pair_weight + rule.figure.specificity(); });
}

/// A sentence that says hardly what its figure is: 2026年安排预算 3 亿元.
bool says_little(const Fact& fact) {
    constexpr std::ptrdiff_t little = 2;   // 收入 alone means no more than its section
    return std::ranges::count(fact.coordinates.all(), Certainty::said, &Coordinate::certainty) < little;
}

/// A sentence is bound by fewer words than a cell. Where its figure has nothing in common with the other one, or stands
/// elsewhere with another meaning, our reading is the likelier mistake; where both, nothing is said.
void weigh_sentence(const Figures& figures, const Share& own, const Share& other, Outcome& out) {
    const bool failed = out.verdict == Verdict::violation || out.verdict == Verdict::suspect;
    if (!failed || !out.expected || (own.table >= 0 && other.table >= 0) || resemble(out.actual, *out.expected)) return;
    const bool both_in_prose = own.table < 0 && other.table < 0;
    const bool far = own.record != other.record && says_little(figures.fact(own.facts.front()));
    if (far || out.verdict == Verdict::suspect || both_in_prose || figures.has_several_bodies()) {
        out.verdict = Verdict::not_checked;
        out.reason = Reason::ambiguous_name;
        return;
    }
    out.verdict = Verdict::suspect;
}

Outcome compare_shares(const Figures& figures, const Rule* rule, const Share& own, const Share& other) {
    auto out = compare_to_other(figures, rule, {own.facts.front(), "restated", 1}, {other.facts.front(), "restated", 1});
    weigh_counter_evidence(figures, out);
    weigh_sentence(figures, own, other, out);
    weigh_odd_places(figures, out);
    weigh_scope_gap(figures, out);
    return out;
}

/// A table that prints its figure several times restates itself; the pair with the other table quotes the first printing.
void judge_repeated(const Figures& figures, const Rule* rule, const Share& share, Outcomes& out) {
    for (std::size_t i = 1; i < share.facts.size(); ++i) {
        out.push_back(compare_to_other(figures, rule, {share.facts.at(i), "restated", 1}, {share.facts.front(), "restated", 1}));
    }
}

/// Every table's figure against the best supported one.
void judge_group(const Figures& figures, const RestatedRules& rules, const Group& group, Outcomes& out) {
    const auto comparable = std::ranges::count_if(group.shares, [](const Share& share) { return !share.parts; });
    if (comparable < 2) return;
    for (std::size_t i = 0; i < group.shares.size(); ++i) {
        const auto& share = group.shares.at(i);
        if (share.parts) continue;
        if (const auto* rule = rule_for(figures, rules, share, share)) judge_repeated(figures, rule, share, out);
        if (i == group.best) continue;
        if (const auto* rule = rule_for(figures, rules, share, group.quoted())) {
            out.push_back(compare_shares(figures, rule, share, group.quoted()));
        }
    }
}

/// The decided groups under a key from which the undecided scopes are taken out.
class Readings {
public:
    explicit Readings(const Figures& figures) : figures_(figures) {}

    const std::vector<const Group*>& of(const Group& blurred) {
        auto open = blurred.undecided;
        if (blurred.fund_unsaid) open.set(slot(Dimension::fund));
        const auto [at, fresh] = by_set_.try_emplace(open.to_ulong());
        if (fresh) {
            for (const auto& group : figures_.groups()) at->second[without(group.key, open)].push_back(&group);
        }
        return at->second[without(blurred.key, open)];
    }

private:
    const Figures& figures_;
    std::map<unsigned long, std::unordered_map<Key, std::vector<const Group*>, KeyHash>> by_set_;
};

bool is_other_place(const Share& a, const Share& b) { return a.table < 0 || a.table != b.table || a.record != b.record; }

std::vector<const Share*> partners_of(const Share& own, const Group& group, const std::vector<const Group*>& readings) {
    std::vector<const Share*> out;
    const auto take = [&](const Group& from) {
        for (const auto& share : from.shares) {
            if (&share != &own && !share.parts && is_other_place(own, share)) out.push_back(&share);
        }
    };
    take(group);
    for (const auto* reading : readings) take(*reading);
    return out;
}

/// The tables print one value only for an item, whatever the fund, that resembles the one in the sentence.
const Share* only_likeness(const Figures& figures, const Share& own, const std::vector<const Share*>& partners) {
    if (own.table >= 0 || figures.has_several_bodies()) return nullptr;
    const Share* found = nullptr;
    for (const auto* partner : partners) {
        const auto& fact = figures.fact(partner->facts.front());
        if (partner->table < 0 || !resemble(figures.fact(own.facts.front()).value, fact.value)) continue;
        if (found != nullptr && amount_of(figures.fact(found->facts.front())) != amount_of(fact)) return nullptr;
        found = partner;
    }
    return found;
}

/// A figure with an undecided scope ties when every reading agrees with it; an item without a fund when any does (M15).
/// Otherwise nothing is said.
void judge_blurred(const Figures& figures, const RestatedRules& rules, const Group& group, Readings& readings, Outcomes& out) {
    if (!group.judged) return;
    const auto& live = readings.of(group);
    for (const auto& share : group.shares) {
        if (share.parts) continue;
        const auto partners = partners_of(share, group, live);
        if (partners.empty()) continue;
        const auto own = share.facts.front();
        const auto agrees = [&](const Share* partner) {
            return amount_of(figures.fact(partner->facts.front())) == amount_of(figures.fact(own));
        };
        const auto first = std::ranges::find_if(partners, agrees);
        const auto* rule = rule_for(figures, rules, share, first == partners.end() ? *partners.front() : **first);
        if (rule == nullptr) continue;
        const bool by_value = group.fund_unsaid && group.undecided.none();
        const bool ties = by_value ? first != partners.end() : std::ranges::all_of(partners, agrees);
        if (ties) {
            out.push_back(compare_shares(figures, rule, share, **first));
            judge_repeated(figures, rule, share, out);
        } else if (const auto* likeness = by_value ? only_likeness(figures, share, partners) : nullptr) {
            out.push_back(compare_shares(figures, rule, share, *likeness));
            if (out.back().verdict == Verdict::violation) out.back().verdict = Verdict::suspect;
        } else {
            out.push_back(not_run(rule, Verdict::not_checked, Reason::scope_undecided, {{own, "restated", 1}}));
        }
    }
}

}  // namespace

void judge_restated(const Bench& bench, Outcomes& out) {
    const auto rules = rules_of<RestatedRule>(bench.rules);
    for (const auto& group : bench.figures.groups()) judge_group(bench.figures, rules, group, out);
    Readings readings(bench.figures);
    for (const auto& group : bench.figures.blurred()) judge_blurred(bench.figures, rules, group, readings, out);
}

}  // namespace gouji::judging
