#pragma once

#include "body.hpp"
#include "gouji/layout/paragraph.hpp"
#include "joining.hpp"

#include <cstddef>
#include <vector>

namespace gouji::layout {

/// Lines [first, past) make one paragraph.
struct Block {
    std::size_t first = 0;
    std::size_t past = 0;
};

/// Sets role and level of paragraphs; `blocks[i]` are the lines of `paragraphs[i]`.
void set_roles(std::vector<Paragraph>& paragraphs, const std::vector<Block>& blocks, const std::vector<BodyLine>& lines,
               const TextStyle& style);

}  // namespace gouji::layout
