#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace gouji {

/// What one child process may use. A real disclosure of 200 pages takes 3 seconds and 150 MB.
struct ChildLimits {
    std::uint64_t memory = std::uint64_t{1} << 30;   ///< bytes of address space
    int seconds = 120;                               ///< of processor time; four times that may pass on the clock
};

enum class ChildEnding {
    finished,
    crashed,       ///< a signal, an exception, or it was killed from outside
    timeout,
    memory,
    interrupted    ///< the run was (SIGINT, SIGTERM): this piece was stopped or never begun
};

struct ChildResult {
    ChildEnding ending = ChildEnding::crashed;
    std::string bytes;        ///< what the work gave; empty unless finished
    std::string reason;       ///< for people, when it did not finish: "SIGSEGV"
    bool confined = false;    ///< the kernel took the list of allowed system calls
    double seconds = 0;       ///< of processor time that it used
};

using ChildWork = std::function<std::string(std::size_t)>;
using ChildDone = std::function<void(std::size_t, ChildResult)>;
/// The number of the next piece of work; nullopt when there is none now. Asked again whenever a child has ended.
using ChildNext = std::function<std::optional<std::size_t>()>;

/// Does work(0) … work(count − 1), each in a process of its own and at most `jobs` at a time, and tells done(i, result) of each
/// in the order they end; done(i) holds back nobody else. Whatever becomes of a child, the others go on and no child is left
/// when this returns. A child can read files and give its bytes back; it cannot write, run programs or use the network where
/// the kernel has seccomp. The caller must have no other thread. False when SIGINT or SIGTERM ended the run early.
bool run_children(std::size_t count, std::size_t jobs, const ChildLimits& limits, const ChildWork& work, const ChildDone& done);
/// The same for work that is not known beforehand: done() may add to what next() gives, except for a piece that was interrupted.
bool run_children(const ChildNext& next, std::size_t jobs, const ChildLimits& limits, const ChildWork& work, const ChildDone& done);

/// One piece of work that touches a hostile file: bytes of a crop, of an annotated copy.
ChildResult run_in_child(const std::function<std::string()>& work, const ChildLimits& limits);

/// Can children be limited in this build? Sanitizers need the address space and system calls that limits take away.
bool children_are_limited();

}  // namespace gouji
