#include "prose_frames.hpp"

#include "normalise.hpp"
#include "prose_lists.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace gouji {
namespace {

void add_once(std::vector<FactIndex>& list, FactIndex fact) {
    if (std::ranges::find(list, fact) == list.end()) list.push_back(fact);
}

bool agree(const Coordinates& a, const Coordinates& b) {
    Coordinates merged = a;
    return !merged.refine(b).has_value();
}

class FrameFinder {
public:
    FrameFinder(const ParagraphReading& reading, const Paragraph& paragraph, const ProseContext& context, const std::vector<Fact>& facts,
                const std::vector<FactIndex>& section_levels)
        : reading_(reading), mentions_(reading.mentions), paragraph_(paragraph), folded_(fold_with_origin(paragraph.text)), context_(context), facts_(facts),
          section_levels_(section_levels) {}

    std::vector<FoundFrame> find() {
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            const Mention& mention = mentions_[i];
            if (mention.reason) continue;
            if (mention.kind == Mention::Kind::outcome) compare(i);
            else if (mention.kind == Mention::Kind::flat) flat(i);
            else if (mention.role == FigureRole::change) change(i);
            else if (mention.role == FigureRole::growth && !used_.contains(i)) growth_alone(i);
            else if (mention.role == FigureRole::share) share(i);
            else if (mention.completion) completion(i);
        }
        break_down();
        std::ranges::move(reserved_purchases(mentions_, facts_, section_levels_), std::back_inserter(frames_));
        return std::move(frames_);
    }

private:
    Frame frame(FrameKind kind, std::size_t at) const {
        Frame frame;
        frame.kind = kind;
        const auto [begin, end] = reading_.sentences.at(std::min(static_cast<std::size_t>(mentions_[at].sentence), reading_.sentences.size() - 1));
        const auto [first, last] = folded_.original(begin, std::max(end, begin + 1), paragraph_.text);
        frame.source = paragraph_.source(first, last, context_.pages);
        return frame;
    }

    // --- owners ---

    bool is_owner(const Mention& level, Unit unit) const {
        if (!level.is_level() || level.reason) return false;
        const Unit own = facts_.at(level.fact).unit;
        return is_money(own) == is_money(unit) && !is_of_another_year(level.coordinates);
    }

    bool is_of_another_year(const Coordinates& coordinates) const { return coordinates.has(Dimension::year) || coordinates.value(Dimension::basis) == "outturn"; }

    /// Nearest level before, heads of its scopes, first of the sentence; when the sentence has none those of the one before.
    std::vector<FactIndex> owners(std::size_t at, Unit unit, const std::optional<Coordinates>& said) const {
        std::vector<FactIndex> list;
        for (int sentence = mentions_[at].sentence; sentence >= 0 && list.empty(); --sentence) {
            add_owners_of(sentence, at, unit, list);
            if (sentence + 1 < mentions_[at].sentence) break;
        }
        if (!list.empty() && !has_level(mentions_[at].sentence, at, unit))
            if (const auto first = std::ranges::find_if(mentions_, [&](const Mention& m) { return is_owner(m, unit); }); first != mentions_.end()) add_once(list, first->fact);
        // A paragraph above offers its level only to a sentence without one of its own.
        const int outer = has_level(mentions_[at].sentence, at, unit) ? reading_.outer_scopes : 0;
        for (int scope = scope_of(at); scope >= outer; scope = reading_.scopes.at(static_cast<std::size_t>(scope)).parent)
            if (const auto head = reading_.scopes.at(static_cast<std::size_t>(scope)).head; head && is_money(facts_.at(*head).unit) == is_money(unit)) add_once(list, *head);
        if (list.empty() && !section_levels_.empty() && is_money(unit)) list.push_back(section_levels_.back());
        if (said) std::erase_if(list, [&](FactIndex fact) { return !agree(coordinates_of(fact), *said); });
        return list;
    }

    bool has_level(int sentence, std::size_t before, Unit unit) const {
        for (std::size_t i = before; i-- > 0;)
            if (mentions_[i].sentence == sentence && is_owner(mentions_[i], unit)) return true;
        return false;
    }

