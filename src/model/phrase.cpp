#include "gouji/model/phrase.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr std::size_t year_digits = 4;
constexpr std::string_view year_sign = "年", year_degree = "度";   // 2025年, 2025年度

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t code_point_length(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text.at(at));
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size() - at);
}

/// Punctuation joins words and means nothing.
bool is_punctuation(std::string_view character) {
    static constexpr std::array<std::string_view, 27> marks = {"(", ")", "[", "]", "{", "}", "<", ">", ":", ";", ",", ".", "/", "-",
                                                               "_", "*", "+", "=", "、", "。", "《", "》", "\"", "'", "·", "【", "】"};
    return std::ranges::find(marks, character) != marks.end();
}

bool is_century(std::string_view digits) { return digits == "19" || digits == "20"; }

/// Length of "2025年" at the position; 0 when there is none. A number may run into it where white space was folded away
/// (附件1 2025年), so the century tells where the year begins.
std::size_t year_length(std::string_view text, std::size_t at) {
    if (text.size() < at + year_digits + year_sign.size()) return 0;
    for (std::size_t i = 0; i < year_digits; ++i)
        if (!is_digit(text[at + i])) return 0;
    if (!is_century(text.substr(at, 2))) return 0;
    const std::size_t end = at + year_digits + year_sign.size();
    if (text.substr(at + year_digits, year_sign.size()) != year_sign) return 0;
    return end - at + (text.substr(end).starts_with(year_degree) ? year_degree.size() : 0);
}

class PhraseReader {
public:
    PhraseReader(std::string_view text, const Lexicon& lexicon, Place place, int year)
        : text_(text), lexicon_(lexicon), place_(place), document_year_(year) {}

    Phrase read() {
        while (at_ < text_.size()) step();
        end_unknown();
        for (const Dimension dimension : enumerated_) forget(dimension);
        return std::move(phrase_);
    }

private:
    /// Enumerated words say nothing about a single figure; a table of several items is still no table of all money.
    void forget(Dimension dimension) {
        phrase_.coordinates.erase(dimension);
        if (dimension == Dimension::item) phrase_.coordinates.set({dimension, std::string(several_items), Certainty::said});
    }

    void step() {
        if (const TermMatch match = lexicon_.longest_at(text_, at_, place_); match.term != nullptr) {
            end_unknown();
            take(*match.term);
            at_ += match.length;
        } else if (const std::size_t length = year_length(text_, at_); length > 0) {
            end_unknown();
            take_year(text_.substr(at_, year_digits));
            at_ += length;
        } else {
            take_character();
        }
    }

    void take_character() {
        const std::string_view character = text_.substr(at_, code_point_length(text_, at_));
        if (is_punctuation(character) || (is_digit(character[0]) && pending_.empty()))
            end_unknown();
        else
            pending_ += character;
        at_ += character.size();
    }

    void end_unknown() {
        if (!pending_.empty()) phrase_.unknown.push_back(std::move(pending_));
        pending_.clear();
    }

    void take(const Term& term) {
        phrase_.total |= term.kind == TermKind::total;
        phrase_.of_which |= term.kind == TermKind::of_which;
        phrase_.meaning |= term.kind == TermKind::meaning && !term.coordinates.empty();
        if (!term.axis.empty()) phrase_.axes.push_back(term.axis);
        for (const Coordinate& coordinate : term.coordinates.all()) add(coordinate, term.weak_side);
    }

    void take_year(std::string_view digits) {
        if (document_year_ != 0 && digits == std::to_string(document_year_)) return;
        add({Dimension::year, std::string(digits), Certainty::said}, false);
    }

    void add(Coordinate coordinate, bool weak_side) {
        const bool weak = weak_side && coordinate.dimension == Dimension::side;
        if (coordinate.dimension == Dimension::year && coordinate.value == "-1" && document_year_ != 0)
            coordinate.value = std::to_string(document_year_ - 1);
        const bool had_side = phrase_.coordinates.has(Dimension::side);
        if (weak && had_side) return;
        if (coordinate.dimension == Dimension::side && phrase_.weak_side && had_side) phrase_.coordinates.erase(Dimension::side);
        Coordinates one;
        one.set(coordinate);
        if (const auto conflict = phrase_.coordinates.refine(one)) {
            if (place_ == Place::title)
                enumerated_.push_back(*conflict);
            else if (!phrase_.conflict)
                phrase_.conflict = conflict;
            return;
        }
        if (coordinate.dimension == Dimension::side) phrase_.weak_side = weak;
    }

    std::string_view text_;
    const Lexicon& lexicon_;
    Place place_;
    int document_year_;
    std::size_t at_ = 0;
    std::string pending_;
    std::vector<Dimension> enumerated_;
    Phrase phrase_;
};

}  // namespace

Phrase read_phrase(std::string_view folded, const Lexicon& lexicon, Place place, int document_year) {
    return PhraseReader(folded, lexicon, place, document_year).read();
}

std::optional<Dimension> refine_with(Coordinates& coordinates, const Phrase& phrase) {
    if (!phrase.weak_side || !coordinates.has(Dimension::side)) return coordinates.refine(phrase.coordinates);
    Coordinates yielding = phrase.coordinates;
    yielding.erase(Dimension::side);
    return coordinates.refine(yielding);
}

}  // namespace gouji
