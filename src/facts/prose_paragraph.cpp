#include "prose_paragraph.hpp"

#include "normalise.hpp"
#include "prose_inherit.hpp"
#include "prose_pieces.hpp"
#include "prose_role.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t longest_run_in = 240;   ///< folded bytes of a title inside a paragraph: 80 characters, three names of classes
class ParagraphReader {
public:
    ParagraphReader(const Paragraph& paragraph, const ProseContext& context, std::vector<Fact>& facts)
        : paragraph_(paragraph), context_(context), facts_(facts), folded_(fold_with_origin(paragraph.text)), text_(folded_.text) {}

    ParagraphReading read() {
        std::size_t at = leading_ordinal(text_).length;
        sentence_begin_ = at;
        enter_outline_scopes();
        for (const ProseFigure& figure : find_figures(text_)) {
            if (figure.first < at) continue;
            read_gap(at, figure.first);
            take_figure(figure);
            at = figure.last;
        }
        read_gap(at, text_.size());
        end_sentence(text_.size());
        hand_on();
        return std::move(reading_);
    }

private:
    [[nodiscard]] std::string_view between(std::size_t first, std::size_t last) const { return std::string_view(text_).substr(first, last - first); }

    /// Paragraphs above that ended in 其中: are the outermost scopes.
    void enter_outline_scopes() {
        for (const OutlineEntry& entry : context_.outline.entries()) {
            if (entry.heading) continue;
            reading_.scopes.push_back({entry.head, scope_, 0, false, entry.known, entry.coordinates, entry.path});
            scope_ = static_cast<int>(reading_.scopes.size()) - 1;
        }
        outer_scope_ = scope_;
        reading_.outer_scopes = scope_ + 1;
    }

