#include "prose_statements.hpp"

#include "prose_pieces.hpp"

#include <algorithm>
#include <map>

namespace gouji {
namespace {

constexpr std::size_t shortest_reason = 36;   ///< folded bytes: twelve characters; shorter ones (工作需要) fit everything
constexpr std::size_t fewest_items = 3;       ///< names that make a list
constexpr std::size_t item_digits = 5;        ///< 款 of the economic classification

constexpr std::string_view reason_word = "主要原因";

/// 减少 in the reason and nothing that rises: −1; the other way round: +1; 0 when it says neither or both.
int direction_in(std::string_view reason) {
    const auto says = [&](std::initializer_list<std::string_view> words) {
        return std::ranges::any_of(words, [&](std::string_view word) { return reason.find(word) != std::string_view::npos; });
    };
    const bool rises = says({"增加", "增长", "提高", "新增", "上涨"}), falls = says({"减少", "下降", "压减", "压缩", "降低"});
    return rises == falls ? 0 : rises ? 1 : -1;
}

/// Behind 主要原因 up to the full stop.
std::string reason_behind(std::string_view text, std::size_t at) {
    std::string_view rest = text.substr(at);
    for (const std::string_view word : {"是", "为", "系", ":", ","})
        if (rest.starts_with(word)) rest.remove_prefix(word.size());
    if (rest.starts_with(":")) rest.remove_prefix(1);
    return std::string(rest.substr(0, rest.find(full_stop)));
}

bool is_list_mark(std::string_view text, std::size_t at, std::size_t& length) {
    constexpr std::string_view comma = "、";
    length = text[at] == ',' ? 1 : text.substr(at).starts_with(comma) ? comma.size() : 0;
    return length > 0;
}

/// Names between 、 and ，, brackets kept whole.
std::vector<std::pair<std::size_t, std::size_t>> names_between(std::string_view text, std::size_t first, std::size_t last) {
    std::vector<std::pair<std::size_t, std::size_t>> names;
    int depth = 0;
    std::size_t begin = first, length = 0;
    for (std::size_t at = first; at < last; at += std::max<std::size_t>(length, 1)) {
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        if (!is_list_mark(text, at, length) || depth > 0) {
            length = 0;
            continue;
        }
        names.emplace_back(begin, at);
        begin = at + length;
    }
    names.emplace_back(begin, last);
    return names;
}

bool is_category(const Coordinates& coordinates) {
    const std::string_view category = coordinates.value(Dimension::category);
    return category == "basic/personnel" || category == "basic/operating";
}

}  // namespace

void StatementReader::read(const Paragraph& paragraph, const ParagraphReading& reading) {
    const std::string text = fold(paragraph.text);
    read_lists(paragraph, text, reading);
    read_reasons(paragraph, text, reading);
}

FactIndex StatementReader::add_fact(const Paragraph& paragraph, std::size_t first, std::size_t last) {
    const FoldedText folded = fold_with_origin(paragraph.text);
    const auto [begin, end] = folded.original(first, last, paragraph.text);
    Fact fact;
    fact.role = FigureRole::statement;
    fact.presence = Presence::blank;
    fact.origin = Origin::prose;
    fact.source = paragraph.source(begin, end, pages_);
    record_.facts.push_back(std::move(fact));
    return static_cast<FactIndex>(record_.facts.size() - 1);
}

/// One name may have had several codes over the years: the one that the tables print.
std::string StatementReader::code_of(Dimension dimension, std::string_view name) const {
    std::vector<std::string> codes = lexicon_.codes_of(dimension, name);
    std::erase_if(codes, [](const std::string& code) { return code.size() != item_digits; });
    const auto printed = [&](const std::string& code, bool with_money) {
        return std::ranges::any_of(record_.facts, [&](const Fact& fact) {
            return fact.table >= 0 && fact.coordinates.value(dimension) == code && (!with_money || (fact.is_figure() && !is_zero(fact.value)));
        });
    };
    for (const bool with_money : {true, false})
        for (const std::string& code : codes)
            if (printed(code, with_money)) return code;
    return codes.empty() ? std::string{} : codes.front();
}

/// 人员经费178.80万元，主要包括：基本工资、津贴补贴、…
void StatementReader::read_lists(const Paragraph& paragraph, const std::string& text, const ParagraphReading& reading) {
    for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
        const Mention& amount = reading.mentions[i];
        if (!amount.is_level() || !amount.known || amount.reason || !is_category(amount.coordinates)) continue;
        std::size_t end = text.size();
        for (std::size_t next = i + 1; next < reading.mentions.size(); ++next)
            if (reading.mentions[next].kind == Mention::Kind::figure) {
                end = reading.mentions[next].first;
                break;
            }
        const std::size_t opener = text.find("包括", amount.last);
        if (opener == std::string::npos || opener >= end) continue;
        std::size_t first = opener + std::string_view("包括").size();
        if (first < text.size() && text[first] == ':') ++first;
        for (const std::string_view stop : {full_stop, std::string_view(";")}) end = std::min(end, text.find(stop, first));
        if (first < end) list_items(paragraph, text, amount, first, end);
    }
}

