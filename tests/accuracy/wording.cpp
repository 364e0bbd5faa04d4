#include "wording.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gouji::accuracy {
namespace {

struct Exchange {
    std::string_view right, wrong;
};

/// Bytes of a paragraph, what replaces them, and the figure the words belong to.
struct WordChange {
    std::string kind;
    std::size_t paragraph = 0, first = 0, last = 0;
    std::string wrong;
};

bool is_zero(const std::string& figure) { return figure.find_first_of("123456789") == std::string::npos; }

/// The sentence up to the words, for the list of misses.
std::string text_around(const TextDesk& desk, const WordChange& change) {
    const std::string& text = desk.text(change.paragraph);
    const std::size_t stop = text.rfind("。", change.first);
    const std::size_t from = stop == std::string::npos || stop >= change.first ? 0 : stop + std::string_view("。").size();
    return text.substr(from, change.last - from);
}

/// The change is seen when an error or a warning has its page: the unchanged text has none at all.
void try_change(TextDesk& desk, const WordChange& change, TextBenchmark& result) {
    const int page = desk.source(change.paragraph, change.first, change.last).page;
    const std::string right = desk.text(change.paragraph).substr(change.first, change.last - change.first);
    std::string before = desk.replace(change.paragraph, change.first, change.last, change.wrong);
    const auto findings = desk.raised();
    desk.restore(change.paragraph, std::move(before));
    const bool found = std::ranges::any_of(findings, [&](const Finding& finding) {
        return finding.page == page || std::ranges::any_of(finding.evidence, [&](const Evidence& e) { return e.source.page == page; });
    });
    auto& own = result.classes[change.kind];
    ++own.first;
    own.second += found ? 1 : 0;
    ++result.visible;
    ++result.changes;
    result.found += found ? 1 : 0;
    if (!found) result.misses.push_back({change.paragraph, right, change.wrong, {change.kind + ": " + text_around(desk, change)}});
}

/// The word of direction right before a figure; a change of nothing has no direction.
void turn_direction(TextDesk& desk, const TrueNarrative& truth, std::size_t figure, TextBenchmark& result) {
    constexpr std::array<Exchange, 4> words = {{{"增加", "减少"}, {"减少", "增加"}, {"增长", "下降"}, {"下降", "增长"}}};
    const auto moves = [&](const Statement& s) { return s.kind == Statement::Kind::growth && (s.figures.at(1) == figure || s.figures.at(2) == figure); };
    if (is_zero(truth.figures.at(figure)) || std::ranges::none_of(truth.statements, moves)) return;
    const Spot& spot = desk.spot(figure);
    for (const auto& [right, wrong] : words) {
        if (spot.first < right.size() || desk.text(spot.paragraph).substr(spot.first - right.size(), right.size()) != right) continue;
        try_change(desk, {"direction word", spot.paragraph, spot.first - right.size(), spot.first, std::string(wrong)}, result);
        return;
    }
}

/// 万元 cut to 元 breaks everything the figure takes part in, unless it only has to be no more than another.
void cut_unit(TextDesk& desk, const TrueNarrative& truth, std::size_t figure, TextBenchmark& result) {
    constexpr std::string_view right = "万元", wrong = "元";
    const auto binds = [&](const Statement& s) { return s.kind != Statement::Kind::at_most && std::ranges::find(s.figures, figure) != s.figures.end(); };
    if (!truth.figures.at(figure).ends_with(right) || is_zero(truth.figures.at(figure)) || std::ranges::none_of(truth.statements, binds)) return;
    const Spot& spot = desk.spot(figure);
    const std::size_t at = desk.text(spot.paragraph).find(right, spot.last);
    if (at == std::string::npos) return;
    try_change(desk, {"unit", spot.paragraph, at, at + right.size(), std::string(wrong)}, result);
}

/// The year of a figure of this year that stands in a table; said to be unchanged, it is that of last year too.
void set_back_year(TextDesk& desk, const TrueNarrative& truth, std::size_t figure, TextBenchmark& result) {
    constexpr std::string_view right = "2025年", wrong = "2024年";
    const auto restates = [&](const Statement& s) { return s.kind == Statement::Kind::restated && s.figures.front() == figure; };
    if (is_zero(truth.figures.at(figure)) || std::ranges::none_of(truth.statements, restates)) return;
    const Spot& spot = desk.spot(figure);
    const std::string& text = desk.text(spot.paragraph);
    const std::size_t at = text.rfind(right, spot.first);
    if (at == std::string::npos) return;
    const std::string between = text.substr(at + right.size(), spot.first - at - right.size());
    const bool same_clause = between.find_first_of("0123456789") == std::string::npos && between.find("，") == std::string::npos && between.find("。") == std::string::npos;
    const std::string rest = text.substr(spot.last, std::min(text.find("。", spot.last), text.size()) - spot.last);
    if (!same_clause || rest.find("持平") != std::string::npos) return;
    try_change(desk, {"year", spot.paragraph, at, at + right.size(), std::string(wrong)}, result);
}

/// Statements turned against the tables of the fixtures; a wrong name in a list is a misprint.
void turn_statements(TextDesk& desk, TextBenchmark& result) {
    constexpr std::array<Exchange, 12> words = {{{"全部为基本支出", "全部为项目支出"}, {"全部为项目支出", "全部为基本支出"}, {"全部为一般公共预算", "全部为政府性基金预算"},
                                                 {"无政府性基金预算支出", "无一般公共预算支出"}, {"无国有资本经营预算支出", "无一般公共预算支出"},
                                                 {"使用政府性基金预算拨款", "使用一般公共预算拨款"}, {"使用国有资本经营预算拨款", "使用一般公共预算拨款"},
                                                 {"分为4类", "分为5类"}, {"设5个科室", "设6个科室"}, {"设3个科室", "设4个科室"},
                                                 {"、奖金、", "、资金、"}, {"、水费、", "、木费、"}}};
    for (std::size_t p = 0; p < desk.paragraphs(); ++p)
        for (const auto& [right, wrong] : words)
            for (std::size_t at = desk.text(p).find(right); at != std::string::npos; at = desk.text(p).find(right, at + 1))
                try_change(desk, {"statement", p, at, at + right.size(), std::string(wrong)}, result);
}

}  // namespace

void try_wordings(TextDesk& desk, const TrueNarrative& truth, TextBenchmark& result) {
    for (std::size_t figure = 0; figure < desk.figures(); ++figure) {
        turn_direction(desk, truth, figure, result);
        cut_unit(desk, truth, figure, result);
        set_back_year(desk, truth, figure, result);
    }
    turn_statements(desk, result);
}

}  // namespace gouji::accuracy
