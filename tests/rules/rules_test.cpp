// Every rule of the rules folder against its case file, and the folder against itself.

#include "case_file.hpp"

#include "gouji/rules/rule_index.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <set>

using namespace gouji;
using namespace gouji::cases;

namespace {

const std::string root = GOUJI_SOURCE_DIR;

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
