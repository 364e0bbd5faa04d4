// Codes and their names, as printed in rows, against the classification of the year.

#include "judge.hpp"
#include "working.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gouji::judging {

namespace {

using Check = CodesRule::Check;

constexpr std::size_t class_digits = 3, level_digits = 2;
constexpr std::size_t function_digits = 7, economic_digits = 5;
constexpr std::size_t shortest_slip = 4;   // characters of a name in which one other character is a slip

std::size_t most_digits(Dimension dimension) { return dimension == Dimension::function ? function_digits : economic_digits; }

/// Class, group and item have three, five and seven digits; others are the last level alone or finer than the list.
bool is_whole_code(std::string_view code, Dimension dimension) {
    return code.size() >= class_digits && code.size() <= most_digits(dimension) && (code.size() - class_digits) % level_digits == 0;
}

/// A name without what people leave out or write otherwise: marks, brackets, 的, 支出 at its end, 其他 and 其它.
std::string bare(std::string_view name) {
    auto characters = to_code_points(name);
    std::erase_if(characters, [](char32_t c) { return !is_cjk(c); });
    std::string out = to_utf8(characters);
    constexpr std::string_view expenditure = "支出", it = "它", he = "他", of = "的";
    for (auto at = out.find(of); at != std::string::npos; at = out.find(of)) out.erase(at, of.size());
    if (out.ends_with(expenditure) && out.size() > expenditure.size()) out.resize(out.size() - expenditure.size());
    for (auto at = out.find(it); at != std::string::npos; at = out.find(it)) out.replace(at, it.size(), he);
    return out;
}

/// One character was exchanged, lost or added.
bool is_slip(std::string_view a, std::string_view b) {
    const auto x = to_code_points(a), y = to_code_points(b);
    const std::size_t shorter = std::min(x.size(), y.size()), longer = std::max(x.size(), y.size());
    if (shorter < shortest_slip || longer - shorter > 1) return false;
    std::size_t head = 0, tail = 0;
    while (head < shorter && x[head] == y[head]) ++head;
    while (tail < shorter - head && x[x.size() - 1 - tail] == y[y.size() - 1 - tail]) ++tail;
    return longer - head - tail == 1;
}

/// One digit is another, or two neighbours changed places.
bool is_digit_slip(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    std::vector<std::size_t> other;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i]) other.push_back(i);
    if (other.size() == 1) return true;
    return other.size() == 2 && other[1] == other[0] + 1 && a[other[0]] == b[other[1]] && a[other[1]] == b[other[0]];
}

struct Printed {
    FactRef fact;
    std::string code, name;   ///< name folded
};

class Codes {
public:
    Codes(const Bench& bench, const Rule* rule, const CodesRule& kind) : bench_(bench), rule_(rule), kind_(kind) {}

    void judge(std::uint32_t index, Outcomes& out) const {
        const Record& record = *bench_.records.at(index);
        if (kind_.check == Check::detailed) return judge_detail(index, record, out);
        std::map<std::string, std::vector<Printed>> by_code;
        for (FactIndex f = 0; f < record.facts.size(); ++f) {
            const Fact& fact = record.facts.at(f);
            if (fact.role != FigureRole::code || !fact.coordinates.has(kind_.dimension) || bench_.figures.in_doubt(index, fact.table)) continue;
            if (!is_whole_code(fact.coordinates.value(kind_.dimension), kind_.dimension)) continue;
            const Printed printed{{index, f}, std::string(fact.coordinates.value(kind_.dimension)), fold(fact.source.text)};
            if (kind_.check == Check::known) judge_known(printed, record.identity.year, out);
            if (kind_.check == Check::named) judge_named(printed, record.identity.year, out);
            by_code[printed.code].push_back(printed);
        }
        if (kind_.check == Check::one_name)
            for (const auto& [code, list] : by_code) judge_one_name(list, out);
    }

private:
    void add(Verdict verdict, std::vector<Operand> operands, std::string working, Outcomes& out, Reason reason = Reason::none) const {
        auto outcome = not_run(rule_, verdict, reason, std::move(operands));
        outcome.working = std::move(working);
        out.push_back(std::move(outcome));
    }

