#include "uri.hpp"

#include <fmt/format.h>

namespace gouji {
namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); }

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~/").find(c) != std::string_view::npos;
}

/// %XX of a shown path that stands for one byte of the real one: not ASCII text, for that is shown as it is.
bool is_shown_byte(std::string_view at) {
    if (at.size() < 3 || !is_hex(at[1]) || !is_hex(at[2])) return false;
    return at[1] >= '8' || at[1] < '2' || at.substr(1, 2) == "7F";
}

}  // namespace

std::string uri_of_path(std::string_view path) {
    std::string out = !path.empty() && path.front() == '/' ? "file://" : "";
    for (std::size_t i = 0; i < path.size(); ++i) {
        const char c = path[i];
        if (is_unreserved(c) || (c == '%' && is_shown_byte(path.substr(i)))) out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

}  // namespace gouji
