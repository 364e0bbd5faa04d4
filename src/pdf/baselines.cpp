#include "words.hpp"

#include "geometry.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace gouji {
namespace {

// Shares of the font size above and below the baseline that a word's box takes: the square of an ideograph.
constexpr double ascent_share = 0.88;
constexpr double descent_share = 0.12;

constexpr double edge_slack = 0.5;        ///< points by which a baseline may leave the font's box (flat boxes of broken metrics)
constexpr double start_slack = 0.6;       ///< points between a word's left edge and the origin of its first glyph
constexpr double usual_baseline = 0.78;   ///< share of a font box above its baseline, for fonts with plausible metrics
constexpr double smallest_size = 0.35;    ///< size per height of the box: some fonts state ascent and descent of nearly two sizes
constexpr double largest_size = 6.0;      ///< likewise: some fonts state an ascent of a sixth of their size
constexpr double wrong_height_cost = 4;   ///< a baseline off by a box height weighs as much as a start this many heights to the left
constexpr double far_left = 60;           ///< heights; beyond it distance to the left no longer matters: one operator shows a whole line
constexpr double shape_steps = 50;        ///< per size: boxes that differ by less are of one font
constexpr double estimated_size = 1 / 1.2;  ///< size per box height when nothing else is known: usual ascent plus descent

void rebuild(Word& word, double baseline, double size) {
    word.baseline = baseline;
    word.size = size;
    word.box.y0 = baseline - ascent_share * size;
    word.box.y1 = baseline + descent_share * size;
}

/// Where fonts put the baseline in their boxes, learnt from words whose line is beyond doubt. Fonts are not known here, but
/// the height of the box per font size tells fonts with odd ascents from each other.
class BoxShapes {
public:
    void learn(const Word& word, const TextOrigin& origin) {
        auto& shape = shapes_[key(word, origin)];
        shape.sum += (origin.y - word.box.y0) / std::max(word.box.height(), 1e-3);
        ++shape.count;
    }
    /// y at which the origin of the word is expected if `origin` has its size.
    [[nodiscard]] double expected(const Word& word, const TextOrigin& origin) const {
        const auto found = shapes_.find(key(word, origin));
        const double share = found == shapes_.end() ? usual_baseline : found->second.sum / found->second.count;
        return word.box.y0 + share * word.box.height();
    }

private:
    struct Shape {
        double sum = 0;
        int count = 0;
    };
    static long key(const Word& word, const TextOrigin& origin) {
        return std::lround(shape_steps * word.box.height() / std::max(origin.size, 1e-3));
    }

    std::map<long, Shape> shapes_;
};

struct Match {
    const TextOrigin* origin = nullptr;
    bool doubtful = false;   ///< origins on another line would fit as well
};

/// The origin of the operator that showed the word; `origins` are sorted by y.
Match origin_of(const Word& word, const std::vector<TextOrigin>& origins, const BoxShapes& shapes) {
    const double height = std::max(word.box.height(), 1.0);
    Match best;
    double best_cost = std::numeric_limits<double>::infinity(), top = best_cost, bottom = -best_cost;
    const auto first = std::ranges::lower_bound(origins, word.box.y0 - edge_slack, {}, &TextOrigin::y);
    for (auto it = first; it != origins.end() && it->y <= word.box.y1 + edge_slack; ++it) {
        const double left = word.box.x0 - it->x;
        if (left < -start_slack || it->size < smallest_size * word.box.height() || it->size > largest_size * height) continue;
        top = std::min(top, it->y);
        bottom = std::max(bottom, it->y);
        const double distance = std::max(0.0, left - start_slack) / height;
        const double cost = std::min(distance, far_left) + wrong_height_cost * std::abs(it->y - shapes.expected(word, *it)) / height;
        if (cost >= best_cost) continue;
        best_cost = cost;
        best.origin = &*it;
    }
    best.doubtful = bottom - top > edge_slack;
    return best;
}

struct Settled {
    double y0 = 0, y1 = 0;   ///< box as found
    double baseline = 0, size = 0;
    std::size_t characters = 0;
};

/// Baseline that most characters of the words beside it have.
std::optional<Settled> majority_beside(const Word& word, const std::vector<Settled>& settled) {
    std::optional<Settled> best;
    const double middle = word.box.center_y();
    const auto first = std::ranges::lower_bound(settled, word.box.y0 - edge_slack, {}, &Settled::baseline);
    for (auto it = first; it != settled.end() && it->baseline <= word.box.y1 + edge_slack;) {
        Settled group = *it;
        group.characters = 0;
        const double baseline = it->baseline;
        for (; it != settled.end() && it->baseline - baseline < edge_slack; ++it)
            if (it->y0 <= middle && middle <= it->y1) group.characters += it->characters;
        if (group.characters > 0 && (!best || group.characters > best->characters)) best = group;
    }
    return best;
}

/// The origin of each word; null where none fits. Words whose line is in doubt are matched last, with what the others taught.
std::vector<const TextOrigin*> match_all(const std::vector<FoundWord>& words, const std::vector<TextOrigin>& origins) {
    std::vector<const TextOrigin*> matches(words.size(), nullptr);
    std::vector<std::size_t> doubtful;
    BoxShapes shapes;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words.at(i).turn != 0) continue;
        const auto match = origin_of(words.at(i).word, origins, BoxShapes{});
        if (match.doubtful) doubtful.push_back(i);
        else if (match.origin != nullptr) shapes.learn(words.at(i).word, *match.origin);
        matches.at(i) = match.origin;
    }
    for (const auto i : doubtful) matches.at(i) = origin_of(words.at(i).word, origins, shapes).origin;
    return matches;
}

