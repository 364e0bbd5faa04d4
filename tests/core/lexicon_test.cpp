#include "gouji/core/lexicon.hpp"

#include "gouji/core/text.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace gouji;

namespace {

Lexicon lexicon_of(std::vector<DataFile> files) {
    auto loaded = Lexicon::load(files);
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().text);
    return std::move(*loaded);
}

Error error_of(std::vector<DataFile> files) {
    const auto loaded = Lexicon::load(files);
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().reason == "rule_file");
    return loaded.error();
}

std::vector<DataFile> rule_folder() {
    const std::filesystem::path root = std::filesystem::path(GOUJI_SOURCE_DIR) / "rules";
    std::vector<DataFile> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        out.push_back({entry.path().lexically_relative(root).generic_string(), std::string(std::istreambuf_iterator<char>(in), {})});
    }
    return out;
}

const DataFile funds{"lexicon/funds.toml", R"(
[[term]]
text = ["一般公共预算", "一般公共预算　拨款"]
set = { fund = "fiscal/general" }
[[term]]
text = "一般公共预算支出"
set = { fund = "fiscal/general", side = "expenditure" }
weak_side = true
places = ["title", "prose"]
[[term]]
text = "合计"
kind = "total"
[[term]]
text = "功能科目"
axis = "function"
)"};

}  // namespace

TEST_CASE("the longest term that may be read in a place wins") {
    const auto lexicon = lexicon_of({funds});
    const std::string text = "一般公共预算支出";
    const auto in_title = lexicon.longest_at(text, 0, Place::title);
    REQUIRE(in_title.term != nullptr);
    CHECK(in_title.length == text.size());
    CHECK(in_title.term->weak_side);
    CHECK(in_title.term->coordinates.to_string() == "side=expenditure fund=fiscal/general");
    const auto in_row = lexicon.longest_at(text, 0, Place::row_label);
    REQUIRE(in_row.term != nullptr);
    CHECK(in_row.term->text == "一般公共预算");
}

TEST_CASE("terms are folded when loaded and found at any offset") {
    const auto lexicon = lexicon_of({funds});
    const std::string text = "年一般公共预算拨款表";
    CHECK(lexicon.longest_at(text, 3, Place::title).length == std::string("一般公共预算拨款").size());
    CHECK(lexicon.longest_at(text, 0, Place::title).term == nullptr);
    CHECK(lexicon.longest_at(text, 4, Place::title).term == nullptr);
    CHECK(lexicon.longest_at(text, text.size(), Place::title).term == nullptr);
    CHECK(Lexicon().longest_at(text, 3, Place::title).term == nullptr);
}

TEST_CASE("kinds and axes are kept, and matches survive moving the lexicon") {
    auto lexicon = lexicon_of({funds});
    const auto before = lexicon.longest_at("合计", 0, Place::row_label);
    const Lexicon moved = std::move(lexicon);
    const auto after = moved.longest_at("合计", 0, Place::row_label);
    REQUIRE(after.term != nullptr);
    CHECK(after.term == before.term);
    CHECK(after.term->kind == TermKind::total);
    CHECK(moved.longest_at("功能科目", 0, Place::column_header).term->axis == "function");
}

