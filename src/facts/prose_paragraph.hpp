#pragma once

#include "prose_figures.hpp"
#include "prose_outline.hpp"
#include "prose_words.hpp"

#include "gouji/core/text.hpp"
#include "gouji/facts/record.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gouji {

/// What a stretch of a paragraph says: a figure, or a statement about the figures before it.
struct Mention {
    enum class Kind { figure, flat, outcome };
    Kind kind = Kind::figure;
    FactIndex fact = 0;
    FigureRole role = FigureRole::level;
    int direction = 0;
    bool reason = false;                     ///< inside 主要原因是…: owns nothing and is owned by nothing
    bool completion = false;                 ///< 完成年初预算的 r%
    bool listed = false;                     ///< follows its neighbour after 、 alone: 分别 pairs it
    std::size_t first = 0, last = 0;         ///< folded bytes
    int sentence = 0;
    std::string_view counter;                ///< 辆, 人 … of a count
    int scope = -1;                          ///< the scope it is a part of
    Coordinates coordinates;                 ///< of a level, with everything inherited
    bool known = false;
    bool understood = false;                 ///< its words were, though they may not say enough for a table (一般公共预算拨款)
    std::optional<Coordinates> owner;        ///< of a change: its own subject, when it says one
    std::string whole, part;                 ///< of a share: denominator words; its own subject, when one stands before 占
    [[nodiscard]] bool is_level() const { return kind == Kind::figure && (role == FigureRole::level || role == FigureRole::count); }
};

/// The parts after 其中, 包括.
struct Scope {
    std::optional<FactIndex> head;
    int parent = -1;
    int depth = 0;                           ///< brackets open where it began
    bool exhaustive = false;
    bool known = true;                       ///< the head's words were understood
    Coordinates coordinates;
    ClassPath path;
    bool from_paragraph_before = false;      ///< 按…划分, 其中: without a total of its own
};

/// One paragraph, read.
struct ParagraphReading {
    std::vector<Mention> mentions;
    std::vector<Scope> scopes;
    int outer_scopes = 0;                    ///< how many of them stand in paragraphs above
    std::vector<std::pair<std::size_t, std::size_t>> sentences;
    OutlineEntry entry;                      ///< what it hands on to the paragraphs below
    std::optional<std::size_t> head;         ///< mention of its first level
};

/// What paragraphs are read with.
struct ProseContext {
    const Lexicon& lexicon;
    const Identity& identity;
    const SubjectReader& subjects;
    const Outline& outline;
    const std::vector<Page>& pages;
    const OutlineEntry* before = nullptr;    ///< the last paragraph of the section that stated a level
};

/// Reads a paragraph and appends its facts.
ParagraphReading read_paragraph(const Paragraph& paragraph, const ProseContext& context, std::vector<Fact>& facts);

}  // namespace gouji