/// Is less of the word inside the clip than could be read?
bool clips_away(const Box& clip, const Box& word) {
    constexpr double readable_share = 0.15;   // of the word's height or width; less is a trace of ink at a border
    const Box seen = overlap_of(clip, word);
    return seen.width() <= readable_share * word.width() || seen.height() <= readable_share * word.height();
}

enum class Sight { seen, above_clip, hidden };

/// What the clips in force on the word's line leave of it. Where a text is drawn twice, one of the two may be seen; a word may be shown by
/// several operators, each with a clip of its own.
Sight sight_of(const Word& word, const std::vector<TextOrigin>& origins, const Box& page) {
    if (clips_away(page, word.box)) return Sight::seen;   // beside the page: told by its box
    bool drawn = false, above = true;
    for (auto it = std::ranges::lower_bound(origins, word.baseline - edge_slack, {}, &TextOrigin::y); it != origins.end() && it->y <= word.baseline + edge_slack; ++it) {
        if (!clips_away(it->clip, word.box)) return Sight::seen;
        drawn = true;
        above = above && !it->clip.empty() && it->clip.y0 > word.box.center_y();
    }
    if (!drawn) return Sight::seen;
    return above ? Sight::above_clip : Sight::hidden;
}

}  // namespace

void settle_baselines(std::vector<FoundWord>& words, std::vector<TextOrigin> origins, const Box& page) {
    std::erase_if(origins, [](const TextOrigin& origin) { return origin.turn != 0; });
    std::ranges::sort(origins, {}, &TextOrigin::y);
    const auto matches = match_all(words, origins);
    std::vector<Settled> settled;
    std::vector<Word*> open;
    for (std::size_t i = 0; i < words.size(); ++i) {
        Word& word = words.at(i).word;
        if (words.at(i).turn != 0) {
            word.size = word.box.height() * estimated_size;
            word.baseline = word.box.y1 - descent_share * word.size;
        } else if (const auto* origin = matches.at(i)) {
            settled.push_back({word.box.y0, word.box.y1, origin->y, origin->size, word.glyph_x.size() - 1});
            rebuild(word, origin->y, origin->size);
            const Sight sight = sight_of(word, origins, page);
            word.hidden = sight == Sight::hidden;
            if (sight == Sight::above_clip) word.text.clear();
        } else {
            open.push_back(&word);
        }
    }
    std::ranges::sort(settled, {}, &Settled::baseline);
    for (auto* word : open) {
        const auto line = majority_beside(*word, settled);
        if (line) rebuild(*word, line->baseline, line->size);
        else rebuild(*word, word->box.y1 - (1 - usual_baseline) * word->box.height(), word->box.height() * estimated_size);
    }
    std::erase_if(words, [](const FoundWord& item) { return item.word.text.empty(); });
}

}  // namespace gouji