TEST_CASE("every problem of the files is told with its position") {
    const auto error = error_of({{"lexicon/a.toml", R"([[term]]
text = "甲"
set = { colour = "red" }
[[term]]
text = "乙"
kind = "sum"
[[term]]
text = "丙"
set = { side = "revenue" }
wheight = 1
places = ["footer"]
[other]
)"}});
    CHECK(error.where == "lexicon/a.toml:3:9");
    for (const auto* part : {"3:9: unknown dimension 'colour'", "6:8: unknown kind 'sum'", "10:1: unknown key 'wheight'",
                             "11:11: unknown place 'footer'", "unknown key 'other'"}) {
        CHECK_MESSAGE(error.text.find(part) != std::string::npos, part, " in ", error.text);
    }
}

TEST_CASE("a term needs a text and exactly one kind of meaning") {
    CHECK(error_of({{"lexicon/a.toml", "[[term]]\nkind = \"stop\""}}).text.find("needs 'text'") != std::string::npos);
    CHECK(error_of({{"lexicon/a.toml", "[[term]]\ntext = \"甲\""}}).text.find("needs 'set'") != std::string::npos);
    CHECK(error_of({{"lexicon/a.toml", "[[term]]\ntext = \"甲\"\nkind = \"stop\"\naxis = \"plain\""}}).text.find("only kind") !=
          std::string::npos);
    CHECK(error_of({{"lexicon/a.toml", "[[term]]\ntext = \" \"\nkind = \"stop\""}}).text.find("empty") != std::string::npos);
    CHECK(error_of({{"lexicon/a.toml", "[[term]]\ntext = \"甲\"\nset = { fund = \"x\" }\nweak_side = true"}}).text.find("weak_side") !=
          std::string::npos);
}

TEST_CASE("broken TOML is an error with its position") {
    CHECK(error_of({{"lexicon/a.toml", "[[term]]\ntext = \n"}}).where.starts_with("lexicon/a.toml:2:"));
}

TEST_CASE("a text may stand twice only in different places") {
    const std::string title = "[[term]]\ntext = \"运行费\"\nkind = \"stop\"\nplaces = [\"title\"]\n";
    const std::string row = "[[term]]\ntext = \"运行费\"\nset = { item = \"x\" }\nplaces = [\"row_label\"]\n";
    const std::string anywhere = "[[term]]\ntext = \"运 行费\"\nkind = \"stop\"\n";
    const auto lexicon = lexicon_of({{"lexicon/a.toml", title}, {"lexicon/b.toml", row}});
    CHECK(lexicon.longest_at("运行费", 0, Place::title).term->kind == TermKind::stop);
    CHECK(lexicon.longest_at("运行费", 0, Place::row_label).term->kind == TermKind::meaning);
    CHECK(lexicon.longest_at("运行费", 0, Place::prose).term == nullptr);
    const auto error = error_of({{"lexicon/a.toml", title}, {"lexicon/b.toml", anywhere}});
    CHECK(error.text.find("already a term at lexicon/a.toml:2:8") != std::string::npos);
}

TEST_CASE("other files and folders are left alone") {
    const auto lexicon = lexicon_of({{"lexicon/hints/a.toml", "[hint]\n"}, {"sums/GJ001.toml", "id = 1"}, {"lexicon/readme.md", "["}});
    CHECK(lexicon.longest_at("甲", 0, Place::title).term == nullptr);
}

TEST_CASE("classification codes have names and names have codes") {
    const auto lexicon = lexicon_of({{"classification/function.tsv", "# codes\n201\t一般公共服务支出\n2010301\t行政运行\r\n2040201\t行政运行\n"
                                                                     "2013804\t经营主体管理\t市场主体管理|主体管理\n"},
                                     {"classification/economic.tsv", "30212\t因公出国（境）费用\n"}});
    CHECK(lexicon.name_of(Dimension::function, "2010301") == "行政运行");
    CHECK(lexicon.name_of(Dimension::function, "999") == "");
    CHECK(lexicon.name_of(Dimension::side, "201") == "");
    CHECK(lexicon.name_of(Dimension::economic, "30212") == "因公出国(境)费用");
    CHECK(lexicon.codes_of(Dimension::function, "行政运行") == std::vector<std::string>{"2010301", "2040201"});
    CHECK(lexicon.codes_of(Dimension::function, "市场主体管理") == std::vector<std::string>{"2013804"});
    CHECK(lexicon.codes_of(Dimension::economic, "行政运行").empty());
}

TEST_CASE("bad classification lines are told with their position") {
    const auto error = error_of({{"classification/function.tsv", "201 没有\n20\t短\n203\t国防|\t\n204\t公安\n204\t公安\n"},
                                 {"classification/colours.tsv", "201\t红\n"}});
    CHECK(error.where == "classification/function.tsv:1:1");
    for (const auto* part : {"function.tsv:2:1: a code has", "function.tsv:3:1: a name is empty", "function.tsv:5:1: code 204 stands here twice",
                             "colours.tsv:1:1"}) {
        CHECK_MESSAGE(error.text.find(part) != std::string::npos, part, " in ", error.text);
    }
}

TEST_CASE("the rules that come with the program load") {
    const auto lexicon = lexicon_of(rule_folder());
    CHECK(lexicon.name_of(Dimension::function, "2080505") == "机关事业单位基本养老保险缴费支出");
    CHECK(lexicon.name_of(Dimension::economic, "30101") == "基本工资");
    CHECK(lexicon.name_of(Dimension::gov_economic, "50201") == "办公经费");
    CHECK(lexicon.longest_at(fold("一般公共预算"), 0, Place::title).term != nullptr);
}

TEST_CASE("every section and item code of the classifications has its class") {
    const auto lexicon = lexicon_of(rule_folder());
    for (const auto& file : rule_folder()) {
        if (!file.path.starts_with("classification/")) continue;
        const auto dimension = dimension_from_id(std::filesystem::path(file.path).stem().string());
        REQUIRE(dimension.has_value());
        for (std::size_t at = 0; at < file.text.size(); at = file.text.find('\n', at) + 1) {
            const auto code = file.text.substr(at, file.text.find('\t', at) - at);
            if (code.starts_with('#')) continue;
            CHECK_MESSAGE(!lexicon.name_of(*dimension, code.substr(0, 3)).empty(), code);
            if (code.size() > 3) CHECK_MESSAGE(!lexicon.name_of(*dimension, code.substr(0, 5)).empty(), code);
        }
    }
}
