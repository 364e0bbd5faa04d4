#include "terminal_page.hpp"

#include "gouji/core/text.hpp"
#include "gouji/report/text_layout.hpp"

namespace gouji {
namespace {

std::string_view code(Paint paint) {
    switch (paint) {
        case Paint::bold: return "\x1b[1m";
        case Paint::red: return "\x1b[1;31m";
        case Paint::yellow: return "\x1b[33m";
        case Paint::blue: return "\x1b[36m";
        case Paint::green: return "\x1b[32m";
        case Paint::plain: break;
    }
    return "";
}

}  // namespace

std::string TerminalPage::say(std::string_view id, const Arguments& arguments) const { return gouji::say(options_.language, id, arguments); }

std::string TerminalPage::word(std::string_view group, std::string_view id) const { return say_word(options_.language, group, id); }

std::string TerminalPage::painted(std::string_view words, Paint paint) const {
    if (!options_.color || paint == Paint::plain) return std::string(words);
    return std::string(code(paint)) + std::string(words) + "\x1b[0m";
}

void TerminalPage::line(std::string_view head, std::string_view words, Paint paint) {
    std::string block = hanging(head, sanitize_utf8(words), options_.width);
    block.pop_back();
    text += painted(block, paint) + "\n";
}

std::string TerminalPage::counted(const std::string& what, int count) const {
    return say("count.word", {{"word", what}, {"count", std::to_string(count)}});
}

std::string TerminalPage::joined(const std::vector<std::string>& parts) const {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : say("list.separator")) + part;
    return out;
}

}  // namespace gouji
