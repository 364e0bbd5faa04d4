#pragma once

#include "prose_paragraph.hpp"

namespace gouji {

/// A frame with what makes shares siblings: equal denominator words under one head of one section.
struct FoundFrame {
    Frame frame;
    std::string group;
};

/// What the sentences of a paragraph assert about its figures. `section_levels` are the levels of the section up to this
/// paragraph: owners and denominators may stand there.
std::vector<FoundFrame> find_frames(const ParagraphReading& reading, const Paragraph& paragraph, const ProseContext& context, const std::vector<Fact>& facts,
                               const std::vector<FactIndex>& section_levels);

}  // namespace gouji
