// 占 w 的 r: a part in percent of a whole that the print need not name.

#include "frames.hpp"
#include "working.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace gouji::judging {

namespace {

constexpr std::size_t most_neighbours = 8;   // a list of shares of one unprinted whole is no longer
constexpr std::int64_t hundred = 100;

/// Denominators in the order in which a reader would think of them.
class Denominators {
public:
    explicit Denominators(const Assertion& a) : a_(a) {
        if (a.frame().whole_is_named && !is_named_whole_printed()) add_named();
        for (const auto index : a.frame().wholes) {
            if (std::ranges::find(a.frame().levels, index) == a.frame().levels.end()) add(a.ref(index));
        }
        for (auto& choice : all_) choice.printed_for_it = true;
        if (a.frame().whole_is_named) add_named();
        add_siblings();
        add_neighbours();
        add_totals();
    }

    struct Choice {
        Decimal value;
        std::vector<FactRef> figures;
        bool printed_for_it = false;       ///< the sentence itself offers it
    };
    [[nodiscard]] const std::vector<Choice>& all() const { return all_; }

private:
    void add(FactRef ref) {
        const auto value = value_in(a_.figures().fact(ref), a_.unit());
        if (value) add(*value, {ref});
    }

    void add(Decimal value, std::vector<FactRef> figures) {
        if (is_zero(value)) return;
        const auto seen = [&](const Choice& choice) { return equal_value(choice.value, value) && choice.value.places == value.places; };
        if (std::ranges::none_of(all_, seen)) all_.push_back({value, std::move(figures), false});
    }

    /// Levels of the record that a predicate on the coordinates takes.
    template <typename Takes>
    std::vector<FactRef> levels_that(Takes takes) const {
        std::vector<FactRef> out;
        for (std::uint32_t r = 0; r < a_.figures().record_count(); ++r) {
            const auto& facts = a_.figures().record(r).facts;
            for (FactIndex f = 0; f < facts.size(); ++f) {
                if (a_.figures().in_play({r, f}) && is_money(facts.at(f).unit) == is_money(a_.unit()) && takes(facts.at(f).coordinates)) {
                    out.push_back({r, f});
                }
            }
        }
        return out;
    }

    static std::string_view said(const Coordinates& coordinates, Dimension dimension) {
        const auto* found = coordinates.find(dimension);
        return found == nullptr || found->certainty == Certainty::unknown || found->value == "all" ? std::string_view() : found->value;
    }

    /// Everything the words of the denominator say; side, fund and scopes it may leave unsaid.
    [[nodiscard]] bool is_named(const Coordinates& c) const {
        const auto& named = a_.frame().whole_coordinates;
        if (named.empty()) return false;
        for (std::size_t i = 0; i < dimension_count; ++i) {
            const auto dimension = static_cast<Dimension>(i);
            const auto wanted = said(named, dimension);
            if (is_free(dimension) || (wanted.empty() && (dimension == Dimension::side || dimension == Dimension::fund))) continue;
            if (said(c, dimension) != wanted) return false;
        }
        return true;
    }

    [[nodiscard]] bool is_named_whole_printed() const {
        return std::ranges::any_of(a_.frame().wholes, [&](FactIndex index) { return is_named(a_.fact(index).coordinates); });
    }

    void add_named() {
        for (const auto ref : levels_that([&](const Coordinates& c) { return is_named(c); })) add(ref);
    }

    /// Scopes that a denominator leaves unsaid.
    static bool is_free(Dimension dimension) {
        constexpr std::array free{Dimension::vintage, Dimension::use, Dimension::entity, Dimension::year, Dimension::basis};
        return std::ranges::find(free, dimension) != free.end();
    }

    void add_siblings() {
        const auto& frame = a_.frame();
        if (frame.parts.empty()) return;
        std::set<FactIndex> together(frame.parts.begin(), frame.parts.end());
        if (!frame.levels.empty()) together.insert(frame.levels.front());
        std::optional<Decimal> sum = Decimal{};
        std::vector<FactRef> figures;
        for (const auto index : together) {
            const auto value = a_.value(index);
            sum = value && sum ? gouji::add(*sum, *value) : std::nullopt;
            figures.push_back(a_.ref(index));
        }
        if (sum) add(*sum, std::move(figures));
    }

    /// The whole is nowhere printed, but the shares before and after are of it too: the sum of their levels, when at least two
    /// of them fit it.
    void add_neighbours() {
        const auto& frames = a_.figures().record(a_.record()).frames;
        const auto own = static_cast<std::size_t>(&a_.frame() - frames.data());
        const auto reach = [&](std::size_t from, std::size_t to) { return to - from < most_neighbours; };
        for (std::size_t first = own + 1; first-- > 0 && reach(first, own);) {
            if (!is_share(frames.at(first))) break;
            for (std::size_t last = own; last < frames.size() && reach(first, last) && is_share(frames.at(last)); ++last) {
                if (last > first) add_run(std::span(frames).subspan(first, last - first + 1));
            }
        }
    }

