#include "tokens.hpp"

#include <qpdf/BufferInputSource.hh>

#include <algorithm>
#include <optional>

namespace gouji {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }

bool is_delimiter(char c) {
    switch (c) {
        case '(': case ')': case '<': case '>': case '[': case ']': case '{': case '}': case '/': case '%': return true;
        default: return false;
    }
}

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

ContentTokens::ContentTokens(const std::string& content)
    : content_(content), input_(std::make_shared<BufferInputSource>("content", content)) {
    tokenizer_.allowEOF();
}

ContentToken ContentTokens::next() {
    while (at_ < content_.size() && is_space(content_.at(at_))) ++at_;
    if (at_ >= content_.size()) return {ContentToken::Kind::end, 0, {}};
    const char c = content_.at(at_);
    if (c == '[' || c == ']') {
        ++at_;
        return {c == '[' ? ContentToken::Kind::open : ContentToken::Kind::close, 0, {}};
    }
    return is_delimiter(c) && c != '/' ? by_grammar() : plain();
}

ContentToken ContentTokens::plain() {
    std::size_t end = at_ + 1;
    while (end < content_.size() && !is_space(content_.at(end)) && !is_delimiter(content_.at(end))) ++end;
    const auto text = content_.substr(at_, end - at_);
    const bool name = text.front() == '/';
    if (name && text.find('#') != std::string_view::npos) return by_grammar();
    at_ = end;
    if (name) return {ContentToken::Kind::name, 0, text};
    if (const auto number = plain_number(text)) return {ContentToken::Kind::number, *number, {}};
    return {ContentToken::Kind::word, 0, text};
}

ContentToken ContentTokens::by_grammar() {
    input_->seek(static_cast<qpdf_offset_t>(at_), SEEK_SET);
    const auto token = tokenizer_.readToken(input_, "content", true);
    const auto past = static_cast<std::size_t>(input_->tell());
    at_ = std::max(past, at_ + 1);
    switch (token.getType()) {
        case QPDFTokenizer::tt_name: value_ = token.getValue(); return {ContentToken::Kind::name, 0, value_};
        case QPDFTokenizer::tt_dict_open: return {ContentToken::Kind::open, 0, {}};
        case QPDFTokenizer::tt_dict_close: return {ContentToken::Kind::close, 0, {}};
        case QPDFTokenizer::tt_eof: return {ContentToken::Kind::end, 0, {}};
        default: return {ContentToken::Kind::other, 0, {}};
    }
}

void ContentTokens::skip_inline_image() {
    input_->seek(static_cast<qpdf_offset_t>(at_ + 1), SEEK_SET);   // one white-space character ends ID
    tokenizer_.expectInlineImage(input_);
    tokenizer_.readToken(input_, "content", true);
    at_ = std::max(static_cast<std::size_t>(input_->tell()), at_ + 1);
}

}  // namespace gouji