    int scope_of(std::size_t at) const {
        for (std::size_t i = at + 1; i-- > 0;)
            if (mentions_[i].kind == Mention::Kind::figure && mentions_[i].is_level() && mentions_[i].sentence == mentions_[at].sentence) return mentions_[i].scope;
        return -1;
    }

    void add_owners_of(int sentence, std::size_t before, Unit unit, std::vector<FactIndex>& list) const {
        std::optional<FactIndex> first;
        for (std::size_t i = before; i-- > 0;) {
            if (mentions_[i].sentence != sentence || !is_owner(mentions_[i], unit)) continue;
            if (list.empty()) list.push_back(mentions_[i].fact);
            first = mentions_[i].fact;
        }
        if (first) add_once(list, *first);
    }

    const Coordinates& coordinates_of(FactIndex fact) const { return facts_.at(fact).coordinates; }

    // --- growth ---

    void change(std::size_t at) {
        const Mention& mention = mentions_[at];
        const Unit unit = facts_.at(mention.fact).unit;
        Frame result = frame(FrameKind::growth, at);
        result.change = mention.fact;
        result.direction = mention.direction;
        result.levels = mention.listed || is_first_of_list(at) ? paired_owner(at, unit) : owners(at, unit, mention.owner);
        result.base = base_before(at);
        const bool base_behind = !result.base && is_base_behind(at);
        if (base_behind) result.base = mentions_[at + 1].fact;
        take_rate(base_behind ? at + 1 : at, result);
        if (result.base) std::erase(result.levels, *result.base);
        if (result.rate || result.base || (!result.levels.empty() && is_money(unit))) frames_.push_back({std::move(result), {}});
    }

    /// 增加5万元（上年40万元）
    bool is_base_behind(std::size_t at) const {
        if (at + 1 >= mentions_.size()) return false;
        const Mention& next = mentions_[at + 1];
        return next.kind == Mention::Kind::figure && next.role == FigureRole::base && next.sentence == mentions_[at].sentence && !next.reason;
    }

    /// The percent right behind the change, in the same sentence.
    void take_rate(std::size_t at, Frame& result) {
        if (at + 1 >= mentions_.size()) return;
        const Mention& next = mentions_[at + 1];
        if (next.kind != Mention::Kind::figure || next.role != FigureRole::growth || next.sentence != mentions_[at].sentence || next.reason) return;
        result.rate = next.fact;
        result.rate_direction = next.direction;
        used_[at + 1] = true;
    }

    /// A figure behind 比上年预算数, or last year's level in front.
    std::optional<FactIndex> base_before(std::size_t at) const {
        for (std::size_t i = at; i-- > 0;) {
            const Mention& before = mentions_[i];
            if (before.sentence != mentions_[at].sentence || before.kind != Mention::Kind::figure) break;
            if (before.reason) continue;
            if (before.role == FigureRole::base) return before.fact;
            if (before.role == FigureRole::change || before.role == FigureRole::growth) break;
        }
        return std::nullopt;
    }

    bool is_first_of_list(std::size_t at) const { return at + 1 < mentions_.size() && mentions_[at + 1].listed && mentions_[at + 1].role == FigureRole::change; }

    /// 分别增加x、y: the k-th change belongs to the k-th of as many levels before.
    std::vector<FactIndex> paired_owner(std::size_t at, Unit unit) const {
        std::size_t begin = at, end = at;
        while (mentions_[begin].listed && begin > 0) --begin;
        while (end + 1 < mentions_.size() && mentions_[end + 1].listed) ++end;
        const std::size_t count = end - begin + 1;
        std::vector<FactIndex> levels;
        for (std::size_t i = begin; i-- > 0 && levels.size() < count;)
            if (mentions_[i].sentence == mentions_[at].sentence && is_owner(mentions_[i], unit)) levels.insert(levels.begin(), mentions_[i].fact);
        if (levels.size() != count) return {};
        return {levels.at(at - begin)};
    }