    static bool is_share(const Frame& frame) { return frame.kind == FrameKind::share && frame.rate && !frame.levels.empty(); }

    void add_run(std::span<const Frame> run) {
        std::optional<Decimal> sum = Decimal{};
        std::vector<FactRef> figures;
        for (const auto& frame : run) {
            const auto value = a_.value(frame.levels.front());
            sum = value && sum ? gouji::add(*sum, *value) : std::nullopt;
            figures.push_back(a_.ref(frame.levels.front()));
        }
        if (!sum || is_zero(*sum)) return;
        constexpr int enough = 2;
        const auto fitting = std::ranges::count_if(run, [&](const Frame& frame) {
            const auto value = a_.value(frame.levels.front());
            return value && compare_share(*value, *sum, a_.fact(*frame.rate).value) <= Agreement::residue;
        });
        if (fitting >= enough) add(*sum, std::move(figures));
    }

    /// Totals of the part's own side and fund or of everything, and each without what is carried into the next year.
    void add_totals() {
        const auto subject = a_.subject();
        const auto is_total = [&](const Coordinates& c) {
            for (const auto& coordinate : c.all()) {
                if (is_free(coordinate.dimension) || coordinate.value == "all") continue;
                if (coordinate.dimension != Dimension::side && coordinate.dimension != Dimension::fund) return false;
                if (!is_ancestor_or_self(coordinate.dimension, coordinate.value, subject.value(coordinate.dimension)) &&
                    subject.has(coordinate.dimension)) return false;
            }
            return c.has(Dimension::side) || c.has(Dimension::fund);
        };
        const auto totals = levels_that(is_total);
        for (const auto ref : totals) {
            if (!Figures::is_set_aside(a_.figures().fact(ref))) add(ref);
        }
        add_without_set_aside(totals);
    }

    void add_without_set_aside(const std::vector<FactRef>& totals) {
        for (const auto whole : totals) {
            for (const auto aside : totals) {
                const auto w = value_in(a_.figures().fact(whole), a_.unit());
                const auto s = value_in(a_.figures().fact(aside), a_.unit());
                if (!Figures::is_set_aside(a_.figures().fact(aside)) || !w || !s) continue;
                const auto rest = subtract(*w, *s);
                if (rest && sign(*rest) > 0) add(*rest, {whole, aside});
            }
        }
    }

    const Assertion& a_;
    std::vector<Choice> all_;
};

std::vector<Reckoning> readings_of(const Assertion& a, Decimal rate) {
    std::vector<Reckoning> out;
    const auto& frame = a.frame();
    const Denominators denominators(a);
    for (const auto index : frame.levels) {
        const auto level = a.value(index);
        if (!level) continue;
        for (const auto& whole : denominators.all()) {
            // 100 % of itself proves nothing where the sentence offers another whole.
            if (!frame.wholes.empty() && !whole.printed_for_it && equal_value(whole.value, *level)) continue;
            auto reckoning = reckon_share(*level, whole.value, rate);
            reckoning.second_choice = index != frame.levels.front();
            reckoning.operands = {{a.ref(*frame.rate), "rate", 1}, {a.ref(index), "level", 1}};
            for (const auto ref : whole.figures) {
                if (ref != a.ref(index)) reckoning.operands.push_back({ref, "whole", 1});
            }
            out.push_back(std::move(reckoning));
        }
    }
    return out;
}

/// Is the same part of the same whole read for another percentage too? Then one of them belongs to a figure not printed.
bool owns_several_rates(const Assertion& a) {
    const auto& own = a.frame();
    const auto value = [&](const Frame& frame) { return a.fact(*frame.rate).value; };
    return std::ranges::any_of(a.figures().record(a.record()).frames, [&](const Frame& other) {
        return &other != &own && other.kind == FrameKind::share && other.rate && !own.levels.empty() && other.levels == own.levels &&
               other.wholes == own.wholes && other.whole_coordinates.to_string() == own.whole_coordinates.to_string() &&
               !equal_value(value(other), value(own));
    });
}

}  // namespace

void judge_share(const Assertion& assertion, const FrameRules& rules, Outcomes& out) {
    const auto* rule = rules.find(assertion);
    const auto& frame = assertion.frame();
    if (rule == nullptr || !frame.rate) return;
    const auto rate = assertion.fact(*frame.rate).value;
    const auto readings = readings_of(assertion, rate);
    auto outcome = readings.empty() ? not_run(rule, Verdict::not_checked, Reason::no_partner, assertion.operands(*frame.rate))
                                    : decide(assertion, rule, readings);
    const bool failed = outcome.verdict == Verdict::violation || outcome.verdict == Verdict::suspect;
    // All of something is a whole that needs no print of its own; and one part of one whole has only one share.
    if (failed && (equal_value(rate, {hundred, 0}) || owns_several_rates(assertion))) {
        outcome = not_run(rule, Verdict::not_checked, Reason::ambiguous_name, assertion.operands(*frame.rate));
    }
    out.push_back(std::move(outcome));
}

}  // namespace gouji::judging
