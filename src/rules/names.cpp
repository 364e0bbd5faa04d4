// The names of two lists against each other.

#include "judge.hpp"
#include "working.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <unordered_map>

namespace gouji::judging {

namespace {

constexpr std::size_t shortest_name = 2;   // characters

/// The names of the dimension that figures other than zero bear, without marks, each with its first figure.
std::map<std::string, FactRef> names_of(const Bench& bench, const Pattern& pattern, Dimension dimension) {
    std::map<std::string, FactRef> out;
    for (std::uint32_t r = 0; r < bench.records.size(); ++r)
        for (FactIndex f = 0; f < bench.records.at(r)->facts.size(); ++f) {
            const Fact& fact = bench.records.at(r)->facts.at(f);
            if (fact.table < 0 || !fact.is_figure() || is_zero(fact.value) || bench.figures.in_doubt(r, fact.table) || !pattern.matches(fact.coordinates)) continue;
            const bool open = dimension == Dimension::project;
            std::string name = open ? std::string(fact.coordinates.value(dimension)) : fact.row_path.empty() ? std::string() : fold(fact.row_path.back());
            if (to_code_points(name).size() < shortest_name || is_pure_total_word(name) || (!open && !fact.coordinates.has(dimension))) continue;
            out.try_emplace(std::move(name), FactRef{r, f});
        }
    return out;
}

}  // namespace

void judge_names(const Bench& bench, Outcomes& out) {
    for (const auto& [rule, kind] : rules_of<NamesRule>(bench.rules)) {
        const auto names = names_of(bench, kind->names, kind->dimension), others = names_of(bench, kind->others, Dimension::project);
        if (names.empty() || others.empty()) continue;
        for (const auto& [name, fact] : names) {
            const auto found = others.find(name);
            const bool holds = (found != others.end()) == (kind->check == NamesRule::Check::within);
            std::vector<Operand> operands{{fact, "name", 1}};
            if (found != others.end()) operands.push_back({found->second, "name", 1});
            auto outcome = not_run(rule, holds ? Verdict::exact : Verdict::violation, Reason::none, std::move(operands));
            outcome.working = holds ? std::string() : name;
            out.push_back(std::move(outcome));
        }
    }
}

}  // namespace gouji::judging
