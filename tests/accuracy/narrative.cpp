#include "narrative.hpp"

#include "mutation.hpp"
#include "text_desk.hpp"
#include "wording.hpp"

#include "gouji/core/text.hpp"
#include "gouji/findings/finding.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace gouji::accuracy {
namespace {

using Json = nlohmann::json;
__extension__ using Wide = __int128;

constexpr std::array<std::string_view, 6> kind_names = {"restated", "equal", "growth", "share", "sum", "at_most"};

/// A figure in half hundredths, the play of half a unit on each side.
struct Played {
    Wide low = 0, high = 0, unit = 0;
    [[nodiscard]] bool is_zero() const { return low + high == 0; }
};

Played played(std::string_view text) {
    long long digits = 0;
    int places = -1;
    for (const char c : text) {
        if (c == '.') places = 0;
        if (c < '0' || c > '9') {
            if (c != '.' && c != ',') break;
            continue;
        }
        digits = digits * 10 + (c - '0');
        if (places >= 0) ++places;
    }
    long long unit = 200;
    for (int i = 0; i < std::max(places, 0); ++i) unit /= 10;
    return {digits * unit - unit / 2, digits * unit + unit / 2, unit};
}

Wide middle(const Played& p) { return (p.low + p.high) / 2; }

constexpr Wide hundred_percent = 100 * 200;   // in half hundredths

/// Does a percentage, one unit of its last place to either side, meet [low, high] = 100·part ÷ whole?
bool meets(const Played& percent, Wide part_low, Wide part_high, Wide whole_low, Wide whole_high) {
    if (whole_low <= 0) return true;   // growth from nothing has no percentage
    const Wide low = middle(percent) - percent.unit, high = middle(percent) + percent.unit;
    return low * whole_low <= hundred_percent * part_high && high * whole_high >= hundred_percent * part_low;
}

bool growth_holds(const Statement& s, const std::vector<std::string>& figures) {
    const Played level = played(figures.at(s.figures.at(0))), change = played(figures.at(s.figures.at(1))), rate = played(figures.at(s.figures.at(2)));
    const Wide base = middle(level) - s.sign * middle(change);
    if (base == 0) return true;
    if (base < 0) return false;
    const auto below = [&](Wide l, Wide c) { return l - s.sign * c; };
    const Wide low_base = s.sign > 0 ? below(level.low, change.high) : below(level.low, change.low);
    const Wide high_base = s.sign > 0 ? below(level.high, change.low) : below(level.high, change.high);
    return meets(rate, std::max<Wide>(change.low, 0), change.high, low_base, high_base);
}

/// Printed zeros are exact; a sum that fails only because of them, by at most two units, is a note.
bool sum_holds(const Statement& s, const std::vector<std::string>& figures) {
    Wide gap = 0, slack = 0, unit = 0;
    bool zeros = false;
    for (std::size_t i = 0; i < s.figures.size(); ++i) {
        const Played p = played(figures.at(s.figures[i]));
        const bool count = !figures.at(s.figures[i]).ends_with("万元");
        gap += (i == 0 ? -1 : 1) * middle(p);
        zeros |= p.is_zero();
        if (!p.is_zero() && !count) slack += p.unit / 2;
        unit = std::max(unit, count ? 0 : p.unit);
    }
    if (gap < 0) gap = -gap;
    return gap <= slack || (zeros && gap <= 2 * unit);
}

/// The finding shows the figure: a place on its page with its print, which no other figure of the page has after the change.
bool shows(const Finding& finding, const SourceRef& figure, const std::string& number) {
    return std::ranges::any_of(finding.evidence, [&](const Evidence& e) { return e.source.page == figure.page && fold(e.source.text).starts_with(number); });
}

std::string number_of(const std::string& figure) { return figure.substr(0, figure.find_first_not_of("0123456789.,")); }

/// What the figure is in its statements.
std::string class_of(const TrueNarrative& truth, std::size_t figure) {
    for (const Statement& s : truth.statements) {
        const auto at = std::ranges::find(s.figures, figure);
        if (at == s.figures.end()) continue;
        const auto place = at - s.figures.begin();
        if (s.kind == Statement::Kind::growth && place > 0) return place == 1 ? "delta" : "percent";
        if (s.kind == Statement::Kind::share && place == 2) return "share";
    }
    return truth.figures.at(figure).ends_with("万元") ? "amount" : "count";
}

void try_figure(TextDesk& desk, const TrueNarrative& truth, std::size_t figure, const std::string& number, TextBenchmark& result) {
    auto changed = truth.figures;
    const std::string printed = number_of(truth.figures.at(figure));
    changed.at(figure) = number + changed.at(figure).substr(printed.size());
    std::vector<std::string> broken;
    for (const Statement& statement : truth.statements)
        if (std::ranges::find(statement.figures, figure) != statement.figures.end() && !holds(statement, truth.figures, changed)) broken.push_back(name_of(statement.kind));
    ++result.changes;
    if (broken.empty()) return;
    desk.print(figure, number);
    const SourceRef source = desk.source(figure);
    const bool found = std::ranges::any_of(desk.raised(), [&](const Finding& finding) { return shows(finding, source, number); });
    desk.print(figure, printed);
    ++result.visible;
    result.found += found ? 1 : 0;
    auto& own = result.classes[class_of(truth, figure)];
    ++own.first;
    own.second += found ? 1 : 0;
    std::ranges::sort(broken);
    broken.erase(std::unique(broken.begin(), broken.end()), broken.end());
    for (const auto& kind : broken) {
        ++result.kinds[kind].first;
        result.kinds[kind].second += found ? 1 : 0;
    }
    if (!found) result.misses.push_back({figure, truth.figures.at(figure), number, broken});
}

}  // namespace

