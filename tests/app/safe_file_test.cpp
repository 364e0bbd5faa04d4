#include "gouji/app/safe_file.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

using namespace gouji;
using namespace gouji::test;

namespace {

/// No file may grow beyond so many bytes: what a full disk looks like.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~SmallDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

std::size_t files_in(const std::string& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a file is written whole and nothing else is left beside it") {
    Workspace space;
    const auto path = space.path("a.json");
    CHECK(why_not_writable(path).empty());
    CHECK(files_in(space.root()) == 0);
    CHECK(write_whole(path, "first").empty());
    CHECK(write_whole(path, "second").empty());
    CHECK(bytes_of(path) == "second");
    CHECK(files_in(space.root()) == 1);
}

TEST_CASE("a file that was there keeps its permissions, and a link stays a link") {
    Workspace space;
    const auto path = space.write("real.json", "old");
    ::chmod(path.c_str(), 0640);
    fs::create_symlink(path, space.path("link.json"));
    CHECK(write_whole(space.path("link.json"), "new").empty());
    CHECK(fs::is_symlink(space.path("link.json")));
    CHECK(bytes_of(path) == "new");
    CHECK((fs::status(path).permissions() & fs::perms::mask) == static_cast<fs::perms>(0640));
}

TEST_CASE("when the disk is full, what was there stays and nothing half-written is left") {
    Workspace space;
    const auto path = space.write("a.json", "old");
    const std::string large(100000, 'x');
    std::string problem, other;
    {
        const SmallDisk disk(1000);
        problem = write_whole(path, large);
        other = write_whole(space.path("new.json"), large);
    }
    CHECK(problem == "system.no_space");
    CHECK(other == "system.no_space");
    CHECK(bytes_of(path) == "old");
    CHECK(files_in(space.root()) == 1);
}

TEST_CASE("a full device is a problem of writing, not of opening") {
    CHECK(why_not_writable("/dev/full").empty());
    CHECK(write_whole("/dev/full", "text") == "system.no_space");
    CHECK(write_whole("/dev/null", "text").empty());
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("folders that cannot be written, folders in place of files and missing folders are known before anything is read") {
    Workspace space;
    const auto folder = space.folder("closed");
    const auto kept = space.write("closed/a.json", "old");
    const auto locked = space.write("locked.json", "old");
    fs::permissions(folder, static_cast<fs::perms>(0555));
    fs::permissions(locked, static_cast<fs::perms>(0444));
    {
        const Unprivileged writer;
        CHECK(why_not_writable(kept) == "system.permission");
        CHECK(write_whole(kept, "new") == "system.permission");
        CHECK(why_not_writable(space.path("closed/b.json")) == "system.permission");
        CHECK(why_not_writable(locked) == "system.permission");
    }
    fs::permissions(folder, static_cast<fs::perms>(0755));
    CHECK(bytes_of(kept) == "old");
    CHECK(why_not_writable(folder) == "system.is_folder");
    CHECK(why_not_writable(space.path("none/a.json")) == "system.no_folder");
}

TEST_CASE("a report never takes the place of a PDF") {
    Workspace space;
    const auto path = space.copy(clean_pdf, "a.pdf");
    CHECK(why_not_writable(path) == "system.is_pdf");
    CHECK(write_whole(path, "text") == "system.is_pdf");
    CHECK(bytes_of(path) == bytes_of(clean_pdf));
}

TEST_CASE("a name that is ours alone takes the place of a link without following it") {
    Workspace space;
    const auto elsewhere = space.write("elsewhere.pdf", "%PDF-kept");
    fs::create_symlink(elsewhere, space.path("copy.pdf"));
    CHECK(write_whole(space.path("copy.pdf"), "new", Replaces::whatever_stands_there).empty());
    CHECK_FALSE(fs::is_symlink(space.path("copy.pdf")));
    CHECK(bytes_of(space.path("copy.pdf")) == "new");
    CHECK(bytes_of(elsewhere) == "%PDF-kept");
}

TEST_CASE("a file written in pieces stands under its name only when it is whole") {
    Workspace space;
    const auto path = space.write("a.ndjson", "old");
    const std::string line(100000, 'x');
    {
        SafeFile abandoned;
        REQUIRE(abandoned.open(path).empty());
        abandoned.stream() << line << line;
    }
    CHECK(bytes_of(path) == "old");
    CHECK(files_in(space.root()) == 1);
    SafeFile file;
    REQUIRE(file.open(path).empty());
    file.stream() << line << line;
    CHECK(bytes_of(path) == "old");
    CHECK(file.commit().empty());
    CHECK(bytes_of(path) == line + line);
    CHECK(files_in(space.root()) == 1);
}