    /// A percent without an amount needs the base in print; a figure after 比上年 that is too small to be the base is the change,
    /// its verb left out (比上年1.43万元，增加0.68%).
    void growth_alone(std::size_t at) {
        Frame result = frame(FrameKind::growth, at);
        result.rate = mentions_[at].fact;
        result.direction = result.rate_direction = mentions_[at].direction;
        result.base = base_before(at);
        result.levels = owners(at, Unit::ten_thousand_yuan, std::nullopt);
        if (!result.base) result.base = other_year_before(at);
        if (result.levels.empty() || (!result.base && !compares_with_last_year(at))) return;
        if (result.base) std::erase(result.levels, *result.base);
        if (result.base && !result.levels.empty() && !can_be_base(*result.base, result.levels.front(), at)) {
            result.change = result.base;
            result.base.reset();
        }
        frames_.push_back({std::move(result), {}});
    }

    /// Less than doubled means the base is more than half of the level; a decrease means it is larger.
    bool can_be_base(FactIndex base, FactIndex level, std::size_t at) const {
        const Decimal rate = facts_.at(mentions_[at].fact).value, b = facts_.at(base).value, l = facts_.at(level).value;
        if (facts_.at(base).unit != facts_.at(level).unit || compare(rate, {100, 0}) >= 0) return true;
        if (mentions_[at].direction < 0) return compare(b, l) >= 0;
        const auto twice = add(b, b);
        return !twice || compare(*twice, l) >= 0;
    }

    std::optional<FactIndex> other_year_before(std::size_t at) const {
        for (std::size_t i = at; i-- > 0;)
            if (mentions_[i].sentence == mentions_[at].sentence && mentions_[i].is_level() && !mentions_[i].reason && is_of_another_year(mentions_[i].coordinates)) return mentions_[i].fact;
        return std::nullopt;
    }

    // --- statements ---

    void flat(std::size_t at) {
        Frame result = frame(FrameKind::flat, at);
        result.base = base_before(at);
        result.levels = owners(at, Unit::ten_thousand_yuan, std::nullopt);
        if (result.levels.empty()) return;
        if (result.base) std::erase(result.levels, *result.base);
        frames_.push_back({std::move(result), {}});
    }

    /// 比上年, 与上年 in the sentence up to the end of the mention.
    bool compares_with_last_year(std::size_t at) const {
        const auto [first, last] = reading_.sentences.at(std::min(static_cast<std::size_t>(mentions_[at].sentence), reading_.sentences.size() - 1));
        const std::string_view words = std::string_view(folded_.text).substr(first, std::min(mentions_[at].last, last) - first);
        return comparator_begin(words) != std::string_view::npos;
    }

    /// 年初预算 and 支出决算 of one quantity, nearest before.
    struct Pair {
        FactIndex base = 0, level = 0;
    };
    std::optional<Pair> budget_and_outcome(std::size_t at) const {
        std::optional<FactIndex> level;
        for (std::size_t i = at; i-- > 0;) {
            const Mention& mention = mentions_[i];
            if (mentions_[at].sentence - mention.sentence > 1) break;
            if (!mention.is_level() || mention.reason || !is_money(facts_.at(mention.fact).unit)) continue;
            const bool planned = mention.coordinates.value(Dimension::basis) == "budget" || mention.coordinates.value(Dimension::basis) == "adjusted";
            if (!planned && !level) level = mention.fact;
            else if (planned && level) return Pair{mention.fact, *level};
            else return std::nullopt;
        }
        return std::nullopt;
    }

    void completion(std::size_t at) {
        const auto pair = budget_and_outcome(at);
        if (!pair) return;
        Frame result = frame(FrameKind::completion, at);
        result.levels = {pair->level};
        result.base = pair->base;
        result.rate = mentions_[at].fact;
        frames_.push_back({std::move(result), {}});
    }

    void compare(std::size_t at) {
        const auto pair = budget_and_outcome(at);
        if (!pair) return;
        Frame result = frame(FrameKind::comparison, at);
        result.levels = {pair->level};
        result.base = pair->base;
        result.direction = mentions_[at].direction;
        frames_.push_back({std::move(result), {}});
    }

