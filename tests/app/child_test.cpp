#include "gouji/app/child.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <stdexcept>

using namespace gouji;
using namespace gouji::test;

namespace {

constexpr ChildLimits usual{};

void spin() {
    for (volatile unsigned turns = 0;;) {
        const unsigned next = turns + 1;
        turns = next;
    }
}

bool no_child_left() { return waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD; }

std::string errno_name(bool done) { return done ? "done" : strerrorname_np(errno); }

/// What the kernel answers inside a child.
std::string answered(const std::function<bool()>& attempt) {
    return run_in_child([&] { return errno_name(attempt()); }, usual).bytes;
}

}  // namespace

TEST_CASE("a child gives its bytes back, whatever they are and however many") {
    for (const std::size_t size : {0U, 1U, 70'000U, 5'000'000U}) {
        const std::string bytes(size, '\0');
        const auto result = run_in_child([&] { return bytes; }, usual);
        CHECK(result.ending == ChildEnding::finished);
        CHECK(result.bytes == bytes);
    }
    CHECK(no_child_left());
}

TEST_CASE("every piece of work is done once, whatever the number of children at a time") {
    for (const std::size_t jobs : {1U, 3U, 50U}) {
        std::map<std::size_t, std::string> got;
        CHECK(run_children(20, jobs, usual, [](std::size_t i) { return std::to_string(i * i); },
                           [&](std::size_t i, ChildResult result) { CHECK(got.emplace(i, result.bytes).second); }));
        REQUIRE(got.size() == 20);
        for (const auto& [i, bytes] : got) CHECK(bytes == std::to_string(i * i));
    }
    CHECK(no_child_left());
}

TEST_CASE("a crash, an exception and a silent end are named and hurt nobody else") {
    std::map<std::size_t, ChildResult> got;
    run_children(5, 2, usual,
                 [](std::size_t i) -> std::string {
                     if (i == 0) raise(SIGSEGV);
                     if (i == 1) std::abort();
                     if (i == 2) throw std::runtime_error("no such thing");
                     if (i == 3) _exit(0);
                     return "fine";
                 },
                 [&](std::size_t i, ChildResult result) { got[i] = std::move(result); });
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(got[i].ending == ChildEnding::crashed);
        CHECK(got[i].bytes.empty());
    }
    if (children_are_limited()) {
        CHECK(got[0].reason == "SIGSEGV");
        CHECK(got[1].reason.starts_with("SIGABRT"));
        CHECK(got[2].reason == "no such thing");
    }
    CHECK(got[4].bytes == "fine");
    CHECK(no_child_left());
}

TEST_CASE("processor time, time on the clock and memory are limited") {
    if (!children_are_limited()) return;
    CHECK(run_in_child([] { return spin(), std::string(); }, {usual.memory, 1}).ending == ChildEnding::timeout);
    CHECK(run_in_child([] { return sleep(600), std::string(); }, {usual.memory, 1}).ending == ChildEnding::timeout);
    const auto greedy = run_in_child([] { return std::string(std::size_t{1} << 31, 'x'); }, usual);
    CHECK(greedy.ending == ChildEnding::memory);
    const auto swallowed = run_in_child(
        [] {
            try {
                return std::string(std::size_t{1} << 31, 'x');
            } catch (const std::bad_alloc&) {
                return std::string("half a document");
            }
        },
        usual);
    CHECK(swallowed.ending == ChildEnding::memory);
    CHECK(no_child_left());
}

TEST_CASE("a child reads files and can do nothing else to the world") {
    if (!run_in_child([] { return std::string(); }, usual).confined) return;
    Workspace space;
    const auto file = space.write("a.txt", "abc");
    CHECK(answered([&] { return open(file.c_str(), O_RDONLY) >= 0; }) == "done");
    CHECK(answered([&] { return open(file.c_str(), O_RDWR) >= 0; }) == "EPERM");
    CHECK(answered([&] { return open(space.path("new").c_str(), O_CREAT | O_WRONLY, 0600) >= 0; }) == "EPERM");
    CHECK(answered([&] { return unlink(file.c_str()) == 0; }) == "EPERM");
    CHECK(answered([&] { return rename(file.c_str(), space.path("b").c_str()) == 0; }) == "EPERM");
    CHECK(answered([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }) == "EPERM");
    CHECK(answered([] { return fork() >= 0; }) == "EPERM");
    CHECK(answered([] { return execl("/bin/true", "true", nullptr) == 0; }) == "EPERM");
    CHECK(answered([] { return kill(getppid(), 0) == 0; }) == "EPERM");
    CHECK(bytes_of(file) == "abc");
}

TEST_CASE("a child has no open file of its parent") {
    Workspace space;
    constexpr int not_used_by_children = 20;
    const int opened = open(space.path("report").c_str(), O_CREAT | O_WRONLY, 0600);
    const int open_report = fcntl(opened, F_DUPFD, not_used_by_children);
    REQUIRE(open_report >= not_used_by_children);
    close(opened);
    const auto result = run_in_child([&] { return std::string(fcntl(open_report, F_GETFD) == -1 ? "closed" : "open"); }, usual);
    close(open_report);
    CHECK(result.bytes == "closed");
}

TEST_CASE("an interrupted run keeps what is done, names the rest and leaves no child") {
    for (const int number : {SIGINT, SIGTERM}) {
        std::map<std::size_t, ChildEnding> got;
        const bool whole = run_children(6, 2, usual,
                                        [](std::size_t i) {
                                            if (i > 1) sleep(600);
                                            return std::string("fine");
                                        },
                                        [&](std::size_t i, const ChildResult& result) {
                                            got[i] = result.ending;
                                            if (got.size() == 2) raise(number);
                                        });
        CHECK_FALSE(whole);
        REQUIRE(got.size() == 6);
        for (const auto& [i, ending] : got) CHECK(ending == (i < 2 ? ChildEnding::finished : ChildEnding::interrupted));
        CHECK(no_child_left());
    }
}

TEST_CASE("a child that was killed from outside is a crash") {
    const auto result = run_in_child([] { return kill(getpid(), SIGKILL) == 0 || raise(SIGSEGV) == 0 ? std::string("lives") : std::string(); }, usual);
    CHECK(result.ending == ChildEnding::crashed);
}

TEST_CASE("no child outlives a supervisor that gives up") {
    CHECK_THROWS_AS(run_children(4, 3, usual,
                                 [](std::size_t i) {
                                     if (i > 0) sleep(600);
                                     return std::string();
                                 },
                                 [](std::size_t, const ChildResult&) { throw std::runtime_error("disk full"); }),
                    std::runtime_error);
    CHECK(no_child_left());
}
