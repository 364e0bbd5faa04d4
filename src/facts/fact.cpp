#include "gouji/facts/fact.hpp"

namespace gouji {
namespace {

void append(std::string& out, const std::vector<std::string>& path) {
    for (const std::string& element : path) {
        if (element.empty()) continue;
        if (!out.empty()) out += " / ";
        out += element;
    }
}

}  // namespace

std::string Fact::label() const {
    std::string text;
    append(text, row_path);
    append(text, column_path);
    return text;
}

}  // namespace gouji
