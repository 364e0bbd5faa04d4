#include "prose_outline.hpp"

#include "prose_words.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr int deepest_heading = 9;   ///< level of a heading that has none of its own

}  // namespace

void Outline::enter_heading(const Paragraph& heading, std::string folded, const SubjectReader& subjects) {
    const int level = heading.level < 0 ? deepest_heading : heading.level;
    std::erase_if(entries_, [&](const OutlineEntry& entry) { return !entry.heading || entry.level >= level; });
    OutlineEntry entry;
    entry.level = level;
    entry.heading = true;
    const Subject subject = subjects.read_heading(folded, path());
    entry.coordinates = subject.phrase.coordinates;
    if (subjects.names_other_body(folded))
        entry.coordinates.set({Dimension::entity, folded.substr(leading_ordinal(folded).length), Certainty::said});
    entry.path = subject.path;
    entry.outside = is_outside_of_the_budget(folded);
    entry.figures = is_about_figures(folded);
    const Subject plain = subjects.read(folded, {});
    entry.says_item = plain.phrase.coordinates.has(Dimension::item) || plain.phrase.conflict == Dimension::item;
    entry.text = std::move(folded);
    entries_.push_back(std::move(entry));
    ++section_;
}

void Outline::enter_paragraph(int ordinal_level) {
    if (ordinal_level >= 0) std::erase_if(entries_, [&](const OutlineEntry& entry) { return entry.level >= ordinal_level; });
    else
        while (!entries_.empty() && !entries_.back().heading && !entries_.back().open) entries_.pop_back();
}

void Outline::push_paragraph(OutlineEntry entry, int ordinal_level) {
    if (ordinal_level < 0 && !entry.open) return;
    entry.level = ordinal_level >= 0 ? ordinal_level : entries_.empty() ? 0 : entries_.back().level;
    if (ordinal_level < 0 && !entries_.empty() && !entries_.back().heading && entries_.back().level == entry.level && entries_.back().open) entries_.pop_back();
    entries_.push_back(std::move(entry));
}

bool Outline::outside_of_the_budget() const {
    for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
        if (!entry->heading) continue;
        if (entry->figures) return false;
        if (entry->outside) return true;
    }
    return false;
}

ClassPath Outline::path() const {
    ClassPath path;
    for (const OutlineEntry& entry : entries_)
        for (std::size_t depth = 0; depth < path.size(); ++depth)
            if (!entry.path.at(depth).empty()) path.at(depth) = entry.path.at(depth);
    return path;
}

std::string Outline::title() const {
    for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry)
        if (entry->heading) return entry->text;
    return {};
}

}  // namespace gouji
