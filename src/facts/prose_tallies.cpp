// Numbers of things that can be counted again: projects, classes, offices.

#include "prose_claims.hpp"

#include "gouji/core/decimal.hpp"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr std::string_view project = "项目", performance = "绩效";

void add(const ClaimSource& at, Frame frame) {
    frame.kind = FrameKind::tally;
    frame.source = at.record.facts.at(frame.levels.front()).source;
    at.record.frames.push_back(std::move(frame));
}

Coordinates counted(Dimension dimension, std::string_view value) {
    Coordinates out;
    out.set({dimension, std::string(value), Certainty::said});
    return out;
}

/// 项目13个, 13个项目
bool counts_projects(std::string_view text, const Mention& count, std::size_t before) {
    if (count.counter != "个" && count.counter != "项") return false;
    std::string_view lead = text.substr(before, count.first - before);
    for (const std::string_view tail : {"共", "共有", "有", "计", "为"})
        if (lead.ends_with(tail)) lead.remove_suffix(tail.size());
    return lead.ends_with(project) || text.substr(count.last).starts_with(project);
}

bool ends_like(std::string_view lead, std::initializer_list<std::string_view> words) {
    for (const std::string_view tail : {"共", "共有", "有", "为"})
        if (lead.ends_with(tail)) lead.remove_suffix(tail.size());
    return std::ranges::any_of(words, [&](std::string_view word) { return lead.ends_with(word); });
}

/// The amount that follows the number in its sentence.
std::optional<FactIndex> amount_behind(const ParagraphReading& reading, std::size_t count, const std::vector<Fact>& facts) {
    if (count + 1 >= reading.mentions.size()) return std::nullopt;
    const Mention& next = reading.mentions[count + 1];
    const bool amount = next.kind == Mention::Kind::figure && next.role == FigureRole::level && next.sentence == reading.mentions[count].sentence;
    return amount && is_money(facts.at(next.fact).unit) ? std::optional(next.fact) : std::nullopt;
}

// --- names ---

constexpr std::array<std::string_view, 12> things = {"科室", "处室", "内设机构", "职能科室", "内设科室", "职能处室", "内设处室", "机构", "科", "处", "部", "股室"};
constexpr std::array<std::string_view, 7> list_words = {"分别是", "分别为", "包括", "分别", "即", "为", ""};
constexpr std::size_t most_digits = 2;
constexpr std::size_t longest_name = 60;   ///< folded bytes: 20 characters

