#include "entity.hpp"

#include "gouji/core/text.hpp"
#include "gouji/model/body_name.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace gouji {
namespace {

constexpr std::size_t cover_paragraphs = 12;      ///< cover and first headings
constexpr std::size_t longest_title = 150;        ///< bytes; a longer paragraph is prose

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "307005柳州市城市管理信息中心" → code and name.
void split_code(std::string_view folded, std::string& code, std::string& name) {
    std::size_t digits = 0;
    while (digits < folded.size() && is_digit(folded[digits])) ++digits;
    if (digits != 3 && digits != 6 && digits != 9) digits = 0;
    code = folded.substr(0, digits);
    name = folded.substr(digits);
}

/// The name most voted for; on a tie none, for then several bodies are named alike.
std::string clear_winner(const std::map<std::string, int>& votes, int fewest) {
    std::string best;
    int most = fewest - 1;
    bool tie = false;
    for (const auto& [name, count] : votes) {
        tie = count == most || (tie && count <= most);
        if (count <= most) continue;
        most = count;
        best = name;
    }
    return tie ? std::string{} : best;
}

/// The name on most unit lines; the first in the order of names on a tie.
std::string owner_of_most(const std::vector<Table>& tables) {
    std::map<std::string, int> owners;
    for (const Table& table : tables)
        if (!table.owner.empty()) ++owners[fold(table.owner)];
    const auto most = std::ranges::max_element(owners, {}, [](const auto& entry) { return entry.second; });
    return most == owners.end() ? std::string{} : most->first;
}

constexpr std::array<std::string_view, 10> disclosure_words = {"部门综合预算", "部门预算", "单位预算", "部门决算", "单位决算", "预算公开", "决算公开", "预算信息公开", "综合预算", "年度预算"};

std::string without_ordinal(std::string text) {
    text.erase(0, leading_ordinal(text).length);
    return text;
}

/// "江苏省某某厅2019年度部门预算": what stands before the year or the word for the disclosure.
std::string name_before_disclosure_word(const std::string& folded) {
    for (const std::string_view word : disclosure_words) {
        const std::size_t at = folded.find(word);
        if (at == std::string::npos) continue;
        std::string name = without_ordinal(folded.substr(0, at));
        if (const std::size_t year = name.find("20"); year != std::string::npos) name.erase(year);
        return name;
    }
    return {};
}

/// A short line of its own above the title: no figures, no punctuation, no word of the form itself.
bool looks_like_a_name(const std::string& folded) {
    constexpr std::size_t shortest = 12, longest = 90;   ///< bytes: four to thirty characters
    if (folded.size() < shortest || folded.size() > longest || leading_ordinal(folded).level >= 0) return false;
    if (std::ranges::any_of(folded, [](char c) { return is_digit(c) || c == ':' || c == ',' || c == ';'; })) return false;
    for (const std::string_view word : {"预算", "决算", "目录", "。", "、", "公开", "报表", "说明", "附件"})
        if (folded.find(word) != std::string::npos) return false;
    return true;
}

std::string name_on_cover(const std::vector<Paragraph>& paragraphs) {
    constexpr std::size_t shortest = 9;     ///< bytes: three characters
    constexpr std::size_t title_lines = 4;  ///< name and title of the disclosure stand among the first lines
    std::string first_name;
    bool titled = false;
    for (std::size_t i = 0; i < std::min(cover_paragraphs, paragraphs.size()); ++i) {
        const std::string text = fold(paragraphs[i].text);
        if (text.size() > longest_title || paragraphs[i].role == ParagraphRole::contents) continue;
        if (const std::string name = name_before_disclosure_word(text); name.size() >= shortest) return name;
        if (i >= title_lines) break;
        titled |= text.find("预算") != std::string::npos || text.find("决算") != std::string::npos;
        const bool on_cover = !paragraphs[i].pieces.empty() && paragraphs[i].pieces.front().page == 1;
        if (first_name.empty() && on_cover && looks_like_a_name(text)) first_name = text;
    }
    return titled ? first_name : std::string{};
}

bool is_form_label(const std::string& folded) {
    constexpr std::array<std::string_view, 7> labels = {"部门名称", "单位名称", "部门(单位)名称", "预算部门", "部门(单位)", "填报单位", "预算单位"};
    return std::ranges::find(labels, folded) != labels.end();
}

/// Forms (部门整体支出绩效目标表) print 部门名称 and the name in neighbouring cells.
void vote_by_form(const Table& table, std::map<std::string, int>& votes) {
    for (const Cell& cell : table.cells) {
        if (!is_form_label(fold(cell.source.text))) continue;
        const Cell* beside = table.cell(cell.row, cell.column + cell.column_span);
        const std::string name = beside == nullptr ? std::string{} : fold(beside->source.text);
        if (is_body_name(name)) ++votes[name];
    }
}

std::string name_in_forms(const std::vector<Table>& tables) {
    std::map<std::string, int> votes;
    for (const Table& table : tables) vote_by_form(table, votes);
    return clear_winner(votes, 1);
}

/// "某某厅2019年度收入、支出预算总计…", "某某厅本年收入预算合计…": whom the sentences are about.
std::string name_in_sentences(const std::vector<Paragraph>& paragraphs) {
    constexpr int fewest = 3;   ///< sentences: a unit of the department heads one or two
    std::map<std::string, int> votes;
    for (const Paragraph& paragraph : paragraphs) {
        if (paragraph.role == ParagraphRole::contents) continue;
        const std::string text = without_ordinal(fold(paragraph.text));
        const std::size_t end = std::min(text.find("20"), text.find("本年"));
        if (end == std::string::npos) continue;
        if (const std::string name = text.substr(0, end); is_body_name(name)) ++votes[name];
    }
    return clear_winner(votes, fewest);
}

}  // namespace

void find_entity(const std::vector<Paragraph>& paragraphs, const std::vector<Table>& tables, Identity& identity) {
    std::string name = owner_of_most(tables);
    if (name.empty()) name = name_on_cover(paragraphs);
    if (name.empty()) name = name_in_forms(tables);
    if (name.empty()) name = name_in_sentences(paragraphs);
    split_code(name, identity.entity_code, identity.entity);
    identity.entity = without_title_rest(identity.entity);
}

}  // namespace gouji
