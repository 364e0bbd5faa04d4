#include "gouji/rules/rule.hpp"

#include <doctest/doctest.h>

using namespace gouji;

namespace {

const std::string texts = R"(
[title]
zh = "标题"
en = "title"
[why]
zh = "理由"
en = "why"
[formula]
zh = "公式"
en = "formula"
[false_positives]
zh = "误报"
en = "none"
[example]
zh = "例"
en = "example"
)";

std::string rule_text(const std::string& body) {
    return "id = \"GJ901\"\ncatalogue = [\"X01\"]\nseverity = \"error\"\nbasis = \"b\"\n" + body + texts;
}

Result<RuleSet> load(const std::string& text, const std::string& path = "within/GJ901-test.toml") {
    const std::vector<DataFile> files{{path, text}};
    return load_rules(files);
}

Coordinates coordinates(std::initializer_list<std::pair<Dimension, std::string>> list) {
    Coordinates out;
    for (const auto& [dimension, value] : list) out.set({dimension, value, Certainty::said});
    return out;
}

}  // namespace

TEST_CASE("a sum rule is read with pattern, steps and structures") {
    const auto set = load(rule_text("kind = \"sum\"\n[select]\nfund = \"fiscal/*\"\nfunction = \"+\"\nitem = \"-\"\nsteps = [\"fund\"]\nstructures = [\"header\"]\n"));
    REQUIRE_MESSAGE(set.has_value(), (set ? "" : set.error().text));
    const auto& sum = std::get<SumRule>(set->rules.at(0).kind);
    CHECK(sum.steps == std::vector{Dimension::fund});
    CHECK(sum.structures == std::vector{Structure::header});
    CHECK(sum.parent.matches(coordinates({{Dimension::fund, "fiscal/general"}, {Dimension::function, "208"}})));
    CHECK_FALSE(sum.parent.matches(coordinates({{Dimension::fund, "own"}, {Dimension::function, "208"}})));
    CHECK_FALSE(sum.parent.matches(coordinates({{Dimension::fund, "fiscal"}})));
    CHECK_FALSE(sum.parent.matches(coordinates({{Dimension::fund, "fiscal"}, {Dimension::function, "208"}, {Dimension::item, "meetings"}})));
}

TEST_CASE("a scope that means all, or that the print does not say, is no value") {
    const Pattern unset{{{Dimension::vintage, Constraint::Kind::unset, {}}}};
    CHECK(unset.matches(coordinates({{Dimension::vintage, "all"}})));
    CHECK_FALSE(unset.matches(coordinates({{Dimension::vintage, "current"}})));
    Coordinates open;
    open.set({Dimension::vintage, "current", Certainty::unknown});
    CHECK(unset.matches(open));
}

TEST_CASE("all mistakes of a rule file are reported, each with file, line and column") {
    const auto set = load(rule_text("kind = \"sum\"\ncolour = \"red\"\n[select]\nfondo = \"fiscal\"\nsteps = [\"nowhere\"]\n"));
    REQUIRE_FALSE(set.has_value());
    const auto& text = set.error().text;
    CHECK(text.find("unknown key 'colour'") != std::string::npos);
    CHECK(text.find("unknown key 'fondo'") != std::string::npos);
    CHECK(text.find("'nowhere' is no dimension") != std::string::npos);
    CHECK(text.find("within/GJ901-test.toml:6:1") != std::string::npos);
    CHECK(set.error().reason == "rule_file");
}

TEST_CASE("a file that is no TOML is reported with its place") {
    const auto set = load("id = \"GJ901\nkind");
    REQUIRE_FALSE(set.has_value());
    CHECK(set.error().where.starts_with("within/GJ901-test.toml:1:"));
}

TEST_CASE("the id must be the one the file is named after") {
    const auto body = rule_text("kind = \"restated\"\n[select]\nfund = \"+\"\n");
    CHECK(load(body).has_value());
    CHECK_FALSE(load(body, "within/GJ902-test.toml").has_value());
    CHECK_FALSE(load(body, "within/deeper/GJ901-test.toml").has_value());
}

TEST_CASE("two files with one id are refused") {
    const auto body = rule_text("kind = \"restated\"\n[select]\nfund = \"+\"\n");
    const std::vector<DataFile> files{{"a/GJ901-one.toml", body}, {"b/GJ901-two.toml", body}};
    const auto set = load_rules(files);
    REQUIRE_FALSE(set.has_value());
    CHECK(set.error().text.find("GJ901 is already the id of a/GJ901-one.toml") != std::string::npos);
}

TEST_CASE("a missing text and a wrong type are mistakes") {
    auto body = rule_text("kind = \"equal\"\nsame_table = \"yes\"\n[left]\nside = \"revenue\"\n[right]\nside = \"expenditure\"\n");
    const auto set = load(body.substr(0, body.find("[example]")));
    REQUIRE_FALSE(set.has_value());
    CHECK(set.error().text.find("missing table [example]") != std::string::npos);
    CHECK(set.error().text.find("'same_table' must be true or false") != std::string::npos);
}

TEST_CASE("the digest changes with the bytes of any file") {
    const auto body = rule_text("kind = \"restated\"\n[select]\nfund = \"+\"\n");
    CHECK(load(body)->digest != load(body + "# comment\n")->digest);
    CHECK(load(body)->digest == load(body)->digest);
}

TEST_CASE("rules on sentences are read with what they check") {
    const auto growth = load(rule_text("kind = \"growth\"\nchecks = \"direction\"\n[select]\nitem = \"three_public/*\"\n"));
    REQUIRE_MESSAGE(growth.has_value(), (growth ? "" : growth.error().text));
    const auto& frame = std::get<FrameRule>(growth->rules.at(0).kind);
    CHECK(frame.kind == FrameKind::growth);
    CHECK(frame.aspect == FrameRule::Aspect::direction);
    CHECK(frame.figure.constraints.size() == 1);
    const auto flat = load(rule_text("kind = \"flat\"\n[select]\n"));
    REQUIRE_MESSAGE(flat.has_value(), (flat ? "" : flat.error().text));
    CHECK(std::get<FrameRule>(flat->rules.at(0).kind).kind == FrameKind::flat);
    CHECK_FALSE(load(rule_text("kind = \"share\"\nchecks = \"base\"\n[select]\n")).has_value());
    CHECK_FALSE(load(rule_text("kind = \"growth\"\nchecks = \"colour\"\n[select]\n")).has_value());
}

TEST_CASE("a restated rule may ask for sentences") {
    const auto set = load(rule_text("kind = \"restated\"\norigin = \"prose_only\"\n[select]\n"));
    REQUIRE_MESSAGE(set.has_value(), (set ? "" : set.error().text));
    CHECK(std::get<RestatedRule>(set->rules.at(0).kind).pair == RestatedRule::Pair::prose_only);
    CHECK_FALSE(load(rule_text("kind = \"sum\"\norigin = \"prose\"\n[select]\n")).has_value());
}
