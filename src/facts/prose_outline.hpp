#pragma once

#include "prose_subject.hpp"

#include "gouji/facts/fact.hpp"
#include "gouji/layout/paragraph.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gouji {

/// What the text below inherits: a heading, or a paragraph whose parts follow in paragraphs of their own.
struct OutlineEntry {
    int level = 0;
    bool heading = false;
    bool open = false;                    ///< ends in 其中: or names only a thing; what follows without ordinal belongs to it
    bool known = true;                    ///< its words were understood
    bool outside = false, figures = false;///< heading of a section without, with figures of the budget
    Coordinates coordinates;              ///< for a paragraph: all of its head
    bool says_item = false;
    ClassPath path;
    std::optional<FactIndex> head;        ///< first level of the paragraph
    std::string text;
};

/// The stack of headings and paragraphs above a paragraph.
class Outline {
public:
    void enter_heading(const Paragraph& heading, std::string folded, const SubjectReader& subjects);
    /// Drops what does not govern a paragraph with this ordinal level (−1: none).
    void enter_paragraph(int ordinal_level);
    void push_paragraph(OutlineEntry entry, int ordinal_level);

    [[nodiscard]] const std::vector<OutlineEntry>& entries() const { return entries_; }
    [[nodiscard]] bool outside_of_the_budget() const;
    [[nodiscard]] ClassPath path() const;
    [[nodiscard]] std::string title() const;
    /// Counts headings: paragraphs of one section have equal numbers.
    [[nodiscard]] int section() const { return section_; }

private:
    std::vector<OutlineEntry> entries_;
    int section_ = 0;
};

}  // namespace gouji
