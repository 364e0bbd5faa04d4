#include "gouji/model/identity.hpp"

#include "entity.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <initializer_list>
#include <array>
#include <map>

namespace gouji {
namespace {

constexpr int first_year = 2000, last_year = 2099;
constexpr std::size_t cover_paragraphs = 12;      ///< cover and first headings
constexpr std::size_t longest_title = 150;        ///< bytes; a longer paragraph is prose, whose years are history or plans
constexpr int title_weight = 3;                   ///< captions and covers outvote other headings

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Adds the weight to the year "20xx" that ends at the position.
void vote_for(std::string_view folded, std::size_t end, int weight, std::map<int, int>& votes) {
    if (end < 4 || !std::ranges::all_of(folded.substr(end - 4, 4), is_digit)) return;
    if (end >= 5 && is_digit(folded[end - 5])) return;
    const int year = std::stoi(std::string(folded.substr(end - 4, 4)));
    if (year >= first_year && year <= last_year) votes[year] += weight;
}

/// Adds the weight to every year that 年 or the word for the disclosure follows.
void count_years(std::string_view folded, int weight, std::map<int, int>& votes) {
    for (std::size_t at = folded.find("年"); at != std::string_view::npos; at = folded.find("年", at + 1)) {
        vote_for(folded, at, weight, votes);
    }
    for (const std::string_view word : {"部门预算", "单位预算", "部门决算", "单位决算"})   // 2026部门预算: the sign is left out
        if (const std::size_t at = folded.find(word); at != std::string_view::npos) vote_for(folded, at, weight, votes);
}

template <typename Key>
Key most_voted(const std::map<Key, int>& votes, Key none) {
    Key best = none;
    int most = 0;
    for (const auto& [key, count] : votes)
        if (count > most) {
            most = count;
            best = key;
        }
    return best;
}

/// 注：2025年没有政府性基金预算支出: tables without cover may say their year only there.
void count_remark_years(const std::vector<Table>& tables, std::map<int, int>& votes) {
    for (const Table& table : tables) {
        for (const SourceRef& note : table.notes) count_years(fold(note.text), 1, votes);
        for (const Entry& entry : table.entries)
            if (entry.role == RowRole::note && !entry.labels.empty()) count_years(fold(entry.labels.front().name), 1, votes);
    }
}

int fiscal_year(const std::vector<Paragraph>& paragraphs, const std::vector<Table>& tables) {
    std::map<int, int> votes;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const std::string text = fold(paragraphs[i].text);
        if (text.size() > longest_title) continue;
        if (i < cover_paragraphs || paragraphs[i].role != ParagraphRole::body) count_years(text, i < cover_paragraphs ? title_weight : 1, votes);
    }
    for (const Table& table : tables) count_years(fold(table.printed_title), title_weight, votes);
    if (votes.empty()) count_remark_years(tables, votes);
    return most_voted(votes, 0);
}

std::size_t occurrences(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) ++count;
    return count;
}

Kind document_kind(const std::vector<Paragraph>& paragraphs, const std::vector<Table>& tables) {
    std::size_t final_accounts = 0, budget = 0;
    const auto count = [&](std::string_view text) {
        final_accounts += occurrences(text, "决算");
        budget += occurrences(text, "预算") - std::min(occurrences(text, "预算"), occurrences(text, "一般公共预算") + occurrences(text, "基金预算") + occurrences(text, "经营预算"));
    };
    for (std::size_t i = 0; i < std::min(cover_paragraphs, paragraphs.size()); ++i)
        if (const std::string text = fold(paragraphs[i].text); text.size() <= longest_title) count(text);
    for (const Table& table : tables) count(fold(table.printed_title));
    if (final_accounts == 0 && budget == 0) return Kind::unknown;
    return final_accounts > budget / 2 ? Kind::final_accounts : Kind::budget;
}

Level document_level(const std::vector<Paragraph>& paragraphs, const std::vector<Table>& tables) {
    std::size_t department = 0, unit = 0;
    const auto count = [&](std::string_view text) {
        department += occurrences(text, "部门预算") + occurrences(text, "部门决算");
        unit += occurrences(text, "单位预算") + occurrences(text, "单位决算") + occurrences(text, "单位收支");
    };
    for (std::size_t i = 0; i < std::min(cover_paragraphs, paragraphs.size()); ++i) count(fold(paragraphs[i].text));
    for (const Table& table : tables) count(fold(table.printed_title));
    if (department == unit) return Level::unknown;
    return department > unit ? Level::department : Level::unit;
}