std::string name_of(Statement::Kind kind) { return std::string(kind_names.at(static_cast<std::size_t>(kind))); }

TrueNarrative load_narrative(const std::string& layout) {
    const auto path = std::filesystem::path(GOUJI_SOURCE_DIR) / "fixtures" / layout / "narrative.json";
    std::ifstream file(path);
    if (!file) throw std::runtime_error("missing: " + path.string());
    const Json json = Json::parse(file);
    TrueNarrative truth;
    truth.figures = json.at("figures").get<std::vector<std::string>>();
    for (const Json& entry : json.at("relations")) {
        Statement statement;
        const auto kind = std::ranges::find(kind_names, entry.at("kind").get<std::string>());
        if (kind == kind_names.end()) throw std::runtime_error("no such kind: " + entry.dump());
        statement.kind = static_cast<Statement::Kind>(kind - kind_names.begin());
        statement.figures = entry.at("figures").get<std::vector<std::size_t>>();
        statement.sign = entry.value("sign", 1);
        truth.statements.push_back(std::move(statement));
    }
    return truth;
}

bool holds(const Statement& s, const std::vector<std::string>& clean, const std::vector<std::string>& figures) {
    const auto at = [&](std::size_t i) { return played(figures.at(s.figures.at(i))); };
    const auto close = [](const Played& a, const Played& b) {
        const Wide gap = middle(a) - middle(b);
        return (gap < 0 ? -gap : gap) <= std::max(a.unit, b.unit);   // off by one unit is a note
    };
    switch (s.kind) {
        case Statement::Kind::restated: return close(at(0), played(clean.at(s.figures.at(0))));
        case Statement::Kind::equal: return close(at(0), at(1));
        case Statement::Kind::growth: return growth_holds(s, figures);
        case Statement::Kind::share: return meets(at(2), std::max<Wide>(at(0).low, 0), at(0).high, at(1).low, at(1).high);
        case Statement::Kind::sum: return sum_holds(s, figures);
        case Statement::Kind::at_most: return at(0).low <= at(1).high;
    }
    return true;
}

TextBenchmark run_text_benchmark(const std::string& layout, const std::string& pdf, const Knowledge& knowledge, std::size_t stride) {
    const TrueNarrative truth = load_narrative(layout);
    TextDesk desk(pdf, knowledge);
    TextBenchmark result;
    result.aligned = desk.align(truth.figures);
    if (!result.aligned) return result;
    for (const Finding& finding : desk.raised()) result.false_alarms.push_back(finding.rule->id + " " + finding.working);
    std::size_t next = 0;
    for (std::size_t figure = 0; figure < truth.figures.size(); ++figure)
        for (const std::string& number : single_digit_changes(number_of(truth.figures.at(figure))))
            if (next++ % stride == 0) try_figure(desk, truth, figure, number, result);
    try_wordings(desk, truth, result);
    return result;
}

}  // namespace gouji::accuracy
