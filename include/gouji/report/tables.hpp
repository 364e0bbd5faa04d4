#pragma once

#include "gouji/model/document.hpp"
#include "gouji/report/messages.hpp"

#include <string>

namespace gouji {

/// The tables as read. Markdown is aligned for wide characters; CSV has one block per table, an empty line between.
std::string write_tables_markdown(const Document& document, Language language);
std::string write_tables_csv(const Document& document);
std::string write_tables_json(const Document& document);

}  // namespace gouji