/// Does one sentence say the word, and near it one of the others? No others: the word alone.
bool says_near(std::string_view text, std::string_view word, std::initializer_list<std::string_view> others) {
    constexpr std::size_t reach = 120;   // bytes before and after: 40 ideographs, a clause
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
        const std::size_t from = at > reach ? at - reach : 0;
        const std::string_view around = text.substr(from, at - from + word.size() + reach);
        if (others.size() == 0 || std::ranges::any_of(others, [&](std::string_view other) { return around.find(other) != std::string_view::npos; })) return true;
    }
    return false;
}

bool says(const std::vector<Paragraph>& paragraphs, const std::vector<Table>& tables, std::string_view word, std::initializer_list<std::string_view> others) {
    const auto holds = [&](std::string_view printed) { return says_near(fold(printed), word, others); };
    for (const Paragraph& paragraph : paragraphs)
        if (holds(paragraph.text)) return true;
    for (const Table& table : tables)
        if (std::ranges::any_of(table.notes, [&](const SourceRef& note) { return holds(note.text); })) return true;
    return false;
}

std::size_t printed_amounts(const Document& document) {
    std::size_t count = 0;
    for (const TypedTable& typed : document.tables)
        count += static_cast<std::size_t>(std::ranges::count_if(typed.table.cells, [](const Cell& c) { return c.content == CellContent::number; }));
    return count;
}

std::size_t placeholders(const Document& document) {
    std::size_t count = 0;
    for (const Paragraph& paragraph : document.paragraphs) {
        const std::string text = fold(paragraph.text);
        count += occurrences(text, "XX") + occurrences(text, "××");
    }
    return count;
}

/// A disclosure's vocabulary: at least this many of its words must occur somewhere.
bool speaks_of_budgets(const Document& document) {
    constexpr std::array<std::string_view, 8> words = {"预算", "决算", "收支", "财政拨款", "一般公共预算", "基本支出", "项目支出", "三公"};
    constexpr std::size_t enough = 4;
    std::array<bool, words.size()> seen{};
    const auto look = [&](std::string_view printed) {
        const std::string text = fold(printed);
        for (std::size_t i = 0; i < words.size(); ++i) seen.at(i) = seen.at(i) || text.find(words.at(i)) != std::string::npos;
    };
    for (const Paragraph& paragraph : document.paragraphs) look(paragraph.text);
    for (const TypedTable& typed : document.tables) {
        look(typed.table.printed_title);
        for (const Column& column : typed.table.columns)
            for (const std::string& header : column.path) look(header);
    }
    return static_cast<std::size_t>(std::ranges::count(seen, true)) >= enough;
}

}  // namespace

Identity identify(const std::vector<Paragraph>& paragraphs, const std::vector<Table>& tables) {
    Identity identity;
    identity.year = fiscal_year(paragraphs, tables);
    identity.kind = document_kind(paragraphs, tables);
    identity.level = document_level(paragraphs, tables);
    find_entity(paragraphs, tables, identity);
    identity.rounding_note = says(paragraphs, tables, "四舍五入", {});
    const auto withheld = {std::string_view("不予公开"), std::string_view("不公开"), std::string_view("未公开"), std::string_view("未予公开"),
                           std::string_view("剔除"), std::string_view("除外"), std::string_view("不含"), std::string_view("不包括"), std::string_view("不列"),
                           std::string_view("未列"), std::string_view("删除"), std::string_view("不纳入"), std::string_view("扣除")};
    identity.secrecy_note = says(paragraphs, tables, "涉密", withheld) || says(paragraphs, tables, "保密", withheld);
    return identity;
}

void judge_document(Document& document) {
    constexpr std::size_t many_placeholders = 20;   ///< an unfilled template holds well over a hundred (sh-final-template: 174)
    constexpr std::size_t few_amounts = 20;         ///< and hardly a figure in its tables
    if (!speaks_of_budgets(document)) {
        document.status = Status::unrecognised;
        document.reason = "no_budget: the words of a budget disclosure do not occur";
        return;
    }
    const std::size_t marks = placeholders(document);
    if (marks >= many_placeholders && printed_amounts(document) < few_amounts) {
        document.status = Status::template_;
        document.reason = "placeholders: " + std::to_string(marks) + " placeholders and hardly a figure";
    }
}

}  // namespace gouji