    void read_gap(std::size_t first, std::size_t last) {
        const std::vector<Piece> pieces = split_pieces(text_, first, last);
        segment_begin_ = first;
        segment_after_mark_ = false;
        listed_ = between(first, last) == "、";
        prefix_.clear();
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const Piece& piece = pieces[i];
            open_piece(between(piece.first, piece.last));
            if (piece.mark == 0) break;
            statements(piece);
            close_piece(piece, between(pieces[i + 1].first, pieces[i + 1].last));
        }
        lead_begin_ = doubt_end_ = pieces.back().first;
        if (last == text_.size()) statements(pieces.back());
    }

    void open_piece(std::string_view piece) {
        for (const char c : piece) depth_ += c == '(' ? 1 : c == ')' ? -1 : 0;
        while (scope_ >= 0 && scope_ != outer_scope_ && current().depth > depth_) scope_ = current().parent;
        if (opens_reason(piece)) reason_ = true;
        if (purpose_ && returns_from_purpose(piece)) purpose_ = false;
        if (opens_purpose(piece) && !find_opener(piece) && !allocation_) purpose_ = true;
    }

    void close_piece(const Piece& piece, std::string_view next) {
        const std::string_view words = between(piece.first, piece.last);
        prefix_ = words.ends_with("中") ? std::string(words.substr(0, words.size() - std::string_view("中").size())) : std::string{};
        if (piece.mark == ',') return;
        purpose_ = false;
        if (!(piece.mark == '.' ? continues_reasons(next) : continues_enumeration(next))) reason_ = false;
        segment_after_mark_ = true;
        segment_begin_ = piece.last + (piece.mark == '.' ? full_stop.size() : 1);
        if (piece.mark == '.') end_sentence(segment_begin_);
    }

    void end_sentence(std::size_t end) {
        if (reading_.mentions.empty() && sentence_ == 0) {
            run_in_ = context_.subjects.read(between(sentence_begin_, std::min(end, sentence_begin_ + longest_run_in)), path_above());
            if (end - sentence_begin_ > longest_run_in) run_in_->phrase.unknown.push_back("?");
        }
        reading_.sentences.emplace_back(sentence_begin_, end);
        if (first_level_) previous_head_ = first_level_;
        first_level_.reset();
        last_level_.reset();
        thin_base_.reset();
        sentence_begin_ = end;
        ++sentence_;
        depth_ = 0;
        scope_ = outer_scope_;
    }

    /// 持平, 决算数小于预算数: said of the figures before.
    void statements(const Piece& piece) {
        const std::string_view words = between(piece.first, piece.last);
        if (const auto outcome = outcome_against_budget(words)) add_statement(Mention::Kind::outcome, *outcome, piece);
        else if (!reason_ && !purpose_ && says_flat(words)) add_statement(Mention::Kind::flat, 0, piece);
    }

    void add_statement(Mention::Kind kind, int direction, const Piece& piece) {
        Mention mention;
        mention.kind = kind;
        mention.direction = direction;
        mention.first = piece.first;
        mention.last = piece.last;
        mention.sentence = sentence_;
        reading_.mentions.push_back(std::move(mention));
    }

    Scope& current() { return reading_.scopes.at(static_cast<std::size_t>(scope_)); }

    [[nodiscard]] ClassPath path_above() const {
        ClassPath path = context_.outline.path();
        if (scope_ >= 0) merge(path, reading_.scopes.at(static_cast<std::size_t>(scope_)).path);
        merge(path, last_path_);
        return path;
    }

    // --- figures ---

    void take_figure(const ProseFigure& figure) {
        Mention mention;
        mention.first = figure.first;
        mention.last = figure.last;
        mention.sentence = sentence_;
        mention.reason = reason_ || purpose_;
        mention.listed = listed_;
        mention.counter = figure.counter;
        Fact fact;
        fact.value = figure.value;
        fact.unit = figure.unit;
        fact.origin = Origin::prose;
        const auto [first, last] = folded_.original(figure.first, figure.last, paragraph_.text);
        fact.source = paragraph_.source(first, last, context_.pages);
        if (!mention.reason) open_scope(figure.first);
        classify(figure, mention);
        if (mention.is_level()) take_level(figure, mention, fact);
        fact.role = mention.role;
        if (fact.binding == Binding::unbound && fact.row_path.empty()) fact.row_path = {context_.outline.title(), std::string(between(lead_begin_, figure.first))};
        mention.fact = static_cast<FactIndex>(facts_.size());
        remember(mention);
        reading_.mentions.push_back(std::move(mention));
        facts_.push_back(std::move(fact));
    }

    void remember(const Mention& mention) {
        if (!mention.is_level() || mention.reason || mention.counter == "类") return;   // 共分为4类 is no whole of what follows
        const auto index = reading_.mentions.size();
        if (!first_level_) first_level_ = index;
        if (!paragraph_head_) paragraph_head_ = index;
        last_level_ = index;
    }

    /// A word like 其中 between the last figure and this one makes the last level the head of what follows; after a semicolon it
    /// opens a second list under the same head, after a full stop one under the head of the sentence before.
    void open_scope(std::size_t figure_begin) {
        const std::string_view segment = between(segment_begin_, figure_begin);
        const auto opener = find_opener(segment);
        if (!opener && !segment_after_mark_ && segment.starts_with(':') && last_level_) push_scope(*last_level_, false);
        if (!opener) return;
        allocation_ |= opener->allocation;
        lead_begin_ = std::max(lead_begin_, segment_begin_ + opener->end);
        doubt_end_ = std::min(doubt_end_, segment_begin_ + opener->begin);
        const bool begins = opener->begin == 0 || (opener->begin == 1 && segment[0] == '(');
        const auto said = begins ? std::nullopt : list_words(context_.subjects, segment.substr(0, opener->begin), path_above());
        if (segment_after_mark_ && !begins && !said) return;
        const bool second_list = segment_after_mark_ && first_level_ && scope_ >= 0 && scope_ != outer_scope_;
        auto head = !segment_after_mark_ ? last_level_ : first_level_ ? first_level_ : previous_head_;
        if (said && segment_after_mark_ && !first_level_) head = paragraph_head_;   // 支出包括 after 收入包括: of the total again
        if (second_list) {
            reading_.scopes.push_back(current());
            scope_ = static_cast<int>(reading_.scopes.size()) - 1;
        } else if (head) {
            push_scope(*head, opener->exhaustive);
        } else if ((opener->of_which || said) && context_.before != nullptr && (begins || said || segment.starts_with("按"))) {
            push_scope_of_paragraph_before(opener->exhaustive);
        }
        if (said && scope_ >= 0) narrow(current(), *said);
    }

    void push_scope(std::size_t head, bool exhaustive) {
        const Mention& level = reading_.mentions.at(head);
        reading_.scopes.push_back({level.fact, level.scope, depth_, exhaustive, level.understood, level.coordinates, path_of_.size() > head ? path_of_.at(head) : ClassPath{}});
        scope_ = static_cast<int>(reading_.scopes.size()) - 1;
        scope_begin_ = segment_begin_;
    }

    /// 按采购类型划分，其中：… goes on about the total of the paragraph before.
    void push_scope_of_paragraph_before(bool exhaustive) {
        const OutlineEntry& before = *context_.before;
        reading_.scopes.push_back({before.head, outer_scope_, depth_, exhaustive, before.known, before.coordinates, before.path, true});
        scope_ = static_cast<int>(reading_.scopes.size()) - 1;
        scope_begin_ = segment_begin_;
    }

    void classify(const ProseFigure& figure, Mention& mention) {
        const std::string_view lead = between(lead_begin_, figure.first);
        const Mention* before = reading_.mentions.empty() ? nullptr : &reading_.mentions.back();
        const bool neighbour = before != nullptr && before->kind == Mention::Kind::figure && before->sentence == sentence_;
        const RoleReading read = read_role(figure, lead, neighbour ? RoleBefore{before->role, before->direction} : RoleBefore{}, listed_);
        mention.role = read.role;
        mention.direction = read.direction;
        mention.completion = read.completion;
        mention.whole = read.whole;
        mention.part = read.part;
        mention.reason |= read.foreign;
        if (read.movement) mention.owner = owner_of_change(lead, *read.movement);
    }

    /// The subject of 财政拨款支出增加: nullopt when the clause says none that is understood.
    std::optional<Coordinates> owner_of_change(std::string_view lead, const Movement& movement) const {
        std::string_view words = lead.substr(0, movement.begin);
        words = words.substr(0, std::min(comparator_begin(words), words.size()));
        const Subject subject = context_.subjects.read(words, path_above());
        if (!subject.phrase.consumed() || subject.phrase.coordinates.empty() || subject.thin) return std::nullopt;
        return subject.phrase.coordinates;
    }

    // --- levels ---

    void take_level(const ProseFigure& figure, Mention& mention, Fact& fact) {
        const std::string lead = prefix_ + std::string(between(lead_begin_, figure.first));
        Subject subject = context_.subjects.read(lead, path_above());
        fact.row_path = {context_.outline.title(), subject.text};
        if (mention.reason || figure.unit == Unit::count) {
            mention.scope = scope_;
            return;
        }
        const bool thin = subject.thin || lead.empty();
        leave_foreign_scopes(subject);
        mention.scope = scope_;
        Coordinates base;
        std::optional<Dimension> conflict = subject.phrase.conflict;
        bool known = gather(base, subject, conflict);
        if (thin) known &= refine_thin(base, conflict);
        if (const auto clash = refine_with(base, subject.phrase); clash && !conflict) conflict = clash;
        if (speaks_of_purchases(base) && !base.has(Dimension::item) && is_about_purchases(lead)) base.set({Dimension::item, "procurement", Certainty::inherited});
        normalise_meaning(base, context_.identity);
        mention.coordinates = base;
        fact.unknown_words = subject.phrase.unknown;
        if (segment_after_mark_ || !reading_.mentions.empty()) {
            const std::vector<std::string> doubts = doubts_before();
            fact.unknown_words.insert(fact.unknown_words.end(), doubts.begin(), doubts.end());
        }
        if (is_free_name(subject)) fact.unknown_words.push_back(subject.text);
        if (conflict) fact.conflict = id(*conflict);
        mention.understood = known && fact.unknown_words.empty() && !conflict && !listed_;
        mention.known = mention.understood && says_enough(base);
        if (!mention.known && fact.unknown_words.empty() && !conflict) fact.unknown_words.push_back(subject.text.empty() ? "?" : subject.text);
        fact.coordinates = base;
        fact.binding = mention.known ? Binding::bound : Binding::unbound;
        path_of_.resize(reading_.mentions.size() + 1);
        path_of_.back() = path_above();
        merge(path_of_.back(), subject.path);
        if (!subject.path.front().empty()) last_path_ = {subject.path.front(), subject.path.at(1), {}};
        if (!thin) thin_base_ = Head{base, mention.known};
    }

    [[nodiscard]] bool is_about_purchases(std::string_view lead) const {
        constexpr std::string_view purchase = "采购";
        return lead.find(purchase) != std::string_view::npos || context_.outline.title().find(purchase) != std::string::npos;
    }

    /// A figure says what it is only when its side or its item is known.
    static bool says_enough(const Coordinates& coordinates) { return coordinates.has(Dimension::side) || coordinates.has(Dimension::item); }

    /// Clauses between the last figure and this one's own that were not understood: 由中小企业成交的，采购金额5万元.
    [[nodiscard]] std::vector<std::string> doubts_before() const {
        if (doubt_end_ <= segment_begin_) return {};
        std::vector<std::string> doubts;
        for (const Piece& piece : split_pieces(text_, segment_begin_, doubt_end_)) {
            const std::string_view words = between(piece.first, piece.last);
            if (words.empty() || comparator_begin(words) != std::string_view::npos || says_flat(words) || words.ends_with("中")) continue;
            const Subject subject = context_.subjects.read(words, {});
            doubts.insert(doubts.end(), subject.phrase.unknown.begin(), subject.phrase.unknown.end());
        }
        return doubts;
    }

    /// A subject that contradicts the head of 其中 is a sibling of the head, or stands outside.
    void leave_foreign_scopes(const Subject& subject) {
        while (scope_ >= 0) {
            const Scope& scope = current();
            Coordinates merged;
            static_cast<void>(inherit(merged, scope.coordinates));
            const bool foreign = merged.refine(subject.phrase.coordinates).has_value();
            const bool new_item = subject.phrase.coordinates.has(Dimension::item) && !scope.coordinates.has(Dimension::item) && scope_ <= outer_scope_;
            if (!foreign && !new_item) return;
            scope_ = scope.parent;
        }
    }

    /// What the level inherits: headings, then the head of its scope. An item takes no fund from a heading that names none.
    bool gather(Coordinates& base, const Subject& subject, std::optional<Dimension>& conflict) {
        const bool item = subject.phrase.coordinates.has(Dimension::item);
        bool known = true;
        for (const OutlineEntry& entry : context_.outline.entries()) {
            if (!entry.heading || (item && !entry.says_item)) continue;
            static_cast<void>(inherit(base, entry.coordinates));
        }
        if (!item && !subject.phrase.coordinates.has(Dimension::item) && base.has(Dimension::item) && !subject.thin) base.erase(Dimension::item);
        if (!item) known = gather_code(base, subject);
        if (scope_ >= 0 && (!item || current().coordinates.has(Dimension::item))) {
            known &= current().known;
            if (const auto clash = inherit(base, current().coordinates); clash && !conflict) conflict = clash;
        }
        return known;
    }

    /// A later sentence that names only a category goes on about the class with which the paragraph began.
    bool gather_code(Coordinates& base, const Subject& subject) const {
        if (!paragraph_head_ || subject.thin) return true;
        const Mention& head = reading_.mentions.at(*paragraph_head_);
        for (const Dimension dimension : {Dimension::function, Dimension::economic, Dimension::gov_economic}) {
            if (subject.phrase.coordinates.has(dimension)) return true;
            if (const Coordinate* code = head.coordinates.find(dimension); code != nullptr && !base.has(dimension) && subject.phrase.coordinates.has(Dimension::category)) {
                base.set({dimension, code->value, Certainty::inherited});
                return head.known;
            }
        }
        return true;
    }

    /// 支出决算为…: the quantity is named before, in the sentence or in the title that opens the paragraph.
    bool refine_thin(Coordinates& base, std::optional<Dimension>& conflict) {
        if (thin_base_) {
            Coordinates quantity = thin_base_->coordinates;
            quantity.erase(Dimension::basis);
            quantity.erase(Dimension::year);
            if (const auto clash = base.refine(quantity); clash && !conflict) conflict = clash;
            return thin_base_->known;
        }
        if (!run_in_) return true;
        if (run_in_->phrase.coordinates.has(Dimension::item) && !base.has(Dimension::item))
            for (const Dimension dimension : {Dimension::fund, Dimension::side, Dimension::category}) base.erase(dimension);
        if (const auto clash = refine_with(base, run_in_->phrase); clash && !conflict) conflict = clash;
        return run_in_->phrase.consumed();
    }

    /// Ends in 其中：, or is a title without figures: governs the paragraphs below.
    void hand_on() {
        OutlineEntry& entry = reading_.entry;
        entry.open = ends_open(text_);
        entry.text = text_.substr(0, std::min(text_.size(), longest_run_in));
        reading_.head = paragraph_head_;
        if (paragraph_head_) {
            const Mention& head = reading_.mentions.at(*paragraph_head_);
            entry.head = head.fact;
            entry.coordinates = head.coordinates;
            entry.known = head.understood;
            if (path_of_.size() > *paragraph_head_) entry.path = path_of_.at(*paragraph_head_);
        } else if (text_.size() <= longest_run_in && (entry.open || !text_.ends_with(full_stop))) {
            const auto opener = find_opener(text_);
            const Subject subject = context_.subjects.read(between(0, opener && opener->begin > 0 ? opener->begin : text_.size()), path_above());
            entry.coordinates = subject.phrase.coordinates;
            entry.path = subject.path;
            entry.known = subject.phrase.consumed();
            normalise_meaning(entry.coordinates, context_.identity);
        }
    }

    struct Head {
        Coordinates coordinates;
        bool known = false;
    };

    const Paragraph& paragraph_;
    const ProseContext& context_;
    std::vector<Fact>& facts_;
    FoldedText folded_;
    const std::string& text_;
    ParagraphReading reading_;
    std::vector<ClassPath> path_of_;                     ///< per mention, of levels
    std::optional<std::size_t> first_level_, last_level_;///< of the sentence, indices of mentions
    std::optional<std::size_t> previous_head_, paragraph_head_;
    ClassPath last_path_;                                ///< 类 and 款 said last in the paragraph
    std::optional<Head> thin_base_;
    std::optional<Subject> run_in_;
    std::string prefix_;                                 ///< 财政拨款支出预算中,
    std::size_t sentence_begin_ = 0, segment_begin_ = 0, lead_begin_ = 0, scope_begin_ = 0, doubt_end_ = 0;
    int sentence_ = 0, scope_ = -1, outer_scope_ = -1, depth_ = 0;
    bool reason_ = false, purpose_ = false, listed_ = false, segment_after_mark_ = false, allocation_ = false;
};

}  // namespace

ParagraphReading read_paragraph(const Paragraph& paragraph, const ProseContext& context, std::vector<Fact>& facts) {
    return ParagraphReader(paragraph, context, facts).read();
}

}  // namespace gouji