    /// The lists are compiled from published documents and may lack a code. So one is wrong only when it was in force in other years, or
    /// when its name belongs to a code that a slip turns into it.
    void judge_known(const Printed& printed, int year, Outcomes& out) const {
        const auto& known = bench_.rules.classification;
        if (known.has_code(kind_.dimension, printed.code, year)) return add(Verdict::exact, {{printed.fact, "code", 1}}, {}, out);
        const auto same_name = known.codes_of(kind_.dimension, printed.name, printed.code.size(), year);
        const auto meant = std::ranges::find_if(same_name, [&](const std::string& code) { return is_digit_slip(code, printed.code); });
        const bool abolished = year > 0 && known.has_code(kind_.dimension, printed.code, 0);
        const bool wrong = abolished || meant != same_name.end();
        const std::string reading = meant != same_name.end() ? fmt::format("{} {} ≠ {}", printed.code, printed.name, *meant) : printed.code + " " + printed.name;
        add(wrong ? Verdict::violation : Verdict::not_checked, {{printed.fact, "code", 1}}, reading, out, wrong ? Reason::none : Reason::unproven);
    }

    void judge_named(const Printed& printed, int year, Outcomes& out) const {
        const auto& known = bench_.rules.classification;
        if (!known.has_code(kind_.dimension, printed.code, 0)) return;
        const std::string_view official = known.name_in(kind_.dimension, printed.code, 0);
        if (known.has_name(kind_.dimension, printed.code, printed.name) || bare(printed.name) == bare(official))
            return add(Verdict::exact, {{printed.fact, "name", 1}}, {}, out);
        const bool of_another = !known.codes_of(kind_.dimension, printed.name, printed.code.size(), year).empty();
        const bool wrong = of_another || is_slip(bare(printed.name), bare(official));
        add(wrong ? Verdict::violation : Verdict::not_checked, {{printed.fact, "name", 1}},
            fmt::format("{} {} ≠ {}", printed.code, printed.name, known.name_in(kind_.dimension, printed.code, 0)), out, wrong ? Reason::none : Reason::ambiguous_name);
    }

    /// Two names of which neither is part of the other, nor another official name of the code.
    void judge_one_name(const std::vector<Printed>& list, Outcomes& out) const {
        const auto& known = bench_.rules.classification;
        for (std::size_t i = 1; i < list.size(); ++i) {
            const auto& first = list.front();
            const auto& other = list.at(i);
            const std::string a = bare(first.name), b = bare(other.name);
            const bool same = a.find(b) != std::string::npos || b.find(a) != std::string::npos ||
                              (known.has_name(kind_.dimension, first.code, first.name) && known.has_name(kind_.dimension, other.code, other.name));
            add(same ? Verdict::exact : Verdict::violation, {{other.fact, "name", 1}, {first.fact, "name", 1}},
                same ? std::string() : fmt::format("{} {} ≠ {}", other.code, other.name, first.name), out);
        }
    }

    /// A table about the figures that prints codes of the dimension, but none of the finest level.
    void judge_detail(std::uint32_t index, const Record& record, Outcomes& out) const {
        struct Depth {
            std::optional<FactRef> first;
            std::size_t digits = 0;
        };
        std::map<int, Depth> tables;
        for (FactIndex f = 0; f < record.facts.size(); ++f) {
            const Fact& fact = record.facts.at(f);
            if (fact.table < 0 || is_words(fact.role) || !fact.is_figure() || is_zero(fact.value) || !kind_.figure.matches(fact.coordinates)) continue;
            const auto code = fact.coordinates.value(kind_.dimension);
            if (code.empty() || bench_.figures.in_doubt(index, fact.table)) continue;
            auto& depth = tables[fact.table];
            if (!depth.first) depth.first = FactRef{index, f};
            depth.digits = std::max(depth.digits, code.size());
        }
        if (tables.empty()) return;
        const auto deepest = std::ranges::max_element(tables, {}, [](const auto& entry) { return entry.second.digits; });
        const bool fine = deepest->second.digits >= most_digits(kind_.dimension);
        add(fine ? Verdict::exact : Verdict::violation, {{*deepest->second.first, "code", 1}}, fine ? std::string() : fmt::format("{} < {}", deepest->second.digits, most_digits(kind_.dimension)), out);
    }

    const Bench& bench_;
    const Rule* rule_;
    const CodesRule& kind_;
};

}  // namespace

void judge_codes(const Bench& bench, Outcomes& out) {
    for (const auto& [rule, kind] : rules_of<CodesRule>(bench.rules)) {
        const Codes codes(bench, rule, *kind);
        for (std::uint32_t r = 0; r < bench.records.size(); ++r) codes.judge(r, out);
    }
}

}  // namespace gouji::judging
