#pragma once

#include "gouji/pdf/page.hpp"

#include <string>
#include <vector>

namespace gouji {

/// Draws pages as people see them, as PNG: one picture for each of `pages`, which were read from the same bytes. It is empty
/// for pages whose drawing does not end and for those that fail, which is no error: nothing but what people look at depends on it.
std::vector<std::string> render_pages(const std::string& bytes, const std::vector<Page>& pages);

}  // namespace gouji