    std::strong_ordering compare(Decimal a, Decimal b) const { return gouji::compare(a, b); }

    // --- shares ---

    void share(std::size_t at) {
        Frame result = frame(FrameKind::share, at);
        result.rate = mentions_[at].fact;
        result.levels = owners(at, Unit::ten_thousand_yuan, std::nullopt);
        if (result.levels.empty() || !is_share_of(mentions_[at], result.levels.front())) return;
        result.levels.resize(1);
        const FactIndex part = result.levels.front();
        if (!mentions_[at].whole.empty()) {
            const Subject whole = context_.subjects.read(mentions_[at].whole, context_.outline.path());
            result.whole_is_named = whole.phrase.consumed() && !whole.phrase.coordinates.empty();
            result.whole_coordinates = whole.phrase.coordinates;
            normalise_meaning(result.whole_coordinates, context_.identity);
            if (result.whole_is_named) add_named_wholes(result, part);
        }
        std::optional<FactIndex> head;
        for (int scope = scope_of(at); scope >= 0; scope = reading_.scopes.at(static_cast<std::size_t>(scope)).parent)
            if (const auto above = reading_.scopes.at(static_cast<std::size_t>(scope)).head) {
                add_once(result.wholes, *above);
                if (!head) head = above;
            }
        if (const auto first = first_of_sentence(at)) add_once(result.wholes, *first);
        if (!section_levels_.empty()) add_once(result.wholes, section_levels_.front());
        std::erase(result.wholes, part);
        const bool named = !mentions_[at].whole.empty();
        std::string group = mentions_[at].whole + '|' + (head ? std::to_string(*head) : named ? std::string{} : std::to_string(first_of_sentence(at).value_or(part)));
        frames_.push_back({std::move(result), std::move(group)});
    }

    /// 货物采购授予金额占货物支出的 20%: the share of something that was not printed.
    bool is_share_of(const Mention& share, FactIndex level) const {
        if (share.part.empty() || share.part == "(" || share.part == "约" || share.part == "共") return true;
        const Subject subject = context_.subjects.read(share.part, context_.outline.path());
        return subject.phrase.consumed() && agree(coordinates_of(level), subject.phrase.coordinates);
    }

    std::optional<FactIndex> first_of_sentence(std::size_t at) const {
        for (const Mention& mention : mentions_)
            if (mention.sentence == mentions_[at].sentence && is_owner(mention, Unit::ten_thousand_yuan)) return mention.fact;
        return std::nullopt;
    }

    void add_named_wholes(Frame& result, FactIndex part) const {
        const auto matches = [&](FactIndex fact) {
            return fact != part && std::ranges::all_of(result.whole_coordinates.all(), [&](const Coordinate& c) { return coordinates_of(fact).value(c.dimension) == c.value; });
        };
        for (const Mention& mention : mentions_)
            if (is_owner(mention, Unit::ten_thousand_yuan) && matches(mention.fact)) add_once(result.wholes, mention.fact);
        for (const FactIndex fact : section_levels_)
            if (matches(fact)) add_once(result.wholes, fact);
    }

    // --- parts ---

    void break_down() {
        for (std::size_t s = 0; s < reading_.scopes.size(); ++s) {
            const Scope& scope = reading_.scopes[s];
            if (!scope.head) continue;
            std::optional<std::size_t> complete;   // how many things of every kind were counted
            for (const FactIndex head : heads_of(scope)) {
                const std::vector<std::size_t> parts = parts_of(s, head);
                if (parts.empty()) continue;
                const std::size_t before = frames_.size();
                add_breakdown(scope, head, parts, complete && *complete == parts.size());
                if (is_complete_count(facts_, frames_.at(before).frame.parts)) complete = parts.size();
            }
        }
    }