void StatementReader::list_items(const Paragraph& paragraph, const std::string& text, const Mention& amount, std::size_t first, std::size_t last) {
    Frame frame;
    frame.kind = FrameKind::listing;
    frame.levels = {amount.fact};
    frame.source = record_.facts.at(amount.fact).source;
    frame.exhaustive = true;
    auto names = names_between(text, first, last);
    for (auto& [begin, end] : names) {
        for (const std::string_view tail : {"等支出", "等费用", "等"})
            if (std::string_view(text).substr(begin, end - begin).ends_with(tail)) {
                end -= tail.size();
                frame.exhaustive = false;
            }
    }
    if (names.size() < fewest_items) return;
    for (const auto& [begin, end] : names) {
        const FactIndex name = add_fact(paragraph, begin, std::max(end, begin + 1));
        const std::string code = code_of(Dimension::economic, std::string_view(text).substr(begin, end - begin));
        if (!code.empty()) record_.facts.at(name).coordinates.set({Dimension::economic, code, Certainty::said});
        frame.parts.push_back(name);
    }
    record_.frames.push_back(std::move(frame));
}

/// …持平。主要原因：…: the reason of the last change, or of none, before it.
void StatementReader::read_reasons(const Paragraph& paragraph, const std::string& text, const ParagraphReading& reading) {
    if (reason_follows_ && !told_.empty() && reading.mentions.empty()) told_.back().reason = text.substr(0, text.find(full_stop));
    reason_follows_ = false;
    for (std::size_t at = text.find(reason_word); at != std::string::npos; at = text.find(reason_word, at + 1)) {
        const Mention* cause = nullptr;
        std::optional<FactIndex> level;
        for (const Mention& mention : reading.mentions) {
            if (mention.first >= at) break;
            if (mention.is_level() && !mention.reason) level = mention.fact;
            const bool change = mention.kind == Mention::Kind::figure && mention.role == FigureRole::change && !mention.reason;
            if (change || mention.kind == Mention::Kind::flat) cause = &mention;
        }
        if (cause == nullptr) continue;
        const bool flat = cause->kind == Mention::Kind::flat;
        const FactIndex statement = flat ? add_fact(paragraph, cause->first, cause->last) : cause->fact;
        told_.push_back({statement, level, flat ? 0 : cause->direction, reason_behind(text, at + reason_word.size()), {}});
        reason_follows_ = told_.back().reason.empty();
        if (told_.back().reason.size() >= shortest_reason) told_.back().words = add_fact(paragraph, at, std::min(text.find(full_stop, at), text.size()));
    }
}

/// One reason for changes of figures that mean different things.
void StatementReader::add_repeated(const std::vector<const Told*>& list) {
    Frame frame;
    frame.kind = FrameKind::repeated;
    std::vector<std::string> seen;
    for (const Told* told : list) {
        if (told->direction == 0 || !told->level || !told->words) continue;
        const Fact& level = record_.facts.at(*told->level);
        // One change told of a total and of its only source is one thing.
        const std::string change = to_string(record_.facts.at(told->statement).value);
        if (level.binding != Binding::bound || std::ranges::find(seen, change) != seen.end()) continue;
        seen.push_back(change);
        frame.levels.push_back(*told->level);
        frame.parts.push_back(*told->words);
    }
    if (frame.levels.size() < 2) return;
    frame.source = record_.facts.at(frame.parts.front()).source;
    record_.frames.push_back(std::move(frame));
}

void StatementReader::finish() {
    std::map<std::string, std::vector<const Told*>> by_reason;
    for (const Told& told : told_)
        if (told.reason.size() >= shortest_reason) by_reason[told.reason].push_back(&told);
    for (const auto& [reason, list] : by_reason) {
        const int direction = direction_in(reason);
        add_repeated(list);
        const auto moved = std::ranges::find_if(list, [&](const Told* told) { return direction != 0 && told->direction == direction; });
        if (moved == list.end()) continue;
        for (const Told* told : list) {
            if (told->direction != 0 || !told->level) continue;
            Frame frame;
            frame.kind = FrameKind::reason;
            frame.levels = {*told->level};
            frame.parts = {told->statement, (*moved)->statement};
            frame.direction = direction;
            frame.source = record_.facts.at(told->statement).source;
            record_.frames.push_back(std::move(frame));
        }
    }
}

}  // namespace gouji
