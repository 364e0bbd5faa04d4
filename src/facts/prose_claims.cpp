#include "prose_claims.hpp"

#include "normalise.hpp"
#include "prose_pieces.hpp"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

using Words = std::initializer_list<std::string_view>;

bool contains_any(std::string_view text, Words words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// What the headings above say of side and fund, and whose section it is.
Coordinates of_headings(const ProseContext& context) {
    Coordinates out;
    for (const OutlineEntry& entry : context.outline.entries()) {
        if (!entry.heading) continue;
        for (const Dimension dimension : {Dimension::side, Dimension::fund, Dimension::entity})
            if (const Coordinate* said = entry.coordinates.find(dimension)) out.set({dimension, said->value, Certainty::inherited});
    }
    return out;
}

bool only(const Coordinates& coordinates, std::initializer_list<Dimension> dimensions) {
    return std::ranges::all_of(coordinates.all(), [&](const Coordinate& c) { return std::ranges::find(dimensions, c.dimension) != dimensions.end(); });
}

/// One paragraph's pieces with what they claim.
class PresenceReader {
public:
    PresenceReader(const ClaimSource& at, const ParagraphReading& reading) : at_(at), reading_(reading), text_(at.folded.text) {}

    void read() {
        for (const Piece& piece : split_pieces(text_, leading_ordinal(text_).length, text_.size())) {
            if (piece.first >= piece.last || cuts_number(piece) || explains(piece)) continue;
            if (!read_wholly(piece)) read_absent(piece);
        }
        for (const Mention& mention : reading_.mentions) read_zero(mention);
    }

private:
    [[nodiscard]] std::string_view between(std::size_t first, std::size_t last) const { return std::string_view(text_).substr(first, last - first); }

    [[nodiscard]] std::size_t sentence_of(const Piece& piece) const {
        const std::size_t stop = text_.rfind(full_stop, piece.first);
        return stop == std::string::npos || stop >= piece.first ? 0 : stop + full_stop.size();
    }

    /// The comma of 1,136.23 ends no clause.
    [[nodiscard]] bool cuts_number(const Piece& piece) const {
        const auto digit = [&](std::size_t at) { return at < text_.size() && text_[at] >= '0' && text_[at] <= '9'; };
        return digit(piece.first) ? piece.first > 1 && digit(piece.first - 2) : digit(piece.last - 1);
    }

    /// 主要原因是…无…: reasons speak of other years and of plans.
    [[nodiscard]] bool explains(const Piece& piece) const { return opens_reason(between(sentence_of(piece), piece.last)); }

    [[nodiscard]] bool holds_figure(const Piece& piece) const {
        return std::ranges::any_of(reading_.mentions, [&](const Mention& m) { return m.kind == Mention::Kind::figure && m.first >= piece.first && m.last <= piece.last; });
    }

    /// The amount right before the piece, in its sentence.
    [[nodiscard]] const Mention* level_before(const Piece& piece) const {
        const Mention* found = nullptr;
        const std::size_t sentence = sentence_of(piece);
        for (const Mention& mention : reading_.mentions) {
            if (mention.kind != Mention::Kind::figure || mention.first < sentence || mention.last > piece.first) continue;
            found = mention.is_level() && mention.role == FigureRole::level && !mention.reason ? &mention : nullptr;
        }
        return found;
    }

    Subject subject_of(std::string_view words) const { return at_.context.subjects.read(words, {}); }

    bool read_wholly(const Piece& piece) {
        const std::string_view words = between(piece.first, piece.last);
        for (const std::string_view verb : {"全部为", "全部是", "全部系", "均为", "全为"}) {
            const std::size_t begin = words.find(verb);
            if (begin == std::string_view::npos) continue;
            const Subject claim = subject_of(words.substr(begin + verb.size()));
            const Coordinates& said = claim.phrase.coordinates;
            if (!claim.phrase.consumed() || !only(said, {Dimension::category, Dimension::fund, Dimension::side})) return true;
            if (said.has(Dimension::category) == said.has(Dimension::fund)) return true;
            add_wholly(piece, words.substr(0, begin), said);
            return true;
        }
        return false;
    }

    void add_wholly(const Piece& piece, std::string_view before, const Coordinates& said) {
        const Mention* level = before.empty() ? level_before(piece) : nullptr;
        Coordinates about;
        if (level != nullptr) {
            if (!level->known) return;
            about = level->coordinates;
        } else {
            const Subject subject = subject_of(before);
            if (before.empty() || !subject.phrase.consumed() || !subject.phrase.coordinates.has(Dimension::side)) return;
            about = of_headings(at_.context);
            if (about.refine(subject.phrase.coordinates)) return;
        }
        Frame frame;
        frame.kind = FrameKind::wholly;
        if (level != nullptr) frame.levels = {level->fact};
        frame.whole_coordinates = said;
        frame.whole_coordinates.erase(Dimension::side);
        add(std::move(frame), piece.first, piece.last, about);
    }

    /// Words between 无 and the end, or before 未安排.
    static std::string_view absent_object(std::string_view words) {
        constexpr std::array<std::string_view, 9> verbs = {"没有使用", "未使用", "没有安排", "未安排", "不安排", "没有", "不涉及", "未编制", "无"};
        for (const std::string_view verb : verbs) {
            const std::size_t at = words.find(verb);
            if (at == std::string_view::npos) continue;
            const std::string_view object = words.substr(at + verb.size());
            return object.empty() && verb != "无" && verb != "没有" ? words.substr(0, at) : object;
        }
        return {};
    }

    void read_absent(const Piece& piece) {
        if (holds_figure(piece)) return;
        const std::string_view object = absent_object(between(piece.first, piece.last));
        if (object.empty() || !contains_any(object, {"预算", "支出", "收入", "拨款", "资金", "结转", "采购", "购置", "经费", "服务"})) return;
        const Subject subject = subject_of(object);
        Coordinates said = subject.phrase.coordinates;
        const bool names = said.has(Dimension::fund) || said.has(Dimension::item) || said.value(Dimension::vintage) == "brought_forward";
        if (!subject.phrase.consumed() || !names || said.has(Dimension::year) || said.has(Dimension::measure) || said.value(Dimension::fund) == "fiscal") return;
        // A unit's own section says nothing of the whole department.
        const Coordinates above = of_headings(at_.context);
        if (above.has(Dimension::entity)) return;
        if (const Coordinate* side = above.find(Dimension::side); side != nullptr && !said.has(Dimension::side)) said.set(*side);
        said.erase(Dimension::basis);
        normalise_meaning(said, at_.context.identity);
        Frame frame;
        frame.kind = FrameKind::absent;
        add(std::move(frame), piece.first, piece.last, said);
    }

    /// A printed zero says of a kind of money that there is none, though its table may be empty.
    void read_zero(const Mention& mention) {
        if (!mention.is_level() || mention.role != FigureRole::level || mention.reason || !mention.known) return;
        const Fact& fact = at_.record.facts.at(mention.fact);
        const Coordinates& said = mention.coordinates;
        if (!is_zero(fact.value) || said.has(Dimension::year) || said.has(Dimension::basis) || said.has(Dimension::measure)) return;
        if (!said.has(Dimension::item) && !said.has(Dimension::fund)) return;
        Frame frame;
        frame.kind = FrameKind::absent;
        frame.levels = {mention.fact};
        const Coordinates about = said;
        add(std::move(frame), mention.first, mention.last, about);
    }

    void add(Frame frame, std::size_t first, std::size_t last, const Coordinates& about) {
        const FactIndex statement = add_statement(at_, first, last, about);
        frame.parts = {statement};
        frame.source = at_.record.facts.at(statement).source;
        at_.record.frames.push_back(std::move(frame));
    }

    const ClaimSource& at_;
    const ParagraphReading& reading_;
    const std::string& text_;
};

}  // namespace

FactIndex add_statement(const ClaimSource& at, std::size_t first, std::size_t last, Coordinates about) {
    const auto [begin, end] = at.folded.original(first, std::max(last, first + 1), at.paragraph.text);
    Fact fact;
    fact.role = FigureRole::statement;
    fact.presence = Presence::blank;
    fact.origin = Origin::prose;
    fact.coordinates = std::move(about);
    fact.row_path = {at.context.outline.title(), at.folded.text.substr(first, last - first)};
    fact.source = at.paragraph.source(begin, end, at.context.pages);
    at.record.facts.push_back(std::move(fact));
    return static_cast<FactIndex>(at.record.facts.size() - 1);
}

void read_presence_claims(const ClaimSource& at, const ParagraphReading& reading) { PresenceReader(at, reading).read(); }

}  // namespace gouji
