#pragma once

#include "gouji/pdf/page.hpp"

#include <string>
#include <vector>

namespace gouji {

/// Draws pages as people see them, as PNG files: paths[i] for pages[i], which were read from the same bytes. Pages whose
/// drawing does not end are left out. Answers per page whether its file was written; what fails is no error, for nothing
/// but what people look at depends on it.
std::vector<bool> render_pages(const std::string& bytes, const std::vector<Page>& pages, const std::vector<std::string>& paths);

}  // namespace gouji
