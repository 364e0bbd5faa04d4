// Every rule of the rules folder against its case file, and the folder against itself.

#include "case_file.hpp"

#include "gouji/rules/rule_index.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace gouji;
using namespace gouji::cases;

namespace {

const std::string root = GOUJI_SOURCE_DIR;

std::string slurp(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const RuleSet& all_rules() {
    static const RuleSet rules = [] {
        auto loaded = load_rules(rule_folder());
        if (!loaded) FAIL(loaded.error().text);
        return std::move(*loaded);
    }();
    return rules;
}

std::string case_path(const Rule& rule) { return root + "/tests/rules/" + rule.id + ".toml"; }

bool fires(const std::string& expect) {
    return expect == "violation" || expect == "not_harmonised" || expect == "suspect" || expect == "children_missing" || expect == "infeasible";
}
bool stays_silent(const std::string& expect) { return expect == "exact" || expect == "residue"; }
bool does_not_run(const std::string& expect) { return expect == "not_checked" || expect == "not_applicable" || expect == "silent"; }

std::string described(const std::vector<Outcome>& outcomes) {
    std::string out;
    for (const auto& o : outcomes) {
        out += o.rule->id + " " + std::string(id(o.verdict)) + " (" + std::string(id(o.reason)) + ") " + o.working + "\n";
    }
    return out;
}

/// The outcomes of the rule must contain the expected one; where it stays silent, they must all be harmless.
bool is_met(const Case& c, const std::vector<Outcome>& own) {
    if (c.expect == "silent") return own.empty();
    const auto is_expected = [&](const Outcome& o) {
        return id(o.verdict) == c.expect && (c.reason.empty() || id(o.reason) == c.reason) &&
               (c.working.empty() || o.working == c.working);
    };
    const auto is_accusing = [&](const Outcome& o) { return fires(std::string(id(o.verdict))); };
    if (!fires(c.expect) && std::ranges::any_of(own, is_accusing)) return false;
    return std::ranges::any_of(own, is_expected);
}

}  // namespace

TEST_CASE("the rules folder loads") {
    CHECK(all_rules().rules.size() >= 30);
    CHECK(all_rules().digest.size() == 16);
}

TEST_CASE("every rule does in its cases what they say") {
    for (const auto& rule : all_rules().rules) {
        for (const auto& c : read_cases(case_path(rule))) {
            const auto evaluation = evaluate(all_rules(), {&c.record}, c.relatives());
            std::vector<Outcome> own;
            std::ranges::copy_if(evaluation.outcomes, std::back_inserter(own), [&](const Outcome& o) { return o.rule == &rule; });
            INFO(rule.id << ": " << c.name << "\nall outcomes:\n" << described(evaluation.outcomes));
            CHECK(is_met(c, own));
        }
    }
}

TEST_CASE("every rule has a case that fires, one that stays silent and one that does not run") {
    for (const auto& rule : all_rules().rules) {
        CAPTURE(rule.id);
        const auto list = read_cases(case_path(rule));
        CHECK(std::ranges::any_of(list, [](const Case& c) { return fires(c.expect); }));
        CHECK(std::ranges::any_of(list, [](const Case& c) { return stays_silent(c.expect); }));
        CHECK(std::ranges::any_of(list, [](const Case& c) { return does_not_run(c.expect); }));
        CHECK(std::ranges::all_of(list, [](const Case& c) { return fires(c.expect) || stays_silent(c.expect) || does_not_run(c.expect); }));
    }
}

TEST_CASE("no case file is left without its rule") {
    for (const auto& entry : std::filesystem::directory_iterator(root + "/tests/rules")) {
        if (entry.path().extension() != ".toml") continue;
        CAPTURE(entry.path().string());
        CHECK(all_rules().find(entry.path().stem().string()) != nullptr);
    }
}

TEST_CASE("every catalogue entry of the hard arithmetic is covered by a rule") {
    std::set<std::string> covered;
    for (const auto& rule : all_rules().rules) covered.insert(rule.catalogue.begin(), rule.catalogue.end());
    const auto demand = [&](char family, int first, int last) {
        for (int number = first; number <= last; ++number) {
            const auto entry = family + std::string(number < 10 ? "0" : "") + std::to_string(number);
            CAPTURE(entry);
            CHECK(covered.contains(entry));
        }
    };
    demand('A', 1, 18);
    demand('A', 20, 21);
    demand('A', 25, 33);
    demand('B', 1, 12);
    demand('B', 20, 22);
    demand('A', 19, 40);
    demand('B', 13, 24);
    demand('H', 1, 7);
    demand('H', 9, 14);
}

TEST_CASE("every catalogue entry on the arithmetic of sentences is covered by a rule") {
    std::set<std::string> covered;
    for (const auto& rule : all_rules().rules) covered.insert(rule.catalogue.begin(), rule.catalogue.end());
    for (const char* entry : {"C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C12", "C13", "C14", "C16", "C17",
                              "C11", "C21", "C22", "C23", "C24", "C26", "D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10", "D11", "D12", "D14", "D15",
                              "D16", "D18", "D19", "D21", "D23", "D25", "D27"}) {
        CAPTURE(entry);
        CHECK(covered.contains(entry));
    }
}

TEST_CASE("every catalogue entry across years and across the documents of a department is covered by a rule") {
    std::set<std::string> covered;
    for (const auto& rule : all_rules().rules) covered.insert(rule.catalogue.begin(), rule.catalogue.end());
    for (const char* entry : {"E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F09", "F10"}) {
        CAPTURE(entry);
        CHECK(covered.contains(entry));
    }
}

TEST_CASE("every catalogue entry has a rule or a reason in the readme why there is none") {
    std::set<std::string> covered;
    for (const auto& rule : all_rules().rules) covered.insert(rule.catalogue.begin(), rule.catalogue.end());
    const std::string page = slurp(root + "/rules/README.md");
    const auto first = page.find("## Catalogue entries without a rule"), last = page.find("## Adding a rule");
    REQUIRE(first != std::string::npos);
    REQUIRE(last != std::string::npos);
    const std::string reasons = page.substr(first, last - first);
    for (const auto& [family, count] : std::vector<std::pair<char, int>>{{'A', 40}, {'B', 40}, {'E', 10}, {'F', 10}, {'G', 34}})
        for (int number = 1; number <= count; ++number) {
            const auto entry = family + std::string(number < 10 ? "0" : "") + std::to_string(number);
            CAPTURE(entry);
            CHECK((covered.contains(entry) || reasons.find(entry) != std::string::npos));
        }
}

TEST_CASE("without its rule the case that fires turns red") {
    for (const auto& rule : all_rules().rules) {
        CAPTURE(rule.id);
        RuleSet others = all_rules();
        std::erase_if(others.rules, [&](const Rule& other) { return other.id == rule.id; });
        for (const auto& c : read_cases(case_path(rule))) {
            if (!fires(c.expect)) continue;
            const auto evaluation = evaluate(others, {&c.record}, c.relatives());
            CHECK(std::ranges::none_of(evaluation.outcomes, [&](const Outcome& o) { return o.rule->id == rule.id; }));
        }
    }
}

TEST_CASE("the id of a rule that is gone is not given again") {
    auto files = rule_folder();
    const auto with = [&](const std::string& text) {
        auto all = files;
        std::erase_if(all, [](const DataFile& file) { return file.path == "retired.toml"; });
        all.push_back({"retired.toml", text});
        return load_rules(all);
    };
    CHECK(with("[[retired]]\nid = \"GJ998\"\nwas = \"x\"\nwhy = \"y\"\n"));
    const auto again = with("[[retired]]\nid = \"GJ101\"\nwas = \"x\"\nwhy = \"y\"\n");
    REQUIRE_FALSE(again);
    CHECK(again.error().text.find("GJ101 was the id of another rule") != std::string::npos);
    CHECK_FALSE(with("[[retired]]\nid = \"GJ998\"\nwas = \"x\"\n"));
    CHECK_FALSE(with("[[retired]]\nid = \"GJ998\"\nwas = \"x\"\nwhy = \"y\"\n[[retired]]\nid = \"GJ998\"\nwas = \"x\"\nwhy = \"y\"\n"));
}

TEST_CASE("a rule that a user writes by the walkthrough of the readme loads and fires") {
    const std::string page = slurp(root + "/rules/README.md");
    const std::string begin = "<<'END'\n", end = "    END\n";
    const auto first = page.find(begin);
    REQUIRE(first != std::string::npos);
    std::istringstream lines(page.substr(first + begin.size(), page.find(end, first) - first - begin.size()));
    std::string text;
    for (std::string line; std::getline(lines, line);) text += line.substr(std::min<std::size_t>(4, line.size())) + "\n";
    auto files = rule_folder();
    files.push_back({"between/GJ901-hospitality-limit.toml", text});
    const auto loaded = load_rules(files);
    if (!loaded) FAIL(loaded.error().text);
    const auto record = read_disclosure("table 基本支出表 side=expenditure fund=fiscal/general\na 100.00 category=basic/operating\n"
                                        "table 三公表 fund=fiscal/general\nb 3.00 item=three_public/reception\n");
    const auto evaluation = evaluate(*loaded, {&record});
    CHECK(std::ranges::any_of(evaluation.outcomes, [](const Outcome& o) { return o.rule->id == "GJ901" && o.verdict == Verdict::violation; }));
}

TEST_CASE("a rule is found by its own id and by its catalogue entry") {
    REQUIRE(all_rules().find("GJ101") != nullptr);
    CHECK(all_rules().find("A01") == all_rules().find("GJ101"));
    CHECK(all_rules().find("Z99") == nullptr);
}

TEST_CASE("the index in rules/README.md is the generated one") {
    const std::string begin = "<!-- index: generated -->\n", end = "<!-- end of index -->";
    std::ifstream in(root + "/rules/README.md", std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    const auto first = page.find(begin);
    const auto last = page.find(end);
    REQUIRE(first != std::string::npos);
    REQUIRE(last != std::string::npos);
    const auto printed = page.substr(first + begin.size(), last - first - begin.size());
    const auto generated = rule_index_markdown(all_rules());
    if (printed != generated) std::ofstream("rule_index.md", std::ios::binary) << generated;
    CHECK_MESSAGE(printed == generated, "stale: the current table was written to rule_index.md in the working directory");
}
