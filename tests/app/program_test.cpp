// The program as people start it, in a process of its own: nothing was loaded before its first child.

#include "gouji/app/child.hpp"
#include "gouji/app/cli.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include <sys/wait.h>

#include <cstdlib>

using namespace gouji;
using namespace gouji::test;

namespace {

/// Runs the built program; its standard output and error go into files of the workspace.
Ran start(const Workspace& space, const std::string& arguments) {
    const auto out = space.path("out"), err = space.path("err");
    const int status = std::system((std::string(GOUJI_PROGRAM) + " " + arguments + " >" + out + " 2>" + err).c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(out), bytes_of(err)};
}

}  // namespace

TEST_CASE("the started program reads a document in a confined child as it does here") {
    Workspace space;
    const auto ran = start(space, "check " + clean_pdf.native() + " --format json");
    CHECK(ran.code == exit_code::clean);
    CHECK(ran.json() == run_gouji({"check", clean_pdf.native(), "--format", "json"}).json());
    if (children_are_limited()) CHECK(ran.err.empty());
}

TEST_CASE("a document that needs more memory than allowed says so") {
    if (!children_are_limited()) return;
    Workspace space;
    const auto ran = start(space, "check " + clean_pdf.native() + " --format json --memory 1");
    CHECK(ran.json()["documents"][0]["status"] == "memory");
    CHECK(ran.code == exit_code::unchecked);
}
