// Words that carry no figure, read from a fixture.

#include "gouji/facts/record.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace gouji;

namespace {

const std::string root = GOUJI_SOURCE_DIR;

/// The words and classifications of the program.
Lexicon words_of_the_field() {
    std::vector<DataFile> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root + "/rules")) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files.push_back({std::filesystem::relative(entry.path(), root + "/rules").generic_string(), {std::istreambuf_iterator<char>(in), {}}});
    }
    auto loaded = Lexicon::load(files);
    if (!loaded) FAIL(loaded.error().text);
    return std::move(*loaded);
}

const Record& xinjiang() {
    static const Record record = read_record(root + "/fixtures/xinjiang/xinjiang-chromium.pdf", words_of_the_field());
    return record;
}

const Fact* find(FigureRole role, const std::string& text) {
    const auto& facts = xinjiang().facts;
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.role == role && fact.source.text == text; });
    return found == facts.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a target stands under its levels and its name") {
    const Fact* target = find(FigureRole::cell, ">=12条");
    REQUIRE(target != nullptr);
    CHECK(target->row_path == std::vector<std::string>{"产出指标", "数量指标", "与电信签约需要维护的链路数量"});
    CHECK(target->column_path == std::vector<std::string>{"指标值"});
    CHECK(target->panel == 1);
    CHECK(target->source.page > 0);
}

TEST_CASE("a code is kept once with the name printed beside it") {
    const Fact* code = find(FigureRole::code, "机关事业单位基本养老保险缴费支出");
    REQUIRE(code != nullptr);
    CHECK(code->coordinates.value(Dimension::function) == "2080505");
    CHECK(std::ranges::count_if(xinjiang().facts, [&](const Fact& fact) { return fact.role == FigureRole::code && fact.coordinates.value(Dimension::function) == "2080505"; }) == 1);
}

TEST_CASE("words are no figures, and stand behind all that are") {
    bool words_begun = false;
    for (const Fact& fact : xinjiang().facts) {
        const bool words = is_words(fact.role) && fact.role != FigureRole::statement;
        CHECK_FALSE((words_begun && !words));
        words_begun = words_begun || words;
        if (words) CHECK_FALSE(fact.is_figure());
    }
    CHECK(words_begun);
    CHECK(std::ranges::any_of(xinjiang().facts, [](const Fact& fact) { return fact.role == FigureRole::caption; }));
    CHECK(std::ranges::any_of(xinjiang().facts, [](const Fact& fact) { return fact.role == FigureRole::heading; }));
}
