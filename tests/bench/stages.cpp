// What each stage takes for one document of 23 pages. tests/bench/run builds and runs it.

#include "gouji/app/rule_source.hpp"
#include "gouji/facts/record.hpp"
#include "gouji/pdf/reader.hpp"
#include "gouji/rules/outcome.hpp"

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace gouji;

const std::string path = GOUJI_SOURCE_DIR "/fixtures/guangxi/guangxi-faults-writer.pdf";

const std::string& bytes() {
    static const std::string all = [] {
        std::ifstream file(path, std::ios::binary);
        return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }();
    return all;
}

const Knowledge& knowledge() {
    static const Knowledge loaded = *load_knowledge("");
    return loaded;
}

const Record& record() {
    static const Record read = read_record(path, knowledge().lexicon);
    return read;
}

void load_rules(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(load_knowledge(""));
}

void read_pages(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(read_pdf(bytes(), "bench.pdf"));
}

void pages_to_record(benchmark::State& state) {
    const auto pages = read_pdf(bytes(), "bench.pdf");
    const PagesReader again = [&](const std::string&, const std::string&) { return pages; };
    for (auto _ : state) benchmark::DoNotOptimize(read_record(path, knowledge().lexicon, again));
}

void record_to_bytes(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(write_record(record()));
}

void bytes_to_record(benchmark::State& state) {
    const auto line = write_record(record());
    for (auto _ : state) benchmark::DoNotOptimize(parse_record(line));
}

void run_rules(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(evaluate(knowledge().rules, {&record()}, {}));
}

BENCHMARK(load_rules)->Unit(benchmark::kMillisecond);
BENCHMARK(read_pages)->Unit(benchmark::kMillisecond);
BENCHMARK(pages_to_record)->Unit(benchmark::kMillisecond);
BENCHMARK(record_to_bytes)->Unit(benchmark::kMillisecond);
BENCHMARK(bytes_to_record)->Unit(benchmark::kMillisecond);
BENCHMARK(run_rules)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
