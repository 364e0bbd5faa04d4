#include "repairs.hpp"

#include "gouji/core/text.hpp"

#include <poppler-global.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace gouji {
namespace {

constexpr std::size_t repair_limit = 50;      ///< distinct messages kept per file; enough to see what is wrong
constexpr std::size_t collect_limit = 10'000; ///< messages collected before they are made distinct

constexpr std::array font_phrases = {
    std::string_view("font"), std::string_view("Font"), std::string_view("ToUnicode"), std::string_view("CMap"),
    std::string_view("cMap"), std::string_view("CharProc"), std::string_view("character collection"),
};

void collect(const std::string& message, void* target) {
    auto& messages = *static_cast<std::vector<std::string>*>(target);
    if (messages.size() < collect_limit && !is_font_message(message)) messages.push_back("poppler: " + message);
}

void ignore(const std::string&, void*) {}

}  // namespace

bool is_font_message(std::string_view message) {
    return std::ranges::any_of(font_phrases, [&](std::string_view phrase) { return message.find(phrase) != std::string_view::npos; });
}

std::vector<std::string> distinct(const std::vector<std::string>& repairs) {
    std::vector<std::string> out;
    std::unordered_set<std::string> seen;
    for (const auto& repair : repairs) {
        if (out.size() == repair_limit) break;
        auto clean = sanitize_utf8(repair);
        while (!clean.empty() && (clean.back() == '\n' || clean.back() == ' ')) clean.pop_back();
        if (seen.insert(clean).second) out.push_back(std::move(clean));
    }
    return out;
}

PopplerMessages::PopplerMessages() { poppler::set_debug_error_function(collect, &messages_); }

PopplerMessages::~PopplerMessages() { poppler::set_debug_error_function(ignore, nullptr); }

}  // namespace gouji