struct NamedThings {
    std::size_t first = 0, last = 0;       ///< of the number with its counter
    std::vector<std::pair<std::size_t, std::size_t>> names;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <std::size_t N>
std::size_t longest_start(std::string_view text, const std::array<std::string_view, N>& words) {
    std::size_t best = 0;
    for (const std::string_view word : words)
        if (text.starts_with(word)) best = std::max(best, word.size());
    return best;
}

/// Names between 、, brackets kept whole; empty when one of them is too long to be a name.
std::vector<std::pair<std::size_t, std::size_t>> names_of(std::string_view text, std::size_t first, std::size_t last) {
    constexpr std::string_view mark = "、";
    std::vector<std::pair<std::size_t, std::size_t>> names;
    int depth = 0;
    std::size_t begin = first;
    for (std::size_t at = first; at < last;) {
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        const bool stop = depth <= 0 && text.substr(at).starts_with(mark);
        if (stop) names.emplace_back(begin, at);
        at += stop ? mark.size() : 1;
        if (stop) begin = at;
    }
    names.emplace_back(begin, last);
    const auto is_none = [](const auto& name) { return name.second <= name.first || name.second - name.first > longest_name; };
    return std::ranges::any_of(names, is_none) ? std::vector<std::pair<std::size_t, std::size_t>>{} : names;
}

/// 综合一处至综合九处, 等: more than one name.
bool says_several(std::string_view name) {
    return std::ranges::any_of(std::array<std::string_view, 5>{"至", "等", "其他", "其中", "若干"}, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

std::size_t printed_count(std::string_view text, std::size_t at) {
    std::size_t count = 0;
    for (; at < text.size() && is_digit(text[at]); ++at) count = 10 * count + static_cast<std::size_t>(text[at] - '0');
    return count;
}

/// 甲、乙和丙: 和 also stands inside names, so that it parts the last one only where the number wants one more.
void part_the_last(std::string_view text, NamedThings& found) {
    if (found.names.empty() || found.names.size() + 1 != printed_count(text, found.first)) return;
    const auto [first, last] = found.names.back();
    for (const std::string_view word : {"以及", "和", "及", "与"}) {
        const std::size_t at = text.find(word, first);
        if (at == std::string_view::npos || at <= first || at + word.size() >= last) continue;
        found.names.back() = {first, at};
        found.names.emplace_back(at + word.size(), last);
        return;
    }
}

/// 5个科室：分别是甲、乙和丙。
std::optional<NamedThings> named_things(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == at || end - at > most_digits || (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.'))) return std::nullopt;
    constexpr std::string_view counter = "个";
    if (!text.substr(end).starts_with(counter)) return std::nullopt;
    NamedThings found{at, end + counter.size(), {}};
    std::size_t list = found.last;
    const std::size_t thing = longest_start(text.substr(list), things);
    if (thing == 0) return std::nullopt;
    list += thing;
    const auto skip_mark = [&] { if (list < text.size() && (text[list] == ':' || text[list] == ',')) ++list; };
    skip_mark();
    list += longest_start(text.substr(list), list_words);
    skip_mark();
    if (list == found.last + thing) return std::nullopt;   // nothing says that names follow
    const std::size_t last = text.find("。", list);
    if (last == std::string_view::npos || list >= last || std::min(text.find(';', list), text.find(',', list)) < last) return std::nullopt;
    found.names = names_of(text, list, last);
    part_the_last(text, found);
    const auto several = [&](const auto& name) { return says_several(text.substr(name.first, name.second - name.first)); };
    if (std::ranges::any_of(found.names, several)) return std::nullopt;
    return found.names.size() < 2 ? std::nullopt : std::optional(std::move(found));
}

FactIndex add_count(const ClaimSource& at, const NamedThings& things_named) {
    const auto [begin, end] = at.folded.original(things_named.first, things_named.last, at.paragraph.text);
    Fact fact;
    fact.unit = Unit::count;
    fact.origin = Origin::prose;
    fact.role = FigureRole::count;
    fact.row_path = {at.context.outline.title(), at.folded.text.substr(things_named.last, longest_start(std::string_view(at.folded.text).substr(things_named.last), things))};
    fact.source = at.paragraph.source(begin, end, at.context.pages);
    std::size_t digits = 0;
    while (is_digit(at.folded.text[things_named.first + digits])) ++digits;
    fact.value = parse_decimal(std::string_view(at.folded.text).substr(things_named.first, digits)).value_or(Decimal{});
    at.record.facts.push_back(std::move(fact));
    return static_cast<FactIndex>(at.record.facts.size() - 1);
}

void add_named(const ClaimSource& at, const NamedThings& named, FactIndex count) {
    Frame frame;
    frame.levels = {count};
    for (const auto& [first, last] : named.names) frame.parts.push_back(add_statement(at, first, last, {}));
    add(at, std::move(frame));
}

}  // namespace

void read_tallies(const ClaimSource& at, const ParagraphReading& reading) {
    const std::string_view text = at.folded.text;
    std::size_t before = 0;
    for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
        const Mention& mention = reading.mentions[i];
        if (mention.kind != Mention::Kind::figure) continue;
        const std::size_t lead = before;
        before = mention.last;
        if (mention.role != FigureRole::count || mention.reason) continue;
        const bool about_performance = text.find(performance) != std::string_view::npos || at.context.outline.title().find(performance) != std::string::npos;
        Frame frame;
        frame.levels = {mention.fact};
        if (mention.counter == "类") {
            frame.whole_coordinates = counted(Dimension::function, "*");
            add(at, std::move(frame));
        } else if (about_performance && counts_projects(text, mention, lead)) {
            frame.whole_coordinates = counted(Dimension::item, "performance");
            if (const auto amount = amount_behind(reading, i, at.record.facts)) frame.wholes = {*amount};
            add(at, std::move(frame));
        } else if (mention.counter == "个" && ends_like(text.substr(lead, mention.first - lead), {"整体绩效目标", "整体预算绩效目标", "整体支出绩效目标"})) {
            frame.whole_coordinates = counted(Dimension::item, "performance");
            frame.whole_coordinates.set({Dimension::entity, "self", Certainty::said});
            add(at, std::move(frame));
        } else if (const auto named = named_things(text, mention.first)) {
            add_named(at, *named, mention.fact);
        }
    }
}

void read_named_things(const ClaimSource& at) {
    const std::string_view text = at.folded.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1]))) continue;
        if (const auto named = named_things(text, i)) add_named(at, *named, add_count(at, *named));
    }
}

}  // namespace gouji
