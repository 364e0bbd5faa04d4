#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include <cstdio>

using namespace gouji;
using namespace gouji::test;

namespace {

/// What bash offers after these words; the last one is being written.
std::string offered(const std::string& script, const std::string& words, int at) {
    const std::string command = "bash -c 'source \"" + script + "\"; COMP_WORDS=(" + words + "); COMP_CWORD=" + std::to_string(at) +
                                "; _gouji; echo \"${COMPREPLY[@]}\"'";
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) out += static_cast<char>(c);
    CHECK(pclose(pipe) == 0);
    return out.substr(0, out.find('\n'));
}

}  // namespace

TEST_CASE("bash completes commands, their options and the choices of an option") {
    Workspace space;
    const auto script = space.write("gouji.bash", run_gouji({"completion", "bash"}).out);
    CHECK(offered(script, "gouji ta", 1) == "tables");
    CHECK(offered(script, "gouji check --fail-on \"\"", 3) == "error warning note never");
    CHECK(offered(script, "gouji tables --format j", 3) == "json");
    CHECK(offered(script, "gouji check --format j", 3) == "json junit");
    CHECK(offered(script, "gouji check --min", 2) == "--min-coverage");
    CHECK(offered(script, "gouji rules check --min", 3).empty());
    CHECK(offered(script, "gouji rules l", 2) == "list");
    CHECK(offered(script, "gouji --lang en rules ch", 4) == "check");
    CHECK(offered(script, "gouji check --output \"\"", 3).empty());   // paths are offered by bash itself
}

TEST_CASE("every shell's completion knows every command and option; another shell is wrong usage") {
    const auto help = run_gouji({"check", "--help"}).out;
    for (const char* shell : {"bash", "zsh", "fish"}) {
        const auto script = run_gouji({"completion", shell});
        CHECK(script.code == 0);
        for (const char* word : {"check", "tables", "facts", "layout", "explain", "rules"}) CHECK(script.says(word));
        for (const char* option : {"fail-on", "min-coverage", "baseline", "dump-config", "select", "rules", "lang"}) CHECK(script.says(option));
    }
    CHECK(run_gouji({"completion", "csh"}).code == exit_code::usage);
}
