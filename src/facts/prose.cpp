#include "gouji/facts/prose.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gouji {
namespace {

constexpr std::array<std::string_view, 22> count_units = {"个", "人次", "人", "辆", "台(套)", "台", "套", "平方米", "项", "批次", "批", "次", "户", "件", "家",
                                                          "名", "处", "类", "部", "块", "条", "天"};
/// Behind a figure these make it a threshold, not a statement of this body.
constexpr std::array<std::string_view, 6> threshold_words = {"以上", "(含)以上", "以下", "(含)以下", "(含)及以上", "及以上"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <std::size_t N>
std::string_view starts_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
    for (const std::string_view word : words)
        if (text.starts_with(word)) return word;
    return {};
}

/// A number at the position: digits with separators and one point. Length 0: none.
std::size_t number_length(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || ((text[end] == ',' || text[end] == '.') && end + 1 < text.size() && is_digit(text[end + 1]) && end > at))) ++end;
    return end - at;
}

struct Unitful {
    Unit unit = Unit::unknown;
    std::size_t length = 0;
};

Unitful unit_behind(std::string_view rest) {
    if (const auto unit = unit_at_start(rest)) {
        const std::size_t printed = printed_name(*unit).size();
        return {*unit, printed};
    }
    if (const std::string_view word = starts_with_any(rest, count_units); !word.empty()) return {Unit::count, word.size()};
    return {};
}

class ProseScanner {
public:
    ProseScanner(const Paragraph& paragraph, const std::vector<Page>& pages, std::vector<Fact>& facts)
        : paragraph_(paragraph), folded_(fold_with_origin(paragraph.text)), pages_(pages), facts_(facts) {}

    void scan() {
        const std::string_view text = folded_.text;
        for (std::size_t at = leading_ordinal(text).length; at < text.size();) {
            const std::size_t length = is_digit(text[at]) ? number_length(text, at) : 0;
            if (length == 0) {
                ++at;
                continue;
            }
            if (!is_name_character(at)) take(text, at, length);
            at += length;
        }
    }

private:
    /// Letters or digits right before make it part of a name or code (A4, No12).
    bool is_name_character(std::size_t at) const {
        if (at == 0) return false;
        const char before = folded_.text[at - 1];
        return (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z') || before == '.' || before == '-';
    }

    void take(std::string_view text, std::size_t at, std::size_t length) {
        const auto value = parse_decimal(text.substr(at, length));
        const Unitful unit = unit_behind(text.substr(at + length));
        if (!value || unit.unit == Unit::unknown) return;
        if (!starts_with_any(text.substr(at + length + unit.length), threshold_words).empty()) return;
        Fact fact;
        fact.value = *value;
        fact.unit = unit.unit;
        fact.origin = Origin::prose;
        fact.role = unit.unit == Unit::percent ? FigureRole::share : unit.unit == Unit::count ? FigureRole::count : FigureRole::level;
        fact.binding = Binding::unbound;
        const auto [first, last] = folded_.original(at, at + length + unit.length, paragraph_.text);
        fact.source = paragraph_.source(first, last, pages_);
        facts_.push_back(std::move(fact));
    }

    const Paragraph& paragraph_;
    FoldedText folded_;
    const std::vector<Page>& pages_;
    std::vector<Fact>& facts_;
};

}  // namespace

void find_prose_figures(const std::vector<Paragraph>& paragraphs, const std::vector<Page>& pages, std::vector<Fact>& facts) {
    for (const Paragraph& paragraph : paragraphs)
        if (paragraph.role == ParagraphRole::body) ProseScanner(paragraph, pages, facts).scan();
}

}  // namespace gouji
