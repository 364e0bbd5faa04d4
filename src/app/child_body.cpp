#include "child_body.hpp"

#include "sandbox.hpp"

#include <fcntl.h>
#include <iconv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>
#include <new>
#include <string_view>

namespace gouji {
namespace {

constexpr int result_descriptor = 3;          // behind the three standard ones, which libraries may write to
constexpr rlim_t seconds_to_end_itself = 2;   // after SIGXCPU, before the kernel kills

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A library that catches std::bad_alloc would go on with half a document, so nobody gets to catch it.
void end_for_memory() { _exit(child_exit::memory); }

/// Standard input and output lead nowhere, messages to standard error, and nothing else of the parent stays open: report files,
/// pipes of other children. Sanitizers speak on the parent's standard error.
void keep_only(int result, int messages) {
    constexpr int clear_of_targets = 10;
    const int high_result = fcntl(result, F_DUPFD, clear_of_targets), high_messages = fcntl(messages, F_DUPFD, clear_of_targets);
    const int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    if (children_are_limited()) dup2(high_messages, STDERR_FILENO);
    dup2(high_result, result_descriptor);
    close_range(result_descriptor + 1, ~0U, 0);
}

void set_limit(decltype(RLIMIT_AS) what, rlim_t soft, rlim_t hard) {
    const rlimit limit{soft, hard};
    setrlimit(what, &limit);
}

void take_limits(const ChildLimits& limits) {
    set_limit(RLIMIT_CORE, 0, 0);
    if (!children_are_limited()) return;
    const auto seconds = static_cast<rlim_t>(limits.seconds);
    set_limit(RLIMIT_CPU, seconds, seconds + seconds_to_end_itself);
    set_limit(RLIMIT_AS, limits.memory, limits.memory);
    set_limit(RLIMIT_FSIZE, 0, 0);
}

/// Signals as a new process has them: the parent's handlers and mask are about the whole run.
void reset_signals() {
    for (const int number : {SIGINT, SIGTERM, SIGPIPE, SIGCHLD}) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// Poppler converts every word with iconv, whose code the C library maps on first use. A confined child cannot map code, so it
/// is there before, and stays while a descriptor is open.
bool load_conversions() {
    const auto failed = reinterpret_cast<iconv_t>(-1);
    return iconv_open("UTF-16", "UTF-8") != failed && iconv_open("UTF-8", "UTF-16") != failed;
}

int do_work(const std::function<std::string()>& work, char mark) {
    try {
        const std::string bytes = work();
        return write_all(result_descriptor, {&mark, 1}) && write_all(result_descriptor, bytes) ? child_exit::finished : child_exit::exception;
    } catch (const std::bad_alloc&) {
        return child_exit::memory;
    } catch (const std::exception& problem) {
        write_all(STDERR_FILENO, problem.what());
    }
    return child_exit::exception;
}

}  // namespace

bool children_are_limited() {
#ifdef GOUJI_SANITIZED
    return false;
#else
    return true;
#endif
}

void live_as_child(const std::function<std::string()>& work, const ChildLimits& limits, int result, int messages, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(child_exit::exception);   // it died before it could take us along
    reset_signals();
    keep_only(result, messages);
    std::set_new_handler(end_for_memory);
    take_limits(limits);
    const bool confined = children_are_limited() && load_conversions() && confine(result_descriptor, STDERR_FILENO);
    _exit(do_work(work, confined ? confined_mark : free_mark));
}

}  // namespace gouji
