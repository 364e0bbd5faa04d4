#include "gold_text.hpp"
#include "mutation.hpp"
#include "narrative.hpp"
#include "samples.hpp"
#include "tables.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

using namespace gouji;
using namespace gouji::accuracy;

namespace {

constexpr std::size_t quick_stride = 31;    // prime, so that every digit position and step comes up
constexpr int exit_usage = 2;

std::string percent(int part, int whole) {
    if (whole == 0) return "–";
    return fmt::format("{:.2f} %", 100.0 * part / whole);
}

std::string joined(const std::set<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string sight_cells(const Count& count) {
    std::string cells;
    for (std::size_t i = 1; i < sight_count; ++i) cells += fmt::format(" {} |", count.by_sight[i]);
    return cells;
}

std::string sight_heads() {
    std::string heads;
    for (std::size_t i = 1; i < sight_count; ++i) heads += fmt::format(" {} |", name_of(static_cast<Sight>(i)));
    return heads;
}

std::string count_row(const std::string& name, const Count& count) {
    return fmt::format("| {} | {} | {} | {} |{}\n", name, count.visible(), count.found, percent(count.found, count.visible()),
                       sight_cells(count));
}

std::string count_table(const std::string& first, const std::string& rows) {
    return fmt::format("| {} | visible | found | recall |{}\n|---|---:|---:|---:|{}\n{}", first, sight_heads(),
                       "---:|---:|---:|---:|", rows);
}

/// Misses of one figure over changes and PDFs.
struct MissedCell {
    std::string printed;
    bool read = true;
    int changes = 0;
    std::set<std::string> pdfs, families;
};

void print_misses(const Fixture& fixture, const Benchmark& sum) {
    std::map<accuracy::Place, MissedCell> cells;
    for (const auto& miss : sum.misses) {
        MissedCell& cell = cells[miss.mutation.place];
        cell.printed = miss.printed;
        cell.read = cell.read && miss.read;
        cell.pdfs.insert(miss.pdf);
        cell.families.insert(miss.families.begin(), miss.families.end());
        ++cell.changes;
    }
    for (const auto& [place, cell] : cells) {
        const auto& table = fixture.tables.at(static_cast<std::size_t>(place.table));
        fmt::print("- {} row {}, column {}: {}, {} changes in {} PDFs, {}{}\n", table.number.empty() ? table.title : table.number,
                   place.row, place.column, cell.printed, cell.changes, cell.pdfs.size(), joined(cell.families),
                   cell.read ? "" : " (the figure was not read at its place)");
    }
    for (const auto& alarm : sum.false_alarms) fmt::print("- false alarm: {}\n", alarm);
}

/// How often one wrong figure makes one finding, two …
void print_told(const Benchmark& sum) {
    std::string text;
    for (const auto& [findings, count] : sum.told)
        text += fmt::format("{}{} ({}) {}", text.empty() ? "" : ", ", count, percent(count, sum.all.visible()), findings == 1 ? "make 1" : fmt::format("make {}", findings));
    fmt::print("Errors and warnings per visible change: {}.\n\n", text);
}

/// One layout: totals per PDF, then per family.
void measure_layout(const Fixture& fixture, const Knowledge& knowledge, std::size_t stride) {
    Benchmark sum;
    std::string rows;
    for (const auto& pdf : fixture.pdfs) {
        const Benchmark one = run_benchmark(fixture, pdf, knowledge, stride);
        rows += count_row("`" + name_of(pdf) + "`", one.all);
        sum += one;
    }
    rows += count_row("all", sum.all);
    fmt::print("### {}\n\n{}\n", fixture.layout, count_table("PDF", rows));
    rows.clear();
    for (const auto& [family, count] : sum.families) rows += count_row(family, count);
    fmt::print("{}\n", count_table("family", rows));
    fmt::print("{} visible changes missed; {} errors or warnings about unchanged documents.\n\n", sum.all.missed(), sum.false_alarms.size());
    print_told(sum);
    print_misses(fixture, sum);
    if (!sum.misses.empty() || !sum.false_alarms.empty()) fmt::print("\n");
}

std::string region_row(const std::string& region, const Understanding& sum) {
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", region, sum.documents, sum.figures,
                       percent(sum.by_binding[0], sum.figures), percent(sum.by_binding[1], sum.figures),
                       percent(sum.by_binding[2], sum.figures), percent(sum.tied, sum.figures), sum.by_severity[2],
                       sum.by_severity[1], sum.by_severity[0]);
}

void print_reasons(const Coverages& coverages, const Understanding& all) {
    std::string heads, lines;
    for (const auto& [reason, count] : all.not_tied) {
        heads += fmt::format(" {} |", reason);
        lines += "---:|";
    }
    fmt::print("| not tied |{}\n|---|{}\n", heads, lines);
    const auto print_row = [&](const std::string& region, const Understanding& sum) {
        std::string cells;
        for (const auto& [reason, unused] : all.not_tied) {
            const auto found = sum.not_tied.find(reason);
            cells += fmt::format(" {} |", found == sum.not_tied.end() ? 0 : found->second);
        }
        fmt::print("| {} |{}\n", region, cells);
    };
    for (const auto& [region, sum] : coverages.regions) print_row(region, sum);
    print_row("all", all);
}

int measure_samples(const Knowledge& knowledge) {
    const auto samples = samples_folder();
    if (!samples) {
        fmt::print(stderr, "skipped: GOUJI_SHARED is not set\n");
        return exit_usage;
    }
    const auto coverages = measure_coverage(*samples, knowledge);
    Understanding all;
    fmt::print("| region | documents | table figures | bound | open | unbound | tied | errors | warnings | notes |\n"
               "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (const auto& [region, sum] : coverages.regions) {
        fmt::print("{}", region_row(region, sum));
        all += sum;
    }
    fmt::print("{}\n", region_row("all", all));
    print_reasons(coverages, all);
    std::string others;
    for (const auto& [why, count] : coverages.others) others += fmt::format("{}{} {}", others.empty() ? "" : ", ", count, why);
    fmt::print("\nNot counted: {}.\n", others.empty() ? "none" : others);
    return 0;
}

std::string score_cells(const TableScore& score) {
    return fmt::format("{} | {} | {} | {} | {} | {} | {}", score.listed, score.found, percent(score.found, score.listed), score.unlisted, score.cells, score.right,
                       percent(score.right, score.cells));
}

constexpr const char* score_heads = "tables | found | | not in the list | cells | right | |\n|---|---:|---:|---:|---:|---:|---:|---:|\n";

void print_scores(const char* by, const std::map<std::string, TableScore>& scores) {
    fmt::print("\n| {} | {}", by, score_heads);
    for (const auto& [name, score] : scores) fmt::print("| {} | {} |\n", name, score_cells(score));
}

/// Published documents against what people saw on their pages.
int measure_tables(const Knowledge& knowledge) {
    const auto samples = samples_folder();
    if (!samples) {
        fmt::print(stderr, "skipped: GOUJI_SHARED is not set\n");
        return exit_usage;
    }
    const auto scores = score_listed(load_table_list(), *samples, knowledge.lexicon);
    fmt::print("| region | {}", score_heads);
    for (const auto& [region, score] : scores.regions) fmt::print("| {} | {} |\n", region, score_cells(score));
    fmt::print("| all | {} |\n", score_cells(scores.all));
    print_scores("producer", scores.producers);
    print_scores("document", scores.documents);
    if (!scores.all.misses.empty()) fmt::print("\nDifferences:\n\n");
    for (const auto& [name, score] : scores.documents)
        for (const auto& miss : score.misses) fmt::print("- `{}` {}: listed {}, read {}\n", name, miss.where, miss.expected, miss.got);
    for (const auto& name : scores.absent) fmt::print("\nNot in the folder: {}\n", name);
    return 0;
}

/// Injected errors in the text of the clean editions; sheets have no text.
void measure_text_errors(const Knowledge& knowledge) {
    fmt::print("| PDF | changes | visible | found | recall | by broken statement |\n|---|---:|---:|---:|---:|---|\n");
    std::string misses;
    std::map<std::string, std::pair<int, int>> classes;
    for (const auto& fixture : load_fixtures()) {
        for (const auto& pdf : fixture.pdfs) {
            if (edition_of(pdf) != "clean" || producer_of(pdf) == "calc") continue;
            const auto result = run_text_benchmark(fixture.layout, pdf, knowledge, 1);
            std::string kinds;
            for (const auto& [kind, count] : result.kinds) kinds += fmt::format("{}{} {} of {}", kinds.empty() ? "" : ", ", kind, count.second, count.first);
            fmt::print("| `{}` | {} | {} | {} | {} | {} |\n", name_of(pdf), result.changes, result.visible, result.found, percent(result.found, result.visible), kinds);
            for (const auto& [kind, count] : result.classes) {
                classes[kind].first += count.first;
                classes[kind].second += count.second;
            }
            for (const auto& miss : result.misses) misses += fmt::format("- `{}`: figure {}, {} → {}\n", name_of(pdf), miss.figure + 1, miss.printed, miss.changed);
        }
    }
    fmt::print("\n| wrong | visible | found | recall |\n|---|---:|---:|---:|\n");
    for (const auto& [kind, count] : classes) fmt::print("| {} | {} | {} | {} |\n", kind, count.first, count.second, percent(count.second, count.first));
    if (!misses.empty()) fmt::print("\nMissed:\n\n{}", misses);
}

int measure_text(const Knowledge& knowledge) {
    measure_text_errors(knowledge);
    const auto samples = samples_folder();
    if (!samples) {
        fmt::print("\nReal documents: skipped.\n");
        return 0;
    }
    fmt::print("\n| document | errors found | rounding raised | false alarms | figures | of them money and percentages | in the list | tied | in the list |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    std::string details;
    for (const auto& one : measure_gold_text(*samples, knowledge)) {
        fmt::print("| {} | {} of {} | {} of {} | {} | {} | {} | {} | {} | {} |\n", one.name, one.found, one.errors, one.raised, one.rounding, one.false_alarms.size(), one.figures, one.amounts,
                   one.gold_figures, one.tied, one.gold_tied);
        for (const auto& miss : one.missed) details += fmt::format("- {}, missed: {}\n", one.name, miss);
        for (const auto& alarm : one.false_alarms) details += fmt::format("- {}, false alarm: {}\n", one.name, alarm);
    }
    if (!details.empty()) fmt::print("\n{}", details);
    return 0;
}

int measure(const std::vector<std::string>& arguments) {
    const auto knowledge = load_knowledge("");
    if (!knowledge) throw std::runtime_error(knowledge.error().text);
    const std::string what = arguments.empty() ? "" : arguments.front();
    const bool all = arguments.size() == 2 && arguments.back() == "--all";
    if (what == "samples" && arguments.size() == 1) return measure_samples(*knowledge);
    if (what == "tables" && arguments.size() == 1) return measure_tables(*knowledge);
    if (what == "text" && arguments.size() == 1) return measure_text(*knowledge);
    if (what != "errors" || (arguments.size() > 1 && !all)) {
        fmt::print(stderr, "usage: gouji_measure errors [--all] | text | samples | tables\n");
        return exit_usage;
    }
    for (const auto& fixture : load_fixtures()) measure_layout(fixture, *knowledge, all ? 1 : quick_stride);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return measure(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception& error) {
        fmt::print(stderr, "gouji_measure: {}\n", error.what());
        return 1;
    }
}
