#include "gouji/app/inputs.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

using namespace gouji;
using namespace gouji::test;

namespace {

std::vector<Input> expand(const std::vector<std::string>& paths, const std::string& list = "") {
    std::istringstream in(list);
    return expand_inputs(paths, in);
}

}  // namespace

TEST_CASE("a folder becomes its PDF files, recursively, sorted, whatever the case of the ending") {
    Workspace space;
    space.folder("b/c");
    space.folder("a");
    for (const char* name : {"b/c/2.PDF", "b/1.pdf", "a/9.pdf", "a/notes.txt", "z.Pdf"}) space.write(name, "x");
    const auto inputs = expand({space.root()});
    REQUIRE(inputs.size() == 4);
    CHECK(inputs[0].path == space.path("a/9.pdf"));
    CHECK(inputs[1].path == space.path("b/1.pdf"));
    CHECK(inputs[2].path == space.path("b/c/2.PDF"));
    CHECK(inputs[3].path == space.path("z.Pdf"));
    for (const auto& input : inputs) CHECK(input.reason.empty());
}

TEST_CASE("a path named twice, or by its folder as well, is read once and keeps its first place") {
    Workspace space;
    space.folder("f");
    const auto first = space.write("f/2.pdf", "x");
    space.write("f/1.pdf", "x");
    const auto inputs = expand({first, space.path("f"), space.path("f/../f/1.pdf"), first});
    REQUIRE(inputs.size() == 2);
    CHECK(inputs[0].path == first);
    CHECK(inputs[1].path == space.path("f/1.pdf"));
}

TEST_CASE("what cannot be read is an input with its reason") {
    Workspace space;
    const auto empty = space.folder("empty");
    mkfifo(space.path("pipe.pdf").c_str(), 0600);
    const auto inputs = expand({space.path("missing.pdf"), empty, space.path("pipe.pdf")});
    REQUIRE(inputs.size() == 3);
    CHECK(inputs[0].reason == "not_found");
    CHECK(inputs[1].reason == "no_pdf");
    CHECK(inputs[2].reason == "special_file");
}

TEST_CASE("a folder that may not be listed does not hide the others") {
    Workspace space;
    const auto closed = space.folder("closed");
    space.write("open.pdf", "x");
    fs::permissions(closed, fs::perms::none);
    const auto inputs = [&] {
        const Unprivileged reader;
        return expand({space.root()});
    }();
    fs::permissions(closed, fs::perms::owner_all);
    REQUIRE(inputs.size() == 2);
    CHECK(inputs[0].reason == "permission");
    CHECK(inputs[1].reason.empty());
}

TEST_CASE("a folder that contains itself through a link ends") {
    Workspace space;
    space.write("a.pdf", "x");
    fs::create_directory_symlink(space.root(), space.path("again"));
    CHECK(expand({space.root()}).size() == 1);
}

TEST_CASE("a link to a folder is followed, a folder with a name of its own goes by that name") {
    Workspace space;
    space.folder("archive/2024");
    space.write("archive/2024/old.pdf", "x");
    space.folder("run/z");
    space.write("run/z/new.pdf", "x");
    fs::create_directory_symlink(space.path("archive"), space.path("run/m"));
    fs::create_directory_symlink(space.path("run/z"), space.path("run/a"));
    const auto inputs = expand({space.path("run")});
    REQUIRE(inputs.size() == 2);
    CHECK(inputs[0].path == space.path("run/m/2024/old.pdf"));
    CHECK(inputs[1].path == space.path("run/z/new.pdf"));
}

TEST_CASE("a dash reads the list of paths, one a line") {
    Workspace space;
    const auto a = space.write("a.pdf", "x"), b = space.write("b c.pdf", "x");
    const auto inputs = expand({"-"}, b + "\r\n\n" + a + "\n");
    REQUIRE(inputs.size() == 2);
    CHECK(inputs[0].path == b);
    CHECK(inputs[1].path == a);
    CHECK(expand({"-"}, "").empty());
}
