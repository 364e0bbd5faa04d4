#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji {

/// Text for XML 1.0, inside elements and attributes; characters XML cannot hold are replaced. Line ends stay in elements and
/// are kept in attributes by their number.
std::string xml_escaped(std::string_view text, bool attribute);

using XmlAttributes = std::vector<std::pair<std::string_view, std::string>>;

/// `<name a="b">`, or `<name a="b"/>` when it is empty.
std::string xml_tag(std::string_view name, const XmlAttributes& attributes, bool empty = false);

}  // namespace gouji
