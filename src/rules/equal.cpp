// Two figures that must be equal although a coordinate differs: revenue and expenditure totals, two totals of one row.

#include "judge.hpp"
#include "working.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>

namespace gouji::judging {

namespace {

bool ends_in_total(const std::vector<std::string>& path) {
    return !path.empty() && ends_with_total_word(fold(path.back()));
}

bool is_total_row(const Fact& fact) { return fact.total_row || ends_in_total(fact.row_path); }
bool is_total_column(const Fact& fact) { return fact.total_column || ends_in_total(fact.column_path); }

/// Figures that meet under one key, apart from the dimensions across which the rule looks.
struct Meeting {
    std::vector<FactRef> left, right;
    bool undecided = false;
};

class Meetings {
public:
    Meetings(const Bench& bench, const EqualRule& rule) : figures_(bench.figures), rule_(rule), across_(set_of(rule.across)) {
        for (std::uint32_t r = 0; r < bench.records.size(); ++r) {
            for (FactIndex f = 0; f < bench.records.at(r)->facts.size(); ++f) add({r, f});
        }
    }

    [[nodiscard]] const std::vector<Meeting>& all() const { return meetings_; }

private:
    using Where = std::tuple<std::uint32_t, int, int>;

    void add(FactRef ref) {
        const auto& fact = figures_.fact(ref);
        if (!figures_.in_play(ref) || fact.table < 0 || (rule_.totals && !is_total_row(fact))) return;
        if (rule_.same_row && !is_total_column(fact)) return;
        const bool left = rule_.left.matches(fact.coordinates);
        const bool right = rule_.right.matches(fact.coordinates);
        if (!left && !right) return;
        auto where = rule_.same_table ? Where{ref.record + 1, fact.table, 0} : Where{0, 0, 0};
        if (rule_.same_row) std::get<2>(where) = fact.row + 1;
        const auto [at, fresh] = index_[where].try_emplace(without(figures_.key_of(ref), across_), meetings_.size());
        if (fresh) meetings_.emplace_back();
        auto& meeting = meetings_.at(at->second);
        if (left) meeting.left.push_back(ref);
        else meeting.right.push_back(ref);
        meeting.undecided = meeting.undecided || (figures_.undecided(fact) & ~across_).any() || scope_is_open(fact);
    }

    /// A scope across which the rule looks must still be known: the pattern asks for all of it.
    [[nodiscard]] bool scope_is_open(const Fact& fact) const { return (figures_.undecided(fact) & across_).any(); }

    const Figures& figures_;
    const EqualRule& rule_;
    DimensionSet across_;
    std::vector<Meeting> meetings_;
    std::map<Where, std::unordered_map<Key, std::size_t, KeyHash>> index_;
};

bool all_equal(const Figures& figures, const std::vector<FactRef>& facts) {
    return std::ranges::all_of(facts, [&](FactRef ref) {
        return amount_of(figures.fact(ref)) == amount_of(figures.fact(facts.front()));
    });
}

void judge_pair(const Figures& figures, const Rule* rule, FactRef left, FactRef right, bool undecided, Outcomes& out) {
    auto outcome = compare_to_other(figures, rule, {left, "left", 1}, {right, "right", 1});
    if (undecided && outcome.verdict != Verdict::exact) {
        outcome = not_run(rule, Verdict::not_checked, Reason::scope_undecided, outcome.operands);
    }
    weigh_odd_places(figures, outcome);
    weigh_scope_gap(figures, outcome);
    out.push_back(std::move(outcome));
}

/// Both patterns alike: the totals of one row, each against the first.
void judge_row(const Figures& figures, const Rule* rule, const Meeting& meeting, Outcomes& out) {
    for (std::size_t i = 1; i < meeting.left.size(); ++i) {
        if (figures.fact(meeting.left.at(i)).column == figures.fact(meeting.left.front()).column) continue;
        judge_pair(figures, rule, meeting.left.at(i), meeting.left.front(), meeting.undecided, out);
    }
}

void judge_sides(const Figures& figures, const Rule* rule, const EqualRule& kind, const Meeting& meeting, Outcomes& out) {
    if (meeting.left.empty() || meeting.right.empty()) return;
    if (!all_equal(figures, meeting.left) || !all_equal(figures, meeting.right)) {
        // Several values under one meaning are parts or belong to different blocks; which of them are meant is not said.
        out.push_back(not_run(rule, Verdict::not_checked, Reason::ambiguous_name,
                              {{meeting.left.front(), "left", 1}, {meeting.right.front(), "right", 1}}));
        return;
    }
    const auto left = meeting.left.front();
    const auto other_table = [&](FactRef ref) {
        return kind.same_table || ref.record != left.record || figures.fact(ref).table != figures.fact(left).table;
    };
    const auto right = std::ranges::find_if(meeting.right, other_table);
    if (right != meeting.right.end()) judge_pair(figures, rule, left, *right, meeting.undecided, out);
}

}  // namespace

void judge_equal(const Bench& bench, Outcomes& out) {
    for (const auto& [rule, kind] : rules_of<EqualRule>(bench.rules)) {
        const Meetings meetings(bench, *kind);
        for (const auto& meeting : meetings.all()) {
            if (kind->same_row) judge_row(bench.figures, rule, meeting, out);
            else judge_sides(bench.figures, rule, *kind, meeting, out);
        }
    }
}

}  // namespace gouji::judging
