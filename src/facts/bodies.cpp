#include "gouji/facts/bodies.hpp"

#include "gouji/core/text.hpp"
#include "gouji/model/body_name.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace gouji {
namespace {

constexpr std::size_t nearest_words = 90;      ///< folded bytes between 预算单位 and its number or list: thirty characters
constexpr std::size_t most_items_behind = 200; ///< paragraphs of a list that goes on below its sentence

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Organisation codes have three digits a level: department, unit, its unit.
bool is_body_code(std::string_view code) {
    return (code.size() == 3 || code.size() == 6 || code.size() == 9) && std::ranges::all_of(code, is_digit);
}

class BodyList {
public:
    explicit BodyList(std::vector<NamedBody>& bodies) : bodies_(bodies) {}

    void add(const std::string& code, const std::string& name) {
        const auto same = std::ranges::find_if(bodies_, [&](const NamedBody& body) {
            return core_name(body.name) == core_name(name) && names_own_office(body.name) == names_own_office(name) && (body.code == code || body.code.empty() || code.empty());
        });
        if (same == bodies_.end()) bodies_.push_back({code, name});
        else if (same->code.empty()) same->code = code;
    }

private:
    std::vector<NamedBody>& bodies_;
};

void list_from_table(const TypedTable& typed, BodyList& bodies) {
    for (const Entry& entry : typed.table.entries)
        for (const Label& label : entry.labels) {
            const auto column = static_cast<std::size_t>(std::max(label.column, 0));
            if (column >= typed.axes.size() || typed.axes[column] != Axis::entity) continue;
            const std::string name = fold(label.name);
            if (is_body_name(name) || (is_body_code(label.code) && !name.empty() && !is_pure_total_word(name))) bodies.add(is_body_code(label.code) ? label.code : "", name);
        }
}

/// Where the sentence about the budget units goes on behind the word; npos when the paragraph has none.
std::size_t behind_unit_word(std::string_view text) {
    for (const std::string_view word : {"编制范围的预算单位", "编制范围的二级预算单位", "下属预算单位", "所属预算单位", "预算单位", "预算编制范围的单位"})
        if (const std::size_t at = text.find(word); at != std::string_view::npos) return at + word.size();
    return std::string_view::npos;
}

/// 共3家, 共有13个: position and length of the digits.
struct Printed {
    std::size_t first = 0, last = 0;
};
std::optional<Printed> printed_number(std::string_view text, std::size_t from) {
    std::size_t first = from;
    while (first < text.size() && first < from + nearest_words && !is_digit(text[first])) {
        if (text.substr(first).starts_with("。") || text[first] == ';') return std::nullopt;
        ++first;
    }
    std::size_t last = first;
    while (last < text.size() && is_digit(text[last])) ++last;
    constexpr std::size_t most_digits = 4;
    if (first == last || last - first > most_digits) return std::nullopt;
    const std::string_view behind = text.substr(last);
    if (!behind.starts_with("家") && !behind.starts_with("个") && !behind.starts_with("户")) return std::nullopt;
    const std::string_view between = text.substr(from, first - from);   // 共有车辆 3 辆, 内设机构 5 个 count other things
    constexpr std::array<std::string_view, 8> allowed = {"", "共", "共有", "共计", "有", "为", "包括", "总计"};
    if (std::ranges::find(allowed, between) == allowed.end()) return std::nullopt;
    return Printed{first, last};
}

void add_number(const Paragraph& paragraph, const FoldedText& folded, Printed at, const std::vector<Page>& pages, Record& record) {
    const auto value = parse_decimal(std::string_view(folded.text).substr(at.first, at.last - at.first));
    if (!value) return;
    const auto [first, last] = folded.original(at.first, at.last, paragraph.text);
    Fact fact;
    fact.value = *value;
    fact.unit = Unit::count;
    fact.origin = Origin::prose;
    fact.role = FigureRole::count;
    fact.binding = Binding::bound;
    fact.coordinates.set({Dimension::measure, "bodies", Certainty::said});
    fact.column_path = {"预算单位"};
    fact.source = paragraph.source(first, last, pages);
    record.bodies_stated = static_cast<FactIndex>(record.facts.size());
    record.facts.push_back(std::move(fact));
}

/// 包括：甲、乙和丙 / 即甲本级: what follows, up to the end of the sentence.
std::optional<std::string_view> listed_text(std::string_view text, std::size_t from) {
    const std::size_t end = std::min(text.find("。", from), text.size());
    const std::string_view sentence = text.substr(from, end - from);
    for (const std::string_view word : {"具体包括", "分别为", "分别是", "包括", "即", "为:"})
        if (const std::size_t at = sentence.find(word); at != std::string_view::npos && at < nearest_words) {
            std::string_view list = sentence.substr(at + word.size());
            if (list.starts_with(":")) list.remove_prefix(1);
            return list;
        }
    return std::nullopt;
}

/// Names between 、 and the words that join them; brackets stay with their name.
std::vector<std::string> split_names(std::string_view list) {
    constexpr std::array<std::string_view, 6> marks = {"、", ",", ";", "以及", "和", "及"};
    std::vector<std::string> out{""};
    for (std::size_t at = 0; at < list.size();) {
        const auto mark = std::ranges::find_if(marks, [&](std::string_view m) { return list.substr(at).starts_with(m); });
        // 和, 及 also stand inside names (规划和自然资源局): they only part names that are whole.
        const bool joins = mark != marks.end() && (mark - marks.begin() < 4 || is_body_name(out.back()));
        if (!joins) {
            out.back() += list[at++];
            continue;
        }
        out.emplace_back();
        at += mark->size();
    }
    return out;
}

std::string without_number(std::string name) {
    name.erase(0, leading_ordinal(name).length);
    while (!name.empty() && (is_digit(name.front()) || name.front() == '.')) name.erase(0, 1);
    return name;
}

void list_behind(const std::vector<Paragraph>& paragraphs, std::size_t begin, BodyList& bodies) {
    for (std::size_t i = begin; i < paragraphs.size() && i < begin + most_items_behind; ++i) {
        const std::string name = without_number(fold(paragraphs[i].text));
        if (!is_body_name(name)) break;
        bodies.add("", name);
    }
}

/// Answers whether every piece of the list was a name.
bool add_names(std::string_view list, BodyList& bodies) {
    bool whole = true;
    for (const std::string& item : split_names(list)) {
        const std::string name = without_number(item);
        if (is_body_name(name)) bodies.add("", name);
        else whole = false;
    }
    return whole;
}

/// Answers whether every list was read to its end.
bool list_from_text(const std::vector<Paragraph>& paragraphs, const std::vector<Page>& pages, BodyList& bodies, Record& record) {
    bool whole = true;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (paragraphs[i].role == ParagraphRole::contents) continue;
        const FoldedText folded = fold_with_origin(paragraphs[i].text);
        const std::size_t from = behind_unit_word(folded.text);
        if (from == std::string_view::npos) continue;
        const auto number = printed_number(folded.text, from);
        const auto list = listed_text(folded.text, from);
        if (number && !record.bodies_stated) add_number(paragraphs[i], folded, *number, pages, record);
        if (!list) continue;
        if (list->empty()) list_behind(paragraphs, i + 1, bodies);
        else whole &= add_names(*list, bodies);
    }
    return whole;
}

}  // namespace

void list_bodies(const Document& document, const std::vector<Page>& pages, Record& record) {
    BodyList bodies(record.bodies);
    const bool whole = list_from_text(document.paragraphs, pages, bodies, record);
    record.bodies_in_text = whole ? record.bodies.size() : 0;
    for (const TypedTable& typed : document.tables) list_from_table(typed, bodies);
}

}  // namespace gouji
