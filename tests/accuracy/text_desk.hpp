#pragma once

#include "gouji/app/rule_source.hpp"
#include "gouji/facts/record.hpp"
#include "gouji/findings/finding.hpp"
#include "gouji/layout/paragraph.hpp"

#include <string>
#include <vector>

namespace gouji::accuracy {

/// Where a figure of the truth stands in the paragraphs: the bytes of its number.
struct Spot {
    std::size_t paragraph = 0, first = 0, last = 0;
};

/// A document in memory whose sentences can be changed and judged again: its tables are read once.
class TextDesk {
public:
    TextDesk(const std::string& pdf, const Knowledge& knowledge);

    /// The figures of the truth in the order of the text; those of pages with tables only are no part of it.
    bool align(const std::vector<std::string>& figures);
    /// Errors and warnings about the text as it stands.
    [[nodiscard]] std::vector<Finding> raised() const;
    /// The record of the text as it stands.
    [[nodiscard]] Record read() const;

    void print(std::size_t figure, const std::string& number);
    [[nodiscard]] const Spot& spot(std::size_t figure) const { return spots_.at(figure); }
    [[nodiscard]] std::size_t figures() const { return spots_.size(); }
    [[nodiscard]] SourceRef source(std::size_t figure) const;

    [[nodiscard]] std::size_t paragraphs() const { return paragraphs_.size(); }
    [[nodiscard]] const std::string& text(std::size_t paragraph) const { return paragraphs_.at(paragraph).text; }
    [[nodiscard]] SourceRef source(std::size_t paragraph, std::size_t first, std::size_t last) const { return paragraphs_.at(paragraph).source(first, last, pages_); }
    /// Puts other words in the place of some; answers the text as it was, for `restore`.
    std::string replace(std::size_t paragraph, std::size_t first, std::size_t last, const std::string& words);
    void restore(std::size_t paragraph, std::string text) { paragraphs_.at(paragraph).text = std::move(text); }

private:
    const Knowledge& knowledge_;
    std::vector<Paragraph> paragraphs_;
    std::vector<Page> pages_;
    Record tables_;
    std::vector<Spot> spots_;
};

}  // namespace gouji::accuracy
