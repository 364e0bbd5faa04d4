#include "tokens.hpp"

#include <qpdf/BufferInputSource.hh>

#include <algorithm>
#include <array>
#include <optional>

namespace gouji {
namespace {

enum class Sort : unsigned char { regular, space, delimiter };

/// Asked for every byte of every page.
constexpr auto sorts = [] {
    std::array<Sort, 256> table{};
    for (const char c : std::string_view("\0\t\n\f\r ", 6)) table.at(static_cast<unsigned char>(c)) = Sort::space;
    for (const char c : std::string_view("()<>[]{}/%")) table.at(static_cast<unsigned char>(c)) = Sort::delimiter;
    return table;
}();

Sort sort_of(char c) { return sorts[static_cast<unsigned char>(c)]; }
bool is_space(char c) { return sort_of(c) == Sort::space; }
bool is_delimiter(char c) { return sort_of(c) == Sort::delimiter; }
bool is_hexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Value of an optional sign, digits and at most one point; nullopt for anything else. Written out because files hold
/// millions of numbers and general conversion shows in profiles.
std::optional<double> plain_number(std::string_view text) {
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+') text.remove_prefix(1);
    double value = 0, scale = 1;
    bool fraction = false, any = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            if (fraction) scale *= 10;
            any = true;
        } else if (c == '.' && !fraction) {
            fraction = true;
        } else {
            return std::nullopt;
        }
    }
    if (!any) return std::nullopt;
    return (negative ? -value : value) / scale;
}

}  // namespace

ContentTokens::ContentTokens(const std::string& content) : content_(content) { tokenizer_.allowEOF(); }

const std::shared_ptr<InputSource>& ContentTokens::input() {
    if (!input_) input_ = std::make_shared<BufferInputSource>("content", std::string(content_));
    return input_;
}

ContentToken ContentTokens::next() {
    while (at_ < content_.size() && is_space(content_[at_])) ++at_;
    if (at_ >= content_.size()) return {ContentToken::Kind::end, 0, {}};
    const char c = content_[at_];
    if (c == '[' || c == ']') {
        ++at_;
        return {c == '[' ? ContentToken::Kind::open : ContentToken::Kind::close, 0, {}};
    }
    if (c == '(' || c == '<')
        if (const std::size_t end = end_of_string(); end > at_) return past(end);
    return is_delimiter(c) && c != '/' ? by_grammar() : plain();
}

ContentToken ContentTokens::past(std::size_t end) {
    at_ = end;
    return {ContentToken::Kind::other, 0, {}};
}

/// Behind the string that begins here; here, when it is none that is well formed.
std::size_t ContentTokens::end_of_string() const {
    if (content_[at_] == '<') {
        std::size_t end = at_ + 1;
        while (end < content_.size() && (is_hexadecimal(content_[end]) || is_space(content_[end]))) ++end;
        return end < content_.size() && content_[end] == '>' ? end + 1 : at_;
    }
    std::size_t depth = 0;
    for (std::size_t end = at_; end < content_.size(); ++end) {
        const char c = content_[end];
        if (c == '\\') ++end;
        else if (c == '(') ++depth;
        else if (c == ')' && --depth == 0) return end + 1;
    }
    return at_;
}

ContentToken ContentTokens::plain() {
    std::size_t end = at_ + 1;
    while (end < content_.size() && sort_of(content_[end]) == Sort::regular) ++end;
    const auto text = content_.substr(at_, end - at_);
    const bool name = text.front() == '/';
    if (name && text.find('#') != std::string_view::npos) return by_grammar();
    at_ = end;
    if (name) return {ContentToken::Kind::name, 0, text};
    if (const auto number = plain_number(text)) return {ContentToken::Kind::number, *number, {}};
    return {ContentToken::Kind::word, 0, text};
}

ContentToken ContentTokens::by_grammar() {
    input()->seek(static_cast<qpdf_offset_t>(at_), SEEK_SET);
    const auto token = tokenizer_.readToken(input(), "content", true);
    at_ = std::max(static_cast<std::size_t>(input()->tell()), at_ + 1);
    switch (token.getType()) {
        case QPDFTokenizer::tt_name: value_ = token.getValue(); return {ContentToken::Kind::name, 0, value_};
        case QPDFTokenizer::tt_dict_open: return {ContentToken::Kind::open, 0, {}};
        case QPDFTokenizer::tt_dict_close: return {ContentToken::Kind::close, 0, {}};
        case QPDFTokenizer::tt_eof: return {ContentToken::Kind::end, 0, {}};
        default: return {ContentToken::Kind::other, 0, {}};
    }
}

void ContentTokens::skip_inline_image() {
    input()->seek(static_cast<qpdf_offset_t>(at_ + 1), SEEK_SET);   // one white-space character ends ID
    tokenizer_.expectInlineImage(input());
    tokenizer_.readToken(input(), "content", true);
    at_ = std::max(static_cast<std::size_t>(input()->tell()), at_ + 1);
}

}  // namespace gouji