    std::vector<std::size_t> parts_of(std::size_t scope, FactIndex head) const {
        std::vector<std::size_t> parts;
        for (std::size_t i = 0; i < mentions_.size(); ++i)
            if (mentions_[i].is_level() && !mentions_[i].reason && mentions_[i].scope == static_cast<int>(scope) && fits(mentions_[i], reading_.scopes.at(scope), head)) parts.push_back(i);
        return parts;
    }

    /// 车辆1辆，价值26.07万元；其中：…: number and value are told together and broken down together.
    std::vector<FactIndex> heads_of(const Scope& scope) const {
        const auto at = std::ranges::find_if(mentions_, [&](const Mention& m) { return m.kind == Mention::Kind::figure && m.fact == *scope.head; });
        if (at == mentions_.end()) return scope.from_paragraph_before ? std::vector<FactIndex>{*scope.head} : std::vector<FactIndex>{};
        std::vector<FactIndex> heads = {*scope.head};   // the count first: it tells whether the list is complete
        const auto add_twin = [&](const Mention& twin) {
            if (twin.is_level() && !twin.reason && twin.sentence == at->sentence && !same_kind(twin.fact, at->fact)) heads.push_back(twin.fact);
        };
        if (at != mentions_.begin()) add_twin(*std::prev(at));
        if (const auto next = std::next(at); next != mentions_.end() && next->scope == at->scope) add_twin(*next);
        std::ranges::stable_partition(heads, [&](FactIndex head) { return facts_.at(head).unit == Unit::count; });
        return heads;
    }

    /// Amounts of money, whatever their unit, or both of one other unit.
    bool same_kind(FactIndex a, FactIndex b) const {
        const Unit one = facts_.at(a).unit, other = facts_.at(b).unit;
        return is_money(one) ? is_money(other) : one == other;
    }

    bool fits(const Mention& part, const Scope& scope, FactIndex head) const {
        if (part.fact == head || !same_kind(part.fact, head)) return false;
        if (part.role == FigureRole::count) return part.counter == counter_of(head);
        return part.coordinates.value(Dimension::year) == scope.coordinates.value(Dimension::year) && part.coordinates.value(Dimension::basis) == scope.coordinates.value(Dimension::basis);
    }

    std::string_view counter_of(FactIndex fact) const {
        const auto mention = std::ranges::find_if(mentions_, [&](const Mention& m) { return m.kind == Mention::Kind::figure && m.fact == fact; });
        return mention == mentions_.end() ? std::string_view{} : mention->counter;
    }

    /// Only parts that step away from the whole in the same dimensions add up.
    void add_breakdown(const Scope& scope, FactIndex head, const std::vector<std::size_t>& parts, bool complete) {
        const auto step = [&](std::size_t i) { return mentions_[i].known ? differing_dimensions(mentions_[i].coordinates, scope.coordinates) : std::vector<Dimension>{}; };
        Frame result = frame(FrameKind::breakdown, parts.front());
        result.wholes = {head};
        const auto first = step(parts.front());
        for (const std::size_t i : parts)
            if (step(i) == first) result.parts.push_back(mentions_[i].fact);
        cut_behind_others(facts_, result.parts);
        result.exhaustive = complete || (scope.exhaustive && result.parts.size() == parts.size() && parts.size() > 1) || is_closed_list(scope.coordinates, facts_, result.parts) || is_complete_count(facts_, result.parts);
        frames_.push_back({std::move(result), {}});
    }

    const ParagraphReading& reading_;
    const std::vector<Mention>& mentions_;
    const Paragraph& paragraph_;
    FoldedText folded_;
    const ProseContext& context_;
    const std::vector<Fact>& facts_;
    const std::vector<FactIndex>& section_levels_;
    std::vector<FoundFrame> frames_;
    std::map<std::size_t, bool> used_;   ///< percents that belong to a change
};

}  // namespace

std::vector<FoundFrame> find_frames(const ParagraphReading& reading, const Paragraph& paragraph, const ProseContext& context, const std::vector<Fact>& facts,
                               const std::vector<FactIndex>& section_levels) {
    if (reading.mentions.empty()) return {};
    return FrameFinder(reading, paragraph, context, facts, section_levels).find();
}

}  // namespace gouji
