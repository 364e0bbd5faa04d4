#include "gouji/facts/prose.hpp"

#include "prose_claims.hpp"
#include "prose_frames.hpp"
#include "prose_lists.hpp"
#include "prose_outline.hpp"
#include "prose_paragraph.hpp"
#include "prose_scope.hpp"
#include "prose_statements.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace gouji {
namespace {

class ProseReader {
public:
    ProseReader(const std::vector<Page>& pages, const Lexicon& lexicon, Record& record)
        : pages_(pages), lexicon_(lexicon), record_(record), subjects_(lexicon, record.identity), statements_(lexicon, pages, record) {}

    void read(const std::vector<Paragraph>& paragraphs) {
        subjects_.learn_names(paragraphs);
        for (const Paragraph& paragraph : paragraphs) {
            if (paragraph.role == ParagraphRole::contents || paragraph.role == ParagraphRole::caption) continue;
            std::string folded = fold(paragraph.text);
            const bool title = paragraph.role == ParagraphRole::heading && find_figures(folded).empty();
            if (title && paragraph.level >= 0 && paragraph.level <= chapter_level) end_chapter();
            if (title) outline_.enter_heading(paragraph, std::move(folded), subjects_);
            else read_body(paragraph, folded);
        }
        end_section();
        end_chapter();
        statements_.finish();
    }

private:
    static constexpr int chapter_level = 1;   ///< 第三部分, 一、


    void end_section() {
        tie_siblings(section_frames_);
        std::ranges::move(lists_.take(record_.facts), std::back_inserter(section_frames_));
        for (FoundFrame& found : section_frames_) record_.frames.push_back(std::move(found.frame));
        section_frames_.clear();
        section_levels_.clear();
        unnumbered_.reset();
    }

    /// Headings below a numbered one (（一）公共安全支出（类）) are parts of its section.
    void end_chapter() {
        for (FoundFrame& found : items_of_section(record_.facts, chapter_levels_)) record_.frames.push_back(std::move(found.frame));
        chapter_levels_.clear();
    }

    void read_body(const Paragraph& paragraph, const std::string& folded) {
        if (outline_.outside_of_the_budget()) {
            const ProseContext context{lexicon_, record_.identity, subjects_, outline_, pages_, nullptr};
            const FoldedText text = fold_with_origin(paragraph.text);
            read_named_things({paragraph, text, context, record_});
            return;
        }
        const int level = leading_ordinal(folded).level;
        outline_.enter_paragraph(level);
        if (section_ != outline_.section()) end_section();
        section_ = outline_.section();
        const OutlineEntry* before = previous_ && previous_section_ == section_ ? &*previous_ : nullptr;
        const ProseContext context{lexicon_, record_.identity, subjects_, outline_, pages_, before};
        ParagraphReading reading = read_paragraph(paragraph, context, record_.facts);
        std::vector<FoundFrame> frames = find_frames(reading, paragraph, context, record_.facts, section_levels_);
        std::ranges::move(frames, std::back_inserter(section_frames_));
        for (const Mention& mention : reading.mentions)
            if (mention.is_level() && !mention.reason && mention.role == FigureRole::level) {
                section_levels_.push_back(mention.fact);
                chapter_levels_.push_back(mention.fact);
            }
        statements_.read(paragraph, reading);
        read_claims(paragraph, reading, context);
        join_list(reading, level >= 0);
        if (!goes_on(reading)) inherit_head(reading.entry);
        outline_.push_paragraph(std::move(reading.entry), level);
    }

    void read_claims(const Paragraph& paragraph, const ParagraphReading& reading, const ProseContext& context) {
        const FoldedText text = fold_with_origin(paragraph.text);
        const ClaimSource source{paragraph, text, context, record_};
        read_presence_claims(source, reading);
        read_tallies(source, reading);
        read_placeholders(source, reading);
        read_years(source, reading);
    }

    /// A second or third division of the same total.
    static bool goes_on(const ParagraphReading& reading) {
        if (!reading.head) return false;
        const int scope = reading.mentions.at(*reading.head).scope;
        return scope >= 0 && reading.scopes.at(static_cast<std::size_t>(scope)).from_paragraph_before;
    }

    /// The paragraph tells one item of the paragraph above it.
    void join_list(const ParagraphReading& reading, bool numbered) {
        if (!reading.head) return;
        const Mention& first = reading.mentions.at(*reading.head);
        std::size_t depth = 0;
        for (const OutlineEntry& entry : outline_.entries()) {
            if (entry.heading) continue;
            if (static_cast<int>(depth++) == first.scope && entry.head && first.role == FigureRole::level) lists_.add(*entry.head, first.fact);
        }
        if (!numbered) unnumbered_ = first.fact;
        else if (depth == 0 && unnumbered_ && first.role == FigureRole::level) lists_.add(*unnumbered_, first.fact);
    }

    /// 其中： in a paragraph of its own speaks of the paragraph before.
    void inherit_head(OutlineEntry& entry) {
        if (entry.head) previous_ = entry;
        else if (entry.open && entry.coordinates.empty() && previous_ && previous_section_ == section_) {
            entry.head = previous_->head;
            entry.coordinates = previous_->coordinates;
            entry.known = previous_->known;
            entry.path = previous_->path;
        }
        if (entry.head) previous_section_ = section_;
    }

    const std::vector<Page>& pages_;
    const Lexicon& lexicon_;
    Record& record_;
    SubjectReader subjects_;
    StatementReader statements_;
    Outline outline_;
    std::optional<OutlineEntry> previous_;   ///< last paragraph that stated a level
    int section_ = -1, previous_section_ = -1;
    std::vector<FactIndex> section_levels_;
    std::vector<FoundFrame> section_frames_;
    std::vector<FactIndex> chapter_levels_;
    std::optional<FactIndex> unnumbered_;    ///< level of the last paragraph without ordinal
    ParagraphLists lists_;
};

/// The tables know one body only: what the text says of a unit has no place among them.
void release_units(Record& record, std::size_t first) {
    for (std::size_t i = first; i < record.facts.size(); ++i) {
        Fact& fact = record.facts.at(i);
        if (fact.binding != Binding::bound || !fact.coordinates.has(Dimension::entity)) continue;
        fact.binding = Binding::unbound;
        fact.unknown_words.emplace_back(fact.coordinates.value(Dimension::entity));
    }
}

}  // namespace

void read_prose(const std::vector<Paragraph>& paragraphs, const std::vector<Page>& pages, const Lexicon& lexicon, Record& record) {
    const std::size_t first = record.facts.size();
    ProseReader(pages, lexicon, record).read(paragraphs);
    if (record.single_entity) release_units(record, first);
    settle_prose_scopes(record, first);
}

}  // namespace gouji
