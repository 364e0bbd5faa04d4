#pragma once

// Pages as text, so that inputs can be read, made from real pages and mutated to something sensible. One thing a line:
//   p WIDTH HEIGHT        a new page
//   w X Y WIDTH SIZE TEXT a word: left edge, baseline
//   h X0 X1 Y             a horizontal ruling
//   v X Y0 Y1             a vertical one

#include "gouji/pdf/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gouji::fuzz {

std::vector<Page> pages_from(std::string_view text);
std::string text_from(const std::vector<Page>& pages);

}  // namespace gouji::fuzz
