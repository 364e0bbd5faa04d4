#pragma once

#include "gouji/core/lexicon.hpp"
#include "gouji/model/document.hpp"
#include "gouji/model/phrase.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// Names of 类, 款, 项 as far as they are said; a heading says the first, its paragraphs the rest.
using ClassPath = std::array<std::string, 3>;

/// The words before an amount.
struct Subject {
    Phrase phrase;                     ///< its own words; unknown when one of them was not understood
    ClassPath path;
    bool thin = false;                 ///< says at most which figure of a quantity (支出决算, 2026年预算数), not the quantity
    std::string text;                  ///< for reports
};

/// Words that were all read and yet name nothing (综合管理) are a free name, unless they speak of the figure itself (2026年预算).
bool is_free_name(const Subject& subject);

class SubjectReader {
public:
    SubjectReader(const Lexicon& lexicon, const Identity& identity);

    /// A short name that begins the text of several sections is the body's own (省政协办公厅2025年…).
    void learn_names(const std::vector<Paragraph>& paragraphs);

    /// Reads folded text; `above` are the class names that the section or the head says.
    [[nodiscard]] Subject read(std::string_view lead, const ClassPath& above) const;
    /// What a heading says of all figures below it; its unknown words do not count.
    [[nodiscard]] Subject read_heading(std::string_view heading, const ClassPath& above) const;

    /// The heading is the name of another body, a unit say: what stands below is that body's.
    [[nodiscard]] bool names_other_body(std::string_view heading) const;

private:
    void take_marked_path(std::string& text, Subject& subject, const ClassPath& above) const;
    void take_bracket_code(std::string& text, Subject& subject) const;
    void take_dashed_path(std::string& text, Subject& subject) const;
    void take_class_name(const std::string& text, Subject& subject) const;
    [[nodiscard]] std::string resolve(const ClassPath& path, Dimension dimension) const;
    [[nodiscard]] bool is_own_name(std::string_view word) const;
    void erase_own_names(std::string& text) const;
    void set_code(Subject& subject, Dimension dimension, std::string code) const;

    const Lexicon& lexicon_;
    const Identity& identity_;
    std::u32string body_;
    std::vector<std::string> names_;       ///< folded; of the body itself
};

}  // namespace gouji
